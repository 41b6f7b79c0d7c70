"""What a connection syncs, in which order, and where it may delete. Source: the specification, step 2."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from graphlib import TopologicalSorter

from openfaith_desktop.adapter.contract import Adapter, Listing
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store.connections import ConnectionInfo


class Deletion(StrEnum):
    """Whether records of a type may be deleted there, when a person says so for each."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    """The connection doesn't permit it."""
    IMPOSSIBLE = "impossible"
    """The system lets no program do it."""


def deletion(adapter: Adapter, connection: ConnectionInfo, entity_type: str) -> Deletion:
    """Return whether records of a type may be deleted in a connection's system."""
    capability = adapter.capabilities.types.get(entity_type)
    if capability is None or not capability.deletable:
        return Deletion.IMPOSSIBLE
    allowed = connection.settings.get("deletions") == "allow"
    return Deletion.ALLOWED if allowed else Deletion.FORBIDDEN


def by_default(adapter: Adapter) -> tuple[str, ...]:
    """Return the names of the listings that are brought in where nobody has chosen."""
    return tuple(listing.name for listing in adapter.listings() if listing.by_default)


def in_scope(adapter: Adapter, chosen: Sequence[str]) -> tuple[tuple[Listing, ...], tuple[EntityType, ...]]:
    """Return the listings to read and the entity types they carry, both in the order of dependencies.

    `chosen` are listing names; empty means those brought by default. What a chosen type cannot do without (a household its
    people) is added. Raises `UsageError` for a name the adapter does not have.
    """
    listings = {listing.name: listing for listing in adapter.listings()}
    unknown = [name for name in chosen if name not in listings]
    if unknown:
        raise UsageError(
            f"{adapter.title} has no “{unknown[0]}” to bring in.",
            what_to_do=f"Choose from: {', '.join(listings)}.",
        )
    wanted = {name: listings[name] for name in chosen or by_default(adapter)}
    carrier = {name: listing for listing in listings.values() for name in listing.carries}
    todo = [name for listing in wanted.values() for name in listing.carries]
    while todo:
        for field in ENTITY_TYPES[todo.pop()].relations:
            needed = carrier.get(field.relation or "")
            if field.required and needed is not None and needed.name not in wanted:
                wanted[needed.name] = needed
                todo += needed.carries
    graph = {name: tuple(sorted(needs)) for name, needs in sorted(adapter.dependencies().items())}
    order = list(TopologicalSorter(graph).static_order())
    carried = {name for listing in wanted.values() for name in listing.carries}
    types = tuple(ENTITY_TYPES[name] for name in order if name in carried)
    return tuple(sorted(wanted.values(), key=lambda listing: order.index(listing.entity_type))), types
