"""`openfaith bench …`: figures as ratios between two ways of doing the same, measured in one go.

Seconds differ between computers; ratios hardly do. The pretend church answers from another process and
from memory, so that its speed takes no part. How to read the figures: `docs/measurements.md`.
"""

from __future__ import annotations

from typing import Any

from openfaith_desktop.bench import crash, limit, simulate, stall, start, sync, ui
from openfaith_desktop.bench.match import run as match
from openfaith_desktop.bench.pieces import EVERYTHING, Pieces

MEASUREMENTS = {
    "sync": sync,
    "stall": stall,
    "simulate": simulate,
    "crash": crash,
    "limit": limit,
    "start": start,
    "ui": ui,
    "match": match,
}
PROOFS = {"simulate": simulate, "crash": crash}
"""Those that take long, say how far they are, and can be played in pieces."""


def measure(what: str, people: int, seeds: int, pieces: Pieces = EVERYTHING) -> dict[str, Any]:
    """Return the figures of one measurement: a name in `MEASUREMENTS`. `pieces`: which part of a proof.

    Raises `UsageError` for a piece that there isn't.
    """
    if proof := PROOFS.get(what):
        return {"what": what, **proof.measure(people, seeds, pieces)}
    return {"what": what, **MEASUREMENTS[what].measure(people, seeds)}


def text(figures: dict[str, Any]) -> str:
    """Return figures for people."""
    return MEASUREMENTS[figures["what"]].text(figures)
