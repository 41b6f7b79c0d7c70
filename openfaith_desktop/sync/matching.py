"""Phase 3.2: link external records to entities that are already here, where that is unique and sure.

Candidates come from the database by indexed keys, a batch at a time; `sync.match` judges the pairs; what
it doubts becomes a decision, and meanwhile nothing is created from either side of it. Source: the
specification, phase 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Values
from openfaith_desktop.cdm.types import EMAIL, HOUSEHOLD_MEMBERSHIP, PHONE_NUMBER
from openfaith_desktop.store import decisions, entities, links, outbox
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.incoming import resolve
from openfaith_desktop.sync.match import Confidence, Matching, Pair, Person, Verdict, choose, compare
from openfaith_desktop.sync.naming import names


def match_type(connection: Connection, ctx: RunContext, type_: EntityType) -> int:
    """Link what can be linked of one entity type, raise what is doubtful; return how many were looked at."""
    total = links.count(connection, ctx.connection.id, type_.name, linked=False)
    done = 0
    if total and entities.any_unlinked(connection, ctx.connection.id, type_.name):
        pairs: list[Pair] = []
        link_ids: dict[str, int] = {}
        titles: dict[str, str] = {}
        for rows in _batches(connection, ctx, type_):
            ctx.stop.check()
            link_ids.update({row.external_id: row.id for row in rows})
            found = _candidates(connection, ctx, type_, rows)
            pairs += [pair for pair, _ in found]
            titles.update({pair.external_id: title for pair, title in found})
            done += len(rows)
            ctx.progress(connection, Phase.MATCH, type_, done, total)
        judged = {(pair.external_id, pair.entity_id) for pair in pairs}
        in_doubt = _perhaps_created(connection, ctx, type_, link_ids, titles)
        pairs += [pair for key, pair in in_doubt.items() if key not in judged]
        matching = choose(pairs, *_answers(connection, ctx, type_))
        links.set_entities(
            connection, [(link_ids[ext], ent) for ext, ent in matching.links.items() if ext in link_ids]
        )
        _ask(connection, ctx, type_, matching, titles)
    else:
        _ask(connection, ctx, type_, Matching(), {})
    ctx.progress(connection, Phase.MATCH, type_, total, total)
    return total


def _perhaps_created(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    link_ids: dict[str, int],
    titles: dict[str, str],
) -> dict[tuple[str, str], Pair]:
    """Return (external id, entity id) of records that a creation of unknown outcome may have made."""
    found: dict[tuple[str, str], Pair] = {}
    for row in outbox.left(connection, ctx.connection.id, type_.name):
        what = outbox.departed(row)
        known = links.by_external_ids(connection, ctx.connection.id, type_.name, what.maybe)
        for external_id in what.maybe:
            if external_id in link_ids:
                theirs = ctx.adapter.to_canonical(type_.name, known[external_id].payload).values
                titles.setdefault(external_id, type_.title(theirs))
                reasons = (f"added in {ctx.adapter.title} just when {what.title} was being sent",)
                verdict = Verdict(Confidence.DOUBTFUL, reasons)
                found[external_id, row.entity_id] = Pair(external_id, row.entity_id, verdict)
    return found


def _batches(connection: Connection, ctx: RunContext, type_: EntityType) -> Iterator[Sequence[Row[Any]]]:
    after = 0
    while rows := links.unlinked(connection, ctx.connection.id, type_.name, after, BATCH):
        yield rows
        after = rows[-1].id


def _answers(
    connection: Connection, ctx: RunContext, type_: EntityType
) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Return what a person answered before: the same (by external id), and pairs that are different."""
    same: dict[str, str] = {}
    different: set[tuple[str, str]] = set()
    settled = decisions.listed(
        connection, ctx.connection.id, kind="match", entity_type=type_.name, state="settled"
    )
    for answered in settled:
        answer: dict[str, Any] = answered.answer or {}
        if "same" in answer:
            same[answered.external_id] = answer["same"]
        different.update((answered.external_id, entity_id) for entity_id in answer.get("different", ()))
    return same, different


