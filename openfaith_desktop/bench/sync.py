"""`openfaith bench sync`: a full first sync against the bare loop that copies the same pages."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from openfaith_desktop.bench.church import separate_church
from openfaith_desktop.bench.figures import median
from openfaith_desktop.bench.rounds import measured

MODE = "external"


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Return the figures of `seeds` churches, each measured once both ways, and their medians."""
    rounds: list[dict[str, Any]] = []
    for seed in range(1, seeds + 1):
        with separate_church(people, seed) as url, tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            # The first reading makes the church render its pages; it isn't measured.
            measured("bare", url, str(place / "warm-up.sqlite"))
            bare = measured("bare", url, str(place / "bare.sqlite"))
            full = measured("full", url, str(place / "full"), MODE)
            rounds.append(
                {"seed": seed, "bare": bare, "full": full, "ratio": full["seconds"] / bare["seconds"]}
            )
    return {
        "people": people,
        "rounds": rounds,
        "bare_seconds": median([r["bare"]["seconds"] for r in rounds]),
        "full_seconds": median([r["full"]["seconds"] for r in rounds]),
        "ratio": median([r["ratio"] for r in rounds]),
        "requests": [rounds[-1]["bare"]["requests"], rounds[-1]["full"]["requests"]],
        "peak_megabytes": max(r["full"]["peak_megabytes"] or 0 for r in rounds),
    }


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    bare_requests, full_requests = figures["requests"]
    phases = figures["rounds"][-1]["full"]["phases"]
    return "\n".join(
        [
            f"First sync of {figures['people']:,} people, {len(figures['rounds'])} measured:",
            f"  bare loop   {figures['bare_seconds']:8.2f} s  {bare_requests:,} requests",
            f"  full sync   {figures['full_seconds']:8.2f} s  {full_requests:,} requests, "
            f"{figures['peak_megabytes']:,.0f} MB at most",
            f"  ratio       {figures['ratio']:8.2f}",
            "  " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in phases.items()),
        ]
    )
