"""Measured work in processes of its own: each round starts with fresh memory and an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import orjson

from openfaith_desktop.errors import OpenFaithError


def measured(module: str, *arguments: str) -> dict[str, Any]:
    """Run `openfaith_desktop.bench.<module>` and return the figures it prints. Raises when it fails."""
    done = subprocess.run(  # noqa: S603  our own module
        [sys.executable, "-m", f"openfaith_desktop.bench.{module}", *arguments],
        stdout=subprocess.PIPE,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        check=False,
    )
    if done.returncode:
        raise OpenFaithError(
            "The measurement broke off.",
            what_to_do="What it printed above says why. Close other programs and try again.",
        )
    return orjson.loads(done.stdout)
