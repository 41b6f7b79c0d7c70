"""Problems: records that couldn't be copied, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import ENTITY_TABLES, problem

OPEN, DISMISSED = "open", "dismissed"


def report(connection: Connection, connection_id: int, run_id: int | None, row: Mapping[str, Any]) -> None:
    """Write down that a record could not be copied: one open problem for an entity, the newest cause."""
    solved(connection, connection_id, row["entity_type"], [row["entity_id"]])
    table = ENTITY_TABLES[row["entity_type"]]
    version = connection.scalar(select(table.c.version).where(table.c.id == row["entity_id"]))
    values = {"connection_id": connection_id, "run_id": run_id, "state": OPEN, "created_at": utc_now()}
    connection.execute(insert(problem), {**row, **values, "entity_version": version})


def solved(connection: Connection, connection_id: int, entity_type: str, entity_ids: Collection[str]) -> None:
    """Close these entities' open problems."""
    connection.execute(
        update(problem)
        .where(
            problem.c.connection_id == connection_id,
            problem.c.entity_type == entity_type,
            among(problem.c.entity_id, entity_ids),
            problem.c.state == OPEN,
        )
        .values(state="solved")
    )


def listed(connection: Connection, connection_id: int) -> Sequence[Row[Any]]:
    """Return a connection's open problems."""
    return connection.execute(
        select(problem)
        .where(problem.c.connection_id == connection_id, problem.c.state == OPEN)
        .order_by(problem.c.id)
    ).all()


def get(connection: Connection, problem_id: int) -> Row[Any] | None:
    """Return one problem, whatever its state."""
    return connection.execute(select(problem).where(problem.c.id == problem_id)).one_or_none()


def dismiss(connection: Connection, problem_id: int, reason: str | None, by: str) -> None:
    """Close a problem because a person said so."""
    connection.execute(
        update(problem)
        .where(problem.c.id == problem_id)
        .values(state=DISMISSED, reason=reason, settled_at=utc_now(), settled_by=by)
    )


def dismissed(connection: Connection, connection_id: int, entity_type: str) -> set[tuple[str, int]]:
    """Return (entity id, its version then) of what a person said need not be copied."""
    rows = connection.execute(
        select(problem.c.entity_id, problem.c.entity_version).where(
            problem.c.connection_id == connection_id,
            problem.c.entity_type == entity_type,
            problem.c.state == DISMISSED,
        )
    )
    return {(entity_id, version) for entity_id, version in rows.all()}
