"""Undoing a run, a decision or a record's last change, for the window and the command line.

Returns documents, described in `docs/json.md`; what is taken back is `sync.undo`'s. Change rows are never
thrown away, so anything can be undone at any time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store import decisions, history, outbox, runs
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.undo.answers import undo_decision
from openfaith_desktop.sync.undo.changes import undo
from openfaith_desktop.sync.undo.result import GoesBack, Left, Sides, Undone

Document = dict[str, Any]
DECISION = "decision-"
"""What a decision's number is written after, as in `decision-12`."""


def take_back(app: Application, what: str, author: str = "you", sides: str = "both") -> Document:
    """Undo a run (`12`), a decision's answer (`decision-12`) or a record's last change (its id).

    `sides` says where what a run had sent is taken back: `both`, only `here`, or only `there`.
    Raises `NotFound` when there is no such thing, or nothing of it to undo.
    """
    infos = {info.id: info for info in app.connections()}
    return app.store.write(lambda c: _take_back(c, what, author, infos, Sides(sides)))


def preview(app: Application, what: str, author: str = "you", sides: str = "both") -> Document:
    """Return what `take_back` would do, by name, and do nothing. Raises as it does."""
    infos = {info.id: info for info in app.connections()}
    return app.store.submit(lambda c: _take_back(c, what, author, infos, Sides(sides)), keep=False).result()


def _take_back(
    db: Connection, what: str, author: str, infos: dict[int, ConnectionInfo], sides: Sides
) -> Document:
    if what.isdecimal():
        return _run(db, int(what), author, infos, sides)
    if what.startswith(DECISION) and what.removeprefix(DECISION).isdecimal():
        return _decision(db, int(what.removeprefix(DECISION)), author, infos)
    return _record(db, what, author, infos)


def _run(
    db: Connection, run_id: int, author: str, infos: dict[int, ConnectionInfo], sides: Sides
) -> Document:
    run = runs.get(db, run_id)
    if run is None:
        raise NotFound(f"There is no run {run_id}.", what_to_do="List them: `openfaith runs NAME`.")
    rows = history.of_run(db, run_id)
    left = outbox.left_of_run(db, run_id)
    # What an undo had planned to delete there isn't deleted any more.
    called_off = outbox.cancel_undo(db, run_id)
    if not rows and not left and not called_off:
        raise NotFound(
            f"Run {run_id} changed nothing.",
            what_to_do="There is nothing to undo. List what was done: `openfaith runs NAME`.",
        )
    new = runs.start(db, run.connection_id, "undo", run.mode)
    by = editing.person_origin(db, author)
    origin = Origin(by.kind, author, by.org_id, run_id=new, connection_id=run.connection_id)
    undone = undo(db, rows, origin, infos, left=left, sides=sides)
    runs.put(db, new, state="done", finished_at=utc_now(), counts={})
    return _document(f"run {run_id}", new, undone, infos)


def _decision(db: Connection, number: int, author: str, infos: dict[int, ConnectionInfo]) -> Document:
    row = decisions.get(db, number)
    if row is None or row.state != "settled":
        raise NotFound(
            f"Decision {number} has no answer to take back.",
            what_to_do="`openfaith decisions` lists those that are open.",
        )
    undone = undo_decision(db, row, editing.person_origin(db, author), infos)
    return _document(f"decision {number}", None, undone, infos)


def _record(db: Connection, entity_id: str, author: str, infos: dict[int, ConnectionInfo]) -> Document:
    rows = history.last_of_record(db, entity_id) if type_of(entity_id) in ENTITY_TYPES else []
    if not rows:
        raise NotFound(
            f"There is nothing to undo for {entity_id}.",
            what_to_do="Name a run's number, a record's id, or decision-NUMBER.",
        )
    undone = undo(db, rows, editing.person_origin(db, author), infos)
    return _document(entity_id, None, undone, infos)


def _document(what: str, run_id: int | None, undone: Undone, infos: dict[int, ConnectionInfo]) -> Document:
    return {
        "what": what,
        "run": run_id,
        "fields": undone.fields,
        "records": undone.records,
        "to_send": undone.to_send,
        "goes_back": [_goes_back(one) for one in undone.goes_back],
        "left": [_left(one, infos) for one in undone.left],
    }


def _goes_back(one: GoesBack) -> Document:
    type_ = ENTITY_TYPES[type_of(one.entity_id)]
    return {
        "side": one.side,
        "entity_id": one.entity_id,
        "title": one.title,
        "field": one.field,
        "label": type_.by_name[one.field].label if one.field else None,
        "old": one.old,
        "new": one.new,
    }


def _left(one: Left, infos: dict[int, ConnectionInfo]) -> Document:
    info = infos.get(one.connection_id or 0)
    type_name = type_of(one.entity_id) if one.entity_id else ""
    label = ENTITY_TYPES[type_name].by_name[one.field].label if one.field else None
    url = None
    if info is not None and one.external_id:
        url = adapter(info.adapter).record_url(type_name, one.external_id)
    return {
        "entity_id": one.entity_id,
        "title": one.title,
        "field": one.field,
        "label": label,
        "reason": one.reason,
        "url": url,
    }
