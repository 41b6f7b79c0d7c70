"""Who may be in the church's own database twice. Finds and judges as a matching does; changes nothing.

Called by the application. All that is compared is held at once, in a few hundred bytes a person, and only what is worth
telling is kept. Names weigh by how often they occur here; nothing else is learned, because among one church's own people
hardly any pair is one person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType, Matcher
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.context import BATCH
from openfaith_desktop.sync.reconcile.matching.levels import somebody_else
from openfaith_desktop.sync.reconcile.matching.people import Keyed, families, meeting
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Likely, Verdict, compare
from openfaith_desktop.sync.reconcile.matching.sides import people_here
from openfaith_desktop.sync.reconcile.matching.traits import Person
from openfaith_desktop.sync.reconcile.matching.weights import Model, Names


@dataclass(frozen=True, slots=True)
class Twice:
    """Two people here who may be one, by their ids, and how sure that is."""

    one: str
    other: str
    verdict: Verdict


def twice(
    db: Connection,
    today: date,
    different: Collection[frozenset[str]] = (),
    check: Callable[[], object] = lambda: None,
) -> list[Twice]:
    """Return who may be here twice, likeliest first, without the pairs of ids in `different`.

    `check` is called every few people; what it raises ends the search.
    """
    everybody = Keyed.of(_everybody(db, check))
    who = everybody.people
    model = Model(names=Names.of(who), families=families(who))
    found: list[Twice] = []
    for number, others in meeting(everybody, everybody, needed=1):
        check()
        one = who[number]
        for other in (who[second] for second in others if second > number):  # each pair once
            if frozenset((one.id, other.id)) in different:
                continue
            if model.families and somebody_else(one, other):
                continue
            verdict = compare(one, other, today, model)
            if verdict.confidence is not Confidence.NONE:
                found.append(Twice(one.id, other.id, verdict))
    return sorted(found, key=lambda pair: (_RANKS[pair.verdict.likely], -pair.verdict.weight, pair.one))


_RANKS = {likely: rank for rank, likely in enumerate(Likely)}


def answered_different(db: Connection, connection_id: int) -> set[frozenset[str]]:
    """Return the pairs of people here that somebody said are two, when asked about a record of this connection."""
    said: dict[str, list[str]] = {}
    for row in decisions.listed(
        db, connection_id, kind=DecisionKind.MATCH, entity_type=_people().name, state="settled"
    ):
        said[row.external_id] = row.answer.get("different", [])
    who = links.entity_ids(db, connection_id, _people().name, said)
    return {
        frozenset((who[external_id], other))
        for external_id, others in said.items()
        if external_id in who
        for other in others
    }


def _people() -> EntityType:
    """Return the type of those who are told apart as people."""
    return next(one for one in ENTITY_TYPES.values() if one.matcher is Matcher.PEOPLE)


def _everybody(db: Connection, check: Callable[[], object]) -> Iterator[Person]:
    type_, after = _people(), ""
    while rows := entities.living_after(db, type_, after, BATCH):
        check()
        after = rows[-1]["id"]
        yield from people_here(db, type_, rows)
