"""Decisions: what sync asks a person, and what the person said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypedDict

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    select,
    update,
)

from openfaith_desktop.errors import LostRace
from openfaith_desktop.store.bulk import among, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import decision


class DecisionKind(StrEnum):
    """What a decision asks, as kept in the table and told in documents."""

    FIELD = "field"
    """A field that both sides hold differently."""
    MATCH = "match"
    """Whether a record there is somebody here."""
    DELETED_HERE = "deleted_here"
    DELETED_THERE = "deleted_there"
    MERGED = "merged"
    """What becomes here of two records that the system made one."""
    BRAKE = "brake"
    """Whether a run may do so much at once."""


class BrakeCause(TypedDict):
    """One of the things a safety brake asks about: which brake, and which and how many of a type; `names` of some."""

    brake: str
    type: str
    number: int
    total: int
    ids: list[str]
    names: list[str]


class RecordSide(TypedDict, total=False):
    """What one side has to do with a question about a whole record; what doesn't apply is missing.

    `changed`: what else was changed there, by field or label. `entity_id`, `title` and `external_id`: the record
    this one was merged into. `number` and `causes`: of a safety brake, which asked `asked_at`.
    """

    changed: list[str]
    entity_id: str
    title: str
    external_id: str
    asked_at: str
    number: int
    causes: list[BrakeCause]


def record_sides(row: Row[Any]) -> tuple[RecordSide, RecordSide]:
    """Return what both sides have to do with a decision about a whole record (ours, theirs); else two empty ones."""
    if row.kind in (DecisionKind.FIELD, DecisionKind.MATCH):
        return {}, {}
    return row.ours or {}, row.theirs or {}


def ask(db: Connection, connection_id: int, run_id: int | None, rows: Sequence[Mapping[str, Any]]) -> int:
    """Raise decisions, or refresh those already open; return how many are new.

    `rows` hold kind, entity_type, external_id, field, entity_id, title, ours, theirs, agreed. A question
    answered before with the same two values stays answered; other values open it again, and so does a cause
    that had gone and is back.
    """
    new = 0
    for row in rows:
        mine = (
            decision.c.connection_id == connection_id,
            decision.c.kind == row["kind"],
            decision.c.entity_type == row["entity_type"],
            decision.c.external_id == row["external_id"],
            decision.c.field == row["field"],
        )
        known = db.execute(select(decision).where(*mine)).one_or_none()
        if known is None:
            db.execute(
                insert(decision),
                {
                    **row,
                    "connection_id": connection_id,
                    "run_id": run_id,
                    "state": "open",
                    "created_at": utc_now(),
                },
            )
            new += 1
        elif known.state in ("open", "closed") or known.ours != row["ours"] or known.theirs != row["theirs"]:
            db.execute(
                update(decision)
                .where(*mine)
                .values(**row, state="open", answer=None, settled_at=None, settled_by=None)
            )
            new += known.state != "open"
    return new


def listed(
    db: Connection,
    connection_id: int,
    *,
    kind: DecisionKind | None = None,
    entity_type: str | None = None,
    state: str = "open",
) -> Sequence[Row[Any]]:
    """Return a connection's decisions in one state."""
    query = select(decision).where(decision.c.connection_id == connection_id, decision.c.state == state)
    if kind:
        query = query.where(decision.c.kind == kind)
    if entity_type:
        query = query.where(decision.c.entity_type == entity_type)
    return db.execute(query.order_by(decision.c.id)).all()


_OUTLINE: Sequence[ColumnElement[Any]] = (
    decision.c.id,
    decision.c.connection_id,
    decision.c.kind,
    decision.c.entity_type,
    decision.c.field,
    decision.c.entity_id,
    decision.c.title,
)


def outline(db: Connection, connections: Collection[int]) -> Sequence[Row[Any]]:
    """Return what thousands of open decisions are sorted and grouped by, without what they hold."""
    query = select(*_OUTLINE).where(decision.c.connection_id.in_(connections), decision.c.state == "open")
    return db.execute(query.order_by(decision.c.id)).all()


def get_many(db: Connection, ids: Collection[int]) -> Sequence[Row[Any]]:
    """Return decisions by their numbers, whatever their state."""
    return db.execute(select(decision).where(among(decision.c.id, ids)).order_by(decision.c.id)).all()


