"""Everything that was done, by runs and by people, in plain language.

Called by the window; changes nothing. What was done in one go is one line; what a run changed in detail is
`history`'s, taking something back is `undo`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.application import Application, words
from openfaith_desktop.application.history import DECISION, EDIT, names
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import history, runs
from openfaith_desktop.store.changes import SAID

NAMED = 3
"""How many records a line names."""
_LEFT_ALONE = frozenset({"skipped", "asked", "failed"})
SEARCHED = 200
"""Among how many of the newest things that people did to several records those to several people are looked for."""
LOOKED_AT = 200
"""Among how many changes of one go those names are looked for."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done in one go, by a run or a person: to whom (the first few names), and how many records.

    `kind` is run, edit or answer. `undo` is what `undo.take_back` takes all of it, and nothing else, back by.
    """

    at: str
    by: str
    kind: str
    sentence: str
    names: tuple[str, ...]
    records: int
    run: int | None
    undo: str


def activity(app: Application, before: str | None = None, limit: int = 30) -> tuple[Activity, ...]:
    """Return what was done, newest first; `before` continues after a line: its `at`."""

    def work(c: Connection) -> tuple[Activity, ...]:
        done = [_by_run(c, row) for row in runs.with_changes(c, before, limit)]
        done += [_by_person(c, rows) for rows in _deeds(c, before, limit)]
        return tuple(sorted(done, key=lambda one: one.at, reverse=True)[:limit])

    return app.store.read(work)


def of_many(app: Application, limit: int = 50) -> tuple[Activity, ...]:
    """Return what people did to several people in one go, such as bringing in a list, newest first."""

    def work(c: Connection) -> tuple[Activity, ...]:
        found: list[Activity] = []
        for deed in history.deeds_of_many(c, SEARCHED):
            first = history.first_of(c, deed.at, deed.author, LOOKED_AT)
            line = _by_person(c, first)
            # A person with their contacts are several records too, and one person.
            if len(line.names) > 1:
                sentence = _sentence(first, "edit", deed.changes)
                found.append(
                    replace(line, records=deed.records, sentence=sentence, undo=f"{EDIT}{deed.first}")
                )
            if len(found) == limit:
                break
        return tuple(found)

    return app.store.read(work)


def _deeds(c: Connection, before: str | None, limit: int) -> list[list[Row[Any]]]:
    """Return the changes that people made, newest first, those of one go together."""
    deeds: list[list[Row[Any]]] = []
    after: int | None = None
    while rows := history.by_people(c, before, after, 500):
        for row in rows:
            if not deeds or not _together(deeds[-1][0], row):
                deeds.append([])
            deeds[-1].append(row)
        after = rows[-1].id
        if len(deeds) > limit:
            # The last one may have begun earlier still.
            return deeds[:limit]
    return deeds


def _together(first: Row[Any], row: Row[Any]) -> bool:
    if row.author != first.author or (row.decision_id is None) != (first.decision_id is None):
        return False
    return bool(row.at == first.at) if first.decision_id is None else bool(row.at[:16] == first.at[:16])


def _by_run(c: Connection, row: Row[Any]) -> Activity:
    named = history.window_of_run(c, row.id, 0, LOOKED_AT)
    counts: dict[str, dict[str, int]] = row.counts or {}
    records = sum(
        number for name in counts for kind, number in counts[name].items() if kind not in _LEFT_ALONE
    )
    people = _people(c, named)
    return Activity(
        row.started_at,
        named[0].author,
        "run",
        words.RUNS[row.kind],
        people,
        records or len({one.entity_id for one in named}),
        row.id,
        str(row.id),
    )


def _by_person(c: Connection, rows: Sequence[Row[Any]]) -> Activity:
    newest = rows[0]
    records = {row.entity_id for row in rows}
    answers = {row.decision_id for row in rows}
    kind = "edit" if newest.decision_id is None else "answer"
    undo = f"{EDIT}{rows[-1].id}" if kind == "edit" else f"{DECISION}{_ranges(sorted(answers))}"
    number = len(rows) if kind == "edit" else len(answers)
    return Activity(
        newest.at,
        newest.author,
        kind,
        _sentence(rows, kind, number),
        _people(c, rows[:LOOKED_AT]),
        len(records),
        None,
        undo,
    )


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers in their order as `3,5-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ",".join("-".join(map(str, run)) for run in runs)


def _people(c: Connection, rows: Sequence[Row[Any]]) -> tuple[str, ...]:
    """Return the first few whose records these are."""
    whose = names(c, {(row.entity_type, row.entity_id) for row in rows})
    found = dict.fromkeys(whose[row.entity_id][0] for row in rows if row.entity_id in whose)
    return tuple(found)[:NAMED]


def _sentence(rows: Sequence[Row[Any]], kind: str, number: int) -> str:
    # Two who became one have contacts that went over, too: what was said of them is the deed.
    said = [row for row in rows if row.operation in SAID]
    first = said[0] if said else rows[-1]
    type_ = ENTITY_TYPES[first.entity_type]
    if kind == "edit" and (number == 1 or first.field is None or said):
        return words.change(
            first.operation, type_, type_.by_name.get(first.field or ""), first.old, first.new
        )
    return words.deed(kind, number)
