"""`openfaith bench simulate`: many seeds of the simulation, on every core; each failing one with its shortest story."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from openfaith_desktop import gc_tuning
from openfaith_desktop.bench.pieces import EVERYTHING, Counter, Pieces
from openfaith_desktop.bench.simulation import story, world

CHUNK = 20
MOST_STORIES = 10
"""Failing seeds that are told as stories; finding the shortest takes a while."""


def measure(people: int, seeds: int, pieces: Pieces = EVERYTHING) -> dict[str, Any]:
    """Play so many seeds and return how they ended; `people` takes no part: each church is small."""
    begun = time.perf_counter()
    failed: list[int] = []
    end = pieces.first + seeds
    counter = Counter("seeds", seeds)
    with world.template() as template:
        chunks = [
            (range(first, min(first + CHUNK, end)), template) for first in range(pieces.first, end, CHUNK)
        ]
        with multiprocessing.get_context("spawn").Pool(pieces.at_once, gc_tuning.apply) as pool:
            for played, found in pool.imap_unordered(_play, chunks):
                failed += found
                counter.add(played, len(found))
        seconds = time.perf_counter() - begun
        with _quiet():
            stories = [
                story.shortest(story.tell(seed, template), template).text()
                for seed in sorted(failed)[:MOST_STORIES]
            ]
    return {
        "seeds": seeds,
        "failed": sorted(failed),
        "seconds": round(seconds, 1),
        "seeds_a_second": round(seeds / seconds, 2),
        "stories": stories,
    }


def _play(chunk: tuple[range, Path]) -> tuple[int, list[int]]:
    seeds, template = chunk
    with _quiet():
        return len(seeds), [seed for seed in seeds if story.tell(seed, template).broken]


@contextlib.contextmanager
def _quiet() -> Generator[None]:
    """Log nothing meanwhile: runs fail on purpose all the time."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    number = len(figures["failed"])
    lines = [
        f"{figures['seeds'] - number} of {figures['seeds']} seeds came to a good end "
        f"({figures['seeds_a_second']} a second)."
    ]
    if number:
        lines.append(f"Failing seeds: {', '.join(map(str, figures['failed']))}")
    return "\n".join([*lines, *figures["stories"]])
