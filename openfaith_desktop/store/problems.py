"""Problems: records that couldn't be copied, whole runs that didn't come through, and why.

A problem of a whole run has no entity type (`RUN`); its external id is the kind of run.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import ENTITY_TABLES, problem

OPEN, DISMISSED = "open", "dismissed"
UNKEEPABLE = "An invisible character in it can't be kept (NUL)."
"""The cause of a problem that the system's record itself is: nothing that is sent solves it."""
RUN = ""
"""The entity type of a problem that is about a whole run."""


def report(db: Connection, connection_id: int, run_id: int | None, row: Mapping[str, Any]) -> None:
    """Write down that a record could not be copied: one open problem for an entity, kept while its cause is
    the same; beside it perhaps one that is `UNKEEPABLE`.
    """
    table = ENTITY_TABLES[row["entity_type"]]
    version = db.scalar(select(table.c.version).where(table.c.id == row["entity_id"]))
    known = db.execute(
        select(problem).where(
            problem.c.connection_id == connection_id,
            problem.c.entity_type == row["entity_type"],
            problem.c.entity_id == row["entity_id"],
            problem.c.cause == row["cause"],
            problem.c.state == OPEN,
        )
    ).first()
    if known is not None:
        values = {**row, "run_id": run_id, "entity_version": version}
        db.execute(update(problem).where(problem.c.id == known.id).values(**values))
        return
    if row["cause"] != UNKEEPABLE:
        solved(db, connection_id, row["entity_type"], [row["entity_id"]])
    values = {"connection_id": connection_id, "run_id": run_id, "state": OPEN, "created_at": utc_now()}
    db.execute(insert(problem), {**row, **values, "entity_version": version})


def solved(
    db: Connection,
    connection_id: int,
    entity_type: str,
    entity_ids: Collection[str],
    cause: str | None = None,
) -> None:
    """Close these entities' open problems of one cause; None: all that come of copying them."""
    db.execute(
        update(problem)
        .where(
            problem.c.cause == cause if cause is not None else problem.c.cause != UNKEEPABLE,
            problem.c.connection_id == connection_id,
            problem.c.entity_type == entity_type,
            among(problem.c.entity_id, entity_ids),
            problem.c.state == OPEN,
        )
        .values(state="solved", settled_at=utc_now())
    )


def report_run(db: Connection, connection_id: int, kind: str, row: Mapping[str, Any]) -> None:
    """Write down that runs of a kind don't come through: one open problem, kept while its cause is the same.

    `row`: title, cause, what_it_means, what_to_do.
    """
    mine = and_(_of_runs(connection_id, kind), problem.c.state == OPEN)
    known = db.execute(select(problem).where(mine)).first()
    if known is not None and known.cause == row["cause"]:
        db.execute(update(problem).where(problem.c.id == known.id).values(**row))
        return
    run_solved(db, connection_id, kind)
    values = {"connection_id": connection_id, "entity_type": RUN, "external_id": kind, "state": OPEN}
    db.execute(insert(problem), {**row, **values, "created_at": utc_now()})


def run_solved(db: Connection, connection_id: int, kind: str) -> int:
    """Close the open problem of runs of a kind, since one came through; return how many were open."""
    mine = and_(_of_runs(connection_id, kind), problem.c.state == OPEN)
    closed = update(problem).where(mine).values(state="solved", settled_at=utc_now())
    return db.execute(closed).rowcount


def run_is_open(db: Connection, connection_id: int, kind: str) -> bool:
    """Return whether runs of a kind don't come through at present."""
    mine = and_(_of_runs(connection_id, kind), problem.c.state == OPEN)
    return db.scalar(select(problem.c.id).where(mine).limit(1)) is not None


def _of_runs(connection_id: int, kind: str) -> ColumnElement[bool]:
    return and_(
        problem.c.connection_id == connection_id,
        problem.c.entity_type == RUN,
        problem.c.external_id == kind,
    )


def listed(db: Connection, connection_id: int) -> Sequence[Row[Any]]:
    """Return a connection's open problems."""
    return db.execute(
        select(problem)
        .where(problem.c.connection_id == connection_id, problem.c.state == OPEN)
        .order_by(problem.c.id)
    ).all()


def settled(db: Connection, connections: Collection[int], limit: int) -> Sequence[Row[Any]]:
    """Return the problems that were solved or dismissed last, newest first."""
    return db.execute(
        select(problem)
        .where(
            problem.c.connection_id.in_(connections),
            problem.c.state != OPEN,
            problem.c.settled_at.is_not(None),
        )
        .order_by(problem.c.settled_at.desc(), problem.c.id.desc())
        .limit(limit)
    ).all()


def get(db: Connection, problem_id: int) -> Row[Any] | None:
    """Return one problem, whatever its state."""
    return db.execute(select(problem).where(problem.c.id == problem_id)).one_or_none()


def dismiss(db: Connection, problem_id: int, reason: str | None, by: str) -> None:
    """Close a problem because a person said so."""
    db.execute(
        update(problem)
        .where(problem.c.id == problem_id)
        .values(state=DISMISSED, reason=reason, settled_at=utc_now(), settled_by=by)
    )


def dismissed(db: Connection, connection_id: int, entity_type: str) -> set[tuple[str, int]]:
    """Return (entity id, its version then) of what a person said need not be copied."""
    rows = db.execute(
        select(problem.c.entity_id, problem.c.entity_version).where(
            problem.c.connection_id == connection_id,
            problem.c.entity_type == entity_type,
            problem.c.state == DISMISSED,
        )
    )
    return {(entity_id, version) for entity_id, version in rows.all()}
