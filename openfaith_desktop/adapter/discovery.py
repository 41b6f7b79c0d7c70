"""Finding adapters: every installed package may bring one, through the entry points `openfaith.adapters`.

Called by the composition root. A package that can't be loaded is logged and left out; it never keeps the
others from working.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import entry_points

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.errors import NotFound

log = logging.getLogger(__name__)
GROUP = "openfaith.adapters"


def adapters() -> dict[str, Adapter]:
    """Return the installed adapters by name, in order of their names."""
    found: dict[str, Adapter] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            adapter: Adapter = entry.load()()
            found.setdefault(adapter.name, adapter)
        except Exception as error:  # third-party code may fail in any way
            log.warning("The adapter %s can't be used: %s", entry.name, type(error).__name__)
    return found


@cache
def _installed() -> dict[str, Adapter]:
    # Asking every installed package takes 15 ms, and none comes while the program runs.
    return adapters()


def adapter(name: str) -> Adapter:
    """Return the adapter called `name`. Raises `NotFound`, naming those there are."""
    installed = _installed()
    if name not in installed:
        raise NotFound(
            f"There is no system called “{name}”.",
            what_to_do=f"Choose one of: {', '.join(installed) or 'none is installed'}.",
        )
    return installed[name]
