"""Households that may be the same, by who lives there. Called by `phase`, after people were matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types.households import HOUSEHOLD_MEMBERSHIP
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Verdict


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    """Return households here that may be these, with how sure that is and the external record's title."""
    members = links.members(
        db, ctx.connection.id, HOUSEHOLD_MEMBERSHIP.name, {row.external_id for row in rows}
    )
    people_there: dict[str, set[str]] = {}
    for incoming in resolve(db, ctx, HOUSEHOLD_MEMBERSHIP, members):
        if person := incoming.values.get("person_id"):
            people_there.setdefault(incoming.link.parent_external_id, set()).add(str(person))
    everybody = {person for people in people_there.values() for person in people}
    memberships = entities.unlinked_by_key(
        db, ctx.connection.id, HOUSEHOLD_MEMBERSHIP.name, "person_id", everybody
    )
    people_here: dict[str, set[str]] = {}
    for row in memberships:
        people_here.setdefault(row["household_id"], set()).add(row["person_id"])
    here = {
        row["id"]: row
        for row in entities.unlinked_by_key(db, ctx.connection.id, type_.name, "id", set(people_here))
    }
    pairs: list[Pair] = []
    theirs: dict[str, dict[str, Any]] = {}
    name_key, region = type_.keys[0].compute, ctx.connection.region
    for incoming in resolve(db, ctx, type_, rows):
        there = people_there.get(incoming.link.external_id, set())
        for household_id, household in here.items():
            shared = there & people_here[household_id]
            if not shared:
                continue
            reasons = ["same people"]
            if name_key(household, region) == name_key(incoming.values, region):
                reasons.append("same name")
            if household["primary_contact_id"] == incoming.values.get("primary_contact_id"):
                reasons.append("same main contact")
            sure = len(shared) > 1 or len(reasons) > 1
            verdict = Verdict(Confidence.CONFIDENT if sure else Confidence.DOUBTFUL, tuple(reasons))
            pairs.append(Pair(incoming.link.external_id, household_id, verdict))
            # Named by its main contact, or by somebody of it who is known here.
            contact = incoming.values.get("primary_contact_id") or min(shared)
            named = {"id": incoming.link.external_id, **incoming.values, "primary_contact_id": contact}
            theirs[incoming.link.external_id] = named
    titles = names(db, type_, theirs.values())
    return [(pair, titles[pair.external_id]) for pair in pairs]
