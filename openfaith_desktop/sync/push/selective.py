"""Selective push: what a person chose to send, whatever the mode. Source: the specification, option 3."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import ExternalRecord
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import Action, ActionKind, NotFound, RecordMissing, UsageError
from openfaith_desktop.store import decisions, entities, links, outbox, problems
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.listing import store_records
from openfaith_desktop.sync.push.alike import alike
from openfaith_desktop.sync.reconcile.deletions import release
from openfaith_desktop.sync.reconcile.matching.phase import match_type
from openfaith_desktop.sync.reconcile.plan_creates import plan_creates
from openfaith_desktop.sync.reconcile.update import update_batch
from openfaith_desktop.sync.results import PushedRecord, PushOutcome


@dataclass(frozen=True, slots=True)
class Chosen:
    """One record a person chose, as it was before: its title and, when linked, its external id."""

    entity_id: str
    type: EntityType
    title: str
    external_id: str | None
    missing_there: bool = False
    to_send: bool = False
    found: bool = False
    """It was there already, and was linked instead of added."""


async def prepare_push(ctx: RunContext, entity_ids: Sequence[str]) -> list[Chosen]:
    """Plan the push of these entities and what belongs to them; linked ones are read and compared first.

    Raises `NotFound` for an id that is no living record; then nothing is planned.
    """
    chosen = await ctx.store.awrite(lambda c: [choose(c, ctx, i) for i in dict.fromkeys(entity_ids)])
    read, gone = await read_there(ctx, chosen)
    await ctx.store.awrite(lambda c: plan(c, ctx, [o for o in chosen if o.entity_id not in gone], read))
    to_send = await ctx.store.aread(_to_send, ctx, chosen)
    found = await ctx.store.aread(_found, ctx, chosen)
    return [
        replace(
            one,
            missing_there=one.entity_id in gone,
            to_send=one.entity_id in to_send,
            found=one.entity_id in found,
        )
        for one in chosen
    ]


async def read_there(ctx: RunContext, chosen: Sequence[Chosen]) -> tuple[list[ExternalRecord], set[str]]:
    """Return what is there of these records by now, with what belongs to each, and which entities' are gone."""
    read: list[ExternalRecord] = []
    gone: set[str] = set()
    for one in chosen:
        ctx.stop.check()
        if one.external_id is None:
            read += await alike(ctx, one.type, one.entity_id)
            continue
        parent = await ctx.store.aread(_parent, ctx, one)
        try:
            read += await ctx.session.fetch_whole(one.type.name, one.external_id, parent)
        except RecordMissing:
            # The next sync finds out what that means here.
            gone.add(one.entity_id)
    return read, gone


def _found(db: Connection, ctx: RunContext, chosen: Sequence[Chosen]) -> set[str]:
    """Return the chosen records that were linked to what is there already."""
    return {
        one.entity_id
        for one in chosen
        if one.external_id is None
        and links.by_entity(db, ctx.connection.id, one.type.name, one.entity_id) is not None
    }


def _to_send(db: Connection, ctx: RunContext, chosen: Sequence[Chosen]) -> set[str]:
    """Return the chosen records of which anything, or anything that belongs to them, is to be sent."""
    waiting = {row.entity_id for row in outbox.everything(db, ctx.connection.id)}
    found = {one.entity_id for one in chosen} & waiting
    for type_ in ctx.types:
        if type_.owner:
            owner: str = type_.owner
            owned = entities.owned(db, type_, [one.entity_id for one in chosen])
            found |= {row[owner] for row in owned if row["id"] in waiting}
    return found


def choose(db: Connection, ctx: RunContext, entity_id: str) -> Chosen:
    """Return a record as a person chose it. Raises `NotFound`, or `UsageError` for a type that isn't synced."""
    type_ = ENTITY_TYPES.get(type_of(entity_id))
    entity = entities.get(db, type_.name, entity_id) if type_ else None
    if type_ is None or entity is None or entity["deleted_at"]:
        raise NotFound(
            f"There is no record {entity_id}.",
            what_to_do="Look for it in the list of records.",
            action=Action(ActionKind.SEE_RECORDS),
        )
    if type_ not in ctx.types:
        raise UsageError(f"{ctx.connection.name} does not sync {type_.plural.lower()}.")
    link = links.by_entity(db, ctx.connection.id, type_.name, entity_id)
    if link is not None and link.state == links.GONE:
        # It was deleted there, and a person wants it there: as a new record.
        release(db, ctx.connection.id, type_, entity_id)
        link = None
    return Chosen(entity_id, type_, type_.title(entity), link.external_id if link else None)


def _parent(db: Connection, ctx: RunContext, one: Chosen) -> str | None:
    link = links.by_entity(db, ctx.connection.id, one.type.name, one.entity_id)
    return link.parent_external_id if link is not None else None


def plan(db: Connection, ctx: RunContext, chosen: Sequence[Chosen], read: Sequence[ExternalRecord]) -> None:
    """Put what these records need into the outbox; `read` are the records there, as they are now.

    Who is there already is linked, or asked about, instead of added.
    """
    store_records(db, ctx, tuple(read))
    ids = {one.entity_id for one in chosen}
    of_type: dict[EntityType, Collection[str]] = {}
    for type_ in ctx.types:
        mine = {i for i in ids if type_of(i) == type_.name}
        of_type[type_] = mine | {row["id"] for row in entities.owned(db, type_, ids)}
        ctx.looked_for |= set(of_type[type_])
    if any(entities.unlinked(db, ctx.connection.id, t.name, "", 1, mine) for t, mine in of_type.items()):
        for type_ in ctx.types:
            match_type(db, ctx, type_)
    for type_, mine in of_type.items():
        if mine:
            update_batch(db, ctx, type_, 0, mine)
            plan_creates(db, ctx, type_, mine)


def outcomes(db: Connection, ctx: RunContext, chosen: Sequence[Chosen]) -> list[PushedRecord]:
    """Return what became of the chosen records."""
    waiting = {row.entity_id: row for row in outbox.everything(db, ctx.connection.id)}
    troubled = {row.entity_id: row for row in problems.listed(db, ctx.connection.id)}
    asked = {
        candidate["entity_id"]
        for decision in decisions.listed(db, ctx.connection.id, kind=DecisionKind.MATCH)
        for candidate in decision.candidates
    }
    results: list[PushedRecord] = []
    for one in chosen:
        link = links.by_entity(db, ctx.connection.id, one.type.name, one.entity_id)
        reason: str | None = None
        if one.missing_there:
            outcome, reason = PushOutcome.FAILED, "It isn't there any more."
        elif one.entity_id in troubled and one.entity_id in waiting:
            outcome, reason = PushOutcome.FAILED, troubled[one.entity_id].cause
        elif link is None and one.entity_id in asked:
            outcome = PushOutcome.ASKED
            reason = "This may be somebody who is there already: answer that question first."
        elif link is None:
            outcome, reason = PushOutcome.FAILED, "Something it belongs to isn't there yet. Send that too."
        elif one.found:
            outcome = PushOutcome.LINKED
        elif one.external_id is None:
            outcome = PushOutcome.CREATED
        else:
            outcome = (
                PushOutcome.UPDATED if one.to_send and one.entity_id not in waiting else PushOutcome.UNCHANGED
            )
        results.append(
            PushedRecord(one.entity_id, one.title, outcome, link.external_id if link else None, reason)
        )
    return results
