"""Households and the like that may be the same, by who belongs to them. Called by `phase`, after people were matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Field
from openfaith_desktop.cdm.types import belonging
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Verdict


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, batches: Iterable[Sequence[Row[Any]]]
) -> Iterator[tuple[Pair, str]]:
    """Yield entities here that may be these, with how sure that is and the external record's title."""
    for rows in batches:
        yield from _of_batch(db, ctx, type_, rows)


def _of_batch(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> Iterator[tuple[Pair, str]]:
    between, to_us, to_member = _membership(type_)
    known = links.members(db, ctx.connection.id, between.name, {row.external_id for row in rows})
    members_there: dict[str, set[str]] = {}
    for incoming in resolve(db, ctx, between, known):
        if member := incoming.values.get(to_member.name):
            members_there.setdefault(incoming.link.parent_external_id, set()).add(str(member))
    everybody = {member for members in members_there.values() for member in members}
    memberships = entities.unlinked_by_key(db, ctx.connection.id, between.name, to_member.name, everybody)
    members_here: dict[str, set[str]] = {}
    theirs_of: dict[str, set[str]] = {}
    for row in memberships:
        members_here.setdefault(row[to_us.name], set()).add(row[to_member.name])
        theirs_of.setdefault(row[to_member.name], set()).add(row[to_us.name])
    here = {
        row["id"]: row
        for row in entities.unlinked_by_key(db, ctx.connection.id, type_.name, "id", set(members_here))
    }
    # A household's main contact: one of its members that it names itself.
    named = [f for f in type_.relations if f.relation == to_member.relation]
    pairs: list[Pair] = []
    theirs: dict[str, dict[str, Any]] = {}
    name_key, region = type_.keys[0].compute, ctx.connection.region
    for incoming in resolve(db, ctx, type_, rows):
        there = members_there.get(incoming.link.external_id, set())
        near = {entity_id for member in there for entity_id in theirs_of.get(member, ())}
        for entity_id in sorted(near & here.keys()):
            entity, shared = here[entity_id], there & members_here[entity_id]
            reasons = ["same people"]
            if name_key(entity, region) == name_key(incoming.values, region):
                reasons.append("same name")
            reasons += [
                f"same {f.label.lower()}" for f in named if entity[f.name] == incoming.values.get(f.name)
            ]
            sure = len(shared) > 1 or len(reasons) > 1
            verdict = Verdict(Confidence.CONFIDENT if sure else Confidence.DOUBTFUL, tuple(reasons))
            pairs.append(Pair(incoming.link.external_id, entity_id, verdict))
            # Named by its main contact, or by somebody of it who is known here.
            who = {f.name: incoming.values.get(f.name) or min(shared) for f in named}
            theirs[incoming.link.external_id] = {"id": incoming.link.external_id, **incoming.values, **who}
    titles = names(db, type_, theirs.values())
    for pair in pairs:
        yield pair, titles[pair.external_id]


def _membership(type_: EntityType) -> tuple[EntityType, Field, Field]:
    """Return the type that says who belongs to one of `type_`, with its relations to that and to the member."""
    for other, to_us in belonging(type_):
        if other.is_association and other.owner == to_us.name:
            return other, to_us, next(f for f in other.owners if f is not to_us)
    raise ValueError(f"{type_.name} is matched by its members, and no type says who they are")
