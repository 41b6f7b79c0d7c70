"""The pairs that wait, and those answered and left for now. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application.duplicates import Answered, Duplicate, Duplicates
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.widgets.windowed import Column, Windowed


def tr(text: str) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("duplicates", text)


def ids(pair: Duplicate) -> tuple[str, str]:
    """Return the two, who stays first."""
    one, other = pair.people
    return one.id, other.id


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given: what takes it back, and the pairs that went with it, by their places."""

    answer: Answered
    pair: int
    gone: Mapping[int, Duplicate]


class Pairs:
    """The pairs of one search, numbered in their order: likeliest first."""

    def __init__(self) -> None:
        self.total = 0
        self.given: list[Given] = []
        self._next = 0
        self._open: dict[int, Duplicate] = {}

    def take(self, found: Duplicates) -> None:
        """Begin anew with what a search found. What was answered before can be taken back all the same."""
        self.total = found.total
        # No number is given twice: an older answer may be taken back.
        self._open = dict(enumerate(found.pairs, self._next))
        self._next += len(found.pairs)

    @property
    def waiting(self) -> list[int]:
        """The numbers of the pairs that wait."""
        return sorted(self._open)

    def get(self, number: int) -> Duplicate | None:
        """Return a pair that waits."""
        return self._open.get(number)

    def rows(self, numbers: Sequence[int]) -> dict[int, Duplicate]:
        """Return pairs by number."""
        return {number: self._open[number] for number in numbers if number in self._open}

    def after(self, number: int) -> int | None:
        """Return the pair that is looked at after this one, the first one after the last; None: there is no other."""
        others = [one for one in self.waiting if one != number]
        return next((one for one in others if one > number), others[0] if others else None)

    def leave(self, number: int) -> None:
        """Forget a pair that isn't one any more."""
        if self._open.pop(number, None) is not None:
            self.total -= 1

    def answered(self, number: int, answer: Answered) -> None:
        """Take a pair off the list, with every other one of somebody who isn't there any more."""
        removed = answer.people[1].id if answer.answer == "same" else None
        gone = {n: pair for n, pair in self._open.items() if n == number or removed in ids(pair)}
        self._open = {n: pair for n, pair in self._open.items() if n not in gone}
        self.total -= len(gone)
        self.given.append(Given(answer, number, gone))

    def taken_back(self, given: Given) -> None:
        """Put back what went with an answer."""
        self._open |= given.gone
        self.total += len(given.gone)


class PairRows(Windowed[Duplicate]):
    """The pairs as a list of names."""

    def __init__(self, door: Door, pairs: Pairs) -> None:
        super().__init__(door, (Column("who", tr("To answer")),), pairs.rows)

    def text(self, row: Duplicate, column: Column) -> str:
        """Return both names."""
        return ", ".join(who.title for who in row.people)
