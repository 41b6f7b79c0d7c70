"""Phase 3.2: link external records to entities that are already here, where that is unique and sure.

Candidates come from the database by indexed keys, a batch at a time; `scoring` judges the pairs; what
it doubts becomes a decision, and meanwhile nothing is created from either side of it. Source: the
specification, phase 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import decisions, entities, link_states, links, outbox
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.reconcile.matching import let_go
from openfaith_desktop.sync.reconcile.matching.candidates import candidates
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Matching, Pair, Verdict, choose


def match_type(db: Connection, ctx: RunContext, type_: EntityType) -> int:
    """Link what can be linked of one entity type, raise what is doubtful; return how many were looked at."""
    total = links.count(db, ctx.connection.id, type_.name, linked=False)
    unlinked = entities.any_unlinked(db, ctx.connection.id, type_.name)
    again = let_go.seen(db, ctx, type_) if unlinked else []
    doubts = [
        row
        for row in outbox.left(db, ctx.connection.id, type_.name)
        if outbox.departed(row).maybe and entities.deleted_owner(db, type_, row.entity_id) is None
    ]
    if (unlinked and (total or again)) or doubts:
        pairs: list[Pair] = []
        link_ids: dict[str, int] = {}
        titles: dict[str, str] = {}

        def batches() -> Iterator[Sequence[Row[Any]]]:
            done = 0
            for rows in chain((again,), _batches(db, ctx, type_)):
                ctx.stop.check()
                link_ids.update((row.external_id, row.id) for row in rows)
                yield rows
                done += len(rows)
                ctx.progress(db, Phase.MATCH, type_, done, total)

        for pair, title in candidates(db, ctx, type_, batches()):
            pairs.append(pair)
            titles[pair.external_id] = title
        judged = {(pair.external_id, pair.entity_id) for pair in pairs}
        in_doubt = _perhaps_created(db, ctx, type_, doubts, link_ids, titles)
        pairs += [pair for key, pair in in_doubt.items() if key not in judged]
        matching = choose(pairs, *_answers(db, ctx, type_))
        known = {row.external_id for row in again}
        linked = {ext: (link_ids[ext], ent) for ext, ent in matching.links.items() if ext in link_ids}
        links.set_entities(db, [pair for ext, pair in linked.items() if ext not in known])
        link_states.link_anew(db, [pair for ext, pair in linked.items() if ext in known])
        _ask(db, ctx, type_, matching, titles)
    else:
        _ask(db, ctx, type_, Matching(), {})
    ctx.progress(db, Phase.MATCH, type_, total, total)
    return total


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
