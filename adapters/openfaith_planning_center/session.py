"""The conversation with Planning Center: reading pages, one record, writing, and looking up what was written.

What documents mean is in `records.py`, what fields are in `mapping.py`, how HTTP behaves in the shared
client. Paging never trusts the answers' links: `per_page=0` makes them lead in circles, and rows shift
while people are deleted (see `openfaith_desktop.adapter.paging`).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from typing import Any, Self
from urllib.parse import quote

from openfaith_desktop.adapter.answers import HttpAnswer, named
from openfaith_desktop.adapter.contract import (
    Account,
    Draft,
    ExternalRecord,
    FoundCreated,
    Listing,
    Merger,
    Page,
)
from openfaith_desktop.adapter.http import HttpClient
from openfaith_desktop.adapter.jsonapi import Collection, attributes, read_collection, read_single, reference
from openfaith_desktop.adapter.paging import Rows, slices, unsteady
from openfaith_desktop.errors import OutcomeUnknown, RecordMissing, UnreadableAnswer
from openfaith_planning_center import candidates, polling, records, similar
from openfaith_planning_center.entities import PAGE, PEOPLE, PEOPLE_LISTING, TITLE
from openfaith_planning_center.mapping import (
    CONTACTS,
    HOUSEHOLD,
    PERSON,
    TABLES,
    TypeTable,
    attributes_to_send,
)

INCLUDE = "emails,phone_numbers,addresses"
_QUERIES = {"people": f"include={INCLUDE}&"}


class PlanningCenterSession:
    """An open conversation; see `openfaith_desktop.adapter.contract.Session` for what each method promises."""

    def __init__(self, http: HttpClient, region: str) -> None:
        self._http = http
        self._region = region
        self._server_time: str | None = None

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._http.__aexit__(*exc)

    @property
    def requests(self) -> int:
        """How many requests this session has made, retries included."""
        return self._http.requests

    @property
    def server_time(self) -> str | None:
        """The `Date` of the newest answer, ISO 8601 UTC; None before the first."""
        return self._server_time

    async def account(self) -> Account:
        """Return who is signed in and to which church (two requests)."""
        me, _ = read_single(TITLE, (await self._get(f"{PEOPLE}/me")).body)
        church, _ = read_single(TITLE, (await self._get(PEOPLE)).body)
        person, organization = attributes(me), attributes(church)
        country = organization.get("country_code")
        return Account(
            str(person.get("name") or "").strip() or "somebody without a name",
            str(organization.get("name") or "").strip() or "a church without a name",
            church["id"],
            country if isinstance(country, str) and country else None,
        )

    # --- reading --------------------------------------------------------------------------------

    async def pages(self, listing: Listing, cursor: str | None = None) -> AsyncIterator[Page]:
        """Yield a listing's pages, asking for the next one while the engine works on this one."""
        times: dict[int, str | None] = {}

        async def fetch(offset: int) -> Rows[Collection]:
            query = f"{_QUERIES.get(listing.name, '')}per_page={PAGE}&offset={offset}"
            answer = await self._get_list(listing, query)
            found = read_collection(TITLE, answer.body)
            times[id(found)] = answer.server_time
            return Rows([row["id"] for row in found.rows], found.total, found)

        whole = True
        reading = slices(fetch, PAGE, cursor)
        try:
            async for piece in reading:
                found = piece.page
                made, all_there = await self._records(listing, found, piece.new)
                whole = whole and all_there
                yield Page(
                    tuple(made),
                    piece.cursor,
                    piece.total,
                    times.pop(id(found), None),
                    piece.complete and whole,
                )
        finally:
            await reading.aclose()

    async def changed_since(self, listing: Listing, since: str) -> AsyncIterator[Page]:
        """Yield pages of records changed at or after `since`; see `polling`."""

        async def ask(query: str) -> polling.Reply:
            answer = await self._get_list(listing, f"{_QUERIES.get(listing.name, '')}{query}")
            return polling.read(answer.body, answer.server_time)

        walk = polling.newest_first if listing.name == "addresses" else polling.keyset
        async for step in walk(ask, since):
            made, _ = await self._records(listing, step.reply.found, step.new)
            cursor = None if step.last else "more"
            yield Page(tuple(made), cursor, step.reply.found.total, step.reply.server_time, step.last)

    async def mergers(self, since: str) -> tuple[Merger, ...]:
        """Return the people merged at or after `since` (one request a hundred)."""

        async def ask(query: str) -> polling.Reply:
            answer = await self._get(f"{PEOPLE}/person_mergers?{query}")
            return polling.read(answer.body, answer.server_time)

        return await polling.mergers(ask, since)

    async def fetch(self, entity_type: str, external_id: str, parent: str | None = None) -> ExternalRecord:
        """Return one record as it is now (one request)."""
        return (await self.fetch_whole(entity_type, external_id, parent))[0]

    async def fetch_whole(
        self, entity_type: str, external_id: str, parent: str | None = None
    ) -> tuple[ExternalRecord, ...]:
        """Return a person with contacts, a household with members, anything else alone (one request)."""
        if entity_type == "household_membership":
            household_id, person_id = records.split_membership(external_id, parent)
            for record in await self._household(household_id):
                if record.external_id == external_id and record.entity_type == entity_type:
                    return (record,)
            raise named(RecordMissing(f"Person {person_id} isn't in this household any more."), TITLE)
        table = TABLES[entity_type]
        query = f"?include={INCLUDE}" if table is PERSON else ""
        answer = await self._get(f"{PEOPLE}/{table.path}/{_segment(external_id)}{query}")
        resource, included = read_single(TITLE, answer.body)
        if table is PERSON:
            return tuple(records.people([resource], included)[0])
        if table is HOUSEHOLD:
            return tuple(records.household(HOUSEHOLD, resource))
        return (self._record(table, resource, parent),)

    async def _records(
        self, listing: Listing, found: Collection, new: list[int]
    ) -> tuple[list[ExternalRecord], bool]:
        """Return the records of a page's new rows, and whether everything they name could be read."""
        rows = found.rows if len(new) == len(found.rows) else [found.rows[i] for i in new]
        if listing.name == "households":
            return [record for row in rows for record in records.household(HOUSEHOLD, row)], True
        if listing.name != "people":
            return [self._record(TABLES[listing.entity_type], row, None) for row in rows], True
        made, missing = records.people(rows, found.included)
        if not missing:
            return made, True
        included = dict(found.included)
        for person_id, table in missing:
            try:
                late = await self._contacts(person_id, table)
            except RecordMissing:
                continue  # deleted since the page was read
            included.update({(table.resource, r["id"]): r for r in late.rows})
        made, missing = records.people(rows, included)
        return made, not missing

    async def _contacts(self, person_id: str, table: TypeTable) -> Collection:
        answer = await self._get(f"{PEOPLE}/people/{_segment(person_id)}/{table.path}?per_page={PAGE}")
        return read_collection(TITLE, answer.body)

    async def _household(self, household_id: str) -> list[ExternalRecord]:
        answer = await self._get(f"{PEOPLE}/households/{_segment(household_id)}")
        return records.household(HOUSEHOLD, read_single(TITLE, answer.body)[0])

    # --- writing --------------------------------------------------------------------------------

    async def create(self, draft: Draft) -> tuple[ExternalRecord, ...]:
        """Create a record and return it as stored; a household is followed by its members."""
        table = TABLES[draft.entity_type]
        data: dict[str, Any] = {
            "type": table.resource,
            "attributes": attributes_to_send(draft, creating=True),
        }
        path = f"{PEOPLE}/{table.path}"
        parent = _parent(draft)
        if table.under:
            path = f"{PEOPLE}/{table.under}/{_segment(parent or '')}/{table.path}"
        if table is HOUSEHOLD:
            contact = draft.references.get("primary_contact_id") or ""
            members = [m.references.get("person_id") for m in draft.embedded]
            people = list(dict.fromkeys(p for p in (*members, contact) if p))
            data["attributes"].pop("primary_contact_id", None)
            data["relationships"] = {
                "people": {"data": [{"type": "Person", "id": p} for p in people]},
                "primary_contact": reference("Person", contact),
            }
        elif draft.entity_type == "household_membership":
            person_id = draft.references.get("person_id") or ""
            data["relationships"] = {"person": reference("Person", person_id)}
            await self._ask("POST", path, data)
            return (records.membership(parent or "", person_id),)
        resource = await self._write("POST", path, data)
        if table is HOUSEHOLD:
            return tuple(records.household(HOUSEHOLD, resource))
        return (self._record(table, resource, parent),)

    async def update(self, external_id: str, draft: Draft, parent: str | None = None) -> ExternalRecord:
        """Change only the draft's writable fields; without any, the record is only read."""
        table = TABLES[draft.entity_type]
        sent = attributes_to_send(draft)
        if not sent:
            return await self.fetch(draft.entity_type, external_id, parent)
        data = {"type": table.resource, "id": external_id, "attributes": sent}
        resource = await self._write("PATCH", f"{PEOPLE}/{table.path}/{_segment(external_id)}", data)
        return self._record(table, resource, parent)

    async def delete(self, entity_type: str, external_id: str, parent: str | None = None) -> None:
        """Delete a record; one that is gone already is no error."""
        table = TABLES[entity_type]
        path = f"{PEOPLE}/{table.path}/{_segment(external_id)}"
        try:
            if entity_type == "household_membership":
                household_id, person_id = records.split_membership(external_id, parent)
                under = f"{PEOPLE}/households/{_segment(household_id)}/household_memberships"
                own_id = await candidates.membership_id(self._listed, under, person_id)
                if own_id is None:
                    return
                path = f"{under}/{_segment(own_id)}"
            await self._ask("DELETE", path)
        except RecordMissing:
            return

    async def find_created(self, draft: Draft, since: str) -> tuple[FoundCreated, ...]:
        """Return what a `create(draft)` sent at `since` may have made, best first."""
        return await candidates.find(self._listed, draft, since, self._region)

    async def similar(self, draft: Draft, match: Mapping[str, Sequence[str]]) -> tuple[ExternalRecord, ...]:
        """Return what is there that a `create(draft)` might double (a person: one request a name or contact)."""
        if draft.entity_type != "person":
            try:
                return tuple(await similar.under_owner(self._listed, self.fetch_whole, draft))
            except RecordMissing:
                return ()  # its owner is gone, so it can't be there
        found: dict[tuple[str, str], ExternalRecord] = {}
        for query in similar.searches(draft.values, match, self._region, self._server_time):
            page = await self._get(f"{PEOPLE}/people?include={INCLUDE}&{query}&per_page={PAGE}")
            people = read_collection(TITLE, page.body)
            made, _ = await self._records(PEOPLE_LISTING, people, list(range(len(people.rows))))
            found.update({(record.entity_type, record.external_id): record for record in made})
        return tuple(found.values())

    async def _write(self, method: str, path: str, data: dict[str, Any]) -> dict[str, Any]:
        answer = await self._ask(method, path, data)
        try:
            return read_single(TITLE, answer.body)[0]
        except UnreadableAnswer as error:
            # It said yes, but not to what: whether our values were taken is not known.
            raise named(OutcomeUnknown(f"{TITLE} didn't say whether the change was made."), TITLE) from error

    def _record(self, table: TypeTable, resource: dict[str, Any], parent: str | None) -> ExternalRecord:
        if table in CONTACTS:
            return records.contact(table, resource, parent)
        return records.person(resource) if table is PERSON else records.plain(table, resource)

    async def _listed(self, path: str) -> AsyncGenerator[Collection, None]:
        """Yield the pages of a small or newest-first collection; `path` holds the query but no paging.

        Raises `UnreadableAnswer` when it shows the same rows without end.
        """
        offset, read = 0, set[str]()
        while True:
            answer = await self._get(f"{path}{'&' if '?' in path else '?'}per_page={PAGE}&offset={offset}")
            found = read_collection(TITLE, answer.body)
            ids = {row["id"] for row in found.rows}
            if ids and ids <= read:
                raise named(unsteady(), TITLE)
            read |= ids
            yield found
            if len(found.rows) < PAGE:
                return
            offset += len(found.rows)

    async def _get_list(self, listing: Listing, query: str) -> HttpAnswer:
        try:
            return await self._get(f"{PEOPLE}/{listing.name}?{query}")
        except RecordMissing as error:  # its own words are about one record
            title = f"{TITLE} doesn't show its list of {listing.name}."
            means = "It is hidden from the person you signed in as, or isn't there for now. Nothing was lost."
            todo = f"Check in {TITLE} that you may see it, then sync again: it carries on where it stopped."
            raise named(RecordMissing(title, what_it_means=means, what_to_do=todo), TITLE) from error

    async def _get(self, path: str) -> HttpAnswer:
        return await self._ask("GET", path)

    async def _ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> HttpAnswer:
        answer = await self._http.request(method, path, json=None if data is None else {"data": data})
        self._server_time = answer.server_time or self._server_time
        return answer


def _parent(draft: Draft) -> str | None:
    table = TABLES[draft.entity_type]
    owner = "household_id" if table.under == "households" else "person_id"
    return draft.references.get(owner) if table.under else None


def _segment(external_id: str) -> str:
    """Return an id as one segment of a path, so that no id can lead elsewhere."""
    return quote(external_id, safe="")