def _ask(
    connection: Connection, ctx: RunContext, type_: EntityType, matching: Matching, titles: dict[str, str]
) -> None:
    ids = {pair.entity_id for pairs in matching.questions.values() for pair in pairs}
    called = names(connection, type_, entities.get_many(connection, type_.name, ids).values()) if ids else {}
    decisions.ask(
        connection,
        ctx.connection.id,
        ctx.run_id,
        [
            {
                "kind": "match",
                "entity_type": type_.name,
                "external_id": external_id,
                "field": "",
                "entity_id": None,
                "title": titles.get(external_id, ""),
                "ours": [
                    {
                        "entity_id": pair.entity_id,
                        "title": called[pair.entity_id],
                        "reasons": list(pair.verdict.reasons),
                        "against": list(pair.verdict.against),
                    }
                    for pair in pairs
                ],
                "theirs": titles.get(external_id, ""),
                "agreed": None,
            }
            for external_id, pairs in matching.questions.items()
        ],
    )
    for external_id in matching.questions:
        ctx.tally.add(type_.name, "asked", titles.get(external_id, ""))
    still_open = decisions.listed(connection, ctx.connection.id, kind="match", entity_type=type_.name)
    decisions.close(connection, [d.id for d in still_open if d.external_id not in matching.questions])


