"""JSON:API documents: strict about their shape, tolerant of everything they hold besides.

Used by adapters of systems that speak JSON:API. Unknown attributes, relationships and members pass
through untouched; a missing `data`, rows that are no objects, or ids that are neither text nor number
raise `UnreadableAnswer`. Source: JSON:API 1.1, document structure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from openfaith_desktop.adapter.answers import named
from openfaith_desktop.errors import Action, ActionKind, UnreadableAnswer

Resource = dict[str, Any]
"""A resource object: `type`, `id` (always text here), `attributes`, `relationships`, `links`."""

_NOTHING: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Collection:
    """One page of a collection: its rows, what was included by (type, id), and the total it states."""

    rows: list[Resource]
    included: Mapping[tuple[str, str], Resource]
    total: int | None
    meta: Mapping[str, Any]


def identifier(value: Any) -> str | None:
    """Return an id as text; systems write them as text or as numbers. None when it is neither, or empty."""
    if type(value) is str:
        return value or None
    return str(value) if type(value) is int else None


def read_collection(system: str, body: Any) -> Collection:
    """Return a collection document. Raises `UnreadableAnswer` when it is not shaped like one."""
    document = _document(system, body)
    data = document["data"]
    if not isinstance(data, list):
        raise _unreadable(system, "a list was expected")
    rows = [_resource(system, row) for row in cast("list[Any]", data)]
    listed = document.get("included")
    included: dict[tuple[str, str], Resource] = {}
    if isinstance(listed, list):
        for item in cast("list[Any]", listed):
            resource = _resource(system, item)
            included[resource["type"], resource["id"]] = resource
    meta = document.get("meta")
    meta = cast("dict[str, Any]", meta) if isinstance(meta, dict) else _NOTHING
    total = meta.get("total_count")
    return Collection(rows, included, total if type(total) is int and total >= 0 else None, meta)


def read_single(system: str, body: Any) -> tuple[Resource, dict[tuple[str, str], Resource]]:
    """Return a document's one resource and its included ones. Raises `UnreadableAnswer` as above."""
    document = _document(system, body)
    if not isinstance(document["data"], dict):
        raise _unreadable(system, "one record was expected")
    rows = document.get("included")
    included = cast("list[Any]", rows) if isinstance(rows, list) else []
    resources = [_resource(system, item) for item in included]
    return _resource(system, document["data"]), {(r["type"], r["id"]): r for r in resources}


def attributes(resource: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a resource's attributes; {} when it has none."""
    found = resource.get("attributes")
    return cast("dict[str, Any]", found) if isinstance(found, dict) else _NOTHING


def related(resource: Mapping[str, Any], name: str) -> str | None:
    """Return the id a to-one relationship points to, or None."""
    try:
        return identifier(resource["relationships"][name]["data"]["id"])
    except (KeyError, TypeError):  # absent, null, or of another shape
        return None


def related_many(resource: Mapping[str, Any], name: str) -> list[str]:
    """Return the ids a to-many relationship points to, in order, each once."""
    try:
        data = resource["relationships"][name]["data"]
    except (KeyError, TypeError):
        return []
    if not isinstance(data, list):
        return []
    ids: dict[str, None] = {}
    for row in cast("list[Any]", data):
        if isinstance(row, dict) and (found := identifier(cast("dict[str, Any]", row).get("id"))) is not None:
            ids[found] = None
    return list(ids)


def reference(kind: str, external_id: str) -> dict[str, dict[str, str]]:
    """Return a to-one relationship pointing to a resource."""
    return {"data": {"type": kind, "id": external_id}}


def _document(system: str, body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise _unreadable(system, "it isn't a document")
    document = cast("dict[str, Any]", body)
    if "data" not in document:
        raise _unreadable(system, "it holds no data")
    return document


def _resource(system: str, value: Any) -> Resource:
    if not isinstance(value, dict):
        raise _unreadable(system, "a record in it isn't one")
    resource = cast("dict[str, Any]", value)
    external_id = resource.get("id")
    if type(external_id) is not str or not external_id:
        external_id = identifier(external_id)
        if external_id is None:
            raise _unreadable(system, "a record in it has no id")
        resource["id"] = external_id
    if type(resource.get("type")) is not str:
        raise _unreadable(system, "a record in it has no type")
    return resource


def _unreadable(system: str, why: str) -> UnreadableAnswer:
    return named(
        UnreadableAnswer(
            f"An answer from {system} isn't what was asked for: {why}.",
            what_it_means="Nothing of this answer was used, and nothing was lost.",
            what_to_do="Sync again later. If it happens again, let OpenFaith check itself, and send us what it says.",
            action=Action(ActionKind.EXAMINE),
        ),
        system,
    )
