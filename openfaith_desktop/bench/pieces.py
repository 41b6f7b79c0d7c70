"""Which part of a long proof is played, and how: by `openfaith bench simulate` and `openfaith bench crash`.

What the command line gives, as a value. How far a proof is goes to stderr, one line every so often.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

EVERY = 10.0
"""Seconds between two lines that say how far it is."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """`first`: the first seed. `jobs`: how many are played at once; 0: one a core. `scenes`: only these; none: all.

    `journal`: a file to which each finished piece is written; what is in it already isn't played again.
    """

    first: int = 0
    jobs: int = 0
    scenes: tuple[str, ...] = ()
    journal: Path | None = None

    @property
    def at_once(self) -> int:
        """How many are played at the same time."""
        return self.jobs or os.cpu_count() or 1


@dataclass(slots=True)
class Counter:
    """Says on stderr how far a proof is."""

    what: str
    total: int
    done: int = 0
    failed: int = 0
    _said_at: float = field(default_factory=time.monotonic)

    def add(self, done: int, failed: int) -> None:
        """So many more are done, of which so many failed."""
        self.done += done
        self.failed += failed
        if self.done >= self.total or time.monotonic() - self._said_at >= EVERY:
            self._said_at = time.monotonic()
            sys.stderr.write(f"{self.what}: {self.done:,} of {self.total:,}, {self.failed:,} failed\n")
            sys.stderr.flush()


EVERYTHING = Pieces()
