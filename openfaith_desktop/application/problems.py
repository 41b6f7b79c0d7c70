"""What couldn't be copied: listing it by cause, trying again, and letting it be.

Called by the window and the command line; returns documents, described in `docs/json.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter, title_of
from openfaith_desktop.application import Application, review, syncing
from openfaith_desktop.application.shapes.problems import (
    Dismissed,
    DismissedLine,
    JobRetried,
    ProblemLine,
    ProblemList,
    Retried,
)
from openfaith_desktop.application.shapes.sending import Pushed
from openfaith_desktop.errors import Action, ActionKind, AlreadyRunning, NotFound, OpenFaithError, Stopped
from openfaith_desktop.store import problems
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.problems import Problem
from openfaith_desktop.sync.decisions.dismiss_problem import dismiss_problem as dismiss_one
from openfaith_desktop.sync.engine import StopFlag


@dataclass(frozen=True, slots=True)
class _Source:
    """A source of `canonical.resolve`."""

    adapter: Adapter
    connection: ConnectionInfo


def listed(app: Application, name: str | None = None) -> ProblemList:
    """Return the open problems of one or all connections, and how many there are of each cause."""
    infos = [app.connection(name)] if name else app.connections()
    found = [_document(info, row) for info in infos for row in app.store.read(problems.listed, info.id)]
    causes = Counter(one["cause"] for one in found)
    return {"problems": found, "causes": [{"cause": c, "number": n} for c, n in causes.most_common()]}


def _document(info: ConnectionInfo, row: Problem) -> ProblemLine:
    return {
        "id": row.id,
        "title": row.title,
        "entity_id": row.entity_id,
        "external_id": None if row.job else row.external_id,
        "cause": row.cause,
        "what_it_means": row.what_it_means,
        "what_to_do": row.what_to_do,
        "connection": info.name,
        "type": None if row.job else row.entity_type,
        "job": row.job,
        "since": row.created_at,
    }


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One thing that couldn't be copied. `person`: whose it is; for a whole run (`job`), the connection.

    `state` is open, solved or dismissed; `settled_at`, `reason` and `by` say since when, why, and who said so.
    """

    id: int
    connection: str
    type: str | None
    job: str | None
    entity_id: str | None
    person: str
    title: str
    cause: str
    since: str
    state: str
    settled_at: str | None
    reason: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems with one cause, of one connection, with what it means and what to do."""

    connection: str
    system: str
    cause: str
    what_it_means: str
    what_to_do: str
    rows: tuple[ProblemRow, ...]


def groups(app: Application, name: str | None = None) -> tuple[ProblemGroup, ...]:
    """Return the open problems by cause, the most frequent first."""
    infos = [app.connection(name)] if name else app.connections()

    def work(c: Connection) -> list[ProblemGroup]:
        found: list[ProblemGroup] = []
        for info in infos:
            by_cause: dict[tuple[str, str, str], list[Problem]] = {}
            for row in problems.listed(c, info.id):
                by_cause.setdefault((row.cause, row.what_it_means, row.what_to_do), []).append(row)
            system = title_of(info.adapter)
            found += [
                ProblemGroup(info.name, system, *texts, _lines(c, rows, {info.id: info}))
                for texts, rows in by_cause.items()
            ]
        return found

    return tuple(sorted(app.store.read(work), key=lambda one: -len(one.rows)))


def settled(app: Application, limit: int = 20) -> tuple[ProblemRow, ...]:
    """Return what was solved or let be lately, newest first."""
    infos = {info.id: info for info in app.connections()}
    return app.store.read(lambda c: _lines(c, problems.settled(c, infos, limit), infos))


def _lines(
    c: Connection, rows: Sequence[Problem], infos: Mapping[int, ConnectionInfo]
) -> tuple[ProblemRow, ...]:
    whose = review.people(c, [row for row in rows if row.job is None])
    return tuple(
        ProblemRow(
            row.id,
            infos[row.connection_id].name,
            row.entity_type or None,
            row.job,
            row.entity_id,
            whose.get(row.id) or row.title,
            row.title,
            row.cause,
            row.created_at,
            row.state,
            row.settled_at,
            row.reason,
            row.settled_by,
        )
        for row in rows
    )


def _open(db: Connection, ids: Sequence[int]) -> list[Problem]:
    rows = [row for one in ids if (row := problems.get(db, one)) and row.state == problems.OPEN]
    if not rows:
        raise NotFound(
            "No such problem is open.",
            what_to_do="Look at what couldn't be copied.",
            action=Action(ActionKind.SEE_PROBLEMS),
        )
    return rows


async def retry(app: Application, ids: Sequence[int], stop: StopFlag) -> Retried:
    """Send the records of these problems once more, and begin their jobs again, now.

    Raises `NotFound` when none of them is open.
    """
    rows = await app.store.aread(_open, ids)
    sent: list[Pushed] = []
    for info in app.connections():
        mine = [row.entity_id for row in rows if row.connection_id == info.id and row.entity_id]
        if mine:
            sent.append(await syncing.push(app, info.name, list(dict.fromkeys(mine)), stop))
    begun = [
        await _begin_again(app, info, row, row.job, stop)
        for row in rows
        for info in app.connections()
        if row.job and row.connection_id == info.id
    ]
    return {"pushed": sent, "jobs": begun}


async def _begin_again(
    app: Application, info: ConnectionInfo, row: Problem, kind: str, stop: StopFlag
) -> JobRetried:
    document: JobRetried = {"connection": info.name, "job": kind, "outcome": "done", "reason": None}
    try:
        await syncing.BY_KIND[kind](app, info.name, stop)
    except (Stopped, AlreadyRunning):
        raise
    except OpenFaithError as error:
        await app.store.awrite(problems.report_run, info.id, kind, row.title, error, durable=True)
        return {**document, "outcome": "failed", "reason": error.title}
    await app.store.awrite(problems.run_solved, info.id, kind, durable=True)
    return document


def dismiss(app: Application, ids: Sequence[int], reason: str | None, author: str = "you") -> Dismissed:
    """Let these records be as they are; nothing of them is tried again until they are edited."""
    infos = {info.id: info for info in app.connections()}

    def work(db: Connection) -> list[DismissedLine]:
        rows = _open(db, ids)
        for row in rows:
            info = infos[row.connection_id]
            if row.job:
                problems.dismiss(db, row.id, reason, author)
                continue
            dismiss_one(db, _Source(adapter(info.adapter), info), row, reason, author)
        return [{"id": row.id, "title": row.title, "cause": row.cause, "reason": reason} for row in rows]

    return {"dismissed": app.store.write(work)}
