"""Finding adapters: every installed package may bring one, through the entry points `openfaith.adapters`.

Called by the composition root. One that can't be used is logged and left out, and never keeps the others from
working; `broken` says which they are, for the doctor and for whoever chooses a system.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.guard import guarded
from openfaith_desktop.adapter.watch import mistake
from openfaith_desktop.errors import AdapterBroken, NotFound

log = logging.getLogger(__name__)
GROUP = "openfaith.adapters"


@dataclass(frozen=True, slots=True)
class Installed:
    """What is installed, in order of names: adapters that can be used, and what is wrong with the others."""

    adapters: Mapping[str, Adapter]
    broken: Mapping[str, AdapterBroken]


@lru_cache(maxsize=1)
def installed() -> Installed:
    """Return the installed adapters; looked for once in a process."""
    found: dict[str, Adapter] = {}
    broken: dict[str, AdapterBroken] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            adapter = _load(entry)
        except AdapterBroken as error:
            broken[entry.name] = error
        else:
            found.setdefault(adapter.name, adapter)
    return Installed(found, broken)


def _load(entry: EntryPoint) -> Adapter:
    try:
        return guarded(entry.load()())
    except AdapterBroken:
        raise
    except (Exception, SystemExit) as error:  # third-party code may fail in any way
        log.warning("The adapter %s can't be used: %s", entry.name, type(error).__name__)
        wrong = f"It can't be loaded ({type(error).__name__})."
        raise mistake(f"“{entry.name}”", entry.name, wrong) from error


def adapters() -> Mapping[str, Adapter]:
    """Return the adapters that can be used, by name, in order of their names."""
    return installed().adapters


def broken() -> Mapping[str, AdapterBroken]:
    """Return what is wrong with the installed adapters that can't be used, by name."""
    return installed().broken


def adapter(name: str) -> Adapter:
    """Return the adapter called `name`. Raises `NotFound`, naming those there are, or `AdapterBroken`."""
    if name in broken():
        raise broken()[name]
    if name not in adapters():
        raise NotFound(
            f"There is no system called “{name}”.",
            what_to_do=f"Choose one of: {', '.join(adapters()) or 'none is installed'}.",
        )
    return adapters()[name]


def title_of(name: str) -> str:
    """Return what people call a system. One that can't be used is called by its name: what came from it can be seen still."""
    return adapters()[name].title if name in adapters() else name


def record_url(name: str, entity_type: str, external_id: str) -> str | None:
    """Return the address of a record's page there; None where it has none, or its system can't be used."""
    return adapters()[name].record_url(entity_type, external_id) if name in adapters() else None
