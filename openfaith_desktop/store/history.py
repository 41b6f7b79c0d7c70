"""What happened to records: change rows of a run, a decision, or a record, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.store import entities
from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.changes import NOT_SAME, OF_PAIRS, SAME
from openfaith_desktop.store.tables import change, decision, run

HERE = ("create", "update", "delete", "revive")
"""Operations on OpenFaith's records; the others tell what was sent, or what was said of two records."""
DONE_HERE = (*HERE, *OF_PAIRS)
"""All that is done in OpenFaith."""


def latest_id(db: Connection) -> int:
    """Return the number of the newest change of anything here; 0 where nothing ever changed."""
    return db.scalar(select(func.max(change.c.id))) or 0


def of_run(db: Connection, run_id: int) -> Sequence[Row[Any]]:
    """Return what a run changed here and sent there."""
    return db.execute(select(change).where(change.c.run_id == run_id).order_by(change.c.id)).all()


def count_of_run(db: Connection, run_id: int) -> int:
    """Return how many changes a run made, here and there."""
    return db.scalar(select(func.count()).select_from(change).where(change.c.run_id == run_id)) or 0


def window_of_run(db: Connection, run_id: int, offset: int, limit: int) -> Sequence[Row[Any]]:
    """Return some of a run's changes, oldest first."""
    query = select(change).where(change.c.run_id == run_id).order_by(change.c.id)
    return db.execute(query.limit(limit).offset(offset)).all()


def runs_with_changes(db: Connection, run_ids: Collection[int]) -> set[int]:
    """Return which of these runs changed anything, here or there."""
    return {
        one
        for one in run_ids
        if db.execute(select(change.c.id).where(change.c.run_id == one).limit(1)).first() is not None
    }


def detach(db: Connection, connection_id: int) -> None:
    """Let changes stand without their connection, which is about to go: what they say of records stays.

    Numbers of runs, answers and connections are given again on SQLite, so none may be left that means another.
    """
    gone = select(run.c.id).where(run.c.connection_id == connection_id)
    asked = select(decision.c.id).where(decision.c.connection_id == connection_id)
    db.execute(update(change).where(change.c.run_id.in_(gone)).values(run_id=-change.c.run_id))
    db.execute(update(change).where(change.c.decision_id.in_(asked)).values(decision_id=None))
    db.execute(update(change).where(change.c.connection_id == connection_id).values(connection_id=None))


