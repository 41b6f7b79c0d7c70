"""OpenFaith's own matching of a data set: what the first sync does, without a database."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

from openfaith_desktop.bench.match.datasets import Dataset
from openfaith_desktop.sync.reconcile.matching.people import Keyed, judged, model_for
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, choose

TODAY = date(2026, 1, 1)
LEAST = 5.0
"""Bits that a pair must weigh to be found at any precision that is asked for."""


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
    within = data.theirs is None
    ours = Keyed.of(data.ours)
    theirs = ours if data.theirs is None else Keyed.of(data.theirs)
    model = model_for(ours, theirs)
    # Of pairs that come to nothing only the weight is kept, and that only where it may count: they are a dozen a person.
    found: list[Pair] = []
    scored: list[Scored] = []
    for mine, other, said in judged(ours, theirs, TODAY, model, weigh_all=True):
        if within and mine >= other:
            continue
        if said.confidence is Confidence.NONE and (within or not said.faint):
            if said.weight > LEAST:
                scored.append(Scored((mine, other), said.weight, sure=False, asked=False))
        elif within:  # one person may be there more than twice, so nobody is taken by the first who fits
            sure = said.confidence is Confidence.CONFIDENT
            scored.append(Scored((mine, other), said.weight, sure, not sure))
        else:
            found.append(Pair(str(other), str(mine), said))
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
