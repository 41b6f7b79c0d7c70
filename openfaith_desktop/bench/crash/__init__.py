"""`openfaith bench crash`: killed at every commit and on either side of every request of ongoing runs, and started again.

- `scenes.py`: what happens in each kind of run, and what it promises. `playing.py`: deaths and new starts.
- `fate.py`: the program that dies. `judge.py`: what is not as promised; it shares no code with the engine.
- `journal.py`: what has been played, so that a proof that was cut short is carried on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from openfaith_desktop.bench.crash.journal import Journal
from openfaith_desktop.bench.crash.playing import Played, prepared
from openfaith_desktop.bench.crash.scenes import SCENES
from openfaith_desktop.bench.pieces import EVERYTHING, Counter, Pieces
from openfaith_desktop.errors import UsageError


def measure(people: int, seeds: int, pieces: Pieces = EVERYTHING) -> dict[str, Any]:
    """Die at every boundary of the scenes and return what was not as promised; `people` and `seeds` take no part.

    Raises `UsageError` for a scene that there isn't.
    """
    if unknown := [name for name in pieces.scenes if name not in SCENES]:
        raise UsageError(
            f"There is no scene “{unknown[0]}”.", what_to_do=f"Choose from: {', '.join(SCENES)}."
        )
    begun = time.perf_counter()
    journal = Journal(pieces.journal)
    played = [one for name in pieces.scenes or SCENES for one in every_death(name, pieces.at_once, journal)]
    return {
        "deaths": sum(bool(one.died) for one in played),
        "failed": [told(one) for one in played if one.broken],
        "seconds": round(time.perf_counter() - begun, 1),
    }


def every_death(name: str, at_once: int, journal: Journal) -> Iterator[Played]:
    """Play a scene once undisturbed, then once for each of its boundaries, so many at once; those in the journal are told from it."""
    with prepared(name) as scene, ThreadPoolExecutor(at_once) as pool:
        places = [(0, 0), *boundaries(scene.boundaries())]
        counter = Counter(name, len(places))
        known = journal.known(name)
        for at in places:
            if at in known:
                counter.add(1, bool(known[at].broken))
                yield known[at]
        waiting = {pool.submit(scene.play, *at): at for at in places if at not in known}
        try:
            for future in as_completed(waiting):
                played = future.result()
                journal.keep(waiting[future], played)
                counter.add(1, bool(played.broken))
                yield played
        finally:
            for future in waiting:
                future.cancel()  # whoever interrupts it needn't wait for all the others


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
