"""The outbox: what was decided to be sent to a system, and what has left for it.

A write is a value, decided at one moment: the fields, the state it was decided on, and, once it may have left,
exactly what went out. From then on it never changes; a newer edit is a newer write behind it. So one entity
has at most one write that waits (`sent` is NULL) and one that has left and isn't acknowledged yet.
Called by the engine and by answers and undo. Source: the documentation page on what sync does, “A write”.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Row, and_, delete, or_, select, update

from openfaith_desktop.store import problems
from openfaith_desktop.store.bulk import among, upsert, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import external_link as link
from openfaith_desktop.store.tables import outbox

PENDING = "pending"
"""It waits for its turn."""
REFUSED = "refused"
"""The system said no; the next sync tries again."""
SENDING = "sending"
"""The request may leave at any moment, or has left."""
UNKNOWN = "unknown"
"""It left, and no answer came: what became of it must be looked up."""


class Operation(StrEnum):
    """What a write does there."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """One write, as decided.

    `values`: what an update sends, by field, in OpenFaith's form; a creation sends what the entity holds when
    it leaves. `ours`: what OpenFaith itself holds of these fields, where that is another value (an undo
    sends an old one back). `agreed`: what both sides last agreed on, {field: {"theirs": …, "ours": …}};
    fields never agreed on are absent. `undoes`: a deletion whose entity lives on here.
    """

    entity_type: str
    entity_id: str
    operation: Operation
    entity_version: int
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    ours: Mapping[str, Any] = field(default_factory=dict[str, Any])
    agreed: Mapping[str, Any] = field(default_factory=dict[str, Any])
    undoes: bool = False


@dataclass(frozen=True, slots=True)
class Departed:
    """Exactly what went out with a write; kept as JSON in the row from before the request leaves.

    `values` and `references` (external ids) are what the request held. `ours` holds the entity's own values
    of these fields, of all fields for a creation; `before` what was there a moment earlier. `embedded` are
    the records created with it: {entity id: {"values", "references", "ours", "version"}}. `maybe`: records
    there that a creation of unknown outcome may have made, so unlike it that a person must say.
    """

    version: int
    title: str
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    references: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    ours: Mapping[str, Any] = field(default_factory=dict[str, Any])
    before: Mapping[str, Any] = field(default_factory=dict[str, Any])
    agreed: Mapping[str, Any] = field(default_factory=dict[str, Any])
    send_back: Mapping[str, Any] = field(default_factory=dict[str, Any])
    embedded: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, "Mapping[str, Any]"])
    maybe: Sequence[str] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that were sent."""
        return (*self.values, *self.references)


def departed(row: Row[Any]) -> Departed:
    """Return what left with an outbox row; only for rows that have left."""
    return Departed(**row.sent)


def _of(connection_id: int, entity_type: str | None = None) -> ColumnElement[bool]:
    mine = outbox.c.connection_id == connection_id
    return and_(mine, outbox.c.entity_type == entity_type) if entity_type else mine


_WAITS = outbox.c.sent.is_(None)


# --- planning ------------------------------------------------------------------------------------------


def enqueue(db: Connection, connection_id: int, run_id: int | None, writes: Sequence[PlannedWrite]) -> None:
    """Let writes wait to be sent, each in the place of the one that waited for the same entity.

    A deletion that waits is not replaced by an update; what has left is not touched.
    """
    constants = {
        "connection_id": connection_id,
        "run_id": run_id,
        "state": PENDING,
        "attempts": 0,
        "created_at": utc_now(),
        "sent": None,
        "intent_at": None,
    }
    rows = [
        {
            "entity_type": one.entity_type,
            "entity_id": one.entity_id,
            "operation": one.operation.value,
            "entity_version": one.entity_version,
            "values": dict(one.values),
            "ours": dict(one.ours),
            "agreed": dict(one.agreed),
            "undoes": one.undoes,
        }
        for one in writes
    ]
    write_many(db, _enqueue_statement(db.dialect.name), rows, constants)


@lru_cache
def _enqueue_statement(dialect: str) -> Insert:
    statement = upsert(dialect, outbox)
    new = statement.excluded
    decided = ("operation", "values", "ours", "agreed", "undoes", "entity_version", "run_id", "state")
    return statement.on_conflict_do_update(
        index_elements=[outbox.c.connection_id, outbox.c.entity_type, outbox.c.entity_id],
        index_where=_WAITS,
        set_={name: new[name] for name in decided},
        where=or_(outbox.c.operation != "delete", new.operation != "update"),
    )


def cancel(
    db: Connection,
    connection_id: int,
    entity_type: str,
    entity_ids: Collection[str],
    operation: Operation | None = None,
) -> None:
    """Take waiting writes of these entities back, and close their problems: nothing is to be sent."""
    if not entity_ids:
        return
    wanted = [_of(connection_id, entity_type), _WAITS, among(outbox.c.entity_id, entity_ids)]
    if operation:
        wanted.append(outbox.c.operation == operation.value)
    gone = db.scalars(delete(outbox).where(*wanted).returning(outbox.c.entity_id)).all()
    problems.solved(db, connection_id, entity_type, gone)


