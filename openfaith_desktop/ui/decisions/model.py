"""What the review table shows: for each open decision two values on two buttons. No widgets.

`choices` turns a decision of any kind into what its two buttons say and the answer each stands for, so that the
table, the keyboard and the bar for many are one way of answering.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import review
from openfaith_desktop.application.pairs import DIFFERENT
from openfaith_desktop.application.review import DecisionKind, DecisionRow, Side
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.tableheader import TICK
from openfaith_desktop.ui.widgets.windowed import Column, Windowed

OURS, THEIRS, SKIP = "ours", "theirs", "skip"
SAME_AS = "value="
"""What the answer begins with that two are one; the id of the one here follows."""
LOOK = "look"
"""In place of an answer: the question has a page of its own."""
PAGES = ("match", "brake")
"""The kinds of decisions with a page of their own."""


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("decisions", text, None, number)


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: what it does, the value on it, a line below, and the answer it stands for.

    `differs`: the value is to be compared with the other side's, word by word.
    """

    verb: str
    value: str
    below: str
    answer: str
    differs: bool = False

    @property
    def spoken(self) -> str:
        """The button as a screen reader says it."""
        return f"{self.verb} {self.value}".strip() + (f", {self.below}" if self.below else "")


def choices(row: DecisionRow) -> tuple[Choice, Choice]:
    """Return what the two buttons of a decision say: OpenFaith's, and the system's."""
    match row.kind:
        case DecisionKind.FIELD if row.ours is not None and row.theirs is not None:
            return (
                _value(tr("Keep"), tr("Leave it empty"), row.ours, OURS),
                _value(tr("Use"), tr("Remove it, as there"), row.theirs, THEIRS),
            )
        case DecisionKind.DELETED_THERE:
            since = (
                tr("changed here: {}").format(localised_label(", ".join(row.changed).lower()))
                if row.changed
                else ""
            )
            return (
                Choice(tr("Add it there again"), "", since, OURS),
                Choice(tr("Remove it here too"), "", tr("no longer in {}").format(row.system), THEIRS),
            )
        case DecisionKind.DELETED_HERE:
            return (
                Choice(tr("Leave it removed here"), "", tr("{} keeps it").format(row.system), SKIP),
                Choice(tr("Bring it back here"), "", "", THEIRS),
            )
        case DecisionKind.MERGED:
            joined = tr("{} made it part of {}").format(row.system, row.survivor or "")
            return (
                Choice(tr("Add it there again"), "", "", OURS),
                Choice(tr("Make them one here too"), "", joined, THEIRS),
            )
        case DecisionKind.MATCH:
            names = words.together(one.title for one in row.candidates)
            here, there = tr("in OpenFaith"), tr("in {}").format(row.system)
            return Choice(tr("Compare"), names, here, LOOK), Choice(tr("with"), row.title, there, LOOK)
        case _:
            return Choice(tr("Look at it"), "", tr("nothing has changed yet"), LOOK), Choice("", "", "", LOOK)


def _value(verb: str, empty: str, side: Side, answer: str) -> Choice:
    who = tr("by {}").format(side.by) if side.by else ""
    when = words.day_name(moment) if (moment := words.parsed(side.at)) else ""
    below = ", ".join(part for part in (who, when) if part)
    if not side.shown:
        return Choice(empty, "", below, answer)
    return Choice(verb, side.shown, below, answer, differs=True)


def done_word(answer: str, system: str) -> str:
    """Return what was done, for the line that says so."""
    if answer.startswith(SAME_AS):
        return tr("made one")
    return {
        OURS: tr("OpenFaith's kept"),
        THEIRS: tr("{}'s used").format(system),
        SKIP: tr("both stay as they are"),
        DIFFERENT: tr("kept apart"),
    }.get(answer, tr("answered"))


def brake_done(answer: str) -> str:
    """Return what follows from an answer to a safety brake."""
    return {
        OURS: tr("Everything stays as it is."),
        THEIRS: tr("The next sync goes on with it."),
    }.get(answer, tr("The next sync looks again."))


class DecisionsModel(Windowed[DecisionRow]):
    """Tick, whose and what, the two values, and what both had."""

    def __init__(self, door: Door, app: Any, system: str) -> None:
        super().__init__(
            door,
            (
                Column(TICK, "", width=Size.TICK_COLUMN),
                Column("who", tr("Person and field"), share=0.84),
                Column(OURS, tr("OpenFaith")),
                Column(THEIRS, system),
                Column("agreed", tr("Both had"), share=0.72, least=Size.NARROW_PAGE),
            ),
            lambda ids: fetched(app, ids),
        )

    def text(self, row: DecisionRow, column: Column) -> str:
        """Return a cell's words."""
        match column.key:
            case "who":
                return f"{row.person or row.title}, {localised_label(row.label)}"
            case "ours" | "theirs":
                return choices(row)[column.key == THEIRS].spoken
            case "agreed":
                return row.agreed or (tr("nothing") if row.kind == DecisionKind.FIELD else "")
            case _:
                return ""

    def sentence(self, row: DecisionRow, column: Column) -> str:
        """Return a cell as a screen reader says it."""
        if column.key == TICK:
            return f"{self.text(row, self.columns[1])}, " + (
                tr("chosen") if row.id in self.ticked else tr("not chosen")
            )
        return super().sentence(row, column)


def fetched(app: Any, ids: Sequence[int]) -> Mapping[int, DecisionRow]:
    """Return the lines of some decisions."""
    return review.rows(app, ids)
