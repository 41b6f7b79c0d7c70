"""Talking to Planning Center People over HTTP: listing, reading, writing, looking up.

Every request names the API version it was written for. Source: Planning Center API documentation
(pagination, versioning, People), and the answers recorded from the real system.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from openfaith_desktop.adapter.answers import Answer, Hint
from openfaith_desktop.adapter.contract import (
    Account,
    Canonical,
    Draft,
    ExternalRecord,
    Listing,
    Page,
    Payload,
    SessionSettings,
)
from openfaith_desktop.adapter.http import HttpClient, HttpOptions
from openfaith_desktop.adapter.jsonapi import (
    Collection,
    Resource,
    attributes,
    identifier,
    read_collection,
    read_single,
    reference,
    related,
    related_many,
)
from openfaith_desktop.adapter.pacing import RateHeaders
from openfaith_desktop.adapter.paging import Rows, slices
from openfaith_desktop.cdm.model import Kind
from openfaith_desktop.cdm.normalise import comparable
from openfaith_desktop.cdm.types import EMAIL, ENTITY_TYPES, PHONE_NUMBER
from openfaith_desktop.errors import RecordMissing
from openfaith_planning_center.mapping import MAPPINGS
from openfaith_planning_center.records import (
    CONTACT_PATHS,
    PATHS,
    contact_record,
    household_records,
    membership,
    record,
)

SYSTEM = "Planning Center"
BASE_URL = "https://api.planningcenteronline.com"
PEOPLE = "/people/v2"
PEOPLE_VERSION = "2025-03-20"
PER_PAGE = 100
RATE = RateHeaders(
    "X-PCO-API-Request-Rate-Limit", "X-PCO-API-Request-Rate-Period", "X-PCO-API-Request-Rate-Count"
)
INCLUDE: Mapping[str, str] = {"people": "emails,phone_numbers,addresses"}
LOOK_BACK = timedelta(minutes=2)
"""How much earlier than our note of it a record may have been made: clocks differ."""

HINTS: Mapping[str, Hint] = {
    "BABOON": Hint(
        "Your sign-in to Planning Center has expired.",
        "Planning Center wants you to confirm that OpenFaith may still connect. Nothing was lost.",
        "Sign in again; the sync carries on where it stopped.",
    ),
    "CAPUCHIN": Hint(
        "Your sign-in to Planning Center was withdrawn.",
        "Somebody removed OpenFaith's access there, or made the token invalid. Nothing was lost.",
        "Sign in again with a new token.",
    ),
    "PELICAN": Hint(
        "OpenFaith may not use this part of Planning Center.",
        "The sign-in does not cover Planning Center People. Nothing was lost.",
        "Sign in again and allow People.",
    ),
    "TRASH_PANDA": Hint(
        "Your account has no access to Planning Center People.",
        "The person you signed in as may not open People there. Nothing was lost.",
        "Ask an administrator there for access, or sign in as somebody who has it.",
    ),
    "LEMMING": Hint(
        "The person you signed in as is gone from Planning Center.",
        "Their profile was removed there. Nothing was lost.",
        "Sign in as somebody else.",
    ),
    "FLAMINGO": Hint(
        "This church's account is gone from Planning Center.",
        "Planning Center no longer knows the organization. Nothing was lost here.",
        "Ask Planning Center's support what happened.",
    ),
}


class PlanningCenterSession:
    """A signed-in conversation; an async context manager. Its repr shows no secret."""

    def __init__(
        self,
        secret: str,
        settings: SessionSettings,
        to_external: Callable[[Draft], Payload],
        to_canonical: Callable[[str, Payload], Canonical],
    ) -> None:
        self._http = HttpClient(
            HttpOptions(
                SYSTEM,
                settings.base_url or BASE_URL,
                "Basic " + base64.b64encode(secret.encode()).decode(),
                headers={"X-PCO-API-Version": PEOPLE_VERSION},
                rate_headers=RATE,
                hints=HINTS,
                reserve=settings.reserve,
                on_waiting=settings.on_waiting,
            )
        )
        self._to_external = to_external
        self._to_canonical = to_canonical
        self._server_time: str | None = None

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._http.__aexit__(*exc)

    @property
    def requests(self) -> int:
        """How many requests were made."""
        return self._http.requests

    @property
    def server_time(self) -> str | None:
        """The newest answer's `Date`."""
        return self._server_time

    async def _ask(
        self, method: str, path: str, *, params: Mapping[str, str | int] | None = None, json: Any = None
    ) -> Answer:
        answer = await self._http.request(method, PEOPLE + path, params=params, json=json)
        self._server_time = answer.server_time or self._server_time
        return answer

    async def account(self) -> Account:
        """Return who is signed in and their church."""
        person, _ = read_single(SYSTEM, (await self._ask("GET", "/me")).body)
        organization, _ = read_single(SYSTEM, (await self._ask("GET", "")).body)
        church = attributes(organization)
        return Account(
            str(attributes(person).get("name") or ""),
            str(church.get("name") or ""),
            organization["id"],
            church.get("country_code") if isinstance(church.get("country_code"), str) else None,
        )

    # --- reading ---------------------------------------------------------------------------------

    async def pages(self, listing: Listing, cursor: str | None = None) -> AsyncIterator[Page]:
        """Yield a listing's pages; see `openfaith_desktop.adapter.paging` for how none is missed."""
        async for page in self._pages(listing, {}, cursor):
            yield page

    async def changed_since(self, listing: Listing, since: str) -> AsyncIterator[Page]:
        """Yield the main records changed at or after `since`, oldest change first."""
        filters = {"where[updated_at][gte]": since, "order": "updated_at"}
        async for page in self._pages(listing, filters, None):
            yield page

    async def _pages(
        self, listing: Listing, filters: Mapping[str, str], cursor: str | None
    ) -> AsyncIterator[Page]:
        params: dict[str, str | int] = {"per_page": PER_PAGE, **filters}
        if listing.name in INCLUDE:
            params["include"] = INCLUDE[listing.name]
        times: dict[int, str | None] = {}

        async def fetch(offset: int) -> Rows[Collection]:
            answer = await self._ask("GET", f"/{listing.name}", params={**params, "offset": offset})
            page = read_collection(SYSTEM, answer.body)
            times[id(page)] = answer.server_time
            return Rows([row["id"] for row in page.rows], page.total, page)

        async with aclosing(slices(fetch, PER_PAGE, cursor)) as parts:
            async for part in parts:
                rows = [part.page.rows[i] for i in part.new]
                records = await self._records(listing, rows, part.page.included)
                yield Page(
                    tuple(records), part.cursor, part.total, times.pop(id(part.page), None), part.complete
                )

    async def _records(
        self, listing: Listing, rows: list[Resource], included: Mapping[tuple[str, str], Resource]
    ) -> list[ExternalRecord]:
        records: list[ExternalRecord] = []
        for row in rows:
            if listing.entity_type == "person":
                records += await self._person_records(row, included)
            elif listing.entity_type == "household":
                records += household_records(row)
            else:
                records.append(record(listing.entity_type, row))
        return records

    async def _person_records(
        self, row: Resource, included: Mapping[tuple[str, str], Resource]
    ) -> list[ExternalRecord]:
        """Return a person and their contacts; contacts named but not sent along are fetched."""
        contacts: list[ExternalRecord] = []
        emails: list[str] = []
        phones: list[str] = []
        for entity_type, (relationship, resource) in CONTACT_PATHS.items():
            for external_id in related_many(row, relationship):
                found = included.get((resource, external_id))
                if found is None:
                    try:
                        contacts.append(await self.fetch(entity_type, external_id, row["id"]))
                    except RecordMissing:
                        continue
                else:
                    contacts.append(contact_record(entity_type, found, row["id"]))
                if entity_type == "email":
                    self._key(EMAIL, contacts[-1], emails)
                elif entity_type == "phone_number":
                    self._key(PHONE_NUMBER, contacts[-1], phones)
        match = {name: keys for name, keys in (("emails", emails), ("phones", phones)) if keys}
        return [record("person", row, match), *contacts]

    def _key(self, type_: Any, contact: ExternalRecord, keys: list[str]) -> None:
        key = type_.keys[0].compute(self._to_canonical(contact.entity_type, contact.payload).values)
        if key:
            keys.append(key)

    async def fetch(self, entity_type: str, external_id: str, parent: str | None = None) -> ExternalRecord:
        """Return one record as it is now. Raises `RecordMissing`."""
        if entity_type == "household_membership":
            household, _, person = external_id.partition(":")
            members = household_records((await self._single(f"/households/{household}")))
            for member in members:
                if member.external_id == external_id:
                    return member
            raise RecordMissing(f"Person {person} isn't in household {household} any more.")
        params = {"include": INCLUDE["people"]} if entity_type == "person" else None
        answer = await self._ask("GET", f"{PATHS[entity_type]}/{external_id}", params=params)
        resource, included = read_single(SYSTEM, answer.body)
        if entity_type == "person":
            return (await self._person_records(resource, included))[0]
        return record(entity_type, resource)

    async def _single(self, path: str) -> Resource:
        return read_single(SYSTEM, (await self._ask("GET", path)).body)[0]

    # --- writing ---------------------------------------------------------------------------------

    async def create(self, draft: Draft) -> tuple[ExternalRecord, ...]:
        """Create a record (a household with its members) and return what was stored."""
        sent = dict(self._to_external(draft))
        references = draft.references
        relationships: dict[str, Any] = {}
        path = PATHS[draft.entity_type]
        if draft.entity_type in CONTACT_PATHS:
            path = f"/people/{references['person_id']}/{CONTACT_PATHS[draft.entity_type][0]}"
            if draft.entity_type == "phone_number":
                sent.setdefault("location", "Mobile")
        elif draft.entity_type == "household":
            sent.pop("primary_contact_id", None)
            main = str(references["primary_contact_id"])
            people = list(dict.fromkeys([main, *(str(d.references["person_id"]) for d in draft.embedded)]))
            relationships = {
                "primary_contact": reference("Person", main),
                "people": {"data": [{"type": "Person", "id": i} for i in people]},
            }
        elif draft.entity_type == "household_membership":
            path = f"/households/{references['household_id']}/household_memberships"
            relationships = {"person": reference("Person", str(references["person_id"]))}
        answer = await self._ask("POST", path, json=_document(draft.entity_type, sent, relationships))
        resource, _ = read_single(SYSTEM, answer.body)
        if draft.entity_type == "household":
            return tuple(household_records(resource))
        if draft.entity_type == "household_membership":
            return (membership(str(references["household_id"]), str(references["person_id"])),)
        return (record(draft.entity_type, resource),)

    async def update(self, external_id: str, draft: Draft, parent: str | None = None) -> ExternalRecord:
        """Change the draft's fields only and return what was stored."""
        sent = self._to_external(draft)
        document = _document(draft.entity_type, sent, {}, external_id)
        answer = await self._ask("PATCH", f"{PATHS[draft.entity_type]}/{external_id}", json=document)
        resource, _ = read_single(SYSTEM, answer.body)
        if draft.entity_type == "person":
            # The answer to a write names no contacts; what is known of them stays.
            return record("person", resource)
        return record(draft.entity_type, resource)

    async def delete(self, entity_type: str, external_id: str, parent: str | None = None) -> None:
        """Delete a record; one that is gone already is no error."""
        try:
            path = f"{PATHS[entity_type]}/{external_id}"
            if entity_type == "household_membership":
                household, _, person = external_id.partition(":")
                path = await self._membership_path(household, person)
            await self._ask("DELETE", path)
        except RecordMissing:
            return

    async def _membership_path(self, household: str, person: str) -> str:
        base = f"/households/{household}/household_memberships"
        offset = 0
        while True:
            page = read_collection(
                SYSTEM, (await self._ask("GET", base, params={"per_page": PER_PAGE, "offset": offset})).body
            )
            for row in page.rows:
                if related(row, "person") == person:
                    return f"{base}/{row['id']}"
            offset += len(page.rows)
            if len(page.rows) < PER_PAGE:
                raise RecordMissing()

    # --- looking up a write of unknown outcome -----------------------------------------------------

    async def find_created(self, draft: Draft, since: str) -> tuple[tuple[ExternalRecord, ...], ...]:
        """Return records made since then that hold exactly what the draft would have written."""
        earliest = datetime.fromisoformat(since).astimezone(UTC) - LOOK_BACK
        if draft.entity_type == "person":
            params = {
                "where[created_at][gte]": earliest.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "order": "-created_at",
                "per_page": PER_PAGE,
            }
            rows = await self._all("/people", params)
        elif draft.entity_type in CONTACT_PATHS:
            rows = await self._all(
                f"/people/{draft.references['person_id']}/{CONTACT_PATHS[draft.entity_type][0]}", {}
            )
        elif draft.entity_type == "household":
            rows = await self._all(f"/people/{draft.references['primary_contact_id']}/households", {})
            return tuple(tuple(household_records(row)) for row in rows if self._holds(draft, row, earliest))
        elif draft.entity_type == "household_membership":
            household, person = str(draft.references["household_id"]), str(draft.references["person_id"])
            members = household_records(await self._single(f"/households/{household}"))
            wanted = f"{household}:{person}"
            return tuple((m,) for m in members if m.external_id == wanted)
        else:
            rows = await self._all(PATHS[draft.entity_type], {"order": "-created_at"})
        return tuple((record(draft.entity_type, row),) for row in rows if self._holds(draft, row, earliest))

    async def _all(self, path: str, params: Mapping[str, str | int]) -> list[Resource]:
        rows: list[Resource] = []
        while True:
            asked = {"per_page": PER_PAGE, **params, "offset": len(rows)}
            page = read_collection(SYSTEM, (await self._ask("GET", path, params=asked)).body)
            rows += page.rows
            if len(page.rows) < PER_PAGE:
                return rows

    def _holds(self, draft: Draft, row: Resource, earliest: datetime) -> bool:
        created = attributes(row).get("created_at")
        if isinstance(created, str) and datetime.fromisoformat(created) < earliest:
            return False
        canonical = self._to_canonical(draft.entity_type, row)
        fields = ENTITY_TYPES[draft.entity_type].by_name
        region = canonical.values.get("country_code")
        for name, value in draft.values.items():
            # The flag moves by itself, and a type may have been filled in.
            if name in ("primary", "location") or fields[name].kind is Kind.TIMESTAMP:
                continue
            got = canonical.values.get(name)
            if comparable(fields[name].kind, value, str(region) if region else None) != comparable(
                fields[name].kind, got, str(region) if region else None
            ):
                return False
        return True


def _document(
    entity_type: str,
    sent: Mapping[str, Any],
    relationships: Mapping[str, Any],
    external_id: str | None = None,
) -> dict[str, Any]:
    data: dict[str, Any] = {"type": MAPPINGS[entity_type].resource, "attributes": dict(sent)}
    if external_id is not None:
        data["id"] = external_id
    if relationships:
        data["relationships"] = dict(relationships)
    return {"data": data}
