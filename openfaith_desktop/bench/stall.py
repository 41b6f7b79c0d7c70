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
    """Return the gaps between ticks (ms) of a window before, `idle`, and while syncing `seeds` churches.

    `work` and `held` are of the latter, `idle_held` of the former; see `ticker`. `ratio`: the longest held while syncing
    against the longest before, on the same computer under the same load.
    """
    idle: list[dict[str, float]] = []
    syncing: list[dict[str, float]] = []
    for seed in range(1, seeds + 1):
        with separate_church(people, seed) as url, tempfile.TemporaryDirectory() as folder:
            gaps = measured("ticks", url, folder)
            idle += gaps["idle"]
            syncing += gaps["syncing"]
    found = {
        "idle": _summary([one["wall"] for one in idle]),
        "idle_held": _summary([one["held"] for one in idle]),
        "syncing": _summary([one["wall"] for one in syncing]),
        "work": _summary([one["work"] for one in syncing]),
        "held": _summary([one["held"] for one in syncing]),
    }
    return {"people": people, **found, "ratio": found["held"]["max"] / found["idle_held"]["max"]}


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    lines = [f"Gaps between 5 ms ticks of the window's thread, first sync of {figures['people']:,} people:"]
    for name, title in (
        ("idle", "before"),
        ("idle_held", "  but for other programs"),
        ("syncing", "syncing"),
        ("held", "  but for other programs"),
        ("work", "  its own work"),
    ):
        f = figures[name]
        lines.append(
            f"  {title:24} p50 {f['p50']:5.1f} ms, p99 {f['p99']:5.1f} ms, max {f['max']:5.1f} ms ({f['ticks']:,} ticks)"
        )
    lines.append(f"  The longest is {figures['ratio']:.1f} times the longest before, but for other programs.")
    return "\n".join(lines)