def cancel_undo(db: Connection, run_id: int) -> int:
    """Take back the deletions that an undo has planned and that haven't left; return how many."""
    mine = (outbox.c.run_id == run_id, outbox.c.undoes.is_(True), _WAITS)
    return db.execute(delete(outbox).where(*mine)).rowcount


# --- reading -------------------------------------------------------------------------------------------


def pending(
    db: Connection,
    connection_id: int,
    entity_type: str | None = None,
    entity_ids: Collection[str] | None = None,
) -> Sequence[Row[Any]]:
    """Return the writes that wait, refused ones too, in order of planning."""
    query = select(outbox).where(_of(connection_id, entity_type), _WAITS)
    if entity_ids is not None:
        query = query.where(among(outbox.c.entity_id, entity_ids))
    return db.execute(query.order_by(outbox.c.id)).all()


def left(db: Connection, connection_id: int, entity_type: str | None = None) -> Sequence[Row[Any]]:
    """Return the writes that have left and aren't acknowledged yet."""
    return db.execute(
        select(outbox)
        .where(_of(connection_id, entity_type), outbox.c.sent.is_not(None))
        .order_by(outbox.c.id)
    ).all()


def left_of_run(db: Connection, run_id: int) -> Sequence[Row[Any]]:
    """Return what left in a run and isn't acknowledged yet."""
    return db.execute(
        select(outbox).where(outbox.c.run_id == run_id, outbox.c.sent.is_not(None)).order_by(outbox.c.id)
    ).all()


def everything(db: Connection, connection_id: int) -> Sequence[Row[Any]]:
    """Return all there is in the outbox of a connection, in order of planning."""
    return db.execute(select(outbox).where(_of(connection_id)).order_by(outbox.c.id)).all()


def get(db: Connection, outbox_id: int) -> Row[Any] | None:
    """Return one write; None when it is delivered or taken back."""
    return db.execute(select(outbox).where(outbox.c.id == outbox_id)).one_or_none()


# --- on its way ----------------------------------------------------------------------------------------


def recover(db: Connection, connection_id: int) -> None:
    """Take up what an earlier run left: what had left has an unknown outcome, what waits is decided anew.

    The mode, the rules or either side may have changed since an update was planned, so its record is merged
    again. Every write has all its attempts before it.
    """
    mine = _of(connection_id)
    db.execute(update(outbox).where(mine, outbox.c.state == SENDING).values(state=UNKNOWN))
    db.execute(update(outbox).where(mine).values(attempts=0))
    waiting = select(outbox.c.entity_id).where(mine, _WAITS, outbox.c.operation == Operation.UPDATE.value)
    db.execute(
        update(link)
        .where(link.c.connection_id == connection_id, link.c.entity_id.in_(waiting))
        .values(changed=True)
    )


def retry_refused(db: Connection, connection_id: int) -> None:
    """Let what was refused be sent once more."""
    db.execute(update(outbox).where(_of(connection_id), outbox.c.state == REFUSED).values(state=PENDING))


def depart(db: Connection, row: Row[Any], run_id: int, what: Departed, intent_at: str) -> None:
    """Write down what is about to leave; from this commit on the row is what went out."""
    db.execute(
        update(outbox)
        .where(outbox.c.id == row.id)
        .values(
            state=SENDING,
            sent={name: getattr(what, name) for name in Departed.__dataclass_fields__},
            run_id=run_id,
            intent_at=intent_at,
            attempts=row.attempts + 1,
        )
    )


def mark(db: Connection, outbox_id: int, state: str) -> None:
    """Set the state of a write."""
    db.execute(update(outbox).where(outbox.c.id == outbox_id).values(state=state))


def doubt(db: Connection, row: Row[Any], maybe: Sequence[str]) -> None:
    """Write down which records there a creation of unknown outcome may have made."""
    db.execute(update(outbox).where(outbox.c.id == row.id).values(sent={**row.sent, "maybe": list(maybe)}))


def come_back(db: Connection, row: Row[Any], state: str = PENDING) -> None:
    """Let a write that surely did nothing there wait again, unless a newer one already does."""
    behind = pending(db, row.connection_id, row.entity_type, [row.entity_id])
    if behind:
        db.execute(delete(outbox).where(outbox.c.id == row.id))
        return
    db.execute(update(outbox).where(outbox.c.id == row.id).values(state=state, sent=None, intent_at=None))


def remove(db: Connection, outbox_id: int) -> None:
    """Take one write out of the outbox: it is delivered, or nothing is to be sent."""
    db.execute(delete(outbox).where(outbox.c.id == outbox_id))
