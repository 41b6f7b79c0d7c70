"""What became of a write whose answer never came: looked up there, before anything is sent again.

What is found is compared with what was sent. A creation whose record was found is linked; one that may have
made a record which somebody has changed beyond recognition becomes a question of the matching phase. Called
at the start of every run, before anything is read or matched, and by `push`. Source: RFC 9110 9.2.2; the
documentation page on what sync does, “Never”.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import ExternalRecord, FoundCreated
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import PermissionMissing, RecordMissing
from openfaith_desktop.store import decisions, entities, links, outbox
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.outbox import Operation, departed
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.listing import store_records
from openfaith_desktop.sync.push import acknowledge
from openfaith_desktop.sync.push.draft import draft_of
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.merge import arrived
from openfaith_desktop.sync.reconcile.plan_creates import in_question


async def look_up_all(ctx: RunContext) -> None:
    """Find out what became of everything that an earlier run left of unknown outcome."""
    for type_ in ctx.types:
        # A second time, since what looked like one record may have turned out to be another's.
        for again in (False, True):
            for row in await ctx.store.aread(outbox.left, ctx.connection.id, type_.name):
                ctx.stop.check()
                if departed(row).maybe or not again:
                    await look_up(ctx, type_, row)


async def look_up(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    """Settle one write of unknown outcome; return whether it surely did nothing and waits again."""
    match Operation(row.operation):
        case Operation.CREATE:
            return await _creation(ctx, type_, row)
        case Operation.UPDATE:
            return await _update(ctx, type_, row)
        case Operation.DELETE:
            return await _deletion(ctx, type_, row)


async def _back(ctx: RunContext, row: Row[Any]) -> bool:
    await ctx.write(outbox.come_back, row)
    return True


# --- a creation ----------------------------------------------------------------------------------------


async def _creation(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    # A person may have said meanwhile who it is, or a listing has shown it and it was matched.
    known = await ctx.store.aread(_linked, ctx, type_, row)
    if known is not None:
        await ctx.write(lambda c: acknowledge.created(c, ctx, type_, row.id, [known], certain=False))
        return False
    try:
        found = await _find(ctx, type_, row)
    except RecordMissing:
        return await _owner_not_shown(ctx, type_, row)
    maybe = [one.records[0].external_id for one in found if not one.sure]
    for one in found:
        if one.sure:
            records = one.records
            await ctx.write(lambda c, r=records: acknowledge.created(c, ctx, type_, row.id, r, certain=False))
            return False
    if maybe:
        await ctx.write(_doubt, ctx, type_, row, found)
        return False
    if row.entity_id in await ctx.store.aread(in_question, ctx, type_):
        return False
    return await _back(ctx, row)


def _linked(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> ExternalRecord | None:
    """Return the record that the entity has been linked to meanwhile."""
    link = links.by_entity(db, ctx.connection.id, type_.name, row.entity_id)
    if link is None or link.base is not None:
        return None
    return ExternalRecord(
        type_.name,
        link.external_id,
        link.payload,
        link.parent_external_id,
        link.external_updated_at,
        link.link_metadata or {},
    )


async def _owner_not_shown(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    """Wait until what it was made under is shown again; it may only be hidden, with what was made under it.

    Nothing waits for an owner that nobody here has to do with any more.
    """
    match await ctx.store.aread(_owner_left, ctx, type_, row):
        case _Owner.WAITS:
            return False
        case _Owner.LET_GO:
            await ctx.write(outbox.remove, row.id)
            return False
        case _Owner.ANOTHER:
            return await _back(ctx, row)


class _Owner(Enum):
    """What became of the record that a creation was sent under."""

    WAITS = auto()
    """It is still the one of the owner here."""
    LET_GO = auto()
    """What was to be created is deleted here."""
    ANOTHER = auto()
    """The owner here is linked to another record there, or to none."""


def _owner_left(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> _Owner:
    entity = entities.get(db, type_.name, row.entity_id)
    if entity is None or entity["deleted_at"]:
        return _Owner.LET_GO
    sent = departed(row).references
    for one in type_.relations:
        external_id, owner = sent.get(one.name), entity.get(one.name)
        if one.name not in sent or not external_id:
            continue
        link = links.by_entity(db, ctx.connection.id, one.relation or "", owner) if owner else None
        if link is None or link.external_id != external_id or link.state == links.UNLINKED:
            return _Owner.ANOTHER
    return _Owner.WAITS


def _doubt(
    db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any], found: Sequence[FoundCreated]
) -> None:
    """Keep the records it may have made: the matching phase asks about them, and nothing is sent meanwhile."""
    for one in found:
        store_records(db, ctx, one.records)
    owner = entities.deleted_owner(db, type_, row.entity_id)
    if owner is not None:
        # A person is asked about the owner first, and what they say of it holds for what belongs to it.
        link = links.by_entity(db, ctx.connection.id, *owner)
        if link is None or link.state != links.ACTIVE:
            outbox.remove(db, row.id)
            return
    outbox.doubt(db, row, [one.records[0].external_id for one in found])


async def _find(ctx: RunContext, type_: EntityType, row: Row[Any]) -> list[FoundCreated]:
    """Return the records there that a creation may have made, waiting until it must show."""
    draft = draft_of(type_, departed(row))
    visible_at = _time(row.intent_at) + timedelta(seconds=ctx.visible_after_seconds)
    while True:
        found = await ctx.session.find_created(draft, row.intent_at)
        usable = await ctx.store.aread(_usable, ctx, type_, row, found)
        if any(one.sure for one in usable):
            return usable
        left = (visible_at - _time(ctx.session.server_time or utc_now())).total_seconds()
        if left <= 0:
            return usable
        ctx.stop.check()
        reason = f"Looking whether {ctx.adapter.title} got the last record before sending it again."
        ctx.waits(left, reason)
        await asyncio.sleep(min(left, 5.0))


def _usable(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    found: Sequence[FoundCreated],
) -> list[FoundCreated]:
    """Leave out records that belong to somebody else, and those a person said are different."""
    ids = {one.records[0].external_id for one in found}
    taken = links.entity_ids(db, ctx.connection.id, type_.name, ids)
    settled = decisions.listed(
        db, ctx.connection.id, kind=DecisionKind.MATCH, entity_type=type_.name, state="settled"
    )
    answers = [(one.external_id, one.answer) for one in settled]
    different = {ext for ext, answer in answers if row.entity_id in answer.get("different", ())}
    return [
        one
        for one in found
        if one.records[0].external_id not in taken and one.records[0].external_id not in different
    ]


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


# --- an update, a deletion -----------------------------------------------------------------------------


async def _fetched(ctx: RunContext, type_: EntityType, link: Row[Any]) -> ExternalRecord | None:
    try:
        return await ctx.session.fetch(type_.name, link.external_id, link.parent_external_id)
    except RecordMissing:
        return None


async def _update(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    link = await ctx.store.aread(links.by_entity, ctx.connection.id, type_.name, row.entity_id)
    if link is None:
        await ctx.write(outbox.remove, row.id)
        return False
    try:
        record = await _fetched(ctx, type_, link)
    except PermissionMissing:
        return False
    if record is None:
        # What that means is found out by reading everything; there is nothing to send to.
        await ctx.write(outbox.remove, row.id)
        return False
    return await ctx.write(_judge, ctx, type_, row, record)


def _judge(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any], record: ExternalRecord) -> bool:
    store_records(db, ctx, (record,))
    link = links.by_external_ids(db, ctx.connection.id, type_.name, [record.external_id])
    there = resolve(db, ctx, type_, [link[record.external_id]])[0].values
    what = departed(row)
    if arrived(type_, acknowledge.in_our_form(what), what.before, there, ctx.connection.region):
        acknowledge.updated(db, ctx, type_, row.id, record, certain=False)
        return False
    outbox.come_back(db, row)
    # Decided anew: either side may have changed meanwhile.
    links.mark_dirty(db, ctx.connection.id, type_.name, [record.external_id])
    return True


async def _deletion(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    link = await ctx.store.aread(links.by_entity, ctx.connection.id, type_.name, row.entity_id)
    try:
        record = await _fetched(ctx, type_, link) if link is not None else None
    except PermissionMissing:
        return False
    if record is None:
        await ctx.write(acknowledge.deleted, ctx, type_, row.id)
        return False
    return await _back(ctx, row)
