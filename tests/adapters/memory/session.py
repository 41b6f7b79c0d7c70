"""The conversation with the in-memory system; see `openfaith_desktop.adapter.contract.Session` for the promises."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Self

import orjson

from openfaith_desktop.adapter.contract import (
    Account,
    Credentials,
    Draft,
    ExternalRecord,
    FoundCreated,
    Listing,
    Merger,
    Page,
    SessionSettings,
)
from openfaith_desktop.cdm.normalise import e164, email, fold
from openfaith_desktop.errors import RecordMissing, RecordRefused, SignInNeeded
from tests.adapters.memory import mapping
from tests.adapters.memory.church import FAMILIES, PEOPLE, Church, Row, now

PAGE = 10


class MemorySession:
    """An open conversation with a church in memory."""

    def __init__(self, church: Church, credentials: Credentials, settings: SessionSettings) -> None:
        self._church = church
        self._credentials = credentials
        self._settings = settings
        self._requests = 0
        self._server_time: str | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        pass

    @property
    def requests(self) -> int:
        """How many requests this session has made."""
        return self._requests

    @property
    def server_time(self) -> str | None:
        """The church's time at the newest request."""
        return self._server_time

    async def _ask(self, what: str, table: str, number: int | None = None) -> None:
        """Make one request: it is carried out right after this."""
        await self._settings.before_request()
        if await self._credentials.authorization() != self._church.key:
            raise SignInNeeded
        self._requests += 1
        self._church.trouble(what, table, number)
        self._church.log.append((what, table, number))
        self._server_time = now()

    async def account(self) -> Account:
        """Return who is signed in."""
        await self._ask("who", "")
        return Account("Pat Memory", "Memory Church", "1", "US")

    # --- reading --------------------------------------------------------------------------------

    async def pages(self, listing: Listing, cursor: str | None = None) -> AsyncIterator[Page]:
        """Yield a table's rows by their numbers, so that none is missed whatever comes and goes."""
        place = orjson.loads(cursor) if cursor else {"after": 0, "read": 0}
        while True:
            await self._ask("list", listing.name)
            rows = self._church.rows[listing.name]
            numbers = sorted(number for number in rows if number > place["after"])
            shown = numbers[:PAGE]
            records = [r for n in shown for r in mapping.RECORDS[listing.name](n, rows[n])]
            last = len(numbers) <= PAGE
            place = {"after": shown[-1] if shown else place["after"], "read": place["read"] + len(shown)}
            next_one = None if last else orjson.dumps(place).decode()
            whole = last and place["read"] == len(rows)
            yield Page(tuple(records), next_one, len(rows), self._server_time, whole)
            if last:
                return

    def changed_since(self, listing: Listing, since: str) -> AsyncIterator[Page]:
        """Can't be asked for: this system doesn't know when a row was changed."""
        raise NotImplementedError

    async def mergers(self, since: str) -> tuple[Merger, ...]:
        """Return nothing: nobody is merged here."""
        return ()

    async def fetch(self, entity_type: str, external_id: str, parent: str | None = None) -> ExternalRecord:
        """Return one record as it is now."""
        return (await self.fetch_whole(entity_type, external_id, parent))[0]

    async def fetch_whole(
        self, entity_type: str, external_id: str, parent: str | None = None
    ) -> tuple[ExternalRecord, ...]:
        """Return one record and what belongs to it."""
        table, number = _where(entity_type, external_id)
        await self._ask("read", table, number)
        found = tuple(mapping.RECORDS[table](number, self._row(table, number)))
        one = mapping.of_type(found, entity_type, external_id)
        if one is None:
            raise RecordMissing
        return found if one is found[0] else (one,)

    def _row(self, table: str, number: int) -> Row:
        row = self._church.rows[table].get(number)
        if row is None:
            raise RecordMissing
        return row

    async def find_created(self, draft: Draft, since: str) -> tuple[FoundCreated, ...]:
        """Return what a creation sent at `since` may have made: the places that hold it, or the rows made since."""
        table = _table(draft.entity_type)
        await self._ask("list", table)
        found: list[FoundCreated] = []
        for number, row in self._church.rows[table].items():
            records = list(mapping.RECORDS[table](number, row))
            if draft.entity_type in mapping.TABLES:
                if row["made"] >= since[:19]:
                    found.append(FoundCreated(tuple(records), mapping.holds(row, mapping.written(draft))))
                continue
            owner = draft.references.get("person_id" if table == PEOPLE else "household_id")
            if str(number) == owner:
                mine = (r for r in records if r.entity_type == draft.entity_type and _is_it(r, draft))
                found += [FoundCreated((record,)) for record in mine]
        return tuple(sorted(found, key=lambda one: not one.sure))

    async def similar(self, draft: Draft, match: Mapping[str, Sequence[str]]) -> tuple[ExternalRecord, ...]:
        """Return the people of the same name or contact, or what the draft's owner has."""
        table = _table(draft.entity_type)
        await self._ask("list", table)
        owner = draft.references.get("person_id" if table == PEOPLE else "household_id")
        found: list[ExternalRecord] = []
        for number, row in self._church.rows[table].items():
            alike = str(number) == owner and draft.entity_type not in mapping.TABLES
            if draft.entity_type == "person":
                alike = self._may_be(row, draft, match)
            elif draft.entity_type in mapping.TABLES and "name" in row:
                alike = fold(row["name"]) == fold(draft.values.get("name"))
            elif draft.entity_type in mapping.TABLES:
                links = mapping.REFERENCES[draft.entity_type]
                alike = any(str(row[links[name]]) == held for name, held in draft.references.items())
            if alike:
                found += mapping.RECORDS[table](number, row)
        return tuple(found)

    def _may_be(self, row: Row, draft: Draft, match: Mapping[str, Sequence[str]]) -> bool:
        region = self._settings.region
        phones = {e164(row[column], region) for column in ("mobile", "home_phone") if row[column]}
        return bool(
            fold(row["last"]) == fold(draft.values.get("last_name"))
            or (row["mail"] and email(row["mail"]) in {email(one) for one in match.get("emails", ())})
            or phones & {e164(one, region) for one in match.get("phones", ())}
        )

    # --- writing --------------------------------------------------------------------------------

    async def create(self, draft: Draft) -> tuple[ExternalRecord, ...]:
        """Make a row, or fill an empty place of one; never one that holds something."""
        table = _table(draft.entity_type)
        if draft.entity_type in mapping.TABLES:
            await self._ask("create", table)
            columns = mapping.written(draft)
            if table == FAMILIES:
                people = [columns["head"], *(int(m.references["person_id"] or 0) for m in draft.embedded)]
                columns["members"] = tuple(dict.fromkeys(people))
            number = self._church.add(table, **columns)
            made = tuple(mapping.RECORDS[table](number, self._row(table, number)))
            made = made if table == FAMILIES else made[:1]
        else:
            made = (await self._fill(draft, table),)
        self._church.lost("create", table, None)
        return made

    async def _fill(self, draft: Draft, table: str) -> ExternalRecord:
        owner = draft.references["person_id" if table == PEOPLE else "household_id"]
        number = int(owner or 0)
        await self._ask("fill", table, number)
        row = self._row(table, number)
        if table == FAMILIES:
            person = int(draft.references["person_id"] or 0)
            self._church.edit(table, number, members=tuple(dict.fromkeys((*row["members"], person))))
            place = str(person)
        else:
            found = mapping.place_for(draft, row)
            if found is None:
                raise RecordRefused("There is no room for another one.")
            place = found
            self._church.replace(table, number, {**row, **mapping.written(draft, place)})
        return self._record(draft.entity_type, f"{number}/{place}")

    def _record(self, entity_type: str, external_id: str) -> ExternalRecord:
        table, number = _where(entity_type, external_id)
        found = mapping.of_type(
            mapping.RECORDS[table](number, self._row(table, number)), entity_type, external_id
        )
        if found is None:
            raise RecordMissing
        return found

    async def update(self, external_id: str, draft: Draft, parent: str | None = None) -> ExternalRecord:
        """Read the whole row, change the draft's columns in it, and write it back."""
        table, number = _where(draft.entity_type, external_id)
        await self._ask("replace", table, number)
        self._record(draft.entity_type, external_id)
        row = self._row(table, number)
        place = external_id.partition("/")[2]
        self._church.replace(table, number, {**row, **mapping.written(draft, place)})
        self._church.lost("replace", table, number)
        return self._record(draft.entity_type, external_id)

    async def delete(self, entity_type: str, external_id: str, parent: str | None = None) -> None:
        """Delete a row, or empty a place of one."""
        table, number = _where(entity_type, external_id)
        await self._ask("delete", table, number)
        row = self._church.rows[table].get(number)
        place = external_id.partition("/")[2]
        if entity_type in mapping.TABLES:
            self._church.remove(table, number)
        elif row is not None and table == FAMILIES:
            members = tuple(one for one in row["members"] if one != int(place))
            self._church.edit(table, number, members=members)
        elif row is not None:
            columns = mapping.columns_of(entity_type, place).values()
            self._church.edit(table, number, **dict.fromkeys(columns, ""))
        self._church.lost("delete", table, number)


def _table(entity_type: str) -> str:
    if entity_type == "household_membership":
        return FAMILIES
    return mapping.TABLES.get(entity_type, PEOPLE)


def _where(entity_type: str, external_id: str) -> tuple[str, int]:
    number = external_id.partition("/")[0]
    return _table(entity_type), int(number) if number.isdecimal() else 0


def _is_it(record: ExternalRecord, draft: Draft) -> bool:
    """Return whether a record that belongs to another holds what was sent."""
    held = mapping.to_canonical(record.entity_type, record.payload)
    if record.entity_type == "household_membership":
        return held.references["person_id"] == draft.references.get("person_id")
    return all(held.values[name] == value for name, value in draft.values.items() if name != "location")
