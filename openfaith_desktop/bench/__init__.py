"""`openfaith bench …`: figures as ratios between two ways of doing the same, measured in one go.

Seconds differ between computers; ratios hardly do. The pretend church answers from another process and
from memory, so that its speed takes no part. How to read the figures: `docs/measurements.md`.
"""

from __future__ import annotations

from typing import Any

from openfaith_desktop.bench import crash, simulate, stall, start, sync, ui
from openfaith_desktop.bench.match import run as match

MEASUREMENTS = {
    "sync": sync,
    "stall": stall,
    "simulate": simulate,
    "crash": crash,
    "start": start,
    "ui": ui,
    "match": match,
}


def measure(what: str, people: int, seeds: int) -> dict[str, Any]:
    """Return the figures of one measurement: a name in `MEASUREMENTS`."""
    return {"what": what, **MEASUREMENTS[what].measure(people, seeds)}


def text(figures: dict[str, Any]) -> str:
    """Return figures for people."""
    return MEASUREMENTS[figures["what"]].text(figures)
