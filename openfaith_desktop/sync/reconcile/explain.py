"""Why a field is as it is, and what the next sync will do with it: the merge, asked without doing anything.

The answer is `merge`'s own, over what is known of the other side since it was last read; so what a person is told
and what a sync does can't contradict each other. Called by the application; changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.store import decisions, entities, links, standing
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync import brakes, modes
from openfaith_desktop.sync.modes import Rule
from openfaith_desktop.sync.reconcile.canonical import Source, resolve
from openfaith_desktop.sync.reconcile.merge import Merged, Policy, Times, changed_here, merge


class Next(StrEnum):
    """What the next sync does with a field."""

    NOTHING = "nothing"
    SEND = "send"
    TAKE = "take"
    ASK = "ask"
    KEEP = "keep"
    """The two differ, and that is settled until one of them changes."""
    CANNOT_SEND = "cannot_send"
    """Changed here, and the system lets nobody change it."""
    NO_PLACE = "no_place"
    """The system has no such field."""
    ADD = "add"
    """The whole record is added there."""
    ONLY_HERE = "only_here"
    GONE = "gone"
    """Deleted there."""
    APART = "apart"
    """Deleted or set aside on one side on purpose; nothing flows."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One field of one record, seen from one connection.

    `agreed`: both sides once had the same, `both_had`. `rule` is what holds when both change it, `own_rule`
    whether it is the field's own. `decision` is the open question about it.
    """

    field: str
    next: Next
    here: Value
    there: Value = None
    agreed: bool = False
    both_had: Value = None
    here_changed: bool = False
    there_changed: bool = False
    there_at: str | None = None
    read_at: str | None = None
    rule: Rule = Rule.ASK
    own_rule: bool = False
    decision: int | None = None


def explain(
    db: Connection, source: Source, type_: EntityType, entity: Mapping[str, Any]
) -> dict[str, Explained]:
    """Return every field of a living record, explained, by name."""
    info = source.connection
    rules = modes.rules_for(info.settings.get("rules", {}), type_)
    permitted = modes.permissions(info.mode)
    link = links.by_entity(db, info.id, type_.name, entity["id"])
    if link is None or link.state != links.ACTIVE:
        whole = _unlinked(db, source, type_, entity["id"], link)
        return {
            f.name: Explained(
                f.name,
                whole,
                entity[f.name],
                rule=rules.get(f.name, permitted.conflict),
                own_rule=f.name in rules,
            )
            for f in type_.fields
        }
    theirs = resolve(db, source, type_, [link])[0].values
    policy = Policy(permitted, source.adapter.capabilities.types[type_.name].writable, rules, info.region)
    times = _times(db, type_, link)
    result = merge(type_, link.base, link.base_ours, entity, theirs, policy, times, link.send_back)
    open_ones = decisions.about(db, info.id, type_.name, [entity["id"]])
    asked = {row.field: row.id for row in open_ones if row.kind == DecisionKind.FIELD}
    base: Mapping[str, Value] = link.base or {}
    edited = set(changed_here(type_, link.base, link.base_ours, entity, info.region))
    found: dict[str, Explained] = {}
    for f in type_.fields:
        name = f.name
        if name not in theirs:
            found[name] = Explained(name, Next.NO_PLACE, entity[name])
            continue
        there_changed = name in base and not equal(f.kind, theirs[name], base[name], info.region)
        found[name] = Explained(
            name,
            _next(result, name, name in edited, policy),
            entity[name],
            theirs[name],
            name in base,
            base.get(name),
            name in edited,
            there_changed,
            link.external_updated_at,
            link.last_seen_at,
            rules.get(name, permitted.conflict),
            name in rules,
            asked.get(name),
        )
    return found


def _unlinked(
    db: Connection, source: Source, type_: EntityType, entity_id: str, link: Row[Any] | None
) -> Next:
    """Return what becomes of a record that no living record there is linked to."""
    info = source.connection
    if link is not None:
        return Next.APART if link.state == links.UNLINKED else Next.GONE
    capability = source.adapter.capabilities.types.get(type_.name)
    if capability is None:
        return Next.NO_PLACE
    if entity_id in standing.of(db, type_, [entity_id], [info.id]).waiting:
        return Next.ASK
    if not (modes.permissions(info.mode).create_there and capability.creatable):
        return Next.ONLY_HERE
    return Next.ONLY_HERE if entity_id in brakes.kept_here(db, info.id, type_) else Next.ADD


def _times(db: Connection, type_: EntityType, link: Row[Any]) -> Times:
    ids = [link.entity_id]
    changed_at = entities.last_changed(db, ids) if link.base else {}
    sensitive = [f.name for f in type_.fields if f.sensitive]
    written = entities.written_by_people(db, ids, sensitive) if sensitive else set[tuple[str, str]]()
    return Times(
        link.external_updated_at,
        {name: at for (_, name), at in changed_at.items()},
        frozenset(name for _, name in written),
    )


def _next(result: Merged, name: str, edited: bool, policy: Policy) -> Next:
    if name in result.take:
        return Next.TAKE
    if name in result.push:
        return Next.SEND
    if any(question.field == name for question in result.ask):
        return Next.ASK
    if edited and name not in policy.writable:
        return Next.CANNOT_SEND
    return Next.KEEP if name in result.base_ours else Next.NOTHING
