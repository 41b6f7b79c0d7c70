"""What the activity page says of each thing that was done, and the list that is kept of it. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import saved_lists
from openfaith_desktop.application.activity import Activity
from openfaith_desktop.ui import words
from openfaith_desktop.ui.texts import localised

ICONS = {"run": "arrows-clockwise", "edit": "pencil-simple", "answer": "arrows-left-right"}
EVERYTHING = "everything"


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("activity", text, None, number)


def whom(one: Activity) -> str:
    """Return whose records these were: Joan Baker, Mateo Díaz and 12 more."""
    named = words.together(one.names)
    more = one.records - len(one.names)
    if not named:
        return words.count(one.records, tr("1 record"), tr("{} records", one.records)) if one.records else ""
    return tr("{} and {} more").format(named, words.number(more)) if more > 0 else named


def by(one: Activity) -> str:
    """Return who did it, for people."""
    return tr("by the sync") if one.kind == "run" else tr("by {}").format(one.by)


def wanted(done: Sequence[Activity], kind: str) -> list[Activity]:
    """Return what is of a kind: run, edit, answer, or everything."""
    return [one for one in done if kind in (EVERYTHING, one.kind)]


def save(path: Path, done: Sequence[Activity]) -> None:
    """Write what was done as CSV. Raises `UsageError`."""
    rows = [(one.at, localised(one.sentence), whom(one), by(one)) for one in done]
    saved_lists.save(path, (tr("When"), tr("What"), tr("Whom"), tr("Who did it")), rows)
