"""Taking an answer back: what it changed here, what it agreed on, and what it planned.

The question is open again, unless the answer has gone out meanwhile: then what was sent is sent back first,
and the question is asked again when it is. Source: the documentation page on what sync does, “Undo”.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import decisions, entities, history, link_states, links, outbox
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.store.questions import DecisionKind, Question
from openfaith_desktop.sync.decisions import settle_brakes
from openfaith_desktop.sync.undo.agreement import want_back
from openfaith_desktop.sync.undo.changes import Deletions, undo
from openfaith_desktop.sync.undo.result import Left, Undone


def undo_decisions(db: Connection, rows: Sequence[Question], origin: Origin, deletions: Deletions) -> Undone:
    """Take settled decisions' answers back, all in one."""
    undone = undo(db, history.of_decisions(db, [row.id for row in rows]), origin, deletions)
    # The newest first: it may rest on an older one.
    for row in sorted(rows, key=lambda one: (one.settled_at, one.id), reverse=True):
        _take_back(db, row, undone)
    return undone


def _take_back(db: Connection, row: Question, undone: Undone) -> None:
    type_ = ENTITY_TYPES[row.entity_type]
    if row.kind == DecisionKind.FIELD:
        _field(db, type_, row, undone)
    elif row.kind == DecisionKind.MATCH:
        _match(db, type_, row, undone)
    elif row.kind == DecisionKind.BRAKE:
        if reason := settle_brakes.take_back(db, row):
            undone.left.append(Left("", row.title, None, reason, row.connection_id))
    else:
        _record(db, type_, row, undone)


def _field(db: Connection, type_: EntityType, row: Question, undone: Undone) -> None:
    link = links.by_entity(db, row.connection_id, type_.name, row.about)
    answer = row.answer
    before: dict[str, dict[str, Any]] = answer.get("before", {})
    if link is None:
        return
    base: dict[str, Any] = dict(link.base or {})
    on_its_way = any(
        one.entity_id == row.about and row.field in outbox.departed(one).fields
        for one in outbox.left(db, row.connection_id, type_.name)
    )
    if base.get(row.field) != row.theirs or on_its_way:
        # It has been sent since: the old value goes back there with the next sync, which then asks again.
        entity = entities.get(db, type_.name, row.about) or {}
        undone.to_send += 1
        undone.there(type_, {**entity, "id": row.about}, row.field, row.theirs, base.get(row.field))
        wanted = {"value": row.theirs, "run": None, "agreed": before}
        want_back(db, type_, link, row.field, entity.get(row.field), wanted)
        decisions.withdraw(db, row.id)
        return
    base_ours: dict[str, Any] = dict(link.base_ours or {})
    for values, kept in ((base, before.get("base", {})), (base_ours, before.get("base_ours", {}))):
        values.pop(row.field, None)
        values.update(kept)
    version = link.agreed_version or 0
    links.agree(db, [Agreement(link.id, row.about, version, base, base_ours, changed=True)])
    decisions.reopen(db, row.id)


def _match(db: Connection, type_: EntityType, row: Question, undone: Undone) -> None:
    link = links.by_external_ids(db, row.connection_id, type_.name, [row.external_id]).get(row.external_id)
    answer = row.answer
    same: str | None = answer.get("same")
    if same is None:
        if link is not None and link.entity_id is None:
            decisions.reopen(db, row.id)
        else:
            reason = "Both were added since as two people. Undo that sync, or merge them."
            linked: str = link.entity_id if link is not None else ""
            undone.left.append(Left(linked, row.title, None, reason))
        return
    if link is not None and link.entity_id == same:
        links.let_go(db, link.id)
        if link.base is not None:
            reason = (
                "A sync has brought the two in step since. Undo that sync too to get the old values back."
            )
            undone.left.append(Left(same, row.title, None, reason))
    decisions.reopen(db, row.id)


def _record(db: Connection, type_: EntityType, row: Question, undone: Undone) -> None:
    answer = row.answer
    choice: str | None = answer.get("choice")
    waiting = [
        one
        for one in outbox.pending(db, row.connection_id, type_.name, [row.about])
        if one.operation != Operation.UPDATE
    ]
    link = links.by_external_ids(db, row.connection_id, type_.name, [row.external_id]).get(row.external_id)
    took_hold = choice == "ours" and not waiting
    if row.kind == DecisionKind.DELETED_HERE and choice == "skip":
        took_hold = True
    if took_hold:
        entity = entities.get(db, type_.name, row.about) or {}
        reason = "The answer has taken hold. Look at the record on both sides."
        undone.left.append(Left(row.about, type_.title(entity), None, reason, row.connection_id))
        return
    for one in waiting:
        outbox.remove(db, one.id)
    if link is not None and row.kind in (DecisionKind.DELETED_THERE, DecisionKind.MERGED):
        links.set_entities(db, [(link.id, row.about)])
        link_states.mark_links(db, [link.id], links.GONE)
    decisions.reopen(db, row.id)
