"""One record read afresh, with what comes along; called wherever a list's word is not enough."""

from __future__ import annotations

from openfaith_desktop.errors import PermissionMissing, RecordMissing
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.listing import store_records


async def refetch(ctx: RunContext, entity_type: str, external_id: str, parent: str | None = None) -> bool:
    """Read one record and what came along into its links; return whether it is there.

    One that may not be seen counts as being there: permissions are no deletion.
    """
    try:
        records = await ctx.session.fetch_whole(entity_type, external_id, parent)
    except RecordMissing:
        return False
    except PermissionMissing:
        return True
    await ctx.store.awrite(store_records, ctx, records)
    return True
