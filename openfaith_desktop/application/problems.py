"""What couldn't be copied: listing it by cause, trying again, and letting it be.

Called by the window and the command line; returns documents, described in `docs/json.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application, syncing
from openfaith_desktop.errors import AlreadyRunning, NotFound, OpenFaithError, Stopped
from openfaith_desktop.store import problems
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync.dismiss import dismiss as dismiss_one
from openfaith_desktop.sync.engine import StopFlag

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Source:
    """A source of `incoming.resolve`."""

    adapter: Adapter
    connection: ConnectionInfo


def listed(app: Application, name: str | None = None) -> Document:
    """Return the open problems of one or all connections, and how many there are of each cause."""
    infos = [app.connection(name)] if name else app.connections()
    found = [
        _document(info, row)
        for info in infos
        for row in app.store.read(lambda c, i=info: problems.listed(c, i.id))
    ]
    causes = Counter(one["cause"] for one in found)
    return {"problems": found, "causes": [{"cause": c, "number": n} for c, n in causes.most_common()]}


def _document(info: ConnectionInfo, row: Row[Any]) -> Document:
    names = ("id", "title", "entity_id", "external_id", "cause", "what_it_means", "what_to_do")
    of_run = row.entity_type == problems.RUN
    return {
        **{name: getattr(row, name) for name in names},
        "external_id": None if of_run else row.external_id,
        "connection": info.name,
        "type": None if of_run else row.entity_type,
        "job": row.external_id if of_run else None,
        "since": row.created_at,
    }


def _open(connection: Connection, ids: Sequence[int]) -> list[Row[Any]]:
    rows = [row for one in ids if (row := problems.get(connection, one)) and row.state == problems.OPEN]
    if not rows:
        raise NotFound("No such problem is open.", what_to_do="`openfaith problems` lists those that are.")
    return rows


async def retry(app: Application, ids: Sequence[int], stop: StopFlag) -> Document:
    """Send the records of these problems once more, and begin their jobs again, now.

    Raises `NotFound` when none of them is open.
    """
    rows = app.store.read(lambda c: _open(c, ids))
    sent: list[Document] = []
    for info in app.connections():
        mine = [row.entity_id for row in rows if row.connection_id == info.id and row.entity_id]
        if mine:
            sent.append(await syncing.push(app, info.name, list(dict.fromkeys(mine)), stop))
    begun = [
        await _begin_again(app, info, row, stop)
        for row in rows
        for info in app.connections()
        if row.entity_type == problems.RUN and row.connection_id == info.id
    ]
    return {"pushed": sent, "jobs": begun}


async def _begin_again(app: Application, info: ConnectionInfo, row: Row[Any], stop: StopFlag) -> Document:
    kind = row.external_id
    document: Document = {"connection": info.name, "job": kind, "outcome": "done", "reason": None}
    try:
        await syncing.BY_KIND[kind](app, info.name, stop)
    except (Stopped, AlreadyRunning):
        raise
    except OpenFaithError as error:
        texts = {"cause": error.title, "what_it_means": error.what_it_means, "what_to_do": error.what_to_do}
        app.store.write(lambda c: problems.report_run(c, info.id, kind, {"title": row.title, **texts}))
        return {**document, "outcome": "failed", "reason": error.title}
    app.store.write(lambda c: problems.run_solved(c, info.id, kind))
    return document


def dismiss(app: Application, ids: Sequence[int], reason: str | None, author: str = "you") -> Document:
    """Let these records be as they are; nothing of them is tried again until they are edited."""
    infos = {info.id: info for info in app.connections()}

    def work(connection: Connection) -> list[Document]:
        rows = _open(connection, ids)
        for row in rows:
            info = infos[row.connection_id]
            if row.entity_type == problems.RUN:
                problems.dismiss(connection, row.id, reason, author)
                continue
            dismiss_one(connection, _Source(adapter(info.adapter), info), row, reason, author)
        return [{"id": row.id, "title": row.title, "cause": row.cause, "reason": reason} for row in rows]

    return {"dismissed": app.store.write(work)}
