"""Phase 3.2: link external records to entities that are already here, where that is unique and sure.

Who may be whom is found out by reading (`compared`), which takes long, and carried out in one transaction, if
nothing changed in between (`match_type`). `scoring` judges the pairs; what it doubts becomes a decision, and meanwhile
nothing is created from either side of it. Source: the
specification, phase 3.2.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import decisions, entities, history, link_states, links, outbox
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.reconcile.matching import let_go
from openfaith_desktop.sync.reconcile.matching.candidates import candidates
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Matching, Pair, Verdict, choose

TRIES = 3
"""How often everything is compared by reading, while somebody edits; then whoever edits waits."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Whom all records of one type may be, with their titles and links, and the state that this was found in."""

    state: object
    pairs: tuple[Pair, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    link_ids: Mapping[str, int] = field(default_factory=dict[str, int])


async def compared(ctx: RunContext, type_: EntityType) -> Compared:
    """Compare the records of one type with what is here, by reading: where many are here it takes long, and nobody waits.

    What was compared in this run and is still so isn't compared again.
    """
    for _ in range(TRIES):
        found: Compared | None = ctx.compared.get(type_.name)
        if found is not None and found.state == await ctx.store.aread(_state, ctx, type_):
            return found
        ctx.compared[type_.name] = await ctx.store.aread(_compare, ctx.only_reading(), type_)
    return ctx.compared[type_.name]


def match_type(db: Connection, ctx: RunContext, type_: EntityType, found: Compared | None = None) -> int:
    """Link what can be linked of one entity type, raise what is doubtful; return how many were looked at.

    `found` is what reading found out; if anything changed since then, or without it, it is found out here.
    """
    total = links.count(db, ctx.connection.id, type_.name, linked=False)
    if found is None or found.state != _state(db, ctx, type_):
        found = _compare(db, ctx, type_)
    doubts = _doubts(db, ctx, type_)
    if found.link_ids or doubts:
        link_ids, titles = dict(found.link_ids), dict(found.titles)
        again = {row.external_id for row in let_go.seen(db, ctx, type_)}
        judged = {(pair.external_id, pair.entity_id) for pair in found.pairs}
        in_doubt = _perhaps_created(db, ctx, type_, doubts, link_ids, titles)
        pairs = (*found.pairs, *(pair for key, pair in in_doubt.items() if key not in judged))
        matching = choose(pairs, *_answers(db, ctx, type_))
        linked = {ext: (link_ids[ext], ent) for ext, ent in matching.links.items() if ext in link_ids}
        links.set_entities(db, [pair for ext, pair in linked.items() if ext not in again])
        link_states.link_anew(db, [pair for ext, pair in linked.items() if ext in again])
        _ask(db, ctx, type_, matching, titles)
    else:
        _ask(db, ctx, type_, Matching(), {})
    ctx.progress(db, Phase.MATCH, type_, total, total)
    return total


def _state(db: Connection, ctx: RunContext, type_: EntityType) -> object:
    """Return what tells whether anything changed: the newest change of anything here, and which records aren't linked.

    Records themselves change only by this run, whose lease nobody else holds.
    """
    again = sorted(row.id for row in let_go.seen(db, ctx, type_))
    unlinked = array("q", links.unlinked_ids(db, ctx.connection.id, type_.name))
    return history.latest_id(db), unlinked, again


def _compare(db: Connection, ctx: RunContext, type_: EntityType) -> Compared:
    # First: on a server each statement sees what was committed until then, and what comes in between must show.
    state = _state(db, ctx, type_)
    if not entities.any_unlinked(db, ctx.connection.id, type_.name) and not _doubts(db, ctx, type_):
        return Compared(state)
    total = links.count(db, ctx.connection.id, type_.name, linked=False)
    link_ids: dict[str, int] = {}

    def batches() -> Iterator[Sequence[Row[Any]]]:
        done = 0
        for rows in chain((let_go.seen(db, ctx, type_),), _batches(db, ctx, type_)):
            ctx.stop.check()
            link_ids.update((row.external_id, row.id) for row in rows)
            yield rows
            done += len(rows)
            ctx.progress(db, Phase.MATCH, type_, done, total)

    pairs: list[Pair] = []
    titles: dict[str, str] = {}
    for pair, title in candidates(db, ctx, type_, batches()):
        pairs.append(pair)
        titles[pair.external_id] = title
    return Compared(state, tuple(pairs), titles, link_ids)


def _doubts(db: Connection, ctx: RunContext, type_: EntityType) -> list[Row[Any]]:
    """Return the creations of which nobody knows whether they arrived."""
    return [
        row
        for row in outbox.left(db, ctx.connection.id, type_.name)
        if outbox.departed(row).maybe and entities.deleted_owner(db, type_, row.entity_id) is None
    ]


def _perhaps_created(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    doubts: Sequence[Row[Any]],
    link_ids: dict[str, int],
    titles: dict[str, str],
) -> dict[tuple[str, str], Pair]:
    """Return (external id, entity id) of records that a creation of unknown outcome may have made."""
    found: dict[tuple[str, str], Pair] = {}
    for row in doubts:
        what = outbox.departed(row)
        known = links.by_external_ids(db, ctx.connection.id, type_.name, what.maybe)
        for external_id in what.maybe:
            if external_id in link_ids:
                theirs = ctx.adapter.to_canonical(type_.name, known[external_id].payload).values
                titles.setdefault(external_id, type_.title(theirs))
                reasons = (f"added in {ctx.adapter.title} just when {what.title} was being sent",)
                verdict = Verdict(Confidence.DOUBTFUL, reasons)
                found[external_id, row.entity_id] = Pair(external_id, row.entity_id, verdict)
    return found


def _batches(db: Connection, ctx: RunContext, type_: EntityType) -> Iterator[Sequence[Row[Any]]]:
    after = 0
    while rows := links.unlinked(db, ctx.connection.id, type_.name, after, BATCH):
        yield rows
        after = rows[-1].id


def _answers(
    db: Connection, ctx: RunContext, type_: EntityType
) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Return what a person answered before: the same (by external id), and pairs that are different."""
    same: dict[str, str] = {}
    different: set[tuple[str, str]] = set()
    settled = decisions.listed(
        db, ctx.connection.id, kind=DecisionKind.MATCH, entity_type=type_.name, state="settled"
    )
    for answered in settled:
        answer = answered.answer
        if "same" in answer:
            same[answered.external_id] = answer["same"]
        different.update((answered.external_id, entity_id) for entity_id in answer.get("different", ()))
    alive = entities.living(db, type_.name, set(same.values()))
    return {external_id: one for external_id, one in same.items() if one in alive}, different


def _ask(
    db: Connection, ctx: RunContext, type_: EntityType, matching: Matching, titles: dict[str, str]
) -> None:
    ids = {pair.entity_id for pairs in matching.questions.values() for pair in pairs}
    called = names(db, type_, entities.get_many(db, type_.name, ids).values()) if ids else {}
    decisions.ask(
        db,
        ctx.connection.id,
        ctx.run_id,
        [
            NewQuestion(
                kind=DecisionKind.MATCH,
                entity_type=type_.name,
                external_id=external_id,
                entity_id=None,
                title=titles.get(external_id, ""),
                ours=[
                    {
                        "entity_id": pair.entity_id,
                        "title": called[pair.entity_id],
                        "likely": pair.verdict.likely.value,
                        "reasons": list(pair.verdict.reasons),
                        "against": list(pair.verdict.against),
                    }
                    for pair in pairs
                ],
                theirs=titles.get(external_id, ""),
            )
            for external_id, pairs in matching.questions.items()
        ],
    )
    for external_id in matching.questions:
        ctx.tally.add(type_.name, "asked", titles.get(external_id, ""))
    still_open = decisions.listed(db, ctx.connection.id, kind=DecisionKind.MATCH, entity_type=type_.name)
    decisions.close(db, [d.id for d in still_open if d.external_id not in matching.questions])
