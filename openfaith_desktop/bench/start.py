"""`openfaith bench start`: how long from the start of the program to its first window, beside a bare PySide6 window."""

from __future__ import annotations

import tempfile
from statistics import median
from typing import Any

from openfaith_desktop.bench.rounds import measured

ROUNDS = 5
"""Starts of each kind, unless one is enough."""


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Return the median seconds to the first painted window, ours and a bare one's, in turns; disk warm."""
    _ = people
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        measured("first_window", "ours", folder)  # makes the database and warms the disk
        for _round in range(ROUNDS if seeds > 1 else 1):
            bare.append(measured("first_window", "bare", folder)["seconds"])
            ours.append(measured("first_window", "ours", folder)["seconds"])
    return {"seconds": median(ours), "bare_seconds": median(bare), "ratio": median(ours) / median(bare)}


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    return (
        f"First window painted after {figures['seconds']:.2f} s, a bare one after {figures['bare_seconds']:.2f} s: "
        f"{figures['ratio']:.1f} times as long."
    )
