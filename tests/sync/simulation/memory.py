"""The in-memory system as the other side of a story: no polls, no times, no mergers, contacts on the person's row.

Nothing of HTTP takes part, and each sync reads everything. A person has one e-mail, one phone number and one address
here, told by whose they are; each is filled only once in a story, since a place that is emptied and filled anew is
one and the same record to this system.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from openfaith_desktop.adapter.contract import (
    Adapter,
    Credentials,
    Draft,
    ExternalRecord,
    FoundCreated,
    Listing,
    Page,
    Session,
    SessionSettings,
)
from openfaith_desktop.bench.simulation.oracle import rows as oracle
from openfaith_desktop.bench.simulation.there import Row
from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.errors import OpenFaithError, OutcomeUnknown, ServerBusy, ServerTrouble, Unreachable
from tests.adapters.memory import church as church_module
from tests.adapters.memory import mapping
from tests.adapters.memory import session as session_module
from tests.adapters.memory.adapter import MemoryAdapter, installed
from tests.adapters.memory.church import FAMILIES, PEOPLE, SITES, Church
from tests.adapters.memory.session import MemorySession

SEEN_AS = {PEOPLE: "/people", FAMILIES: "/households", SITES: "/campuses"}
"""What a story calls the tables when it says where somebody meddles."""
PLACES = {
    "Email": ("email", "mail"),
    "PhoneNumber": ("phone_number", "mobile"),
    "Address": ("address", "home"),
}
SMALL_PAGE = 3


def _mark(kind: str, values: Mapping[str, Any]) -> str:
    """Tell a contact by whose it is, anything else as ever."""
    if kind in mapping.PLACES:
        return str(values["person_id"])
    return oracle.PLANNING_CENTER.mark(kind, values)


def _shape() -> oracle.Shape:
    kept = {**mapping.COLUMNS, "household_membership": dict[str, str]()}
    kept |= {
        name: {n: "" for place in places.values() for n in place} for name, places in mapping.PLACES.items()
    }
    fields = {
        kind: {name: read for name, read in oracle.FIELDS[kind].items() if name in kept[kind]}
        for kind in oracle.FIELDS
    }
    # A family ends with its head.
    return oracle.Shape(fields, _mark, {**oracle.OWNERS, "household": ("primary_contact_id",)})


class Memory:
    """A church in memory, seen as a story sees the other side."""

    key = "secret-key"
    base_url: str | None = None
    shape = _shape()
    lags = False
    lacks = frozenset({"merge there", "hide", "webhooks", "campus"})

    def __init__(self, world: World, seed: int) -> None:
        self._world, self._page = world, SMALL_PAGE if seed % 5 == 0 else session_module.PAGE
        self.church = _a_church(self.now)
        self.system: Adapter = _Adapter(self.church, world)

    def now(self) -> str:
        """Return the church's time."""
        return datetime.fromtimestamp(self._world.now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @contextlib.contextmanager
    def installed(self) -> Iterator[None]:
        """Let the program find the adapter, and the church go by the story's clock."""
        known, page = church_module.now, session_module.PAGE
        church_module.now = session_module.now = self.now
        session_module.PAGE = self._page
        with installed(self.system):
            yield
        church_module.now = session_module.now = known
        session_module.PAGE = page

    def writes(self) -> int:
        """Return how many requests there were that change something."""
        return len(self.church.writes)

    # --- what is there ------------------------------------------------------------------------------

    @property
    def rows(self) -> Mapping[str, Mapping[Any, Row]]:
        """What is there, by kind and id."""
        people, families = self.church.rows[PEOPLE], self.church.rows[FAMILIES]
        found: dict[str, dict[Any, Row]] = {
            "Campus": {n: {"id": n, **_named("campus", row)} for n, row in self.church.rows[SITES].items()},
            "Person": {
                n: {"id": n, **_named("person", row), "primary_campus_id": row["site"]}
                for n, row in people.items()
            },
            "Household": {
                n: {"id": n, "name": row["name"], "primary_contact_id": row["head"]}
                for n, row in families.items()
            },
            "HouseholdMembership": {
                f"{n}/{one}": {"id": f"{n}/{one}", "household_id": n, "person_id": one}
                for n, row in families.items()
                for one in row["members"]
            },
        }
        for kind, (name, place) in PLACES.items():
            found[kind] = {
                f"{n}/{place}": {"id": f"{n}/{place}", "person_id": n, "location": place, **held}
                for n, row in people.items()
                if any((held := _named(name, row, place)).values())
            }
        return found

    # --- what people do there -----------------------------------------------------------------------

    def update(self, kind: str, row: Row, values: Mapping[str, Any]) -> None:
        """Change columns of a record."""
        if kind in PLACES:
            self.church.edit(PEOPLE, row["person_id"], **_columns(*PLACES[kind], values))
        elif kind == "Household":
            self.church.edit(FAMILIES, row["id"], **values)
        else:
            self.church.edit(PEOPLE, row["id"], **_columns("person", "", values))

    def create(self, kind: str, values: Mapping[str, Any], *, person_id: Any = None) -> Row:
        """Add a record."""
        if kind in PLACES:
            self.church.edit(PEOPLE, person_id, **_columns(*PLACES[kind], values))
            return self.rows[kind][f"{person_id}/{PLACES[kind][1]}"]
        number = self.church.add(PEOPLE, **_columns("person", "", values))
        return self.rows["Person"][number]

    def delete(self, kind: str, number: Any) -> None:
        """Delete a record."""
        if kind in ("Person", "Household"):
            self.church.remove(PEOPLE if kind == "Person" else FAMILIES, number)
            return
        owner, _, part = str(number).partition("/")
        if kind == "HouseholdMembership":
            members = tuple(
                one for one in self.church.rows[FAMILIES][int(owner)]["members"] if str(one) != part
            )
            self.church.edit(FAMILIES, int(owner), members=members)
        else:
            emptied = dict.fromkeys(mapping.columns_of(*PLACES[kind]).values(), "")
            self.church.edit(PEOPLE, int(owner), **emptied)

    def merge(self, keep: Any, remove: Any) -> None:
        """Never: nobody is merged in this system."""
        raise NotImplementedError

    def join(self, household: Any, person: Any) -> None:
        """Let somebody join a household."""
        members = (*self.church.rows[FAMILIES][household]["members"], person)
        self.church.edit(FAMILIES, household, members=members)

    def members(self, household: Any) -> dict[Any, Any]:
        """Return a household's memberships: their ids by person."""
        return {one: f"{household}/{one}" for one in self.church.rows[FAMILIES][household]["members"]}

    def hide(self, people: Collection[Any]) -> None:
        """Show everybody, as ever: nobody can be hidden in this system."""
        if people:
            raise NotImplementedError

    def has_room(self, kind: str, person: str) -> bool:
        """Return whether nobody ever gave the person with this mark a contact of this kind."""
        return (kind, person) not in self._world.promise.lives


def _named(kind: str, row: Row, place: str = "") -> Row:
    return {name: row[column] for name, column in mapping.columns_of(kind, place).items()}


def _columns(kind: str, place: str, values: Mapping[str, Any]) -> Row:
    columns = mapping.columns_of(kind, place)
    return {columns[name]: value or "" for name, value in values.items() if name in columns}


def _a_church(now: Any) -> Church:
    known, church_module.now = church_module.now, now
    made = Church()
    made.add(SITES, name="C0 North", town="Springfield")
    for n in range(4):
        made.add(
            PEOPLE,
            first=f"First{n}",
            last=f"P{n}",
            called=f"Nick{n}" if n % 2 else "",
            born=f"19{50 + n}-03-0{n + 1}",
            standing="Member",
            mail=f"e{n}@example.com" if n != 3 else "",
            mobile=f"(212) 555-010{n}" if n < 2 else "",
            street=f"{n} Elm St" if n > 0 else "",
            town="Springfield" if n > 0 else "",
            site=1 if n % 2 else None,
        )
    made.add(FAMILIES, name="H0 Home", head=1, members=(1, 2))
    made.add(FAMILIES, name="H1 Home", head=3, members=(3,))
    church_module.now = known
    return made


# --- how requests get there ----------------------------------------------------------------------------


class _Adapter(MemoryAdapter):
    def __init__(self, church: Church, world: World) -> None:
        super().__init__(church)
        self._world = world

    def session(self, credentials: Credentials, settings: SessionSettings) -> Session:
        return _Session(self._world, self.church, credentials, settings)


class _Session(MemorySession):
    """A session whose requests go as well or badly as the world says."""

    def __init__(
        self, world: World, church: Church, credentials: Credentials, settings: SessionSettings
    ) -> None:
        super().__init__(church, credentials, settings)
        self._world, self._fault, self._what, self._where = world, "", "", ""

    async def _ask(self, what: str, table: str, number: int | None = None) -> None:
        self._what, self._where = what, SEEN_AS.get(table, "")
        creates = what in ("create", "fill")
        writes = creates or what in ("replace", "delete")
        await self._settings.before_request()
        self._fault = await self._world.departs(creates=creates)
        troubles: dict[str, OpenFaithError] = {
            "drop_before": Unreachable(),
            "429": ServerBusy(),
            **dict.fromkeys(("500", "503"), OutcomeUnknown() if writes else ServerTrouble()),
        }
        if self._fault in troubles:
            raise troubles[self._fault]
        await super()._ask(what, table, number)

    def _answered(self) -> None:
        writes = self._what not in ("list", "read", "who")
        lost = self._world.arrived(self._where, writes=writes)
        if lost or self._fault == "drop_after":
            raise OutcomeUnknown if writes else Unreachable

    async def pages(self, listing: Listing, cursor: str | None = None) -> AsyncIterator[Page]:
        async for page in super().pages(listing, cursor):
            self._answered()
            yield page

    async def fetch_whole(
        self, entity_type: str, external_id: str, parent: str | None = None
    ) -> tuple[ExternalRecord, ...]:
        found = await super().fetch_whole(entity_type, external_id, parent)
        self._answered()
        return found

    async def find_created(self, draft: Draft, since: str) -> tuple[FoundCreated, ...]:
        found = await super().find_created(draft, since)
        self._answered()
        return found

    async def similar(self, draft: Draft, match: Mapping[str, Sequence[str]]) -> tuple[ExternalRecord, ...]:
        found = await super().similar(draft, match)
        self._answered()
        return found

    async def create(self, draft: Draft) -> tuple[ExternalRecord, ...]:
        made = await super().create(draft)
        self._answered()
        return made

    async def update(self, external_id: str, draft: Draft, parent: str | None = None) -> ExternalRecord:
        changed = await super().update(external_id, draft, parent)
        self._answered()
        return changed

    async def delete(self, entity_type: str, external_id: str, parent: str | None = None) -> None:
        await super().delete(entity_type, external_id, parent)
        self._answered()
