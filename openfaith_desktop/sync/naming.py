"""How questions name a record: always by somebody, so that a person knows who is meant.

An e-mail is named by whose it is, a household by its main contact, a membership by who is in what. Called by
whatever raises decisions. Source: the documentation page on decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.store import entities


def names(db: Connection, type_: EntityType, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of entities of one type by id, deleted ones too; none is empty."""
    by_id = {row["id"]: row for row in rows}
    pointed_to = {
        f.name: _titles(db, f.relation or "", {i for row in by_id.values() if (i := row.get(f.name))})
        for f in type_.relations
        if f.required
    }
    if type_ is PERSON:
        return {i: type_.title(row) or _nameless(db, i) for i, row in by_id.items()}
    return {i: _name(type_, row, pointed_to) for i, row in by_id.items()}


def name(db: Connection, type_: EntityType, row: Mapping[str, Any]) -> str:
    """Return the name of one entity; see `names`."""
    return names(db, type_, [row])[row["id"]]


def _name(type_: EntityType, row: Mapping[str, Any], pointed_to: Mapping[str, Mapping[str, str]]) -> str:
    title = type_.title(row)
    who = ", ".join(
        found
        for f in type_.relations
        if f.relation == PERSON.name and (found := pointed_to.get(f.name, {}).get(row.get(f.name, "")))
    )
    if type_.owner is None:
        return f"{title or type_.label} ({who})" if who else title or type_.label
    owner = type_.by_name[type_.owner]
    whose = pointed_to.get(owner.name, {}).get(row.get(owner.name, ""))
    if owner.relation != PERSON.name and whose:
        title = title or f"{type_.label.lower()}, {whose}"
    return ": ".join(part for part in (who, title or type_.label.lower()) if part)


def _titles(db: Connection, type_name: str, ids: Collection[str]) -> dict[str, str]:
    type_ = ENTITY_TYPES[type_name]
    found = entities.get_many(db, type_name, ids)
    if type_ is PERSON:
        return names(db, type_, found.values())
    return {i: type_.title(row) for i, row in found.items()}


def _nameless(db: Connection, person_id: str) -> str:
    """Return what else tells who is meant: an e-mail address, a phone number, an address."""
    for other in ENTITY_TYPES.values():
        if other.owner and other.by_name[other.owner].relation == PERSON.name:
            for row in entities.owned(db, other, [person_id]):
                if title := other.title(row):
                    return f"Somebody without a name, {title}"
    return "Somebody without a name"
