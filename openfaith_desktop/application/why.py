"""Why is it so? One field of a record as both sides have it, who changed it, and what the next sync does with it.

Called by the window and the command line; changes nothing. The answer is the merge's own (`sync.explain`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application, words
from openfaith_desktop.application.card import shown
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import entities
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.modes import Rule
from openfaith_desktop.sync.reconcile import explain
from openfaith_desktop.sync.reconcile.explain import Explained, Next


@dataclass(frozen=True, slots=True)
class Why:
    """One field, seen from one connection; values as people read them, "" for nothing.

    `there_known`: the system has such a field, and it was read. `agreed`: both once had `both_had`. `here_by` and
    `here_at` say who gave it its value here; `there_at` when the record was last changed there, as of `read_at`.
    `rule` holds when both sides change it; `own_rule` whether it is the field's own or the mode's.
    `sentence` says what `next` means.
    """

    entity_id: str
    field: str
    label: str
    connection: str
    system: str
    here: str
    there: str
    there_known: bool
    agreed: bool
    both_had: str
    here_by: str | None
    here_at: str | None
    there_at: str | None
    read_at: str | None
    rule: Rule
    own_rule: bool
    next: Next
    sentence: str
    decision: int | None


@dataclass(frozen=True, slots=True)
class _Source:
    adapter: Adapter
    connection: ConnectionInfo


def why(app: Application, entity_id: str, field: str, connection: str | None = None) -> Why:
    """Return why a field is as it is. Raises `NotFound` for an unknown record, connection or field.

    `connection` None: the first one, and there must be one.
    """
    found = {one.field: one for one in whys(app, entity_id, connection)}
    if field not in found:
        raise NotFound(
            f"This record has no field “{field}”.", what_to_do=f"Its fields are: {', '.join(found)}."
        )
    return found[field]


def whys(app: Application, entity_id: str, connection: str | None = None) -> tuple[Why, ...]:
    """Return why each field is as it is, in the order of the fields."""
    infos = [app.connection(connection)] if connection else app.connections()
    if not infos:
        raise UsageError(
            "No church account is connected yet.",
            what_it_means="Everything is only here, so nothing else decides about it.",
            what_to_do="Connect one first.",
        )
    info = infos[0]
    source = _Source(adapter(info.adapter), info)

    def work(c: Connection) -> tuple[Why, ...]:
        type_, row = editing.find(c, entity_id)
        explained = explain.explain(c, source, type_, row)
        edits = entities.last_edits(c, [entity_id])
        return tuple(_why(c, source, type_, row, explained[f.name], edits) for f in type_.fields)

    return app.store.read(work)


def _why(
    c: Connection,
    source: _Source,
    type_: EntityType,
    row: Mapping[str, Any],
    one: Explained,
    edits: Mapping[tuple[str, str], tuple[str, str]],
) -> Why:
    field = type_.by_name[one.field]
    by, at = edits.get((row["id"], one.field), (None, None))
    if by is None and one.here is not None:
        by, at = row["created_by"], row["created_at"]
    return Why(
        row["id"],
        one.field,
        field.label,
        source.connection.name,
        source.adapter.title,
        shown(c, field, one.here),
        shown(c, field, one.there),
        one.read_at is not None,
        one.agreed,
        shown(c, field, one.both_had),
        by,
        at,
        one.there_at,
        one.read_at,
        one.rule,
        one.own_rule,
        one.next,
        words.NEXT[one.next].format(system=source.adapter.title),
        one.decision,
    )
