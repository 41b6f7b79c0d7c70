"""Dismissing a problem: a record that couldn't be copied stays as it is on both sides.

What was to be sent is taken back, and the two sides are held to have agreed on differing, so that nothing of
it is tried again until the record is edited. Source: the documentation page on decisions.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities, links, outbox, problems
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.store.problems import Problem
from openfaith_desktop.sync.reconcile.canonical import Source, resolve


def dismiss_problem(db: Connection, source: Source, row: Problem, reason: str | None, author: str) -> None:
    """Close one open problem and leave its record as it is."""
    type_, entity_id = ENTITY_TYPES[row.entity_type], row.entity_id or ""
    waiting = next(iter(outbox.pending(db, source.connection.id, row.entity_type, [entity_id])), None)
    link = links.by_entity(db, source.connection.id, row.entity_type, entity_id)
    ours = entities.get(db, row.entity_type, entity_id)
    if waiting is not None and link is not None and ours is not None:
        theirs = resolve(db, source, type_, [link])[0].values
        base: dict[str, Value] = dict(link.base or {})
        base_ours: dict[str, Value] = dict(link.base_ours or {})
        for name in waiting.values:
            base[name], base_ours[name] = theirs.get(name), ours[name]
        version = link.agreed_version or ours["version"]
        links.agree(db, [Agreement(link.id, entity_id, version, base, base_ours, changed=link.changed)])
        wanted: dict[str, Any] = link.send_back or {}
        owed = {name: one for name, one in wanted.items() if name not in waiting.values}
        links.set_send_back(db, [(link.id, owed)])
    problems.dismiss(db, row.id, reason, author)
    if waiting is not None:
        outbox.remove(db, waiting.id)
