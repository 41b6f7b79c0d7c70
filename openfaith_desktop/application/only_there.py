"""Who is only in the other system: bringing them in, and saying who they are here.

They are listed by `lists.ids` with the filter only there, under the ids of their links. Called by the window and the
command line. What these do is `sync.decisions.bring_in`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application
from openfaith_desktop.application.lists import LINK
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store import standing
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.decisions import bring_in as work


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """The ids of the records that are here now, and the names of those that must be asked about first."""

    ids: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    adapter: Adapter
    connection: ConnectionInfo


def bring_in(app: Application, ids: Sequence[str], author: str = "you") -> BroughtIn:
    """Bring in records by their ids (`link_12`), with what belongs to them. Each can be undone by its new id.

    Raises `NotFound` when none of them is only there any more.
    """
    numbers = [_number(one) for one in ids]
    infos = {info.id: info for info in app.connections()}

    def do(c: Connection) -> BroughtIn:
        by_connection: dict[int, list[int]] = {}
        for row in standing.links_by_id(c, numbers):
            by_connection.setdefault(row.connection_id, []).append(row.id)
        if not by_connection:
            raise NotFound("None of them is only there any more.", what_to_do="Look at the list again.")
        by = editing.person_origin(c, author)
        done = [work.bring_in(c, _source(infos[i]), mine, by) for i, mine in by_connection.items()]
        return BroughtIn(
            tuple(one for part in done for one in part.ids), tuple(one for part in done for one in part.asked)
        )

    return app.store.write(do)


def same_as(app: Application, link: str, entity_id: str, author: str = "you") -> str:
    """Say that a record there (`link_12`) is this one here; return what `undo.take_back` takes it back by.

    The next sync brings the two in step. Raises `NotFound`, or `UsageError` when they can't be one.
    """
    number = _number(link)
    infos = {info.id: info for info in app.connections()}

    def do(c: Connection) -> str:
        found = standing.links_by_id(c, [number])
        if not found:
            raise NotFound("That record is not only there any more.", what_to_do="Look at the list again.")
        info = infos[found[0].connection_id]
        return f"decision-{work.same_as(c, _source(info), number, entity_id, author)}"

    return app.store.write(do)


def _source(info: ConnectionInfo) -> _Source:
    return _Source(adapter(info.adapter), info)


def _number(link: str) -> int:
    digits = link.removeprefix(LINK)
    if not (link.startswith(LINK) and digits.isdecimal() and len(digits) < 19):
        raise NotFound(f"“{link[:80]}” is nobody in the other system.", what_to_do="Look at the list again.")
    return int(digits)
