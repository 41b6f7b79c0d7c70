"""What an adapter says of itself and hands over, held against the contract. Pure; called by the guard only.

Each function returns what is wrong, as one sentence for people, or None. No value of a record is ever in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from graphlib import CycleError, TopologicalSorter
from typing import Any, cast

from openfaith_desktop.adapter.contract import Adapter, Canonical, ExternalRecord, Listing, Page, Subscription
from openfaith_desktop.cdm.types import ENTITY_TYPES

_PLAIN = frozenset((str, int, float, bool, type(None)))
_TEXT = frozenset((str, type(None)))

# --- what it says of itself ----------------------------------------------------------------------------


def description(adapter: Adapter) -> str | None:
    """Return what an adapter says wrongly of itself."""
    if not (isinstance(cast("Any", adapter.name), str) and adapter.name):
        return "It doesn't say its name."
    if not (isinstance(cast("Any", adapter.title), str) and adapter.title):
        return "It doesn't say its system's name."
    handled = adapter.capabilities.types
    needs = adapter.dependencies()
    listings, polls = adapter.listings(), adapter.polls()
    return (
        _capabilities(adapter)
        or _order(needs, handled)
        or _listings(listings, handled, needs)
        or _listings(polls, handled, needs)
        or (None if any(one.by_default for one in listings) else "It brings nothing in by itself.")
        or _first(
            f"No list of it holds the type “{name}”, which it declares."
            for name in handled
            if not any(name in listing.carries for listing in listings)
        )
    )


def _capabilities(adapter: Adapter) -> str | None:
    for name, capability in adapter.capabilities.types.items():
        if name not in ENTITY_TYPES:
            return f"It declares the type “{name}”, which there isn't."
        for field in sorted(capability.writable | capability.create_only):
            if field not in ENTITY_TYPES[name].by_name:
                return f"It declares the field “{field}” of the type “{name}”, which there isn't."
        if capability.embeds is not None and capability.embeds not in adapter.capabilities.types:
            return f"It creates the type “{capability.embeds}” with another, and doesn't declare it."
    return None


def _order(needs: Mapping[str, Sequence[str]], handled: Mapping[str, object]) -> str | None:
    try:
        tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = cast("list[str]", error.args[1])
        return f"The types it needs first go round in a circle: {', '.join(circle)}."
    for name in handled:
        if name not in needs:
            return f"It doesn't say what the type “{name}” needs first."
        first = _all_needs(name, needs)
        for field in ENTITY_TYPES[name].relations:
            if field.required and field.relation in handled and field.relation not in first:
                return f"It doesn't say that the type “{name}” needs “{field.relation}” first."
    return None


def _all_needs(name: str, needs: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        new = set(needs.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return found


def _listings(
    listings: Iterable[Listing], handled: Mapping[str, object], needs: Mapping[str, object]
) -> str | None:
    for listing in listings:
        for name in (listing.entity_type, *listing.carries):
            if name not in handled or name not in needs:
                return f"Its list “{listing.name}” holds the type “{name}”, which it doesn't declare."
        if listing.entity_type not in listing.carries:
            return f"Its list “{listing.name}” doesn't hold its own type “{listing.entity_type}”."
    return None


def _first(found: Iterable[str]) -> str | None:
    return next(iter(found), None)


# --- what it hands over --------------------------------------------------------------------------------


def page(found: Any, allowed: Iterable[str]) -> str | None:
    """Return what is wrong with a page of a listing that carries the allowed types."""
    if not isinstance(found, Page):
        return "It gave something else instead of a page."
    if type(found.cursor) not in _TEXT or type(found.server_time) not in _TEXT:
        return "It gave a page whose place or time is no text."
    if found.total is not None and type(found.total) is not int:
        return "It gave a page whose total is no number."
    return records(found.records, allowed)


def records(found: Any, allowed: Iterable[str]) -> str | None:
    """Return what is wrong with records that may be of the allowed types."""
    if not isinstance(found, (tuple, list)):
        return "It gave something else instead of records."
    known = frozenset(allowed)
    for one in cast("Sequence[Any]", found):
        if not isinstance(one, ExternalRecord):
            return "It gave something else instead of a record."
        if one.entity_type not in known:
            return f"It gave a record of the type “{one.entity_type}”, which it doesn't declare there."
        if type(one.external_id) is not str or not one.external_id:
            return f"It gave a record of the type “{one.entity_type}” without an id."
        if type(one.parent_external_id) not in _TEXT:
            return f"It gave a record of the type “{one.entity_type}” whose owner's id is no text."
        if type(one.payload) is not dict and not isinstance(cast("Any", one.payload), Mapping):
            return f"It gave a record of the type “{one.entity_type}” without content."
    return None


def is_asked(record: ExternalRecord, entity_type: str, external_id: str) -> str | None:
    """Return what is wrong with a record that was asked for by its type and id."""
    if (record.entity_type, record.external_id) == (entity_type, external_id):
        return None
    return f"It gave another record than the one asked for, of the type “{entity_type}”."


def canonical(found: Any, entity_type: str) -> str | None:
    """Return what is wrong with a record in canonical form."""
    if type(found) is not Canonical:
        return f"It gave no fields for a record of the type “{entity_type}”."
    fields = ENTITY_TYPES[entity_type].by_name
    if not (fields.keys() >= found.values.keys() and fields.keys() >= found.references.keys()):
        unknown = sorted({*found.values, *found.references} - fields.keys())
        return f"It gave the field “{unknown[0]}” of the type “{entity_type}”, which there isn't."
    if not _PLAIN.issuperset(map(type, found.values.values())):
        return f"It gave a field of the type “{entity_type}” a value of a kind that no field holds."
    if not _TEXT.issuperset(map(type, found.references.values())):
        return f"It gave a relation of the type “{entity_type}” an id that is no text."
    return None


def with_usable_times(found: tuple[ExternalRecord, ...]) -> tuple[ExternalRecord, ...]:
    """Return the records, without a time where it isn't ISO 8601 UTC: an older answer must be told from a newer."""
    if all(map(_has_usable_time, found)):
        return tuple(found)
    return tuple(one if _has_usable_time(one) else one._replace(updated_at=None) for one in found)


