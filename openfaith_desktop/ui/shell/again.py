"""Starting the program anew with other arguments: on the pretend church, on another folder, or back from there."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess


def command() -> list[str]:
    """Return what starts this program: the bundle itself, or Python with the package."""
    if bool(vars(sys).get("frozen")):
        return [sys.executable]
    return [sys.executable, "-m", "openfaith_desktop"]


def begin(arguments: Sequence[str]) -> bool:
    """Start another process of this program; return whether that worked."""
    program, *before = command()
    started = QProcess.startDetached(program, [*before, *arguments])
    return bool(started[0]) if isinstance(started, tuple) else bool(started)