def _candidates(
    connection: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    if type_.identity:
        return _by_identity(connection, ctx, type_, rows)
    if type_.name == "household":
        return _households(connection, ctx, type_, rows)
    return _people(connection, ctx, type_, rows)


# --- people: scored -----------------------------------------------------------------------------------


def _people(
    connection: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    region = ctx.connection.region
    theirs: list[Person] = []
    for incoming in resolve(connection, ctx, type_, rows):
        metadata: dict[str, Any] = incoming.link.link_metadata or {}
        theirs.append(
            Person(
                incoming.link.external_id,
                incoming.values,
                _comparable(EMAIL, "address", metadata.get("emails", ()), region),
                _comparable(PHONE_NUMBER, "number", metadata.get("phones", ()), region),
            )
        )
    people = _local_people(connection, ctx, type_, theirs)
    by_key: dict[tuple[str, str], list[Person]] = {}
    for ours in people:
        for key in _keys(type_, ours, region):
            by_key.setdefault(key, []).append(ours)
    found: list[tuple[Pair, str]] = []
    today = datetime.now(UTC).date()
    for one in theirs:
        candidates = {c.id: c for key in _keys(type_, one, region) for c in by_key.get(key, ())}
        for ours in candidates.values():
            verdict = compare(ours, one, today)
            if verdict.confidence is not Confidence.NONE:
                found.append((Pair(one.id, ours.id, verdict), type_.title(one.values)))
    return found


def _comparable(type_: EntityType, field: str, written: Sequence[str], region: str) -> frozenset[str]:
    compute = type_.keys[0].compute
    return frozenset(key for value in written if (key := compute({field: value}, region)))


def _keys(type_: EntityType, person: Person, region: str) -> list[tuple[str, str]]:
    keys = [(k.name, value) for k in type_.keys if (value := k.compute(person.values, region))]
    return keys + [("email", e) for e in person.emails] + [("phone", p) for p in person.phones]


def _local_people(
    connection: Connection, ctx: RunContext, type_: EntityType, theirs: Sequence[Person]
) -> list[Person]:
    """Return the unlinked people here who share any key with these."""
    wanted: dict[str, set[str]] = {}
    for one in theirs:
        for name, value in _keys(type_, one, ctx.connection.region):
            wanted.setdefault(name, set()).add(value)
    found: dict[str, dict[str, Any]] = {}
    for key in type_.keys:
        for row in entities.unlinked_by_key(
            connection, ctx.connection.id, type_.name, key.name, wanted.get(key.name, set())
        ):
            found[row["id"]] = row
    owners = {
        owner
        for contact, name in ((EMAIL, "email"), (PHONE_NUMBER, "phone"))
        for _, owner in entities.owners_by_key(
            connection, contact, contact.keys[0].name, wanted.get(name, set())
        )
    }
    for row in entities.unlinked_by_key(connection, ctx.connection.id, type_.name, "id", owners - set(found)):
        found[row["id"]] = row
    emails = _contacts(connection, EMAIL, list(found))
    phones = _contacts(connection, PHONE_NUMBER, list(found))
    return [
        Person(i, row, frozenset(emails.get(i, ())), frozenset(phones.get(i, ()))) for i, row in found.items()
    ]


def _contacts(connection: Connection, type_: EntityType, owner_ids: list[str]) -> dict[str, set[str]]:
    by_owner: dict[str, set[str]] = {}
    for row in entities.owned(connection, type_, owner_ids):
        if value := row[type_.keys[0].name]:
            by_owner.setdefault(row[type_.owner or ""], set()).add(value)
    return by_owner


# --- what has a natural identity ----------------------------------------------------------------------


def _identity(type_: EntityType, values: Values, region: str) -> tuple[str, ...] | None:
    keys = {k.name: k.compute for k in type_.keys}
    parts = [keys[name](values, region) if name in keys else values.get(name) for name in type_.identity]
    return tuple(str(p) for p in parts) if all(parts) else None


def _by_identity(
    connection: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    theirs: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for incoming in resolve(connection, ctx, type_, rows):
        if identity := _identity(type_, incoming.values, ctx.connection.region):
            theirs.setdefault(identity, []).append((incoming.link.external_id, type_.title(incoming.values)))
    first = type_.identity[0]
    here = entities.unlinked_by_key(
        connection, ctx.connection.id, type_.name, first, {identity[0] for identity in theirs}
    )
    ours: dict[tuple[str, ...], list[str]] = {}
    for row in here:
        if identity := _identity(type_, row, ctx.connection.region):
            ours.setdefault(identity, []).append(row["id"])
    sure = Verdict(Confidence.CONFIDENT, ("the same",))
    # Doubles of one identity are interchangeable: the first is the first.
    return [
        (Pair(external_id, entity_id, sure), title)
        for identity, externals in theirs.items()
        for (external_id, title), entity_id in zip(externals, sorted(ours.get(identity, ())), strict=False)
    ]


# --- households: by who lives there -------------------------------------------------------------------


def _households(
    connection: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    members = links.members(
        connection, ctx.connection.id, HOUSEHOLD_MEMBERSHIP.name, {row.external_id for row in rows}
    )
    people_there: dict[str, set[str]] = {}
    for incoming in resolve(connection, ctx, HOUSEHOLD_MEMBERSHIP, members):
        if person := incoming.values.get("person_id"):
            people_there.setdefault(incoming.link.parent_external_id, set()).add(str(person))
    everybody = {person for people in people_there.values() for person in people}
    memberships = entities.unlinked_by_key(
        connection, ctx.connection.id, HOUSEHOLD_MEMBERSHIP.name, "person_id", everybody
    )
    people_here: dict[str, set[str]] = {}
    for row in memberships:
        people_here.setdefault(row["household_id"], set()).add(row["person_id"])
    here = {
        row["id"]: row
        for row in entities.unlinked_by_key(connection, ctx.connection.id, type_.name, "id", set(people_here))
    }
    pairs: list[Pair] = []
    theirs: dict[str, dict[str, Any]] = {}
    name_key, region = type_.keys[0].compute, ctx.connection.region
    for incoming in resolve(connection, ctx, type_, rows):
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
    titles = names(connection, type_, theirs.values())
    return [(pair, titles[pair.external_id]) for pair in pairs]
