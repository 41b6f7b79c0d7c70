"""External records in canonical form, with their references resolved to entities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.store import links
from openfaith_desktop.store.connections import ConnectionInfo


class Incoming(NamedTuple):
    """One external record. `waits`: something it must belong to is not linked (yet).

    `cleaned`: see `Canonical`.
    """

    link: Row[Any]
    values: dict[str, Value]
    waits: bool
    cleaned: tuple[str, ...] = ()


class Source(Protocol):
    """Where records come from: a run's context, or whatever knows the adapter and the connection."""

    @property
    def adapter(self) -> Adapter:
        """The system's adapter."""
        ...

    @property
    def connection(self) -> ConnectionInfo:
        """The connection."""
        ...


def resolve(db: Connection, source: Source, type_: EntityType, rows: Sequence[Row[Any]]) -> list[Incoming]:
    """Return the records of these links; a reference that can't be resolved takes no part."""
    canonicals = [source.adapter.to_canonical(type_.name, row.payload) for row in rows]
    known: dict[str, dict[str, str]] = {}
    for f in type_.relations:
        wanted = {ext for c in canonicals if (ext := c.references.get(f.name))}
        known[f.name] = links.entity_ids(db, source.connection.id, f.relation or "", wanted)
    required = [f.name for f in type_.relations if f.required]
    resolved: list[Incoming] = []
    for row, canonical in zip(rows, canonicals, strict=True):
        values = canonical.values
        for name, external_id in canonical.references.items():
            if external_id is None:
                values[name] = None
            elif entity_id := known[name].get(external_id):
                values[name] = entity_id
        # Everybody has a status here; one that the system leaves empty or words oddly takes no part.
        for name in type_.defaults:
            if values.get(name) is None:
                values.pop(name, None)
        waits = False
        for name in required:
            if not values.get(name):
                waits = True
        resolved.append(Incoming(row, values, waits, canonical.cleaned))
    return resolved
