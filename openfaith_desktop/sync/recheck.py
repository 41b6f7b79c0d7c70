"""Before a write: read the record and compare once more, since the system has no optimistic locking.

What changed there in the meantime is merged first; it may leave less to send, or a question, or nothing.
Called by `push` only. Source: the documentation page on what sync does; the system's API has no versions.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.store import connections, decisions, entities, links, problems, runs
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.incoming import resolve
from openfaith_desktop.sync.missing import look_at
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.populate import populate_batch


async def recheck(ctx: RunContext, type_: EntityType, row: Row[Any]) -> Row[Any] | None:
    """Return the outbox row as it is after comparing, or None when nothing is to be sent any more."""
    link = await ctx.store.aread(lambda c: links.by_entity(c, ctx.connection.id, type_.name, row.entity_id))
    if link is None or link.state != links.ACTIVE:
        await ctx.store.awrite(lambda c: runs.sent(c, row.id))
        return None
    if not await look_at(ctx, type_.name, link.external_id, link.parent_external_id):
        await ctx.store.awrite(lambda c: _wait(c, ctx, type_, row, link))
        return None
    return await ctx.store.awrite(lambda c: _compare(c, ctx, type_, row.id))


def _wait(connection: Connection, ctx: RunContext, type_: EntityType, row: Row[Any], link: Row[Any]) -> None:
    """Leave a write to a record that isn't shown: whether it is gone, the next sync finds out by reading all."""
    connections.update_settings(connection, ctx.connection.id, compared_at=None)
    if row.operation == "delete":
        return
    entity = entities.get(connection, type_.name, row.entity_id) or {}
    problems.report(
        connection,
        ctx.connection.id,
        ctx.run_id,
        {
            "entity_type": type_.name,
            "entity_id": row.entity_id,
            "external_id": link.external_id,
            "title": type_.title(entity),
            "cause": f"{ctx.adapter.title} doesn't show this record just now.",
            "what_it_means": "It was deleted there, or hidden from the person you signed in as. "
            "Your change is kept here and waits.",
            "what_to_do": "Sync again: that reads everything and finds out which of the two it is.",
        },
    )
    ctx.tally.add(type_.name, "failed", type_.title(entity))


def _compare(connection: Connection, ctx: RunContext, type_: EntityType, outbox_id: int) -> Row[Any] | None:
    row = runs.outbox_row(connection, outbox_id)
    if row is None:
        return None
    link = links.by_entity(connection, ctx.connection.id, type_.name, row.entity_id)
    if link is None:
        return row
    if row.operation == "delete" or row.restores is not None:
        changed = _changed_there(connection, ctx, type_, link)
        if row.operation == "delete":
            return _still_to_delete(connection, ctx, type_, row, link, changed)
        return _still_to_restore(connection, row, changed)
    if link.changed:
        populate_batch(connection, ctx, type_, 0, [row.entity_id])
    return runs.outbox_row(connection, outbox_id)


def _changed_there(
    connection: Connection, ctx: RunContext, type_: EntityType, link: Row[Any]
) -> dict[str, Any]:
    """Return the fields, with their values, that the system's record has changed since both sides agreed."""
    theirs = resolve(connection, ctx, type_, [link])[0].values
    agreed: dict[str, Any] = link.base or {}
    region = theirs.get("country_code")
    return {
        name: value
        for name, value in theirs.items()
        if name in agreed
        and not equal(type_.by_name[name].kind, value, agreed[name], str(region) if region else None)
    }


def _still_to_delete(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    link: Row[Any],
    changed: dict[str, Any],
) -> Row[Any] | None:
    """Ask again when somebody changed the record there after it was deleted here."""
    if not changed:
        return row
    runs.sent(connection, row.id)
    if row.restores is not None:
        return None
    entity = entities.get_many(connection, type_.name, [row.entity_id])
    question = {
        "kind": "deleted_here",
        "entity_type": type_.name,
        "external_id": link.external_id,
        "field": "",
        "entity_id": row.entity_id,
        "title": names(connection, type_, entity.values()).get(row.entity_id, ""),
        "ours": None,
        "theirs": {"changed": sorted(type_.by_name[name].label for name in changed)},
        "agreed": None,
    }
    new = decisions.ask(connection, ctx.connection.id, ctx.run_id, [question])
    ctx.tally.extend(type_.name, "asked", new)
    return None


def _still_to_restore(connection: Connection, row: Row[Any], changed: dict[str, Any]) -> Row[Any] | None:
    """Leave alone what was changed there after the write that is being undone."""
    left = {name: value for name, value in row.restores.items() if name not in changed}
    if not left:
        runs.sent(connection, row.id)
        return None
    if len(left) < len(row.restores):
        runs.mark(connection, row.id, restores=left, fields=list(left))
    return runs.outbox_row(connection, row.id)
