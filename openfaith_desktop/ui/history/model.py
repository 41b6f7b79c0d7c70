"""What the history shows: runs by day, and what taking one back would do, by name. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application.history import RunLine
from openfaith_desktop.application.totals import Totals
from openfaith_desktop.ui import words


def tr(text: str) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("history", text)


def did(totals: Totals, system: str) -> str:
    """Return what a run did, in a few words."""
    parts = (
        (totals.added, tr("{} added")),
        (totals.updated, tr("{} updated")),
        (totals.linked, tr("{} found")),
        (totals.removed, tr("{} removed")),
        (totals.merged, tr("{} made one")),
        (totals.sent_new, tr("{} added in {}")),
        (totals.sent_updates, tr("{} updated in {}")),
        (totals.sent_removals, tr("{} removed in {}")),
    )
    said = [text.format(words.number(number), system) for number, text in parts if number]
    return ", ".join(said) or tr("Nothing new")


def by_day(runs: Sequence[RunLine]) -> list[tuple[str, list[RunLine]]]:
    """Return runs under their day's name, newest first."""

    def day(run: RunLine) -> str:
        moment = words.parsed(run.started_at)
        return words.day_name(moment) if moment else ""

    return [(name, list(mine)) for name, mine in groupby(runs, day)]


@dataclass(frozen=True, slots=True)
class Back:
    """One line of what goes back: whose, which field, from and to; or why it stays."""

    name: str
    label: str
    old: str
    new: str


def goes_back(document: Mapping[str, Any], side: str) -> list[Back]:
    """Return what goes back on a side: `here` or `there`."""
    return [
        Back(one["title"] or tr("Without a name"), one["label"] or "", _shown(one, "old"), _shown(one, "new"))
        for one in document["goes_back"]
        if one["side"] == side
    ]


def stays(document: Mapping[str, Any]) -> list[Back]:
    """Return what an undo leaves as it is, and why."""
    return [
        Back(one["title"] or tr("Without a name"), one["label"] or "", "", one["reason"])
        for one in document["left"]
    ]


def _shown(one: Mapping[str, Any], which: str) -> str:
    if not one["label"]:
        whole = {
            "removed": tr("removed"),
            "back": tr("back again"),
            "different": tr("two again"),
            "not_different": tr("asked about again"),
        }
        return whole.get(one[which] or "", "")
    value = one[which]
    if value in (None, ""):
        return tr("nothing")
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    return str(value)
