"""After a write: what both sides hold now becomes the agreement, and what was written becomes history.

Everything is compared with what was sent, never with the entity as it is by now; then the entity is merged
against the new agreement like any other news. A value the system dropped, or refused, is a problem with its
reason. Called by `push` and `settle` only. Source: the specification, step 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import ExternalRecord
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import PermissionMissing, RecordMissing, RecordRefused
from openfaith_desktop.store import changes, entities, links, outbox, problems
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.outbox import Departed, Operation, departed
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.listing import staged
from openfaith_desktop.sync.reconcile.deletions import set_gone
from openfaith_desktop.sync.reconcile.duplicates import says_the_same
from openfaith_desktop.sync.reconcile.merge import Acknowledged, after_create, after_update
from openfaith_desktop.sync.reconcile.update import update_batch


def _origin(ctx: RunContext, row: Row[Any]) -> Origin:
    """Return whose doing a write was: the run it left in, which may be an earlier one."""
    return replace(ctx.origin, run_id=row.run_id or ctx.run_id)


# --- created -------------------------------------------------------------------------------------------


def created(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    outbox_id: int,
    records: Sequence[ExternalRecord],
    *,
    certain: bool = True,
) -> None:
    """Link what was created there, with the records that came with it.

    `certain`: the records are as the system made them, nobody has changed them since.
    """
    row = outbox.get(db, outbox_id)
    if row is None:
        return
    what = departed(row)
    first, *others = records
    _link(db, ctx, type_, row, row.entity_id, what, first, certain)
    outbox.remove(db, row.id)
    ctx.tally.add(type_.name, "sent_new", what.title if ctx.tally.keeps_names else "")
    by_others = {_others(ENTITY_TYPES[type_of(i)], one["references"]): i for i, one in what.embedded.items()}
    for record in others:
        inner = ENTITY_TYPES[record.entity_type]
        references = ctx.adapter.to_canonical(inner.name, record.payload).references
        entity_id = by_others.get(_others(inner, references))
        if entity_id is None:
            continue
        one = what.embedded[entity_id]
        made = Departed(one["version"], "", one["values"], one["references"], one["ours"])
        _link(db, ctx, inner, row, entity_id, made, record, certain)
        outbox.cancel(db, ctx.connection.id, inner.name, [entity_id], Operation.CREATE)
        ctx.tally.add(inner.name, "sent_new")


def _others(inner: EntityType, references: Mapping[str, str | None]) -> tuple[str | None, ...]:
    """Return what a record made together with its owner can't be without besides that: a member's person."""
    return tuple(references.get(f.name) for f in inner.owners if f.name != inner.owner)


def _link(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    entity_id: str,
    what: Departed,
    record: ExternalRecord,
    certain: bool,
) -> None:
    if says_the_same(db, ctx, type_, record.external_id, entity_id):
        return
    link_id = links.insert_linked(db, ctx.connection.id, type_.name, staged(record), entity_id, ctx.run_id)
    links.set_payload(db, link_id, record.updated_at, record.payload)
    answered = _answered(db, ctx, type_, record)
    done = after_create(type_, in_our_form(what), what.ours, answered, ctx.connection.region, certain=certain)
    if not certain:
        done = _written_since(ctx, type_, what, answered, done)
    done, version = _take(db, ctx, type_, entity_id, what, done)
    _agree(db, ctx, type_, link_id, entity_id, version, done)
    changes.sent(db, type_, entity_id, _origin(ctx, row), "sent_create")
    if certain:
        ctx.made.add(entity_id)
    _report_dropped(db, ctx, type_, entity_id, record.external_id, what, done.dropped)


def _written_since(
    ctx: RunContext, type_: EntityType, what: Departed, answered: Mapping[str, Value], done: Acknowledged
) -> Acknowledged:
    """Let what stands there by now in a field that wasn't sent be somebody's edit there: news since the creation.

    Only flags, and what no program can write there, are surely the system's own additions. The rest would be taken as
    such, whoever wrote it, and an edit here overwrite it unasked.
    """
    region, sent = ctx.connection.region, in_our_form(what)
    writable = ctx.adapter.capabilities.types[type_.name].writable
    then = {
        name: what.ours.get(name)
        for name, got in answered.items()
        if name in writable
        and name not in sent
        and not isinstance(got, bool)
        and not equal(type_.by_name[name].kind, got, what.ours.get(name), region)
    }
    base_ours, take = (
        {name: value for name, value in values.items() if name not in then}
        for values in (done.base_ours, done.take)
    )
    return replace(
        done,
        base={**done.base, **then},
        base_ours=base_ours,
        take=take,
        news=done.news or bool(then),
    )


def _take(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    entity_id: str,
    what: Departed,
    done: Acknowledged,
) -> tuple[Acknowledged, int]:
    """Take here what the system added, where nobody wrote anything meanwhile; return the agreement, and on
    which version.
    """
    entity = entities.get(db, type_.name, entity_id)
    if entity is None or entity["deleted_at"]:
        return done, what.version
    taken = {name: value for name, value in done.take.items() if entity[name] == what.ours.get(name)}
    for flag in type_.exclusive:
        if taken.get(flag) and _is_another(db, type_, entity, flag):
            # Another one was marked here, and goes there after this one: the system then takes the flag off.
            taken[flag] = False
            done = replace(done, base_ours={**done.base_ours, flag: False})
    changed = changes.edit(db, type_, [Edit(entity_id, entity, taken)], ctx.origin)
    return done, what.version + 1 if changed and entity["version"] == what.version else what.version


def _is_another(db: Connection, type_: EntityType, entity: Mapping[str, Any], flag: str) -> bool:
    others = entities.owned(db, type_, [entity[type_.owner or ""]])
    return any(other[flag] for other in others if other["id"] != entity["id"])


# --- changed, deleted, refused -------------------------------------------------------------------------


def updated(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    outbox_id: int,
    record: ExternalRecord,
    *,
    certain: bool = True,
) -> None:
    """Write down the new agreement after a change was written there; `certain` as in `created`."""
    row = outbox.get(db, outbox_id)
    link = links.by_entity(db, ctx.connection.id, type_.name, row.entity_id) if row else None
    if row is None:
        return
    what = departed(row)
    outbox.remove(db, row.id)
    ctx.tally.add(type_.name, "sent_updates", what.title if ctx.tally.keeps_names else "")
    if link is None:
        return
    answered = _answered(db, ctx, type_, record)
    sent = in_our_form(what)
    done = after_update(
        type_, link.base, link.base_ours, sent, what.ours, answered, ctx.connection.region, certain=certain
    )
    # What an answer taken back wants there is now there: the merge restores what held before the answer.
    asks_again = {name for name, one in what.send_back.items() if one.get("agreed")}
    # An answer given while it was on its way is news too, though neither side's values have changed.
    done = replace(done, news=done.news or bool(asks_again) or link.changed)
    links.set_payload(db, link.id, record.updated_at, record.payload)
    if link.send_back:
        owed = {
            n: one for n, one in link.send_back.items() if n in asks_again or what.send_back.get(n) != one
        }
        links.set_send_back(db, [(link.id, owed)])
    written = {name: (what.before.get(name), done.base.get(name)) for name in sent if name in answered}
    changes.sent(db, type_, row.entity_id, _origin(ctx, row), "sent", written, what.agreed)
    _agree(db, ctx, type_, link.id, row.entity_id, what.version, done)
    _report_dropped(db, ctx, type_, row.entity_id, record.external_id, what, done.dropped)


def deleted(db: Connection, ctx: RunContext, type_: EntityType, outbox_id: int) -> None:
    """Write down that a record was deleted there because a person deleted it here."""
    row = outbox.get(db, outbox_id)
    if row is None:
        return
    set_gone(db, ctx, type_, row.entity_id)
    changes.sent(db, type_, row.entity_id, _origin(ctx, row), "sent_delete")
    outbox.remove(db, row.id)
    ctx.tally.add(type_.name, "sent_removals")


def refused(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    outbox_id: int,
    external_id: str | None,
    error: RecordRefused | PermissionMissing | RecordMissing,
) -> None:
    """Make a problem of what the system refuses; the next sync tries again."""
    row = outbox.get(db, outbox_id)
    if row is None:
        return
    what = departed(row)
    reasons = _reasons(type_, error.details) if isinstance(error, RecordRefused) else ""
    problems.report(
        db,
        ctx.connection.id,
        ctx.run_id,
        ProblemReport(
            entity_type=type_.name,
            entity_id=row.entity_id,
            external_id=external_id or None,
            title=what.title,
            cause=reasons or error.title,
            # The reasons are the cause already; said once they are read more easily.
            what_it_means=f"{error.title} Nothing was changed there." if reasons else error.what_it_means,
            what_to_do=error.what_to_do,
        ),
    )
    outbox.come_back(db, row, outbox.REFUSED)
    ctx.tally.add(type_.name, "failed", what.title)


def _reasons(type_: EntityType, details: Iterable[tuple[str, str]]) -> str:
    """Return why values were refused, such as “Grade must be between -1 and 12”."""
    return "; ".join(_reason(type_, name, reason) for name, reason in details)


def _reason(type_: EntityType, name: str, reason: str) -> str:
    if not name:
        return reason
    field = type_.by_name.get(name)
    label = field.label if field is not None else name.replace("_", " ").capitalize()
    # Systems write “must be …” to go on after the field's name; what begins anew stands by itself.
    return f"{label} {reason}" if reason[:1].islower() else f"{label}: {reason}"


# --- what both sides hold ------------------------------------------------------------------------------


def in_our_form(what: Departed) -> dict[str, Value]:
    """Return what went out in OpenFaith's form; a relation's is the entity it points to."""
    return {**what.values, **{name: what.ours.get(name) for name in what.references}}


def _answered(db: Connection, ctx: RunContext, type_: EntityType, record: ExternalRecord) -> dict[str, Value]:
    """Return a record's fields; of its relations those that point to something known."""
    canonical = ctx.adapter.to_canonical(type_.name, record.payload)
    answered = dict(canonical.values)
    for f in type_.relations:
        if f.name not in canonical.references:
            continue
        external_id = canonical.references[f.name]
        if external_id is None:
            answered[f.name] = None
            continue
        known = links.entity_ids(db, ctx.connection.id, f.relation or "", {external_id})
        if external_id in known:
            answered[f.name] = known[external_id]
    for name in type_.defaults:
        if answered.get(name) is None:
            answered.pop(name, None)
    return answered


def _agree(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    link_id: int,
    entity_id: str,
    version: int,
    done: Acknowledged,
) -> None:
    """Write the agreement down, then merge what is news on either side by now."""
    agreement = links.Agreement(link_id, entity_id, version, done.base, done.base_ours, changed=done.news)
    links.agree(db, [agreement])
    update_batch(db, ctx, type_, 0, [entity_id])


def _report_dropped(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    entity_id: str,
    external_id: str,
    what: Departed,
    dropped: Sequence[str],
) -> None:
    if not dropped:
        problems.solved(db, ctx.connection.id, type_.name, [entity_id])
        return
    labels = ", ".join(type_.by_name[name].label.lower() for name in dropped)
    title = what.title or type_.title(what.ours)
    problems.report(
        db,
        ctx.connection.id,
        ctx.run_id,
        ProblemReport(
            entity_type=type_.name,
            entity_id=entity_id,
            external_id=external_id,
            title=title,
            cause=f"{ctx.adapter.title} did not keep the {labels}.",
            what_it_means="The value was sent, but it came back empty. Yours is kept here.",
            what_to_do=f"Check the value here; {ctx.adapter.title} may not accept its form.",
        ),
    )
    ctx.tally.add(type_.name, "failed", title)
