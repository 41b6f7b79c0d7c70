"""Runs: what sync did, and what of it waits for a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from openfaith_desktop.store.bulk import write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import change, decision, problem, run

UNFINISHED = ("running", "failed", "stopped")


class RunKind(StrEnum):
    """What a run is, as kept in the table and told in documents."""

    SYNC = "sync"
    COMPARE = "compare"
    """Reads everything there, also when less would do."""
    WEBHOOK = "webhook"
    """Reads only what webhook deliveries named."""
    PREVIEW = "preview"
    PUSH = "push"
    PUSH_PREVIEW = "push_preview"
    """Only looks what sending chosen records would do."""
    UNDO = "undo"


def start(db: Connection, connection_id: int, kind: RunKind, mode: str) -> int:
    """Begin a run and return its number."""
    return db.execute(
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


def latest(db: Connection, connection_id: int, kind: RunKind | None = None) -> Row[Any] | None:
    """Return the newest run of a connection (of one kind)."""
    query = select(run).where(run.c.connection_id == connection_id)
    if kind:
        query = query.where(run.c.kind == kind)
    return db.execute(query.order_by(run.c.id.desc()).limit(1)).one_or_none()


def get(db: Connection, run_id: int) -> Row[Any] | None:
    """Return one run."""
    return db.execute(select(run).where(run.c.id == run_id)).one_or_none()


def came_through(db: Connection, connection_id: int, since: str) -> bool:
    """Return whether a run of both sides that began after a moment has come to its end."""
    query = select(run.c.id).where(
        run.c.connection_id == connection_id,
        run.c.kind.not_in((RunKind.PREVIEW, RunKind.PUSH, RunKind.PUSH_PREVIEW)),
        run.c.state == "done",
        run.c.started_at > since,
    )
    return db.execute(query.limit(1)).first() is not None


def listed(db: Connection, connection_id: int, limit: int = 50) -> Sequence[Row[Any]]:
    """Return a connection's runs, newest first."""
    return db.execute(
        select(run).where(run.c.connection_id == connection_id).order_by(run.c.id.desc()).limit(limit)
    ).all()


def window(
    db: Connection, connections: Collection[int], before: int | None, limit: int
) -> Sequence[Row[Any]]:
    """Return runs of these connections, newest first; `before`: older than that number."""
    query = select(run).where(run.c.connection_id.in_(connections)).order_by(run.c.id.desc()).limit(limit)
    return db.execute(query.where(run.c.id < before) if before is not None else query).all()


def ids(db: Connection, connection_id: int) -> list[int]:
    """Return the numbers of a connection's runs."""
    return list(db.scalars(select(run.c.id).where(run.c.connection_id == connection_id)))


def with_changes(db: Connection, before: str | None, limit: int) -> Sequence[Row[Any]]:
    """Return the runs that changed anything, here or there, newest first; `before`: begun before that time."""
    query = select(run).where(select(change.c.id).where(change.c.run_id == run.c.id).exists())
    if before is not None:
        query = query.where(run.c.started_at < before)
    return db.execute(query.order_by(run.c.id.desc()).limit(limit)).all()


_PUT = update(run).where(run.c.id == bindparam("b_id"))


def put(db: Connection, run_id: int, **values: Any) -> None:
    """Change columns of a run."""
    write_many(db, _PUT, [{**values, "b_id": run_id}])


def cut_short(db: Connection, connection_id: int, but: int) -> None:
    """Close what earlier runs left open when their program died: whoever holds the lease is the only one running."""
    db.execute(
        update(run)
        .where(run.c.connection_id == connection_id, run.c.state == "running", run.c.id != but)
        .values(state="stopped", finished_at=utc_now())
    )


# --- what waits for a person ---------------------------------------------------------------------------


def attention(db: Connection, connection_id: int) -> tuple[int, int]:
    """Return how many decisions and how many problems wait for a person."""
    open_decisions = db.scalar(
        select(func.count())
        .select_from(decision)
        .where(decision.c.connection_id == connection_id, decision.c.state == "open")
    )
    open_problems = db.scalar(
        select(func.count())
        .select_from(problem)
        .where(problem.c.connection_id == connection_id, problem.c.state == "open")
    )
    return open_decisions or 0, open_problems or 0
