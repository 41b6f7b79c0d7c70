"""What the history shows: runs by day, and what taking one back would do, by name. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application.activity import Activity
from openfaith_desktop.application.history import RunLine
from openfaith_desktop.application.totals import Totals
from openfaith_desktop.ui import words
from openfaith_desktop.ui.activity.model import ICONS as DEEDS
from openfaith_desktop.ui.activity.model import by, whom
from openfaith_desktop.ui.texts import localised, localised_label

RUNS = {"push": "paper-plane-tilt", "undo": "arrow-counter-clockwise", "preview": "eye"}

SHOWN = 50
"""So many lines of a part of an undo are listed; the number beside its title counts all."""


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("history", text, None, number)


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: a run, or what a person did in one go. `what` is how it is taken back."""

    what: str
    at: str
    title: str
    did: str
    state: str
    icon: str
    troubled: bool
    can_undo: bool
    sums: str
    """What it did, and how long it took or who did it."""
    run: RunLine | None = None


def of_run(run: RunLine) -> Entry:
    """Return a run's line."""
    said = did(run.people, run.system)
    took = (
        tr("took {}").format(words.span(run.seconds))
        if run.seconds is not None
        else localised(run.state_title)
    )
    icon = RUNS.get(run.kind, "arrows-clockwise")
    sums = f"{said} · {took}"
    return Entry(
        str(run.id),
        run.started_at,
        localised(run.title),
        said,
        localised(run.state_title),
        icon,
        run.state == "failed",
        run.can_undo,
        sums,
        run,
    )


def of_deed(one: Activity) -> Entry:
    """Return the line of what a person did, or of a run as the activity tells it."""
    who = whom(one)
    sums = f"{who} · {by(one)}" if who else by(one)
    return Entry(
        one.undo, one.at, localised(one.sentence), who, "", DEEDS.get(one.kind, "clock"), False, True, sums
    )


def newest_first(runs: Sequence[RunLine], deeds: Sequence[Activity]) -> list[Entry]:
    """Return both as one list."""
    entries = [*map(of_run, runs), *map(of_deed, deeds)]
    return sorted(entries, key=lambda one: one.at, reverse=True)


def by_day(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries under their day's name, newest first."""

    def day(entry: Entry) -> str:
        moment = words.parsed(entry.at)
        return words.day_name(moment) if moment else ""

    return [(name, list(mine)) for name, mine in groupby(entries, day)]


@dataclass(frozen=True, slots=True)
class Back:
    """One line of what goes back: whose, which field, from and to; or why it stays."""

    name: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what an undo would do: how many things, and the first of them as they are shown."""

    count: int
    lines: tuple[Back, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an undo would do: what goes back here and there, what stays, and to how many records something happens."""

    here: Part
    there: Part
    left: Part
    records: int


def outlook(document: Mapping[str, Any]) -> Outlook:
    """Return what an undo would do. A first sync has half a million lines: not for the window's thread."""
    sides: dict[str, list[Mapping[str, Any]]] = {"here": [], "there": []}
    for one in document["goes_back"]:
        sides[one["side"]].append(one)
    left = document["left"]
    return Outlook(
        Part(len(sides["here"]), tuple(_back(one) for one in sides["here"][:SHOWN])),
        Part(len(sides["there"]), tuple(_back(one) for one in sides["there"][:SHOWN])),
        Part(len(left), tuple(_stays(one) for one in left[:SHOWN])),
        len({one["entity_id"] for one in document["goes_back"]}),
    )


def _back(one: Mapping[str, Any]) -> Back:
    return Back(_whose(one), _what(one), _shown(one, "old"), _shown(one, "new"))


def _stays(one: Mapping[str, Any]) -> Back:
    return Back(_whose(one), _what(one), "", localised(one["reason"]))


def _whose(one: Mapping[str, Any]) -> str:
    return one["person"] or one["title"] or tr("Without a name")


def _what(one: Mapping[str, Any]) -> str:
    """Return the field; for a whole record that belongs to somebody, which one it is."""
    return localised_label(one["label"] or "") or (one["title"] if one["title"] != one["person"] else "")


def _shown(one: Mapping[str, Any], which: str) -> str:
    if not one["label"]:
        whole = {
            "removed": tr("removed"),
            "back": tr("back again"),
            "different": tr("two again"),
            "not_different": tr("asked about again"),
            "same": tr("one again"),
        }
        return whole.get(one[which] or "", "")
    return one[f"{which}_shown"] or tr("nothing")
