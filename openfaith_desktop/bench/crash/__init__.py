"""`openfaith bench crash`: killed at every commit and on either side of every request of ongoing runs, and started again.

- `scenes.py`: what happens in each kind of run, and what it promises. `playing.py`: deaths and new starts.
- `fate.py`: the program that dies. `judge.py`: what is not as promised; it shares no code with the engine.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from openfaith_desktop.bench.crash.playing import Played, prepared
from openfaith_desktop.bench.crash.scenes import SCENES


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Die at every boundary of every scene and return what was not as promised; neither argument takes part."""
    begun = time.perf_counter()
    played = [one for name in SCENES for one in every_death(name)]
    return {
        "deaths": sum(bool(one.died) for one in played),
        "failed": [told(one) for one in played if one.broken],
        "seconds": round(time.perf_counter() - begun, 1),
    }


def every_death(name: str) -> Iterator[Played]:
    """Play a scene once undisturbed, then once for each of its boundaries, on every core."""
    with prepared(name) as scene, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        yield from pool.map(lambda at: scene.play(*at), [(0, 0), *boundaries(scene.boundaries())])


def boundaries(named: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return where a scene can be killed: the number of each command, and of each of its boundaries from 1 on."""
    return [(number, at) for number, passed in enumerate(named) for at in range(1, len(passed) + 1)]


def told(played: Played) -> str:
    """Return what came of a death in words."""
    died = f"killed {played.died}" if played.died else "undisturbed"
    return f"{played.scene}, {played.command} {died}: {'; '.join(played.broken)}"


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    number = len(figures["failed"])
    ended = f"{number} did not end as promised" if number else "each ended as promised"
    return "\n".join([f"Killed {figures['deaths']} times: {ended}.", *figures["failed"]])
