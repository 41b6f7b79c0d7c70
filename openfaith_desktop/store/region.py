"""The church's region: the country in whose way it writes phone numbers without `+`.

A system says it of the account that is signed in. It is the church's own, so that every number is read alike
by whoever asks: keys, matching, merging, undo and search. Called by `store.connections`, which learns it, and by
`store.changes`, which computes keys. Source: ISO 3166-1 alpha-2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from openfaith_desktop.cdm.model import EntityType, FieldKind
from openfaith_desktop.cdm.normalise import DEFAULT_REGION
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store.bulk import write_many
from openfaith_desktop.store.tables import ENTITY_TABLES, organization
from openfaith_desktop.store.tables import connection as accounts

_BATCH = 1_000
_COUNTRY = re.compile(r"[A-Z]{2}")
_REKEY = {
    type_.name: update(table)
    .where(table.c.id == bindparam("b_id"))
    .values({key.name: bindparam(f"b_{key.name}") for key in type_.keys})
    for type_ in ENTITY_TYPES.values()
    if type_.keys and any(f.kind is FieldKind.PHONE for f in type_.fields)
    for table in (ENTITY_TABLES[type_.name],)
}


def current(db: Connection) -> str:
    """Return the church's region, or the default while no system has told one."""
    return db.scalar(select(organization.c.region).limit(1)) or DEFAULT_REGION


def learn(db: Connection) -> None:
    """Take the region that the church's oldest account tells; renew the keys of phone numbers if it is new."""
    told = db.scalars(select(accounts.c.account).order_by(accounts.c.id)).all()
    found = next((country for account in told if (country := _country(account))), None)
    if found is None or found == db.scalar(select(organization.c.region).limit(1)):
        return
    before = current(db)
    db.execute(update(organization).values(region=found))
    if found != before:
        for name in _REKEY:
            _rekey(db, ENTITY_TYPES[name], found)


def _country(account: Mapping[str, Any] | None) -> str | None:
    word = (account or {}).get("country_code")
    code = word.strip().upper() if isinstance(word, str) else ""
    return code if _COUNTRY.fullmatch(code) else None


def _rekey(db: Connection, type_: EntityType, region: str) -> None:
    table = ENTITY_TABLES[type_.name]
    after = ""
    while rows := (
        db.execute(select(table).where(table.c.id > after).order_by(table.c.id).limit(_BATCH))
        .mappings()
        .all()
    ):
        after = rows[-1]["id"]
        keys = [
            {"b_id": row["id"], **{f"b_{key.name}": key.compute(dict(row), region) for key in type_.keys}}
            for row in rows
        ]
        write_many(db, _REKEY[type_.name], keys)