def by_people(db: Connection, before: str | None, after: int | None, limit: int) -> Sequence[Row[Any]]:
    """Return what people changed here, newest first; earlier than a time, and than a row's number."""
    query = select(change).where(change.c.run_id.is_(None)).order_by(change.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(change.c.at < before)
    return db.execute(query.where(change.c.id < after) if after is not None else query).all()


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did in one go: the number of its first change, and how many records and changes it has."""

    at: str
    author: str
    first: int
    records: int
    changes: int


def deeds_of_many(db: Connection, limit: int) -> tuple[Deed, ...]:
    """Return what people did here to several records in one go, without being asked, newest first."""
    records = func.count(change.c.entity_id.distinct())
    query = (
        select(
            change.c.at,
            change.c.author,
            func.min(change.c.id).label("first"),
            records.label("records"),
            func.count().label("changes"),
        )
        .where(change.c.run_id.is_(None), change.c.decision_id.is_(None), change.c.operation.in_(DONE_HERE))
        .group_by(change.c.at, change.c.author)
        .having(records > 1)
        .order_by(func.min(change.c.id).desc())
        .limit(limit)
    )
    return tuple(Deed(*row) for row in db.execute(query))


def first_of(db: Connection, at: str, author: str, limit: int) -> Sequence[Row[Any]]:
    """Return the first changes of what a person did here at a time, the newest of them first."""
    query = (
        select(change)
        .where(change.c.at == at, change.c.author == author, change.c.run_id.is_(None))
        .order_by(change.c.id)
        .limit(limit)
    )
    return db.execute(query).all()[::-1]


def of_decisions(db: Connection, ids: Collection[int]) -> Sequence[Row[Any]]:
    """Return what these answers changed here."""
    return db.execute(select(change).where(among(change.c.decision_id, ids)).order_by(change.c.id)).all()


def of_records(db: Connection, entity_ids: Collection[str], limit: int) -> Sequence[Row[Any]]:
    """Return the newest changes of these records, here and there, newest first."""
    return db.execute(
        select(change).where(among(change.c.entity_id, entity_ids)).order_by(change.c.id.desc()).limit(limit)
    ).all()


def newest(db: Connection, limit: int) -> Sequence[Row[Any]]:
    """Return the newest changes of all records, newest first."""
    return db.execute(select(change).order_by(change.c.id.desc()).limit(limit)).all()


def creations(db: Connection, entity_ids: Collection[str]) -> set[tuple[str, int | None, str]]:
    """Return when these records were created: (record, run, time)."""
    rows = db.execute(
        select(change.c.entity_id, change.c.run_id, change.c.at).where(
            among(change.c.entity_id, entity_ids), change.c.operation == "create"
        )
    )
    return {(row.entity_id, row.run_id, row.at) for row in rows.all()}


def of_deed(db: Connection, change_id: int) -> Sequence[Row[Any]]:
    """Return all that a person did here in one go with a change; none when no person's edit has that number."""
    by_people = (change.c.run_id.is_(None), change.c.decision_id.is_(None), change.c.operation.in_(DONE_HERE))
    one = db.execute(select(change).where(change.c.id == change_id, *by_people)).one_or_none()
    if one is None:
        return []
    # A person's action has one time for everything it did.
    together = (change.c.at == one.at, change.c.author == one.author, *by_people)
    return db.execute(select(change).where(*together).order_by(change.c.id)).all()


def first_of_deed(db: Connection, at: str, author: str) -> int | None:
    """Return the number of the first change that a person made here at a time; None: there is none."""
    query = select(func.min(change.c.id)).where(
        change.c.at == at, change.c.author == author, change.c.run_id.is_(None)
    )
    return db.scalar(query)


def last_of_record(db: Connection, entity_id: str) -> Sequence[Row[Any]]:
    """Return the last change made here to a record: all its fields at once, and what was changed with it."""
    mine = change.c.entity_id == entity_id
    newest = db.execute(
        select(change).where(mine, change.c.operation.in_(DONE_HERE)).order_by(change.c.id.desc()).limit(1)
    ).one_or_none()
    if newest is None:
        return []
    if newest.run_id is not None:
        together = (mine, change.c.run_id == newest.run_id)
    else:
        at_once = (
            change.c.at == newest.at,
            change.c.author == newest.author,
            change.c.run_id.is_(None),
        )
        made_one = select(change.c.id).where(*at_once, change.c.operation.in_((SAME, NOT_SAME)))
        if db.execute(made_one.limit(1)).first() is not None:
            # Two people became one: no part of that is taken back by itself.
            together = at_once
        elif newest.operation == "update":
            together = (mine, *at_once)
        else:
            # A person is deleted with their contacts, at one time. An imported list has many people of one time, and
            # the others of them are none of it.
            alike = (*at_once, change.c.operation == newest.operation)
            together = (*alike, among(change.c.entity_id, _family(db, newest, alike)))
    return db.execute(
        select(change).where(*together, change.c.operation.in_(DONE_HERE)).order_by(change.c.id)
    ).all()


def _family(db: Connection, one: Row[Any], alike: Sequence[ColumnElement[bool]]) -> list[str]:
    """Return a record, what belongs to it, and its owner with theirs if the same happened to the owner."""
    type_, root = ENTITY_TYPES[one.entity_type], one.entity_id
    row = entities.get(db, type_.name, root) or {}
    for relation in type_.owners:
        owner = row.get(relation.name)
        if owner and db.scalar(select(func.count()).where(change.c.entity_id == owner, *alike)):
            type_, root = ENTITY_TYPES[relation.relation or ""], owner
            break
    owned = (entities.all_owned(db, other, root, to_us.name) for other, to_us in belonging(type_))
    return [root, *(i for ids in owned for i in ids)]


def added_there_since(db: Connection, change_id: int, entity_ids: Collection[str]) -> list[tuple[int, str]]:
    """Return which of these records were added there after a change: (connection, entity)."""
    rows = db.execute(
        select(change.c.connection_id, change.c.entity_id).where(
            among(change.c.entity_id, entity_ids),
            change.c.operation == "sent_create",
            change.c.id > change_id,
            change.c.connection_id.is_not(None),
        )
    )
    return [(row.connection_id, row.entity_id) for row in rows]


def newest_ids(
    db: Connection, entity_ids: Collection[str], operations: Sequence[str] = HERE
) -> dict[str, int]:
    """Return the newest change made here of each of these records, by its number; of these `operations`."""
    rows = db.execute(
        select(change.c.entity_id, change.c.id)
        .where(among(change.c.entity_id, entity_ids), change.c.operation.in_(operations))
        .order_by(change.c.id)
    )
    return {row.entity_id: row.id for row in rows.all()}