def open_by_field(db: Connection, connection_id: int) -> list[tuple[str, str, int]]:
    """Return (entity type, field, how many questions about it are open), answered ones' fields with 0."""
    rows = db.execute(
        select(
            decision.c.entity_type,
            decision.c.field,
            func.count(case((decision.c.state == "open", 1))),
        )
        .where(decision.c.connection_id == connection_id, decision.c.kind == DecisionKind.FIELD)
        .group_by(decision.c.entity_type, decision.c.field)
        .order_by(decision.c.entity_type, decision.c.field)
    )
    return [(row[0], row[1], row[2]) for row in rows.all()]


def last_answers(
    db: Connection, connection_id: int, entity_type: str, field: str, number: int
) -> Sequence[Row[Any]]:
    """Return the last answers to questions about one field, newest first."""
    return db.execute(
        select(decision)
        .where(
            decision.c.connection_id == connection_id,
            decision.c.kind == DecisionKind.FIELD,
            decision.c.entity_type == entity_type,
            decision.c.field == field,
            decision.c.state == "settled",
        )
        .order_by(decision.c.settled_at.desc(), decision.c.id.desc())
        .limit(number)
    ).all()


def about(
    db: Connection, connection_id: int, entity_type: str, entity_ids: Collection[str]
) -> Sequence[Row[Any]]:
    """Return the open decisions about these entities, oldest first. Who may be somebody there has none here."""
    return db.execute(
        select(decision)
        .where(
            decision.c.connection_id == connection_id,
            decision.c.entity_type == entity_type,
            # Not a parameter: so that the index of the open ones is used.
            decision.c.state == literal_column("'open'"),
            among(decision.c.entity_id, entity_ids),
        )
        .order_by(decision.c.id)
    ).all()


def close(db: Connection, decision_ids: Collection[int]) -> None:
    """Close open decisions whose cause is gone."""
    if decision_ids:
        db.execute(
            update(decision)
            .where(decision.c.id.in_(decision_ids), decision.c.state == "open")
            .values(state="closed", settled_at=utc_now(), settled_by="sync")
        )


def get(db: Connection, decision_id: int) -> Row[Any] | None:
    """Return one decision, whatever its state."""
    return db.execute(select(decision).where(decision.c.id == decision_id)).one_or_none()


def settle(db: Connection, decision_id: int, answer: Mapping[str, Any], by: str) -> None:
    """Keep what a person answered. Raises `LostRace` when somebody else did so meanwhile."""
    settled = db.execute(
        update(decision)
        .where(decision.c.id == decision_id, decision.c.state == "open")
        .values(state="settled", answer=answer, settled_at=utc_now(), settled_by=by)
    )
    if not settled.rowcount:
        raise LostRace()


def reword(db: Connection, decision_id: int, values: Mapping[str, Any]) -> None:
    """Bring an open decision up to date: what it asks has changed since."""
    db.execute(update(decision).where(decision.c.id == decision_id).values(**values))


_SETTLE = (
    update(decision)
    .where(decision.c.id == bindparam("b_id"))
    .values(
        state="settled",
        answer=bindparam("b_answer"),
        settled_at=bindparam("b_at"),
        settled_by=bindparam("b_by"),
    )
)


def settle_many(db: Connection, answers: Mapping[int, Mapping[str, Any]], by: str) -> None:
    """Keep what a person answered, by the decisions' numbers."""
    rows = [{"b_id": number, "b_answer": answer} for number, answer in answers.items()]
    write_many(db, _SETTLE, rows, {"b_at": utc_now(), "b_by": by})


def reopen(db: Connection, decision_id: int) -> None:
    """Ask again: the answer was taken back. Raises `LostRace` when somebody else did so meanwhile."""
    reopened = db.execute(
        update(decision)
        .where(decision.c.id == decision_id, decision.c.state == "settled")
        .values(state="open", answer=None, settled_at=None, settled_by=None)
    )
    if not reopened.rowcount:
        raise LostRace()


def withdraw(db: Connection, decision_id: int) -> None:
    """Close a decision whose answer was taken back after it went out: it is asked again when that is undone there."""
    db.execute(
        update(decision)
        .where(decision.c.id == decision_id)
        .values(state="closed", answer=None, settled_at=None, settled_by=None)
    )
