"""How questions name a record: always by somebody, so that a person knows who is meant.

An e-mail is named by whose it is, a household by its main contact, a membership by who is in what. Called by
whatever raises decisions. Source: the documentation page on decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType, Field
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities


def names(db: Connection, type_: EntityType, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of entities of one type by id, deleted ones too; none is empty."""
    by_id = {row["id"]: row for row in rows}
    pointed_to = {
        f.name: _titles(db, f.relation or "", {i for row in by_id.values() if (i := row.get(f.name))})
        for f in type_.relations
        if f.required
    }
    if type_.nameless:
        return {i: type_.title(row) or _nameless(db, type_, i) for i, row in by_id.items()}
    return {i: _name(type_, row, pointed_to) for i, row in by_id.items()}


def name(db: Connection, type_: EntityType, row: Mapping[str, Any]) -> str:
    """Return the name of one entity; see `names`."""
    return names(db, type_, [row])[row["id"]]


def _name(type_: EntityType, row: Mapping[str, Any], pointed_to: Mapping[str, Mapping[str, str]]) -> str:
    title = type_.title(row)
    who = ", ".join(
        found
        for f in type_.relations
        if _is_somebody(f) and (found := pointed_to.get(f.name, {}).get(row.get(f.name, "")))
    )
    if type_.owner is None:
        return f"{title or type_.label} ({who})" if who else title or type_.label
    owner = type_.by_name[type_.owner]
    whose = pointed_to.get(owner.name, {}).get(row.get(owner.name, ""))
    if not _is_somebody(owner) and whose:
        title = title or f"{type_.label.lower()}, {whose}"
    return ": ".join(part for part in (who, title or type_.label.lower()) if part)


def _titles(db: Connection, type_name: str, ids: Collection[str]) -> dict[str, str]:
    type_ = ENTITY_TYPES[type_name]
    found = entities.get_many(db, type_name, ids)
    if type_.nameless:
        return names(db, type_, found.values())
    return {i: type_.title(row) for i, row in found.items()}


def _is_somebody(relation: Field) -> bool:
    """Whether a relation points to who other records are named by."""
    return bool(ENTITY_TYPES[relation.relation or ""].nameless)


def _nameless(db: Connection, type_: EntityType, entity_id: str) -> str:
    """Return what else tells who is meant: an e-mail address, a phone number, an address."""
    for other in ENTITY_TYPES.values():
        if other.owner and other.by_name[other.owner].relation == type_.name:
            for row in entities.owned(db, other, [entity_id]):
                if title := other.title(row):
                    return f"{type_.nameless}, {title}"
    return type_.nameless
