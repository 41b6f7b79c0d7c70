"""`openfaith bench ui`: how fast a long list opens, is searched and scrolls in the window."""

from __future__ import annotations

import tempfile
from typing import Any

from openfaith_desktop.bench.rounds import measured


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Return milliseconds: to open the list of so many people, to search it, and of frames while scrolling."""
    rounds: list[dict[str, float]] = []
    for _ in range(seeds):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(measured("long_list", folder, str(people)))
    return {
        "people": people,
        **{name: max(one[name] for one in rounds) for name in rounds[0]},
    }


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    return (
        f"{figures['people']:,} people: list opened in {figures['open']:.0f} ms, searched in {figures['search']:.0f} ms; "
        f"scrolling, a frame takes {figures['frame_p50']:.1f} ms, at most {figures['frame_max']:.1f} ms, "
        f"{figures['frame_held']:.1f} ms but for other programs, {figures['frame_work']:.1f} ms of them work."
    )
