"""One of the two on one data set: `python -m openfaith_desktop.bench.match.once ours|splink NAME PEOPLE SEED` prints figures as JSON."""

from __future__ import annotations

import sys
from typing import Any

import orjson

from openfaith_desktop.bench.figures import peak_megabytes
from openfaith_desktop.bench.match import church, datasets, ours, rival
from openfaith_desktop.bench.match.datasets import Dataset
from openfaith_desktop.bench.match.judging import recall_at
from openfaith_desktop.sync.reconcile.matching.traits import Person, lean


def _dataset(who: str, name: str, people: int, seed: int) -> Dataset:
    if name == "church":
        # Splink compares what is written; of ours the program, too, keeps no more than what it compares.
        return church.made(people, seed, lean if who == "ours" else Person)
    return next(one for one in datasets.public() if one.name == name)


def main() -> None:
    """Measure one round."""
    who, name, people, seed = sys.argv[1:5]
    data = _dataset(who, name, int(people), int(seed))
    if who == "splink":
        pairs, seconds = rival.matched(data)
        figures: dict[str, Any] = {}
    else:
        scored, seconds = ours.matched(data)
        pairs = [(one.pair, one.weight) for one in scored]
        linked = {one.pair for one in scored if one.sure}
        asked = {one.pair for one in scored if one.asked}
        figures = {
            "linked": len(linked & data.truth) / len(data.truth),
            "wrong": len(linked - data.truth),
            "linked_or_asked": len((linked | asked) & data.truth) / len(data.truth),
            "asked_in_vain": len(asked - data.truth),
        }
    figures |= {
        "recall": recall_at(pairs, data.truth, data.theirs is not None),
        "seconds": seconds,
        "megabytes": peak_megabytes(),
    }
    sys.stdout.buffer.write(orjson.dumps(figures))


if __name__ == "__main__":
    main()