def _has_usable_time(record: ExternalRecord) -> bool:
    if record.updated_at is None:
        return True
    try:
        return datetime.fromisoformat(record.updated_at).utcoffset() == UTC.utcoffset(None)
    except (TypeError, ValueError):
        return False


# --- webhooks ------------------------------------------------------------------------------------------


def events(found: Any) -> str | None:
    """Return what is wrong with the events to subscribe to."""
    if not isinstance(found, (tuple, list)):
        return "It doesn't say what it reports."
    names = cast("Sequence[Any]", found)
    if not all(type(name) is str and name for name in names) or len(set(names)) < len(names):
        return "What it reports has no name, or one name twice."
    return None


def subscriptions(found: Any) -> str | None:
    """Return what is wrong with a list of webhook subscriptions."""
    if not isinstance(found, (tuple, list)):
        return "It gave something else instead of its webhook subscriptions."
    ids: set[str] = set()
    for one in cast("Sequence[Any]", found):
        if wrong := _subscription(one):
            return wrong
        if one.external_id in ids:
            return "It gave a webhook subscription twice."
        ids.add(one.external_id)
    return None


def subscribed(found: Any, event: str) -> str | None:
    """Return what is wrong with the subscription that was just made for an event."""
    if wrong := _subscription(found):
        return wrong
    if found.event != event:
        return "It subscribed to another event than the one asked for."
    return secret(found)


def that_subscription(found: Any, external_id: str) -> str | None:
    """Return what is wrong with the answer about one subscription."""
    if wrong := _subscription(found):
        return wrong
    return (
        None if found.external_id == external_id else "It gave another webhook subscription than asked for."
    )


def secret(found: Subscription) -> str | None:
    """Return whether the secret is missing with which deliveries are checked."""
    return None if found.secret else "It gave a webhook subscription without its secret."


def _subscription(found: Any) -> str | None:
    if not isinstance(found, Subscription):
        return "It gave something else instead of a webhook subscription."
    if type(found.external_id) is not str or not found.external_id:
        return "It gave a webhook subscription without an id."
    if not all(type(text) is str for text in (found.event, found.url, found.secret)):
        return "It gave a webhook subscription whose event, address or secret is no text."
    return None if type(found.active) is bool else "It doesn't say whether a webhook subscription is awake."
