"""OpenFaith's own matching of a data set: what the first sync does, without a database."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

from openfaith_desktop.bench.match.datasets import Dataset
from openfaith_desktop.sync.reconcile.matching.people import model_for, sharing_keys
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, choose, compare

TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair, by number, with how much speaks for it. `sure`: it is linked; else, when `asked`, a person is asked."""

    pair: tuple[int, int]
    weight: float
    sure: bool
    asked: bool


def matched(data: Dataset) -> tuple[list[Scored], float]:
    """Return the scored pairs and the seconds it took."""
    began = time.perf_counter()
    theirs = data.theirs if data.theirs is not None else data.ours
    ours, pairs = sharing_keys(theirs, iter(data.ours))
    numbers = {one.id: number for number, one in enumerate(data.ours)}
    within = data.theirs is None
    pairs = [(a, b) for a, b in pairs if not within or numbers[ours[a].id] < b]
    model = model_for(ours, theirs, pairs)
    # Of pairs that come to nothing only the weight is kept: there are a dozen for each person.
    found: list[Pair] = []
    scored: list[Scored] = []
    for a, b in pairs:
        said = compare(ours[a], theirs[b], TODAY, model)
        pair = (numbers[ours[a].id], b)
        if said.confidence is Confidence.NONE:
            scored.append(Scored(pair, said.weight, sure=False, asked=False))
        elif within:  # one person may be there more than twice, so nobody is taken by the first who fits
            sure = said.confidence is Confidence.CONFIDENT
            scored.append(Scored(pair, said.weight, sure, not sure))
        else:
            found.append(Pair(str(b), str(pair[0]), said))
    matching = choose(found)
    asked = {(one.entity_id, there) for there, those in matching.questions.items() for one in those}
    scored += [
        Scored(
            (int(one.entity_id), int(one.external_id)),
            one.verdict.weight,
            matching.links.get(one.external_id) == one.entity_id,
            (one.entity_id, one.external_id) in asked,
        )
        for one in found
    ]
    return scored, time.perf_counter() - began
