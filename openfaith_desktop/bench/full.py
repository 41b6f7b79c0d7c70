"""One full first sync in this process, every phase, through the application as a person would start it.

`python -m openfaith_desktop.bench.full URL FOLDER MODE` prints the figures of one round as JSON.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any

import orjson

from openfaith_desktop import gc_tuning
from openfaith_desktop.application import Application, connections, syncing
from openfaith_desktop.bench.figures import peak_megabytes
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, PhaseFinished, PhaseStarted

NAME = "bench"
PRETEND_TOKEN = "demo:demo"  # noqa: S105  the simulator's own


def first_sync(base_url: str, folder: Path, mode: str) -> dict[str, Any]:
    """Connect, sync, and return seconds (all and by phase), requests, peak memory and counts."""
    os.environ["OPENFAITH_KEYRING"] = "off"
    phases: dict[str, float] = {}
    since = [0.0]

    def watch(event: Event) -> None:
        if isinstance(event, PhaseStarted):
            since[0] = time.perf_counter()
        elif isinstance(event, PhaseFinished):
            phases[event.phase.value] = phases.get(event.phase.value, 0.0) + time.perf_counter() - since[0]

    with Application(folder) as app:
        asyncio.run(connections.connect(app, "planning-center", NAME, mode, PRETEND_TOKEN, base_url))
        app.events.subscribe(watch)
        started = time.perf_counter()
        result = asyncio.run(syncing.sync(app, NAME, StopFlag()))
        seconds = time.perf_counter() - started
    return {
        "seconds": seconds,
        "phases": phases,
        "requests": result.requests,
        "peak_megabytes": peak_megabytes(),
        "counts": result.counts,
    }


def main() -> None:
    """Measure one round."""
    gc_tuning.apply()
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    sys.stdout.buffer.write(orjson.dumps(first_sync(sys.argv[1], Path(sys.argv[2]), sys.argv[3])))


if __name__ == "__main__":
    main()
