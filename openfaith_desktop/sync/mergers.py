"""Mergers: two records that the system made one.

They are read before anything else of a run, so that the removed record is not taken for a deleted one.
What points to the removed record's entity is pointed to the survivor's; every step is a change that can be
undone. Source: the documentation page on what sync does, “merged there”.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import absent, changes, decisions, entities, links
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.merge import changed_here
from openfaith_desktop.sync.missing import look_at
from openfaith_desktop.sync.naming import names

MERGED = "merged"
"""The kind of decision that asks what shall become of a merger here."""


async def read_mergers(ctx: RunContext, since: str) -> None:
    """Write down what was merged since then, and read each survivor with what now belongs to it.

    A survivor that isn't shown may only be hidden: its merger then waits.
    """
    known = {type_.name for type_ in ctx.types}
    found = [m for m in await ctx.session.mergers(since) if m.entity_type in known]

    def note(connection: Connection) -> None:
        for merger in found:
            absent.note_merger(connection, ctx.connection.id, merger.entity_type, merger.removed, merger.kept)

    if found:
        await ctx.store.awrite(note)
    rows = await ctx.store.aread(lambda c: absent.to_merge(c, ctx.connection.id))
    for row in rows:
        ctx.stop.check()
        survivor = await ctx.store.aread(lambda c, r=row: _survivor(c, ctx, r))
        await look_at(ctx, row.entity_type, survivor)


async def forget_vain_mergers(ctx: RunContext, type_: EntityType) -> None:
    """Take back mergers into records that neither a complete listing nor the system itself shows.

    Their removed records are then missing like any others. Call it after a complete listing of the type.
    """

    def unknown_survivors(connection: Connection) -> list[tuple[int, str]]:
        waiting = absent.to_merge(connection, ctx.connection.id)
        into = {row.id: _survivor(connection, ctx, row) for row in waiting if row.entity_type == type_.name}
        known = links.by_external_ids(connection, ctx.connection.id, type_.name, set(into.values()))
        return [(link_id, survivor) for link_id, survivor in into.items() if survivor not in known]

    for link_id, survivor in await ctx.store.aread(unknown_survivors):
        ctx.stop.check()
        if not await look_at(ctx, type_.name, survivor):
            await ctx.store.awrite(lambda c, i=link_id: absent.forget_merger(c, i))


def _survivor(connection: Connection, ctx: RunContext, row: Row[Any]) -> str:
    """Return who a merged record is now, following chains of mergers (A into B, B into C)."""
    seen = {row.external_id}
    current: str = row.merged_into
    while current not in seen:
        seen.add(current)
        known = links.by_external_ids(connection, ctx.connection.id, row.entity_type, [current])
        if current not in known or not known[current].merged_into:
            break
        current = known[current].merged_into
    return current


def apply_mergers(connection: Connection, ctx: RunContext) -> None:
    """Carry out every merger that was read and not yet carried out."""
    for row in absent.to_merge(connection, ctx.connection.id):
        ctx.stop.check()
        survivor = _survivor(connection, ctx, row)
        found = links.by_external_ids(connection, ctx.connection.id, row.entity_type, [survivor])
        kept = found.get(survivor)
        if kept is None or kept.state == links.RETURNED:
            continue  # not seen yet, or about to come back: a later run carries it out
        if kept.state == links.ACTIVE:
            _apply(connection, ctx, ENTITY_TYPES[row.entity_type], row, kept)
        else:
            absent.forget_merger(connection, row.id)


def _apply(
    connection: Connection, ctx: RunContext, type_: EntityType, removed: Row[Any], kept: Row[Any]
) -> None:
    living = entities.living(connection, type_.name, {i for i in (removed.entity_id, kept.entity_id) if i})
    if removed.entity_id not in living:
        absent.merge_link(connection, removed.id, kept.external_id)
        return
    if kept.entity_id not in living:
        # Only the removed one is known here: from now on it is the survivor's.
        absent.merge_link(connection, removed.id, kept.external_id)
        links.set_entities(connection, [(kept.id, removed.entity_id)])
        absent.look_again(connection, [kept.id])
        return
    both = entities.get_many(connection, type_.name, [removed.entity_id, kept.entity_id])
    loser, winner = both[removed.entity_id], both[kept.entity_id]
    edits = changed_here(type_, removed.base, removed.base_ours, loser)
    lost = [name for name in edits if winner[name] not in (None, "", loser[name])]
    if not ctx.permissions.follow_mergers or lost:
        _ask(connection, ctx, type_, removed, kept, loser, winner, lost)
        return
    merge_here(connection, type_, ctx.origin, loser, winner, edits)
    absent.merge_link(connection, removed.id, kept.external_id, loser["id"])
    absent.look_again(connection, [kept.id])
    move_other_links(connection, ctx.connection.id, loser["id"], winner["id"])
    ctx.tally.add(type_.name, "merged", type_.title(winner))


def merge_here(
    connection: Connection,
    type_: EntityType,
    origin: Origin,
    loser: dict[str, Any],
    winner: dict[str, Any],
    edits: tuple[str, ...] = (),
) -> None:
    """Make two entities one: what belongs or points to `loser` goes to `winner`, then `loser` is deleted.

    `edits` are fields of `loser` that were changed here and never sent: `winner` takes them where it has none.
    """
    for other in ENTITY_TYPES.values():
        for f in other.relations:
            if f.relation != type_.name:
                continue
            rows = entities.by_relation(connection, other.name, f.name, loser["id"])
            target: dict[str, Value] = {f.name: winner["id"]}
            changes.edit(connection, other, [Edit(row["id"], row, target) for row in rows], origin)
    winner = entities.get(connection, type_.name, winner["id"]) or winner
    taken: dict[str, Value] = {name: loser[name] for name in edits if winner[name] in (None, "")}
    changes.edit(connection, type_, [Edit(winner["id"], winner, taken)], origin)
    changes.delete(connection, type_, [loser["id"]], origin)


def move_other_links(connection: Connection, connection_id: int, loser: str, winner: str) -> None:
    """Let other connections' links follow a merger, where the survivor has none there."""
    taken = {row.connection_id for row in links.all_of_entity(connection, winner)}
    for row in absent.other_links(connection, connection_id, loser):
        if row.connection_id not in taken:
            links.set_entities(connection, [(row.id, winner)])
            absent.look_again(connection, [row.id])


def _ask(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    removed: Row[Any],
    kept: Row[Any],
    loser: dict[str, Any],
    winner: dict[str, Any],
    lost: list[str],
) -> None:
    """Ask a person; until then the removed record's entity takes no part."""
    absent.mark_links(connection, [removed.id], links.GONE)
    called = names(connection, type_, (loser, winner))
    question = {
        "kind": MERGED,
        "entity_type": type_.name,
        "external_id": removed.external_id,
        "field": "",
        "entity_id": loser["id"],
        "title": called[loser["id"]],
        "ours": {"entity_id": loser["id"], "changed": lost},
        "theirs": {"entity_id": winner["id"], "title": called[winner["id"]], "external_id": kept.external_id},
        "agreed": None,
    }
    new = decisions.ask(connection, ctx.connection.id, ctx.run_id, [question])
    ctx.tally.extend(type_.name, "asked", new, [called[loser["id"]]] if ctx.tally.keeps_names else [])
