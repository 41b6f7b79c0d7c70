"""A pretend church in a process of its own, answering from pages rendered beforehand."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Generator


@contextlib.contextmanager
def separate_church(people: int, seed: int) -> Generator[str]:
    """Yield the address of a simulator with so many people, without a rate limit."""
    command = [
        sys.executable,
        "-m",
        "openfaith_planning_center.simulator",
        "--no-rate-limit",
        "--prerendered",
    ]
    with subprocess.Popen(  # noqa: S603  our own module
        [*command, "--people", str(people), "--seed", str(seed)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split(": ", 1)[1].split(" ", 1)[0]
        finally:
            process.terminate()
