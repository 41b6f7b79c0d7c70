"""The journal of a proof: a line of JSON for each death that was played, so that what was cut short is carried on.

It is good for one state of the program: after a change, begin another one. Called by `bench crash`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from openfaith_desktop.bench.crash.playing import Played

Place = tuple[int, int]
"""The number of a command, and of its boundary."""


class Journal:
    """What has been played so far; kept in `file`, or nowhere when that is None."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._played: dict[tuple[str, Place], Played] = {}
        if file is None or not file.exists():
            return
        for line in file.read_text("utf-8").splitlines():
            try:
                found = json.loads(line)
            except ValueError:
                continue  # the line at which it was killed
            number, boundary = found["at"]
            played = Played(found["scene"], found["command"], found["died"], tuple(found["broken"]))
            self._played[played.scene, (number, boundary)] = played

    def known(self, scene: str) -> dict[Place, Played]:
        """Return what has been played of a scene."""
        return {at: played for (name, at), played in self._played.items() if name == scene}

    def keep(self, at: Place, played: Played) -> None:
        """Write down one more."""
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as lines:
                lines.write(f"\n{json.dumps({'at': at, **asdict(played)})}")
