"""The church's records as the simulated Planning Center keeps them, and what writing does to them.

Rows are plain dicts of attributes with `id` and relations beside them; `render.py` turns them into
documents. Times move here as they do in the real system: making an e-mail primary does not touch the
other's `updated_at`, joining a household touches nobody's, deleting leaves no trace.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

Row = dict[str, Any]
CONTACTS = ("Email", "PhoneNumber", "Address")
TYPES = (
    "Person",
    *CONTACTS,
    "Household",
    "HouseholdMembership",
    "Campus",
    "PersonMerger",
    "FieldDefinition",
    "FieldDatum",
    "Tab",
)


def stamp(seconds: float) -> str:
    """Return a time as Planning Center writes it: whole seconds, UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Church:
    """All records of one church by type and numeric id, and the indexes that listing needs."""

    def __init__(self, clock: Callable[[], float], organization: str = "Hope Chapel") -> None:
        self.clock = clock
        self.organization: Row = {"id": 700001, "name": organization, "country_code": "US"}
        self.user: Row = {"name": "Joan Baker"}
        self.rows: dict[str, dict[int, Row]] = {name: {} for name in TYPES}
        self.ids: dict[str, list[int]] = {name: [] for name in TYPES}
        self.contacts: dict[int, dict[str, list[int]]] = {}
        self.households_of: dict[int, list[int]] = {}
        self.members: dict[int, list[int]] = {}
        self.version = 0
        self._next: dict[str, int] = {}
        self._orders: dict[tuple[str, str], tuple[int, list[int]]] = {}

    # --- keeping --------------------------------------------------------------------------------

    def new_id(self, kind: str) -> int:
        """Return the next id of a type; ids are unique only within a type."""
        start = {"Campus": 8000, "Household": 10_000_000}.get(kind, 100_000_000)
        self._next[kind] = (
            max(self._next.get(kind, start), self.ids[kind][-1] if self.ids[kind] else start) + 1
        )
        return self._next[kind]

    def put(self, kind: str, row: Row) -> Row:
        """Keep a new row."""
        row.setdefault("id", self.new_id(kind))
        number = row["id"]
        if number not in self.rows[kind]:
            insort(self.ids[kind], number)
        self.rows[kind][number] = row
        if kind in CONTACTS:
            self.contacts.setdefault(row["person_id"], {}).setdefault(kind, []).append(number)
        elif kind == "HouseholdMembership":
            self.members.setdefault(row["household_id"], []).append(number)
            self.households_of.setdefault(row["person_id"], []).append(row["household_id"])
        self.version += 1
        return row

    def touch(self) -> None:
        """Say that something changed, so that cached orders are made anew."""
        self.version += 1

    def get(self, kind: str, number: int) -> Row | None:
        """Return a row or None."""
        return self.rows[kind].get(number)

    def now(self) -> str:
        """Return the present time."""
        return stamp(self.clock())

    def of_person(self, person: int, kind: str) -> list[Row]:
        """Return a person's contacts of one kind."""
        return [self.rows[kind][i] for i in self.contacts.get(person, {}).get(kind, ())]

    def memberships(self, household: int) -> list[Row]:
        """Return a household's memberships in order of joining."""
        return [self.rows["HouseholdMembership"][i] for i in self.members.get(household, ())]

    def ordered(self, kind: str, name: str, key: Callable[[Row], Any], *, reverse: bool) -> list[int]:
        """Return all ids of a type in the order of `key`, ties by ascending id; kept until a write."""
        cached = self._orders.get((kind, name))
        if cached is None or cached[0] != self.version:
            ids = sorted(self.ids[kind], key=lambda i: key(self.rows[kind][i]), reverse=reverse)
            cached = self._orders[kind, name] = (self.version, ids)
        return cached[1]

    # --- writing --------------------------------------------------------------------------------

    def create(self, kind: str, attributes: Row, **relations: Any) -> Row:
        """Make a record as a user or an app would."""
        now = self.now()
        row = {**attributes, **relations, "created_at": now, "updated_at": now}
        if kind in CONTACTS:
            row.setdefault("primary", not self.of_person(row["person_id"], kind))
        row = self.put(kind, row)
        self._after(kind, row, attributes)
        return row

    def update(self, kind: str, row: Row, attributes: Row) -> Row:
        """Change a record."""
        row.update(attributes)
        row["updated_at"] = self.now()
        self._after(kind, row, attributes)
        self.touch()
        return row

    def _after(self, kind: str, row: Row, attributes: Row) -> None:
        if kind in CONTACTS:
            if attributes.get("primary"):
                for other in self.of_person(row["person_id"], kind):
                    if other is not row:
                        other["primary"] = False
            if kind != "Address" and (person := self.get("Person", row["person_id"])):
                person["updated_at"] = self.now()

    def join(self, household: int, person: int) -> Row:
        """Add a person to a household; nobody's `updated_at` moves."""
        for known in self.memberships(household):
            if known["person_id"] == person:
                return known
        return self.put(
            "HouseholdMembership", {"household_id": household, "person_id": person, "pending": False}
        )

    def delete(self, kind: str, number: int) -> bool:
        """Delete a record with what belongs to it; return whether it was there."""
        row = self.rows[kind].pop(number, None)
        if row is None:
            return False
        self.ids[kind].remove(number)
        if kind in CONTACTS:
            self.contacts[row["person_id"]][kind].remove(number)
        elif kind == "HouseholdMembership":
            self.members[row["household_id"]].remove(number)
            self.households_of[row["person_id"]].remove(row["household_id"])
        elif kind == "Household":
            for member in list(self.members.get(number, ())):
                self.delete("HouseholdMembership", member)
        elif kind == "Person":
            for contact in CONTACTS:
                for one in list(self.contacts.get(number, {}).get(contact, ())):
                    self.delete(contact, one)
            for household in list(self.households_of.get(number, ())):
                for member in self.memberships(household):
                    if member["person_id"] == number:
                        self.delete("HouseholdMembership", member["id"])
        self.touch()
        return True

    def merge(self, keep: int, remove: int) -> Row:
        """Merge two people: the removed one's contacts and households move, then it is gone."""
        for contact in CONTACTS:
            for one in list(self.contacts.get(remove, {}).get(contact, ())):
                row = self.rows[contact][one]
                self.contacts[remove][contact].remove(one)
                row["person_id"] = keep
                row["primary"] = row["primary"] and not self.of_person(keep, contact)
                self.contacts.setdefault(keep, {}).setdefault(contact, []).append(one)
        for household in list(self.households_of.get(remove, ())):
            self.join(household, keep)
            row = self.rows["Household"][household]
            if row["primary_contact_id"] == remove:
                row["primary_contact_id"] = keep
        self.delete("Person", remove)
        return self.create("PersonMerger", {"person_to_keep_id": keep, "person_to_remove_id": remove})

    def load(self, kind: str, rows: Iterable[Row]) -> None:
        """Put many ready rows at once, for generation and recordings."""
        for row in rows:
            self.put(kind, row)
