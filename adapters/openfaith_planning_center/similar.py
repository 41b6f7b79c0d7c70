"""Looking, before a record is made, for what is there already: by e-mail, phone number, name, owner.

The searches are half a minute to a minute and a half behind, so what changed in the last minutes is read
besides. More may come back than was looked for: who is the same, the engine judges. Used by `session.py` only.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from openfaith_desktop.adapter.contract import Draft, ExternalRecord
from openfaith_desktop.adapter.jsonapi import Collection
from openfaith_desktop.cdm.model import Values
from openfaith_desktop.cdm.normalise import e164
from openfaith_planning_center import records
from openfaith_planning_center.entities import PEOPLE
from openfaith_planning_center.mapping import CAMPUS, CONTACTS, HOUSEHOLD, TABLES

SEARCH_LAG = timedelta(minutes=3)
LAST_DIGITS = 7
"""So many digits of a phone number are searched for: the end is the same however it is written."""

Listed = Callable[[str], AsyncGenerator[Collection, None]]
Whole = Callable[[str, str], Awaitable[Sequence[ExternalRecord]]]


def searches(values: Values, match: Mapping[str, Iterable[str]], region: str, now: str | None) -> list[str]:
    """Return the queries that together find a person: by each e-mail, phone number and name, and the newest.

    `now` is the server's time, ISO 8601 UTC.
    """
    found = [f"where[search_name_or_email]={quote(email)}" for email in match.get("emails", ()) if email]
    for number in match.get("phones", ()):
        digits = "".join(c for c in e164(number, region) if c.isdigit())
        if digits:
            found.append(f"where[search_phone_number]={digits[-LAST_DIGITS:]}")
    last = str(values.get("last_name") or "")
    for field in ("first_name", "nickname", "given_name"):
        name = f"{values.get(field) or ''} {last}".strip()
        if name:
            found.append(f"where[search_name]={quote(name)}")
    moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    recent = (moment.astimezone(UTC) - SEARCH_LAG).strftime("%Y-%m-%dT%H:%M:%SZ")
    found.append(f"order=-updated_at&where[updated_at][gte]={recent}")
    return list(dict.fromkeys(found))


async def under_owner(listed: Listed, whole: Whole, draft: Draft) -> list[ExternalRecord]:
    """Return what is there that a record of any type but a person might double.

    A contact's person with all contacts, a household's main contact's households, a membership's household, the
    campuses.
    """
    table = TABLES[draft.entity_type]
    if table in CONTACTS:
        owner = draft.references.get("person_id")
        return list(await whole("person", owner)) if owner else []
    if draft.entity_type == "household_membership":
        owner = draft.references.get("household_id")
        return list(await whole("household", owner)) if owner else []
    if table is HOUSEHOLD:
        contact = draft.references.get("primary_contact_id")
        path = f"{PEOPLE}/people/{quote(contact, safe='')}/households" if contact else ""
        rows = await _all(listed, path)
        return [record for row in rows for record in records.household(HOUSEHOLD, row)]
    return [records.plain(CAMPUS, row) for row in await _all(listed, f"{PEOPLE}/{table.path}")]


async def _all(listed: Listed, path: str) -> list[dict[str, Any]]:
    return [row async for page in listed(path) for row in page.rows] if path else []
