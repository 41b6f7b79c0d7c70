"""What sending chosen records would do, before anything is sent: looked up there, planned, and taken back.

The plan is made by the very steps that a push takes, in a transaction that is rolled back, so that what is shown
is what would leave. Called by the engine. Source: the specification, option 3; the documentation page on what
sync does, “A write”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import ExternalRecord
from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import decisions, entities, links, outbox
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.push import draft, selective
from openfaith_desktop.sync.push.selective import Chosen
from openfaith_desktop.sync.reconcile.plan_creates import in_question


class Fate(StrEnum):
    """What would become of one chosen record."""

    NEW = "new"
    """It would be added there."""
    FOUND = "found"
    """It is there already: linked instead of added."""
    ASKS = "asks"
    """It may be somebody who is there: a person must say first."""
    UPDATED = "updated"
    """It is linked; something of it would be sent."""
    UNCHANGED = "unchanged"
    """It is linked, and nothing of it differs."""
    GONE = "gone"
    """It is linked, but isn't there any more."""
    WAITS = "waits"
    """Something it must belong to isn't there yet."""


@dataclass(frozen=True, slots=True)
class ForeseenWrite:
    """One write that would leave: of the record itself or of what belongs to it, with its values by field."""

    entity_type: str
    entity_id: str
    operation: Operation
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of one chosen record. `external_id`: the record there that it is, or may be.

    `stays` names the fields with a value that are not sent.
    """

    entity_id: str
    entity_type: str
    title: str
    fate: Fate
    external_id: str | None
    there: str
    writes: tuple[ForeseenWrite, ...]
    stays: tuple[str, ...]


async def foresee(ctx: RunContext, entity_ids: Sequence[str]) -> list[Foreseen]:
    """Return what a push of these entities would do. Changes nothing. Raises `NotFound` for an unknown id."""
    chosen = await ctx.store.rehearse(
        lambda c: [selective.choose(c, ctx, i) for i in dict.fromkeys(entity_ids)]
    )
    read, gone = await selective.read_there(ctx, chosen)
    return await ctx.store.rehearse(lambda c: _foreseen(c, ctx.for_rehearsal(), chosen, read, gone))


def _foreseen(
    db: Connection,
    ctx: RunContext,
    chosen: Sequence[Chosen],
    read: Sequence[ExternalRecord],
    gone: set[str],
) -> list[Foreseen]:
    selective.plan(db, ctx, [one for one in chosen if one.entity_id not in gone], read)
    writes: dict[str, list[ForeseenWrite]] = {}
    for row in outbox.everything(db, ctx.connection.id):
        type_ = ENTITY_TYPES[row.entity_type]
        entity = entities.get(db, type_.name, row.entity_id) or {}
        root = entity.get(type_.owner or "", row.entity_id) if type_.owner else row.entity_id
        operation = Operation(row.operation)
        values = _created(db, ctx, type_, entity) if operation is Operation.CREATE else dict(row.values or {})
        writes.setdefault(root, []).append(ForeseenWrite(type_.name, row.entity_id, operation, values))
    return [_one(db, ctx, one, tuple(writes.get(one.entity_id, ())), gone) for one in chosen]


def _created(
    db: Connection, ctx: RunContext, type_: EntityType, entity: Mapping[str, Any]
) -> dict[str, Value]:
    names = draft.sendable(db, ctx, type_, entity)
    return {name: entity[name] for name in names if name != type_.owner and entity[name] is not None}


def _one(
    db: Connection, ctx: RunContext, one: Chosen, writes: tuple[ForeseenWrite, ...], gone: set[str]
) -> Foreseen:
    link = links.by_entity(db, ctx.connection.id, one.type.name, one.entity_id)
    entity = entities.get(db, one.type.name, one.entity_id) or {}
    asked = None if link else _asked(db, ctx, one)
    fate = _fate(one, writes, linked=link is not None, asked=asked is not None, gone=one.entity_id in gone)
    sent = {name for write in writes if write.entity_id == one.entity_id for name in write.values}
    sendable = set(draft.sendable(db, ctx, one.type, entity)) | sent
    stays = tuple(name for name in one.type.by_name if entity.get(name) is not None and name not in sendable)
    external_id = link.external_id if link is not None else asked
    return Foreseen(
        one.entity_id,
        one.type.name,
        one.title,
        fate,
        external_id,
        _title_there(db, ctx, one.type, external_id),
        writes if fate is not Fate.ASKS else (),
        stays,
    )


def _fate(one: Chosen, writes: Sequence[ForeseenWrite], *, linked: bool, asked: bool, gone: bool) -> Fate:
    if gone:
        return Fate.GONE
    if one.external_id is not None:
        return Fate.UPDATED if writes else Fate.UNCHANGED
    if linked:
        return Fate.FOUND
    if asked:
        return Fate.ASKS
    itself = any(write.entity_id == one.entity_id for write in writes)
    return Fate.NEW if itself else Fate.WAITS


def _asked(db: Connection, ctx: RunContext, one: Chosen) -> str | None:
    """Return the record there that a question asks about, when one does."""
    if one.entity_id not in in_question(db, ctx, one.type):
        return None
    open_ones = decisions.listed(db, ctx.connection.id, kind=DecisionKind.MATCH, entity_type=one.type.name)
    return next(
        (
            row.external_id
            for row in open_ones
            if any(candidate["entity_id"] == one.entity_id for candidate in row.candidates)
        ),
        None,
    )


def _title_there(db: Connection, ctx: RunContext, type_: EntityType, external_id: str | None) -> str:
    if external_id is None:
        return ""
    found = links.by_external_ids(db, ctx.connection.id, type_.name, [external_id])
    if external_id not in found:
        return ""
    return type_.title(ctx.adapter.to_canonical(type_.name, found[external_id].payload).values)
