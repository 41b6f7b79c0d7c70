"""Rows of the database as documents: plain dicts that JSON can hold, described in `docs/json.md`.

Called by the application; changes nothing and asks nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application.shapes.connections import ConnectionDocument, TypeStatus
from openfaith_desktop.application.shapes.runs import RunLine
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store.connections import ConnectionInfo

Document = dict[str, Any]
_HIDDEN = frozenset({"org_id", "version", "custom_fields", "tags"})


def connection(info: ConnectionInfo) -> ConnectionDocument:
    """Return a connection without its sign-in."""
    return {
        "name": info.name,
        "system": info.adapter,
        "system_title": title_of(info.adapter),
        "mode": info.mode,
        "scope": list(info.scope),
        "church": info.account.get("organization_name"),
        "person": info.account.get("person_name"),
        "paused": bool(info.settings.get("paused")),
    }


def type_status(row: Row[Any]) -> TypeStatus:
    """Return how one entity type of a connection stands."""
    return {
        "state": row.state,
        "phase": row.phase,
        "done": row.done,
        "total": row.total,
        "message": row.message,
        "last_successful_poll_at": row.last_successful_poll_at,
    }


def run(row: Row[Any]) -> RunLine:
    """Return one run."""
    return {
        "id": row.id,
        "kind": row.kind,
        "mode": row.mode,
        "state": row.state,
        "started_at": row.started_at,
        "finished_at": row.finished_at,
        "requests": row.requests,
        "counts": row.counts,
        "error": row.error,
        "notices": row.notices or [],
    }


def record(type_: EntityType, row: Mapping[str, Any]) -> Document:
    """Return an entity's values; empty ones are left out."""
    keys = {key.name for key in type_.keys}
    return {
        "type": type_.name,
        "title": type_.title(row),
        # Column names are a kind of text that JSON writers refuse as keys.
        **{str(k): v for k, v in row.items() if k not in _HIDDEN and k not in keys and v is not None},
    }


def history(rows: Sequence[Any]) -> list[Document]:
    """Return an entity's changes."""
    return [
        {
            "at": row.at,
            "by": row.author,
            "run": row.run_id,
            "what": row.operation,
            "field": row.field,
            "old": row.old,
            "new": row.new,
        }
        for row in rows
    ]
