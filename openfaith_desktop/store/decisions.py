"""Decisions: what sync asks a person, and what the person said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
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
from openfaith_desktop.store.questions import Candidate, DecisionKind, NewQuestion, Question
from openfaith_desktop.store.tables import decision

_KINDS = {kind.value: kind for kind in DecisionKind}
_SELECT = select(decision)


def _question(row: Row[Any]) -> Question:
    return Question(
        kind=_KINDS[row.kind],
        id=row.id,
        connection_id=row.connection_id,
        entity_type=row.entity_type,
        external_id=row.external_id,
        field=row.field,
        entity_id=row.entity_id,
        title=row.title or "",
        ours=row.ours,
        theirs=row.theirs,
        agreed=row.agreed,
        state=row.state,
        answer=row.answer or {},
        run_id=row.run_id,
        created_at=row.created_at,
        settled_at=row.settled_at or "",
        settled_by=row.settled_by,
    )


def _read(db: Connection, query: Select[Any]) -> list[Question]:
    return [_question(row) for row in db.execute(query)]


def ask(db: Connection, connection_id: int, run_id: int | None, questions: Sequence[NewQuestion]) -> int:
    """Raise decisions, or refresh those already open; return how many are new.

    A question answered before with the same two values stays answered; other values open it again, and so does a cause
    that had gone and is back.
    """
    new = 0
    for one in questions:
        mine = (
            decision.c.connection_id == connection_id,
            decision.c.kind == one.kind,
            decision.c.entity_type == one.entity_type,
            decision.c.external_id == one.external_id,
            decision.c.field == one.field,
        )
        known = db.execute(select(decision).where(*mine)).one_or_none()
        if known is None:
            db.execute(
                insert(decision),
                {
                    **asdict(one),
                    "connection_id": connection_id,
                    "run_id": run_id,
                    "state": "open",
                    "created_at": utc_now(),
                },
            )
            new += 1
        elif known.state in ("open", "closed") or known.ours != one.ours or known.theirs != one.theirs:
            db.execute(
                update(decision)
                .where(*mine)
                .values(**asdict(one), state="open", answer=None, settled_at=None, settled_by=None)
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
) -> Sequence[Question]:
    """Return a connection's decisions in one state."""
    query = _SELECT.where(decision.c.connection_id == connection_id, decision.c.state == state)
    if kind:
        query = query.where(decision.c.kind == kind)
    if entity_type:
        query = query.where(decision.c.entity_type == entity_type)
    return _read(db, query.order_by(decision.c.id))


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


def get_many(db: Connection, ids: Collection[int]) -> Sequence[Question]:
    """Return decisions by their numbers, whatever their state."""
    return _read(db, _SELECT.where(among(decision.c.id, ids)).order_by(decision.c.id))


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
) -> Sequence[Question]:
    """Return the last answers to questions about one field, newest first."""
    return _read(
        db,
        _SELECT.where(
            decision.c.connection_id == connection_id,
            decision.c.kind == DecisionKind.FIELD,
            decision.c.entity_type == entity_type,
            decision.c.field == field,
            decision.c.state == "settled",
        )
        .order_by(decision.c.settled_at.desc(), decision.c.id.desc())
        .limit(number),
    )


def about(
    db: Connection, connection_id: int, entity_type: str, entity_ids: Collection[str]
) -> Sequence[Question]:
    """Return the open decisions about these entities, oldest first. Who may be somebody there has none here."""
    return _read(
        db,
        _SELECT.where(
            decision.c.connection_id == connection_id,
            decision.c.entity_type == entity_type,
            # Not a parameter: so that the index of the open ones is used.
            decision.c.state == literal_column("'open'"),
            among(decision.c.entity_id, entity_ids),
        ).order_by(decision.c.id),
    )


def close(db: Connection, decision_ids: Collection[int]) -> None:
    """Close open decisions whose cause is gone."""
    if decision_ids:
        db.execute(
            update(decision)
            .where(decision.c.id.in_(decision_ids), decision.c.state == "open")
            .values(state="closed", settled_at=utc_now(), settled_by="sync")
        )


def get(db: Connection, decision_id: int) -> Question | None:
    """Return one decision, whatever its state."""
    return next(iter(_read(db, _SELECT.where(decision.c.id == decision_id))), None)


def settle(db: Connection, decision_id: int, answer: Mapping[str, Any], by: str) -> None:
    """Keep what a person answered. Raises `LostRace` when somebody else did so meanwhile."""
    settled = db.execute(
        update(decision)
        .where(decision.c.id == decision_id, decision.c.state == "open")
        .values(state="settled", answer=answer, settled_at=utc_now(), settled_by=by)
    )
    if not settled.rowcount:
        raise LostRace()


def reword(db: Connection, decision_id: int, now: NewQuestion) -> None:
    """Bring an open decision up to date: what it asks has changed since."""
    values = {"entity_type": now.entity_type, "title": now.title, "theirs": now.theirs}
    db.execute(update(decision).where(decision.c.id == decision_id).values(values))


def set_candidates(db: Connection, decision_id: int, candidates: Sequence[Candidate]) -> None:
    """Let an open match be about these candidates: some of them are others by now, or gone."""
    db.execute(update(decision).where(decision.c.id == decision_id).values(ours=list(candidates)))


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
