"""`openfaith bench simulate`: many seeds of the simulation, on every core; each failing one with its shortest story."""

from __future__ import annotations

import logging
import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

from openfaith_desktop import gc_tuning
from openfaith_desktop.bench.simulation import story, world

CHUNK = 20
MOST_STORIES = 10
"""Failing seeds that are told as stories; finding the shortest takes a while."""


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Play so many seeds and return how they ended; `people` takes no part: each church is small."""
    begun = time.perf_counter()
    failed: list[int] = []
    cores = os.cpu_count() or 1
    with world.template() as template:
        chunks = [(range(first, min(first + CHUNK, seeds)), template) for first in range(0, seeds, CHUNK)]
        with multiprocessing.get_context("spawn").Pool(cores, gc_tuning.apply) as pool:
            for found in pool.imap_unordered(_play, chunks):
                failed += found
        seconds = time.perf_counter() - begun
        _be_quiet()
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


def _play(chunk: tuple[range, Path]) -> list[int]:
    _be_quiet()
    seeds, template = chunk
    return [seed for seed in seeds if story.tell(seed, template).broken]


def _be_quiet() -> None:
    # Runs fail on purpose all the time.
    logging.disable(logging.CRITICAL)


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
