"""Problems: records that couldn't be copied, whole runs that didn't come through, and why.

A problem of a whole run has no entity type (`RUN`); its external id is the kind of run.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, fields

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import ENTITY_TABLES, problem

OPEN, DISMISSED = "open", "dismissed"
UNKEEPABLE = "An invisible character in it can't be kept (NUL)."
"""The cause of a problem that the system's record itself is: nothing that is sent solves it."""
RUN = ""
"""The entity type of a problem that is about a whole run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemReport:
    """What is told of something that couldn't be copied: which record, and why, in words for people.

    Of a whole run: the entity type is `RUN`, and `external_id` the kind of run.
    """

    entity_type: str
    entity_id: str | None = None
    external_id: str | None = None
    title: str
    cause: str
    what_it_means: str
    what_to_do: str

    @classmethod
    def of_run(cls, kind: str, title: str, error: OpenFaithError) -> ProblemReport:
        """Return what is told of runs of a kind that don't come through."""
        return cls(
            entity_type=RUN,
            external_id=kind,
            title=title,
            cause=error.title,
            what_it_means=error.what_it_means,
            what_to_do=error.what_to_do,
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem as it is kept. `state`: open, solved or dismissed; `settled_at`, `reason` and `settled_by` go with it."""

    id: int
    connection_id: int
    entity_type: str
    entity_id: str | None
    external_id: str | None
    title: str
    cause: str
    what_it_means: str
    what_to_do: str
    state: str
    created_at: str
    entity_version: int | None
    reason: str | None
    settled_at: str | None
    settled_by: str | None

    @property
    def job(self) -> str | None:
        """The kind of run it is about; None where it is about a record."""
        return self.external_id if self.entity_type == RUN else None


_SELECT = select(*(problem.c[one.name] for one in fields(Problem)))


def report(db: Connection, connection_id: int, run_id: int | None, told: ProblemReport) -> None:
    """Write down that a record could not be copied: one open problem for an entity, kept while its cause is
    the same; beside it perhaps one that is `UNKEEPABLE`.
    """
    table = ENTITY_TABLES[told.entity_type]
    version = db.scalar(select(table.c.version).where(table.c.id == told.entity_id))
    known = db.execute(
        select(problem).where(
            problem.c.connection_id == connection_id,
            problem.c.entity_type == told.entity_type,
            problem.c.entity_id == told.entity_id,
            problem.c.cause == told.cause,
            problem.c.state == OPEN,
        )
    ).first()
    if known is not None:
        values = {**asdict(told), "run_id": run_id, "entity_version": version}
        db.execute(update(problem).where(problem.c.id == known.id).values(**values))
        return
    if told.cause != UNKEEPABLE and told.entity_id is not None:
        solved(db, connection_id, told.entity_type, [told.entity_id])
    values = {"connection_id": connection_id, "run_id": run_id, "state": OPEN, "created_at": utc_now()}
    db.execute(insert(problem), {**asdict(told), **values, "entity_version": version})


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


def report_run(db: Connection, connection_id: int, kind: str, title: str, error: OpenFaithError) -> None:
    """Write down that runs of a kind don't come through: one open problem, kept while its cause is the same."""
    told = ProblemReport.of_run(kind, title, error)
    mine = and_(_of_runs(connection_id, kind), problem.c.state == OPEN)
    known = db.execute(select(problem).where(mine)).first()
    if known is not None and known.cause == told.cause:
        db.execute(update(problem).where(problem.c.id == known.id).values(**asdict(told)))
        return
    run_solved(db, connection_id, kind)
    values = {"connection_id": connection_id, "state": OPEN, "created_at": utc_now()}
    db.execute(insert(problem), {**asdict(told), **values})


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


def listed(db: Connection, connection_id: int) -> Sequence[Problem]:
    """Return a connection's open problems."""
    mine = (problem.c.connection_id == connection_id, problem.c.state == OPEN)
    return [Problem(*row) for row in db.execute(_SELECT.where(*mine).order_by(problem.c.id))]


def settled(db: Connection, connections: Collection[int], limit: int) -> Sequence[Problem]:
    """Return the problems that were solved or dismissed last, newest first."""
    over = _SELECT.where(
        problem.c.connection_id.in_(connections), problem.c.state != OPEN, problem.c.settled_at.is_not(None)
    )
    newest = over.order_by(problem.c.settled_at.desc(), problem.c.id.desc()).limit(limit)
    return [Problem(*row) for row in db.execute(newest)]


def get(db: Connection, problem_id: int) -> Problem | None:
    """Return one problem, whatever its state."""
    row = db.execute(_SELECT.where(problem.c.id == problem_id)).one_or_none()
    return Problem(*row) if row is not None else None


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
