"""Counting what a run would do, and what of it is too much without a person's word.

Nothing is asked and nothing changed here. The reading asks what it may believe, the engine everything before it
applies anything; `rehearsed` is the run's rehearsal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities, link_states, links, runs
from openfaith_desktop.sync import naming
from openfaith_desktop.sync.brakes.answered import let_go, let_happen
from openfaith_desktop.sync.brakes.cause import Brake, Cause
from openfaith_desktop.sync.context import RunContext

FEW_REMOVALS, REMOVED_SHARE = 5, 0.01
MOST_CHANGES, CHANGED_SHARE = 200, 0.10
UNSEEN_CREATES = 500
NAMED = 100
"""So many names at most are kept with a question for each of its causes."""


def causes(db: Connection, ctx: RunContext, rehearsed: RunContext | None) -> list[Cause]:
    """Return everything that this run may not do without a person's word; `rehearsed`: what it would do."""
    found = [cause for name in sorted(ctx.empty) if (cause := _empty(db, ctx, ENTITY_TYPES[name]))]
    found += _removals(db, ctx)
    if rehearsed is not None:
        found += _changes(db, ctx, rehearsed)
        found += _creates(db, ctx, rehearsed)
    return found


def too_many_missing(
    db: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]
) -> bool:
    """Return whether so many records that a list lacks need a person's word: more than 5 and more than 1 %."""
    if len(external_ids) <= FEW_REMOVALS:
        return False
    number = len(set(external_ids) - let_go(db, ctx, type_))
    total = link_states.linked_living(db, ctx.connection.id, type_.name)
    return number > FEW_REMOVALS and number > REMOVED_SHARE * total


def doubts_empty(db: Connection, ctx: RunContext, type_: EntityType) -> set[str]:
    """Return the records that a list held before it was empty, unless a person said that they may go."""
    known = links.active_external_ids(db, ctx.connection.id, type_.name)
    return set(known) if set(known) - let_go(db, ctx, type_) else set()


def may_trip(db: Connection, ctx: RunContext) -> bool:
    """Return whether there is so much news that only a rehearsal tells whether it is too much."""
    for type_ in ctx.types:
        if not ctx.initial:
            news = links.count_news(db, ctx.connection.id, type_.name)
            # The rest needs no counting where there is little news.
            if news > MOST_CHANGES and _many_changes(
                news, link_states.linked_living(db, ctx.connection.id, type_.name)
            ):
                return True
        if ctx.permissions.create_there and ctx.adapter.capabilities.types[type_.name].creatable:
            number = entities.count_unlinked(db, ctx.connection.id, type_.name)
            if number > max(UNSEEN_CREATES, _seen_creates(db, ctx, type_)):
                return True
    return False


def _empty(db: Connection, ctx: RunContext, type_: EntityType) -> Cause | None:
    known = links.active_external_ids(db, ctx.connection.id, type_.name)
    names = _names_there(db, ctx, type_, known)
    return Cause(Brake.EMPTY, type_, tuple(known), len(known), names) if known else None


def _removals(db: Connection, ctx: RunContext) -> list[Cause]:
    """Count what would be removed here; what belongs to a removed record isn't counted by itself."""
    found: list[Cause] = []
    going: dict[str, set[str]] = {}
    for type_ in ctx.types:
        losing = link_states.losing(db, ctx.connection.id, type_.name, ctx.unconfirmed.get(type_.name, ()))
        going[type_.name] = set(losing.values())
        if type_.name in ctx.empty:
            continue
        along = _going_along(db, type_, list(losing.values()), going)
        alone = {
            external_id: entity_id for external_id, entity_id in losing.items() if entity_id not in along
        }
        if too_many_missing(db, ctx, type_, alone):
            total = link_states.linked_living(db, ctx.connection.id, type_.name)
            names = _names(db, type_, alone.values())
            found.append(Cause(Brake.REMOVE, type_, tuple(sorted(alone)), total, names))
    return found


def _going_along(
    db: Connection, type_: EntityType, entity_ids: list[str], going: Mapping[str, set[str]]
) -> set[str]:
    """Return which of these belong to a record that goes as well, or that is deleted here already."""
    if not type_.owners or not entity_ids:
        return set()
    rows = entities.get_many(db, type_.name, entity_ids)
    found: set[str] = set()
    for f in type_.owners:
        living = entities.living(db, f.relation or "", {row[f.name] for row in rows.values()})
        staying = living - going.get(f.relation or "", set())
        found |= {entity_id for entity_id, row in rows.items() if row[f.name] not in staying}
    return found


def _changes(db: Connection, ctx: RunContext, rehearsed: RunContext) -> list[Cause]:
    """Count what would be changed, on either side; a first sync changes what it likes."""
    found: list[Cause] = []
    for type_ in () if ctx.initial else ctx.types:
        touched = rehearsed.touched.get(type_.name, set())
        total = link_states.linked_living(db, ctx.connection.id, type_.name)
        if _many_changes(len(touched - let_happen(db, ctx, type_, Brake.CHANGE)), total):
            names = _names(db, type_, touched)
            found.append(Cause(Brake.CHANGE, type_, tuple(sorted(touched)), total, names))
    return found


def _many_changes(number: int, total: int) -> bool:
    return number > MOST_CHANGES and number > CHANGED_SHARE * total


def _creates(db: Connection, ctx: RunContext, rehearsed: RunContext) -> list[Cause]:
    """Count what would be created there; so many as a preview of this mode showed are no surprise."""
    found: list[Cause] = []
    for type_ in ctx.types:
        new = rehearsed.creating.get(type_.name, set())
        unsettled = new - let_happen(db, ctx, type_, Brake.CREATE)
        if len(unsettled) > UNSEEN_CREATES and len(new) > _seen_creates(db, ctx, type_):
            total = link_states.linked_living(db, ctx.connection.id, type_.name)
            names = _names(db, type_, new)
            found.append(Cause(Brake.CREATE, type_, tuple(sorted(new)), total, names))
    return found


def _seen_creates(db: Connection, ctx: RunContext, type_: EntityType) -> int:
    preview = runs.latest(db, ctx.connection.id, runs.RunKind.PREVIEW)
    if preview is None or preview.mode != ctx.connection.mode or preview.state != "done":
        return 0
    shown: dict[str, dict[str, int]] = preview.counts or {}
    return shown.get(type_.name, {}).get("sent_new", 0)


def _names(db: Connection, type_: EntityType, entity_ids: Iterable[str]) -> tuple[str, ...]:
    rows = entities.get_many(db, type_.name, sorted(entity_ids)[:NAMED])
    return tuple(sorted(naming.names(db, type_, rows.values()).values()))


def _names_there(
    db: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]
) -> tuple[str, ...]:
    known = links.entity_ids(db, ctx.connection.id, type_.name, external_ids)
    return _names(db, type_, known.values())
