"""`openfaith bench stall`: how long the window goes without answering while a sync runs in its process."""

from __future__ import annotations

import tempfile
from typing import Any

from openfaith_desktop.bench.church import separate_church
from openfaith_desktop.bench.figures import percentile
from openfaith_desktop.bench.rounds import measured


def _summary(gaps: list[float]) -> dict[str, Any]:
    return {
        "ticks": len(gaps),
        "p50": percentile(gaps, 0.5) * 1000,
        "p99": percentile(gaps, 0.99) * 1000,
        "max": max(gaps) * 1000,
    }


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Return the gaps between ticks (ms) of an idle window and while syncing `seeds` churches.

    `work`: how much of the latter the window's thread worked itself; the rest it waited for a core.
    """
    idle: list[float] = []
    syncing: list[float] = []
    work: list[float] = []
    for seed in range(1, seeds + 1):
        with separate_church(people, seed) as url, tempfile.TemporaryDirectory() as folder:
            gaps = measured("ticks", url, folder)
            idle += gaps["idle"]
            syncing += gaps["syncing"]
            work += gaps["work"]
    return {"people": people, "idle": _summary(idle), "syncing": _summary(syncing), "work": _summary(work)}


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    lines = [f"Gaps between 5 ms ticks of the window's thread, first sync of {figures['people']:,} people:"]
    for title in ("idle", "syncing", "work"):
        f = figures[title]
        lines.append(
            f"  {title:8} p50 {f['p50']:5.1f} ms, p99 {f['p99']:5.1f} ms, max {f['max']:5.1f} ms ({f['ticks']:,} ticks)"
        )
    return "\n".join(lines)
