"""Runs and the outbox: what sync did and is about to send."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Row,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    not_,
    select,
    update,
)

from openfaith_desktop.store import problems
from openfaith_desktop.store.bulk import among, upsert, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import change, decision, outbox, problem, run

# --- runs ------------------------------------------------------------------------------------------

UNFINISHED = ("running", "failed", "stopped")


def start(connection: Connection, connection_id: int, kind: str, mode: str) -> int:
    """Begin a run and return its number."""
    return connection.execute(
        insert(run).returning(run.c.id),
        {
            "connection_id": connection_id,
            "kind": kind,
            "mode": mode,
            "state": "running",
            "started_at": utc_now(),
            "progress": {},
            "requests": 0,
        },
    ).scalar_one()


def latest(connection: Connection, connection_id: int, kind: str | None = None) -> Row[Any] | None:
    """Return the newest run of a connection (of one kind)."""
    query = select(run).where(run.c.connection_id == connection_id)
    if kind:
        query = query.where(run.c.kind == kind)
    return connection.execute(query.order_by(run.c.id.desc()).limit(1)).one_or_none()


def get(connection: Connection, run_id: int) -> Row[Any] | None:
    """Return one run."""
    return connection.execute(select(run).where(run.c.id == run_id)).one_or_none()


def came_through(connection: Connection, connection_id: int, since: str) -> bool:
    """Return whether a run of both sides that began after a moment has come to its end."""
    query = select(run.c.id).where(
        run.c.connection_id == connection_id,
        run.c.kind.not_in(("preview", "push")),
        run.c.state == "done",
        run.c.started_at > since,
    )
    return connection.execute(query.limit(1)).first() is not None


def listed(connection: Connection, connection_id: int, limit: int = 50) -> Sequence[Row[Any]]:
    """Return a connection's runs, newest first."""
    return connection.execute(
        select(run).where(run.c.connection_id == connection_id).order_by(run.c.id.desc()).limit(limit)
    ).all()


def window(
    connection: Connection, connections: Collection[int], before: int | None, limit: int
) -> Sequence[Row[Any]]:
    """Return runs of these connections, newest first; `before`: older than that number."""
    query = select(run).where(run.c.connection_id.in_(connections)).order_by(run.c.id.desc()).limit(limit)
    return connection.execute(query.where(run.c.id < before) if before is not None else query).all()


def with_changes(connection: Connection, before: str | None, limit: int) -> Sequence[Row[Any]]:
    """Return the runs that changed anything, here or there, newest first; `before`: begun before that time."""
    query = select(run).where(select(change.c.id).where(change.c.run_id == run.c.id).exists())
    if before is not None:
        query = query.where(run.c.started_at < before)
    return connection.execute(query.order_by(run.c.id.desc()).limit(limit)).all()


_PUT = update(run).where(run.c.id == bindparam("b_id"))


def put(connection: Connection, run_id: int, **values: Any) -> None:
    """Change columns of a run."""
    write_many(connection, _PUT, [{**values, "b_id": run_id}])


# --- outbox ----------------------------------------------------------------------------------------


def plan(
    connection: Connection, connection_id: int, run_id: int | None, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Put writes into the outbox: mappings of entity_type, entity_id, operation, fields, entity_version, and
    perhaps restores (see the table).

    A write that already waits for the same entity is replaced, unless it is a create whose outcome is
    not known yet: that one must be looked up first.
    """
    constants = {
        "connection_id": connection_id,
        "run_id": run_id,
        "state": "pending",
        "attempts": 0,
        "created_at": utc_now(),
    }
    write_many(
        connection,
        _plan_statement(connection.dialect.name),
        [{"restores": None, **row} for row in rows],
        constants,
    )


@lru_cache
def _plan_statement(dialect: str) -> Insert:
    statement = upsert(dialect, outbox)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[outbox.c.connection_id, outbox.c.entity_type, outbox.c.entity_id],
        set_={
            name: new[name]
            for name in ("operation", "fields", "restores", "entity_version", "run_id", "state")
        },
        where=not_(and_(outbox.c.state == "unknown", outbox.c.operation == "create")),
    )


def waiting(connection: Connection, connection_id: int, entity_type: str | None = None) -> Sequence[Row[Any]]:
    """Return what is in the outbox, in order of planning."""
    query = select(outbox).where(outbox.c.connection_id == connection_id)
    if entity_type:
        query = query.where(outbox.c.entity_type == entity_type)
    return connection.execute(query.order_by(outbox.c.id)).all()


def outbox_row(connection: Connection, outbox_id: int) -> Row[Any] | None:
    """Return one outbox row; None when it has been sent."""
    return connection.execute(select(outbox).where(outbox.c.id == outbox_id)).one_or_none()


def still_waiting(connection: Connection, outbox_id: int) -> bool:
    """Return whether an outbox row is still there."""
    return outbox_row(connection, outbox_id) is not None


def retry_refused(connection: Connection, connection_id: int) -> None:
    """Let what was refused be sent once more."""
    connection.execute(
        update(outbox)
        .where(outbox.c.connection_id == connection_id, outbox.c.state == "refused")
        .values(state="pending")
    )


def mark(connection: Connection, outbox_id: int, **values: Any) -> None:
    """Change columns of an outbox row."""
    connection.execute(update(outbox).where(outbox.c.id == outbox_id).values(**values))


def take_up(connection: Connection, connection_id: int) -> None:
    """Take up what an earlier run left in the outbox, each write with all its attempts before it again.

    A create that was leaving when the program was killed has an unknown outcome. An update may simply be
    sent twice.
    """
    mine = outbox.c.connection_id == connection_id
    left_open = outbox.c.state.in_(("sending", "unknown"))
    connection.execute(
        update(outbox)
        .where(mine)
        .values(
            attempts=0,
            state=case(
                (and_(left_open, outbox.c.operation == "create"), "unknown"),
                (left_open, "pending"),
                else_=outbox.c.state,
            ),
        )
    )


def sent(connection: Connection, outbox_id: int) -> None:
    """Take a write out of the outbox: it has arrived."""
    connection.execute(delete(outbox).where(outbox.c.id == outbox_id))


def forget(connection: Connection, connection_id: int, entity_type: str, entity_ids: Collection[str]) -> None:
    """Take writes of these entities out of the outbox, and close their problems: nothing is to be sent."""
    if not entity_ids:
        return
    gone = connection.scalars(
        delete(outbox)
        .where(
            outbox.c.connection_id == connection_id,
            outbox.c.entity_type == entity_type,
            among(outbox.c.entity_id, entity_ids),
            not_(and_(outbox.c.state == "unknown", outbox.c.operation == "create")),
            outbox.c.restores.is_(None),
        )
        .returning(outbox.c.entity_id)
    ).all()
    problems.solved(connection, connection_id, entity_type, gone)


# --- what waits for a person ---------------------------------------------------------------------------


def attention(connection: Connection, connection_id: int) -> tuple[int, int]:
    """Return how many decisions and how many problems wait for a person."""
    open_decisions = connection.scalar(
        select(func.count())
        .select_from(decision)
        .where(decision.c.connection_id == connection_id, decision.c.state == "open")
    )
    open_problems = connection.scalar(
        select(func.count())
        .select_from(problem)
        .where(problem.c.connection_id == connection_id, problem.c.state == "open")
    )
    return open_decisions or 0, open_problems or 0
