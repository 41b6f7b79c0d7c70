"""Started from a menu instead of a terminal: no streams to write to, so what kept the window shut is told in one.

Called by `cli.main` and `commands` only.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from openfaith_desktop.errors import OpenFaithError

PROGRAM = "openfaith-desktop"
"""The program that menus start; the other one, `openfaith`, belongs to terminals."""


def open_streams() -> None:
    """Give this process streams that lead nowhere if it has none: libraries write to them without asking."""
    for name in ("stdout", "stderr"):
        # Windows gives a program of its windows none at all.
        if vars(sys)[name] is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123


def started_here() -> bool:
    """Return whether a menu started this process, so that nobody reads what it prints."""
    return Path(sys.argv[0]).stem == PROGRAM


def tell(failure: OpenFaithError) -> None:
    """Show what went wrong and what to do, until the person closes it."""
    from openfaith_desktop.ui.shell.start import tell as show

    show(failure)
