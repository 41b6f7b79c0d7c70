"""Rows of the database as documents: plain dicts that JSON can hold, described in `docs/json.md`.

Called by the application; changes nothing and asks nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store.connections import ConnectionInfo

Document = dict[str, Any]
_HIDDEN = frozenset({"org_id", "version", "custom_fields", "tags"})
_RUN = ("id", "kind", "mode", "state", "started_at", "finished_at", "requests", "counts", "error", "notices")
_STATUS = ("state", "phase", "done", "total", "message", "last_successful_poll_at")


def connection(info: ConnectionInfo) -> Document:
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


def type_status(row: Any) -> Document:
    """Return how one entity type of a connection stands."""
    return {name: getattr(row, name) for name in _STATUS}


def run(row: Any) -> Document:
    """Return one run."""
    return {**{name: getattr(row, name) for name in _RUN}, "notices": row.notices or []}


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
