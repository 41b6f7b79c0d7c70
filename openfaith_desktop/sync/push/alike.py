"""Looking, before a record is added there, for what is there already; who is the same, the matching phase judges.

Called for what a person chose to send. Source: the documentation page on what sync does, “Records”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Draft, ExternalRecord
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.push import draft


async def alike(ctx: RunContext, type_: EntityType, entity_id: str) -> Sequence[ExternalRecord]:
    """Return what is there already that adding this entity might double, freshly read."""
    if not ctx.adapter.capabilities.types[type_.name].creatable:
        return ()
    wanted, match = await ctx.store.aread(_looked_for, ctx, type_, entity_id)
    return await ctx.session.similar(wanted, match)


def _looked_for(
    db: Connection, ctx: RunContext, type_: EntityType, entity_id: str
) -> tuple[Draft, Mapping[str, Sequence[str]]]:
    entity = entities.get(db, type_.name, entity_id) or {}
    names = draft.sendable(db, ctx, type_, entity)
    values, references = draft.external(db, ctx, type_, entity, names)
    match: dict[str, list[str]] = {}
    for owned in ENTITY_TYPES.values():
        if owned.recognises and owned.owner and owned.by_name[owned.owner].relation == type_.name:
            name, field = owned.recognises
            match[name] = [row[field] for row in entities.owned(db, owned, [entity_id]) if row[field]]
    return Draft(type_.name, values, references), match
