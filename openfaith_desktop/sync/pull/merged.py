"""What the system has merged: read before anything else, so that the removed record is not taken for a deleted one.

What becomes of a merger here is `reconcile.duplicates`'s. Source: the documentation page on what sync does, “merged
there”.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Merger
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.errors import PermissionMissing, ReadRefused, RecordMissing
from openfaith_desktop.store import connections, entities, link_states, links
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.refetch import refetch
from openfaith_desktop.sync.results import Notice

UNREAD_SINCE = "mergers_unread_since"
"""The connection's setting: the moment from which on mergers weren't told. ISO 8601 UTC."""


def _untold(system: str) -> Notice:
    return Notice(
        f"{system} doesn't say who was merged.",
        "Your account may not see that. All else is in step, but somebody merged there can look deleted.",
        f"Ask an administrator of {system} to let your account see merged people.",
    )


async def read_mergers(ctx: RunContext, since: str) -> None:
    """Write down what was merged since then, and read each survivor with what now belongs to it, and what the
    merged one was associated with.

    A survivor that isn't shown may only be hidden: its merger then waits. Where the system doesn't tell
    mergers, that is said, and they are asked for from then on as soon as it does.
    """
    unread: str | None = ctx.connection.settings.get(UNREAD_SINCE)
    since = min(since, unread) if unread else since
    known = {type_.name for type_ in ctx.types}
    try:
        found = [m for m in await ctx.session.mergers(since) if m.entity_type in known]
    except (ReadRefused, PermissionMissing, RecordMissing):
        ctx.notices.append(_untold(ctx.adapter.title))
        found, unread_now = list[Merger](), since
    else:
        unread_now = None

    def note(db: Connection) -> None:
        for merger in found:
            link_states.note_merger(db, ctx.connection.id, merger.entity_type, merger.removed, merger.kept)
        if unread_now != unread:
            connections.update_settings(db, ctx.connection.id, **{UNREAD_SINCE: unread_now})

    if found or unread_now != unread:
        await ctx.store.awrite(note)
    rows = await ctx.store.aread(link_states.to_merge, ctx.connection.id)
    for row in rows:
        ctx.stop.check()
        survivor = await ctx.store.aread(survivor_of, ctx, row)
        await refetch(ctx, row.entity_type, survivor)
        for name, external_id in await ctx.store.aread(_associated, ctx, row):
            await refetch(ctx, name, external_id)


def _associated(db: Connection, ctx: RunContext, row: Row[Any]) -> list[tuple[str, str]]:
    """Return (type, external id) of what a merged record was associated with: its households' members changed."""
    found: list[tuple[str, str]] = []
    for other, to_us in belonging(ENTITY_TYPES[row.entity_type]):
        if not other.is_association or not row.entity_id:
            continue
        for entity in entities.by_relation(db, other.name, to_us.name, row.entity_id):
            for f in other.owners:
                if f is not to_us:
                    there = links.external_ids(db, ctx.connection.id, f.relation or "", {entity[f.name]})
                    found += [(f.relation or "", external_id) for external_id in there.values()]
    return found


async def forget_vain_mergers(ctx: RunContext, type_: EntityType) -> None:
    """Take back mergers into records that neither a complete listing nor the system itself shows.

    Their removed records are then missing like any others. Call it after a complete listing of the type.
    """

    def unknown_survivors(db: Connection) -> list[tuple[int, str]]:
        waiting = link_states.to_merge(db, ctx.connection.id)
        into = {row.id: survivor_of(db, ctx, row) for row in waiting if row.entity_type == type_.name}
        known = links.by_external_ids(db, ctx.connection.id, type_.name, set(into.values()))
        return [(link_id, survivor) for link_id, survivor in into.items() if survivor not in known]

    for link_id, survivor in await ctx.store.aread(unknown_survivors):
        ctx.stop.check()
        if not await refetch(ctx, type_.name, survivor):
            await ctx.store.awrite(link_states.forget_merger, link_id)


def survivor_of(db: Connection, ctx: RunContext, row: Row[Any]) -> str:
    """Return who a merged record is now, following chains of mergers (A into B, B into C)."""
    seen = {row.external_id}
    current: str = row.merged_into
    while current not in seen:
        seen.add(current)
        known = links.by_external_ids(db, ctx.connection.id, row.entity_type, [current])
        if current not in known or not known[current].merged_into:
            break
        current = known[current].merged_into
    return current
