"""After a write: what both sides hold now becomes the agreement, and what was written becomes history.

What the system made of a value is agreed on, so that it isn't sent again; a value it dropped, or refused, is
a problem with its reason. Called by `push` only. Source: the specification, step 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Draft, ExternalRecord
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import PermissionMissing, RecordMissing, RecordRefused
from openfaith_desktop.store import changes, links, problems, runs
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.drafts import Prepared
from openfaith_desktop.sync.incoming import resolve
from openfaith_desktop.sync.merge import after_push
from openfaith_desktop.sync.removals import set_gone
from openfaith_desktop.sync.stage import staged


def created(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    prepared: Prepared,
    records: tuple[ExternalRecord, ...],
) -> None:
    """Link what was created there, with the records that came with it."""
    first, *others = records
    _link(connection, ctx, type_, prepared.entity, prepared.draft, first)
    runs.sent(connection, row.id)
    ctx.tally.add(type_.name, "sent_new")
    for record in others:
        embedded = ENTITY_TYPES[record.entity_type]
        canonical = ctx.adapter.to_canonical(embedded.name, record.payload)
        person = canonical.references.get("person_id") or ""
        if inner := prepared.embedded.get(person):
            entity, draft = inner
            _link(connection, ctx, embedded, entity, draft, record)
            runs.forget(connection, ctx.connection.id, embedded.name, [entity["id"]])
            ctx.tally.add(embedded.name, "sent_new")


def _link(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    entity: Mapping[str, Any],
    draft: Draft,
    record: ExternalRecord,
) -> None:
    link_id = links.insert_linked(
        connection, ctx.connection.id, type_.name, staged(record), entity["id"], ctx.run_id
    )
    _agree(connection, ctx, type_, link_id, None, entity, draft, record, entity["version"])
    changes.sent(connection, type_, entity["id"], ctx.origin, "sent_create")


def _agree(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    link_id: int,
    before: Row[Any] | None,
    ours: Mapping[str, Any],
    draft: Draft,
    record: ExternalRecord,
    version: int,
) -> dict[str, Any]:
    """Write down what both sides hold now, report what the system dropped, and return what it answered.

    `before` is the link of a record that was there already, None for a new one. `ours` are the values as
    they were when they were sent: an edit made meanwhile must still count as one.
    """
    created = before is None
    base, base_ours = (None, None) if created else (before.base, before.base_ours)
    entity_id = str(ours["id"])
    canonical = ctx.adapter.to_canonical(type_.name, record.payload)
    answered = dict(canonical.values)
    for f in type_.relations:
        if f.name not in canonical.references:
            continue
        external_id = canonical.references[f.name]
        if external_id is None:
            answered[f.name] = None
            continue
        known = links.entity_ids(connection, ctx.connection.id, f.relation or "", {external_id})
        if external_id in known:
            answered[f.name] = known[external_id]
    # A creation settles every field: what was not sent because the system can't hold it stays ours.
    names = list(answered) if created else [*draft.values, *draft.references]
    sent = {name: ours.get(name) for name in names}
    new, new_ours, dropped = after_push(type_, base, base_ours, sent, answered, created=created)
    elsewhere = not created and any(
        new.get(name) != value for name, value in answered.items() if name not in sent
    )
    links.set_payload(connection, link_id, record.updated_at, record.payload)
    links.agree(connection, [links.Agreement(link_id, entity_id, version, new, new_ours, changed=elsewhere)])
    asked_for = {*draft.values, *draft.references}
    # What an undo sends back may be empty, and needn't be what is here.
    dropped = tuple(
        name for name in dropped if name in asked_for and draft.values.get(name) not in (None, "")
    )
    if dropped:
        labels = ", ".join(type_.by_name[name].label.lower() for name in dropped)
        problems.report(
            connection,
            ctx.connection.id,
            ctx.run_id,
            {
                "entity_type": type_.name,
                "entity_id": entity_id,
                "external_id": record.external_id,
                "title": type_.title(ours),
                "cause": f"{ctx.adapter.title} did not keep the {labels}.",
                "what_it_means": "The value was sent, but it came back empty. Yours is kept here.",
                "what_to_do": f"Check the value here; {ctx.adapter.title} may not accept its form.",
            },
        )
        ctx.tally.add(type_.name, "failed")
    else:
        problems.solved(connection, ctx.connection.id, type_.name, [entity_id])
    return answered


def updated(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    prepared: Prepared,
    record: ExternalRecord,
) -> None:
    """Write down the new agreement after a change was written there."""
    link = links.by_entity(connection, ctx.connection.id, type_.name, row.entity_id)
    if link is not None:
        # What was there a moment ago, not what was agreed on: an undo brings that back.
        before = resolve(connection, ctx, type_, [link])[0].values
        answered = _agree(
            connection,
            ctx,
            type_,
            link.id,
            link,
            prepared.entity,
            prepared.draft,
            record,
            # As planned: what was edited after the plan is merged by the next sync.
            row.entity_version,
        )
        names = (*prepared.draft.values, *prepared.draft.references)
        written = {name: (before.get(name), answered[name]) for name in names if name in answered}
        changes.sent(connection, type_, row.entity_id, ctx.origin, "sent", written)
    runs.sent(connection, row.id)
    ctx.tally.add(type_.name, "sent_updates")


def deleted(connection: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> None:
    """Write down that a record was deleted there because a person deleted it here."""
    set_gone(connection, ctx, type_, row.entity_id)
    changes.sent(connection, type_, row.entity_id, ctx.origin, "sent_delete")
    runs.sent(connection, row.id)
    ctx.tally.add(type_.name, "sent_removals")


def refused(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    prepared: Prepared,
    error: RecordRefused | PermissionMissing | RecordMissing,
) -> None:
    """Make a problem of what the system refuses; the next sync tries again."""
    reasons = ""
    if isinstance(error, RecordRefused):
        reasons = "; ".join(f"{name}: {reason}" if name else reason for name, reason in error.details)
    problems.report(
        connection,
        ctx.connection.id,
        ctx.run_id,
        {
            "entity_type": type_.name,
            "entity_id": row.entity_id,
            "external_id": prepared.external_id,
            "title": prepared.title,
            "cause": reasons or error.title,
            "what_it_means": error.what_it_means,
            "what_to_do": error.what_to_do,
        },
    )
    runs.mark(connection, row.id, state="refused")
    ctx.tally.add(type_.name, "failed", prepared.title)
