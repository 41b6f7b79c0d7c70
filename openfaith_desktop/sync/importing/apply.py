"""Does what a plan says, through the one door for changes, as one edit of one person. Called by `application.importing`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import changes, entities
from openfaith_desktop.store.changes import Edit
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.importing.lines import Plan


def carry_out(db: Connection, type_: EntityType, plan: Plan, author: str) -> tuple[str, str]:
    """Add and change what the plan says; return the time and author that all of it has in common."""
    by = editing.person_origin(db, author)
    at = utc_now()
    made = changes.create(db, type_, [one.values for one in plan.new], by, at)
    ids = [one.entity_id for one in plan.updates]
    before = entities.get_many(db, type_.name, ids)
    edits = [Edit(one.entity_id, before[one.entity_id], one.values) for one in plan.updates]
    changes.edit(db, type_, edits, by, at)
    if type_.exclusive:
        after = entities.get_many(db, type_.name, [*made, *ids])
        for one in (*made, *ids):
            editing.keep_one_primary(db, type_, after[one], by, at)
    contacts: list[tuple[str, Mapping[str, Sequence[Value]]]] = [
        *zip(made, (one.contacts for one in plan.new), strict=True),
        *((one.entity_id, one.contacts) for one in plan.updates),
    ]
    for name in {name for _, mine in contacts for name in mine}:
        other = ENTITY_TYPES[name]
        field = next(f.name for f in other.fields if f.required and not f.relation)
        new: list[dict[str, Value]] = [
            {other.owner or "": owner, field: value}
            for owner, mine in contacts
            for value in mine.get(name, ())
        ]
        changes.create(db, other, new, by, at)
    return at, by.author
