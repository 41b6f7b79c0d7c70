"""What a person said of two people here, taken back: that they are two, or one; and that taken back again.

Two who became one are two again with all that was each one's: their records there go back with them. What was added
there since for the other one is set aside and named, so that nothing goes from one to the other by itself. Called by
`undo.changes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.store import (
    changes,
    decisions,
    different,
    entities,
    history,
    link_states,
    links,
    outbox,
)
from openfaith_desktop.store.changes import DIFFERENT, NOT_DIFFERENT, NOT_SAME, RELINKED, SAME, Origin
from openfaith_desktop.store.decisions import Candidate
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.sync.decisions.same_person import make_one
from openfaith_desktop.sync.naming import name
from openfaith_desktop.sync.reconcile.plan_creates import creation
from openfaith_desktop.sync.undo.result import Left, Undone

ADDED_SINCE = "It was added there since, to {person}. Delete it there yourself."
GOES_ON = "Who stayed isn't here any more. Take that back first."


def instead(db: Connection, rows: Sequence[Row[Any]], origin: Origin, undone: Undone) -> bool:
    """Return whether nothing else is to be taken back: two are made one again as if it were said anew, or who stayed
    of the two isn't here any more. Raises as `make_one` does.
    """
    for row in rows:
        if row.operation == NOT_SAME:
            done = make_one(db, row.entity_id, row.new, origin.author)
            undone.records += 1
            undone.pair(PERSON, entities.get(db, PERSON.name, done.kept), done.kept, SAME)
            return True
        if row.operation == SAME and not entities.living(db, PERSON.name, [row.entity_id]):
            gone = entities.get(db, PERSON.name, row.entity_id) or {}
            undone.left.append(Left(row.entity_id, PERSON.title(gone), None, GOES_ON))
            return True
    return False


def take_back(
    db: Connection, type_: EntityType, rows: Iterable[Row[Any]], origin: Origin, at: str, undone: Undone
) -> None:
    """Let a pair that was said to be two be asked about again, and one that wasn't any more be two again."""
    for row in rows:
        one, other = row.entity_id, row.new
        if row.operation == DIFFERENT and different.forget(db, one, other):
            operation = NOT_DIFFERENT
        elif row.operation == NOT_DIFFERENT:
            different.say(db, one, other)
            operation = DIFFERENT
        else:
            continue
        changes.note(db, type_, one, origin, operation, other, at)
        undone.records += 1
        undone.pair(type_, entities.get(db, type_.name, one), one, operation)


def part(db: Connection, rows: Sequence[Row[Any]], origin: Origin, at: str, undone: Undone) -> None:
    """Let the records there go back to whom they stood for, after both people are here again."""
    for row in reversed([row for row in rows if row.operation == RELINKED]):
        _link_back(db, row, origin, at)
    for row in rows:
        if row.operation == SAME:
            _plan_back(db, row)
            _ask_back(db, row)
            _set_aside(db, row, undone)
            changes.note(db, PERSON, row.entity_id, origin, NOT_SAME, row.new, at)


def _link_back(db: Connection, row: Row[Any], origin: Origin, at: str) -> None:
    """Let a link stand for its entity again, unless it went on to another one since, or its connection has ended."""
    held = row.agreed
    link = links.by_external_ids(db, row.connection_id or 0, row.entity_type, [held["external_id"]]).get(
        held["external_id"]
    )
    taken = link is not None and links.by_entity(db, link.connection_id, row.entity_type, row.old)
    if link is None or link.entity_id != row.new or taken:
        return
    link_states.put(db, link.id, {"entity_id": row.old})
    by = replace(origin, connection_id=link.connection_id)
    now = {"external_id": link.external_id, "state": link.state}
    type_ = ENTITY_TYPES[row.entity_type]
    changes.note(db, type_, row.old, by, RELINKED, row.old, at, old=row.new, link=now)


def _plan_back(db: Connection, row: Row[Any]) -> None:
    """Let who was to be added there wait for that again, instead of the one who stayed."""
    for connection_id in row.agreed["added_in"]:
        waiting = outbox.pending(db, connection_id, PERSON.name, [row.entity_id])
        if any(one.operation == Operation.CREATE for one in waiting):
            outbox.cancel(db, connection_id, PERSON.name, [row.entity_id], Operation.CREATE)
            person = entities.get(db, PERSON.name, row.new)
            if person is not None:
                outbox.enqueue(db, connection_id, None, [creation(PERSON, person)])


def _ask_back(db: Connection, row: Row[Any]) -> None:
    """Let questions that are still open be about the one they were about before."""
    for number in row.agreed["asked"]:
        question = decisions.get(db, number)
        if question is not None and question.state == "open":
            found: list[Candidate] = [
                {**one, "entity_id": row.new} if one["entity_id"] == row.entity_id else one
                for one in question.candidates
            ]
            decisions.set_candidates(db, number, found)


def _set_aside(db: Connection, row: Row[Any], undone: Undone) -> None:
    """Let nothing flow any more to what was added there since under another person's record, and name it."""
    called = entities.get_many(db, PERSON.name, [row.entity_id, row.new])
    for person, other in ((row.entity_id, row.new), (row.new, row.entity_id)):
        linked = {
            link.connection_id for link in links.all_of_entity(db, person) if link.state == links.ACTIVE
        }
        for type_, relation in belonging(PERSON):
            rows = {one["id"]: one for one in entities.by_relation(db, type_.name, relation.name, person)}
            for connection_id, entity_id in history.added_there_since(db, row.id, rows):
                link = links.by_entity(db, connection_id, type_.name, entity_id)
                if link is None or link.state != links.ACTIVE or connection_id in linked:
                    continue
                links.unlink(db, [link.id])
                title = type_.title(rows[entity_id])
                reason = ADDED_SINCE.format(person=name(db, PERSON, called[other]))
                undone.left.append(Left(entity_id, title, None, reason, connection_id, link.external_id))
