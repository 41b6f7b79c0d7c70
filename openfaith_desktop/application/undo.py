"""Undoing a run, answers or a record's last change, and saying before by name what that would do.

Called by the window and the command line; returns documents, described in `docs/json.md`. What is taken back is
`sync.undo`'s. Change rows are never thrown away, so anything can be undone at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application, words
from openfaith_desktop.application.card import shown
from openfaith_desktop.application.decisions import numbers
from openfaith_desktop.application.history import DECISION, EDIT, ChangeWindow, lines, names
from openfaith_desktop.application.shapes.undoing import GoesBackLine, LeftLine, UndoDocument
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import Action, ActionKind, NotFound
from openfaith_desktop.store import decisions, history, outbox, runs
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.scope import Deletion, deletion
from openfaith_desktop.sync.undo.answers import undo_decisions
from openfaith_desktop.sync.undo.changes import Deletions, undo
from openfaith_desktop.sync.undo.result import GoesBack, Left, Sides, Undone


def take_back(app: Application, what: str, author: str = "you", sides: str = "both") -> UndoDocument:
    """Undo a run (`12`), answers (`decision-12`, `decision-3,5-9`), what a person did in one go (`edit-120`) or a
    record's last change (its id).

    `sides` says where what a run had sent is taken back: `both`, only `here`, or only `there`.
    Raises `NotFound` when there is no such thing, or nothing of it to undo.
    """
    infos = {info.id: info for info in app.connections()}
    return app.store.write(lambda c: _take_back(c, what, author, infos, Sides(sides)))


def preview(app: Application, what: str, author: str = "you", sides: str = "both") -> UndoDocument:
    """Return what `take_back` would do, by name, and do nothing. Raises as it does."""
    infos = {info.id: info for info in app.connections()}
    return app.store.submit(lambda c: _take_back(c, what, author, infos, Sides(sides)), keep=False).result()


def changes(app: Application, what: str, offset: int = 0, limit: int = 100) -> ChangeWindow:
    """Return what a person did in one go (`edit-120`) or by answers (`decision-3,5-9`), oldest first.

    As `history.changes` does of a run. Raises `NotFound` for what is neither.
    """

    def work(c: Connection) -> ChangeWindow:
        if what.startswith(DECISION):
            rows = history.of_decisions(c, numbers(what.removeprefix(DECISION)))
        else:
            rows = _deed(c, what)
        return ChangeWindow(len(rows), tuple(lines(c, rows[offset : offset + limit])))

    return app.store.read(work)


def _take_back(
    db: Connection, what: str, author: str, infos: dict[int, ConnectionInfo], sides: Sides
) -> UndoDocument:
    if what.isdecimal():
        return _run(db, int(what), author, infos, sides)
    if what.startswith(DECISION) and what[len(DECISION) :][:1].isdecimal():
        return _decisions(db, what, numbers(what.removeprefix(DECISION)), author, infos)
    if what.startswith(EDIT) and what.removeprefix(EDIT).isdecimal():
        return _edit(db, what, author, infos)
    return _record(db, what, author, infos)


def _run(
    db: Connection, run_id: int, author: str, infos: dict[int, ConnectionInfo], sides: Sides
) -> UndoDocument:
    run = runs.get(db, run_id)
    if run is None:
        raise NotFound(
            f"There is no run {run_id}.",
            what_to_do="Look at the list of runs.",
            action=Action(ActionKind.SEE_RUNS),
        )
    rows = history.of_run(db, run_id)
    left = outbox.left_of_run(db, run_id)
    # What an undo had planned to delete there isn't deleted any more.
    called_off = outbox.cancel_undo(db, run_id)
    if not rows and not left and not called_off:
        raise NotFound(
            f"Run {run_id} changed nothing.",
            what_to_do="There is nothing to undo. Look at the list of runs for another.",
            action=Action(ActionKind.SEE_RUNS),
        )
    new = runs.start(db, run.connection_id, runs.RunKind.UNDO, run.mode)
    by = editing.person_origin(db, author)
    origin = Origin(by.kind, author, by.org_id, run_id=new, connection_id=run.connection_id)
    undone = undo(db, rows, origin, _deletions(infos), left=left, sides=sides)
    runs.put(db, new, state="done", finished_at=utc_now(), counts={})
    return _document(db, f"run {run_id}", new, undone, infos)


def _decisions(
    db: Connection, what: str, ids: Sequence[int], author: str, infos: dict[int, ConnectionInfo]
) -> UndoDocument:
    """Take answers back, all in one; those among several that have none are passed over."""
    answered = [row for row in decisions.get_many(db, ids) if row.state == "settled"]
    if not answered:
        named = f"Decision {ids[0]} has" if len(ids) == 1 else "These decisions have"
        raise NotFound(
            f"{named} no answer to take back.",
            what_to_do="Look at what needs your decision.",
            action=Action(ActionKind.SEE_DECISIONS),
        )
    by = editing.person_origin(db, author)
    undone = undo_decisions(db, answered, by, _deletions(infos))
    return _document(db, what.replace(DECISION, "decision "), None, undone, infos)


def _edit(db: Connection, what: str, author: str, infos: dict[int, ConnectionInfo]) -> UndoDocument:
    """Take back all that a person did in one go, such as an import."""
    rows = _deed(db, what)
    undone = undo(db, rows, editing.person_origin(db, author), _deletions(infos))
    return _document(db, what, None, undone, infos)


def _deed(db: Connection, what: str) -> Sequence[Row[Any]]:
    number = what.removeprefix(EDIT)
    rows = history.of_deed(db, min(int(number), 2**31 - 1)) if number.isdecimal() else ()
    if not rows:
        raise NotFound(f"There is nothing to undo for {what}.", what_to_do="Look at what was done.")
    return rows


def _record(db: Connection, entity_id: str, author: str, infos: dict[int, ConnectionInfo]) -> UndoDocument:
    rows: Sequence[Row[Any]] = ()
    if type_of(entity_id) in ENTITY_TYPES:
        rows = history.last_of_record(db, entity_id)
    if not rows:
        raise NotFound(
            f"There is nothing to undo for {entity_id}.",
            what_to_do="Name a run's number, a record's id, or decision-NUMBER.",
        )
    undone = undo(db, rows, editing.person_origin(db, author), _deletions(infos))
    return _document(db, entity_id, None, undone, infos)


def _deletions(infos: dict[int, ConnectionInfo]) -> Deletions:
    """Return where an undo may delete what was added there."""

    def of(connection_id: int, entity_type: str) -> Deletion:
        info = infos[connection_id]
        return deletion(adapter(info.adapter), info, entity_type)

    return of


def _document(
    db: Connection, what: str, run_id: int | None, undone: Undone, infos: dict[int, ConnectionInfo]
) -> UndoDocument:
    ids = {one.entity_id for one in (*undone.goes_back, *undone.left) if one.entity_id}
    whose = {one: person for one, (person, _) in names(db, ((type_of(one), one) for one in ids)).items()}
    return {
        "what": what,
        "run": run_id,
        "fields": undone.fields,
        "records": undone.records,
        "to_send": undone.to_send,
        "goes_back": [_goes_back(db, one, whose.get(one.entity_id) or one.title) for one in undone.goes_back],
        "left": [_left(one, whose.get(one.entity_id) or one.title, infos) for one in undone.left],
    }


def _goes_back(db: Connection, one: GoesBack, person: str) -> GoesBackLine:
    field = ENTITY_TYPES[type_of(one.entity_id)].by_name[one.field] if one.field else None
    return {
        "side": one.side,
        "entity_id": one.entity_id,
        "person": person,
        "title": one.title,
        "field": one.field,
        "label": field.label if field else None,
        "old": one.old,
        "new": one.new,
        "old_shown": shown(db, field, one.old) if field else words.value(one.old),
        "new_shown": shown(db, field, one.new) if field else words.value(one.new),
    }


def _left(one: Left, person: str, infos: dict[int, ConnectionInfo]) -> LeftLine:
    info = infos.get(one.connection_id or 0)
    type_name = type_of(one.entity_id) if one.entity_id else ""
    url = None
    if info is not None and one.external_id:
        url = adapter(info.adapter).record_url(type_name, one.external_id)
    return {
        "entity_id": one.entity_id,
        "person": person,
        "title": one.title,
        "field": one.field,
        "label": ENTITY_TYPES[type_name].by_name[one.field].label if one.field else None,
        "reason": one.reason,
        "url": url,
    }
