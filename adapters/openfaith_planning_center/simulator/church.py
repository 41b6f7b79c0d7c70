"""The church's records as the simulated Planning Center keeps them, and what writing does to them.

Rows are plain dicts of attributes, with `id` and the ids of related records beside them; `render.py` turns
them into documents. Times move here as they do in the real system: making an e-mail primary does not touch
the other's `updated_at`, joining a household touches nobody's, deleting leaves no trace.
"""

from __future__ import annotations

import time
from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from openfaith_planning_center.simulator.loading import rows_of
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.resources import BY_KIND

Row = dict[str, Any]
CONTACTS = ("Email", "PhoneNumber", "Address")
CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Person": (
        *((kind, "person_id") for kind in (*CONTACTS, "SocialProfile", "HouseholdMembership", "Membership")),
        ("FieldDatum", "customizable_id"),
    ),
    "Household": (("HouseholdMembership", "household_id"),),
    "FieldDefinition": (("FieldDatum", "field_definition_id"), ("FieldOption", "field_definition_id")),
    "Group": (("Membership", "group_id"),),
}
"""What belongs to a record: goes when it goes, moves when people are merged."""
PARENTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((parent, name) for parent, kids in CHILDREN.items() for k, name in kids if k == kind)
    for kind in {kind for kids in CHILDREN.values() for kind, _ in kids}
}
FIRST_IDS = {"Campus": 8_000, "Household": 10_000_000, "Email": 10_000_000, "FieldDefinition": 100_000}


def stamp(seconds: float) -> str:
    """Return a time as Planning Center writes it: whole seconds, UTC."""
    day, rest = divmod(int(seconds), 86_400)
    minutes, second = divmod(rest, 60)
    return f"{_day(day)}T{minutes // 60:02d}:{minutes % 60:02d}:{second:02d}Z"


@lru_cache(maxsize=4096)
def _day(number: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


class Church:
    """All records of one church by type and numeric id, and the indexes that listing needs.

    `clock` returns the present in seconds since 1970. `version` grows with every change.
    """

    def __init__(self, clock: Callable[[], float] = time.time, organization: str = "Hope Chapel") -> None:
        self.clock = clock
        self.organization: Row = {
            "id": 700_001,
            "name": organization,
            "country_code": "US",
            "date_format": 1,
            "time_zone": "America/Chicago",
            "contact_website": "https://hope.example.org",
            "created_at": "2020-05-03T16:11:52Z",
            "avatar_url": None,
            "church_center_subdomain": "hope",
        }
        self.rows: dict[str, dict[int, Row]] = {kind: {} for kind in BY_KIND}
        self.ids: dict[str, list[int]] = {kind: [] for kind in BY_KIND}
        self.version = 0
        self.recent: dict[tuple[str, int], tuple[float, Row | None]] = {}
        """When a record was last written, and how it looked before (None: it was not there)."""
        self._children: dict[tuple[str, str], dict[int, list[int]]] = {
            (parent, kind): {} for parent, kids in CHILDREN.items() for kind, _ in kids
        }
        self.on_change: Callable[[str, str, Row], None] | None = None
        """Told the type, “created”, “updated” or “destroyed”, and the row; None while nobody listens."""
        self._next: dict[str, int] = {}
        self._versions: dict[str, int] = dict.fromkeys(BY_KIND, 0)
        self._orders: dict[tuple[str, str], tuple[int, list[int]]] = {}

    @property
    def user(self) -> Row:
        """Who is signed in: the first grown-up of the church, or, where there is none, somebody of no church."""
        people = self.rows["Person"]
        for number in self.ids["Person"]:
            if not people[number].get("child") and people[number].get("status") == "active":
                return people[number]
        somebody: Row = {"id": 1, "first_name": "Joan", "last_name": "Baker", "status": "active"}
        return somebody | dict.fromkeys(("created_at", "updated_at"), self.organization["created_at"])

    # --- keeping --------------------------------------------------------------------------------

    def put(self, kind: str, row: Row) -> Row:
        """Keep a new row; gives it an id, unique within its type only, when it has none."""
        ids = self.ids[kind]
        if "id" not in row:
            after = max(self._next.get(kind, FIRST_IDS.get(kind, 100_000_000)), ids[-1] if ids else 0)
            row["id"] = self._next[kind] = after + 1
        number = row["id"]
        if number not in self.rows[kind]:
            if ids and number < ids[-1]:
                insort(ids, number)
            else:
                ids.append(number)
        self.rows[kind][number] = row
        for parent, name in PARENTS.get(kind, ()):
            self._children[parent, kind].setdefault(row.get(name) or 0, []).append(number)
        self._touch(kind)
        return row

    def _touch(self, kind: str) -> None:
        self.version += 1
        self._versions[kind] += 1

    def get(self, kind: str, number: int) -> Row | None:
        """Return a row or None."""
        return self.rows[kind].get(number)

    def child_ids(self, parent: str, number: int, kind: str) -> list[int]:
        """Return the ids of what of `kind` belongs to a record, in the order of coming."""
        return self._children[parent, kind].get(number, [])

    def children(self, parent: str, number: int, kind: str) -> list[Row]:
        """Return the rows of what of `kind` belongs to a record, in the order of coming."""
        rows = self.rows[kind]
        return [rows[i] for i in self._children[parent, kind].get(number, ())]

    def of_person(self, person: int, kind: str) -> list[Row]:
        """Return a person's records of one kind."""
        return self.children("Person", person, kind)

    def memberships(self, household: int) -> list[Row]:
        """Return a household's memberships in order of joining."""
        return self.children("Household", household, "HouseholdMembership")

    def households_of(self, person: int) -> list[int]:
        """Return the ids of a person's households."""
        return [m["household_id"] for m in self.of_person(person, "HouseholdMembership")]

    def ordered(self, kind: str, name: str, key: Callable[[Row], Any], *, reverse: bool) -> list[int]:
        """Return all ids of a type in the order of `key`, ties by ascending id; kept until a write."""
        cached = self._orders.get((kind, name))
        if cached is None or cached[0] != self._versions[kind]:
            rows = self.rows[kind]
            # The old order is nearly right, which makes sorting it again cheap, but its ties may be wrong.
            ids = sorted(self.ids[kind], key=lambda i: key(rows[i]), reverse=reverse)
            cached = self._orders[kind, name] = (self._versions[kind], ids)
        return cached[1]

    def now(self) -> str:
        """Return the present time."""
        return stamp(self.clock())

    # --- writing --------------------------------------------------------------------------------

    def create(self, kind: str, attributes: Row, options: Options | None = None, **relations: Any) -> Row:
        """Make a record as a user or an app would."""
        now = self.now()
        row: Row = {**attributes, **relations, "created_at": now, "updated_at": now}
        if kind in CONTACTS:
            first = not self.of_person(row["person_id"], kind)
            row.setdefault("primary", first)
            row["primary"] |= first and options is not None and options.first_contact_primary
        self.put(kind, row)
        self._remember(kind, row["id"], None)
        self._after(kind, row, options or Options())
        self._tell(kind, "created", row)
        return row

    def update(self, kind: str, row: Row, attributes: Row, options: Options | None = None) -> Row:
        """Change a record."""
        self._remember(kind, row["id"], dict(row))
        row.update(attributes)
        if kind == "PhoneNumber" and "number" in attributes:
            for computed in ("e164", "national", "international", "country_code"):
                row.pop(computed, None)
        row["updated_at"] = self.now()
        self._touch(kind)
        self._after(kind, row, options or Options())
        self._tell(kind, "updated", row)
        return row

    def _tell(self, kind: str, action: str, row: Row) -> None:
        if self.on_change is not None:
            self.on_change(kind, action, row)

    def _remember(self, kind: str, number: int, before: Row | None) -> None:
        self.recent[kind, number] = (self.clock(), before)

    def _after(self, kind: str, row: Row, options: Options) -> None:
        if kind not in CONTACTS:
            return
        if row.get("primary") and options.primary_demotion:
            for other in self.of_person(row["person_id"], kind):
                if other is not row and other.get("primary"):
                    other["primary"] = False
                    if not options.silent_demotion:
                        other["updated_at"] = self.now()
        self._move_person(kind, row, options)

    def _move_person(self, kind: str, row: Row, options: Options) -> None:
        person = self.get("Person", row["person_id"])
        if person is not None and kind != "Address" and options.contact_moves_person:
            person["updated_at"] = self.now()
            self._touch("Person")

    def join(self, household: int, person: int, options: Options | None = None) -> Row:
        """Add a person to a household (once); nobody's `updated_at` moves."""
        for known in self.memberships(household):
            if known["person_id"] == person:
                return known
        row = {"household_id": household, "person_id": person, "pending": False}
        self.put("HouseholdMembership", row)
        self._joined(row, options)
        return row

    def _joined(self, membership: Row, options: Options | None) -> None:
        if options is not None and not options.silent_membership:
            for kind, name in (("Household", "household_id"), ("Person", "person_id")):
                if row := self.get(kind, membership[name]):
                    row["updated_at"] = self.now()
                    self._touch(kind)

    def delete(self, kind: str, number: int, options: Options | None = None) -> bool:
        """Delete a record with what belongs to it; return whether it was there."""
        row = self.rows[kind].get(number)
        if row is None:
            return False
        for child, _ in CHILDREN.get(kind, ()):
            for one in list(self.child_ids(kind, number, child)):
                self.delete(child, one)
        del self.rows[kind][number]
        self.ids[kind].remove(number)
        for parent, name in PARENTS.get(kind, ()):
            self._children[parent, kind][row.get(name) or 0].remove(number)
        self._touch(kind)
        if options is not None:
            if kind in CONTACTS:
                self._move_person(kind, row, options)
            elif kind == "HouseholdMembership":
                self._joined(row, options)
        self._tell(kind, "destroyed", row)
        return True

    def merge(self, keep: int, remove: int) -> Row:
        """Merge two people: what belongs to the removed one moves with its ids, then the person is gone.

        Raises KeyError when one of them is not there.
        """
        if keep == remove or self.get("Person", keep) is None or self.get("Person", remove) is None:
            raise KeyError(f"people {keep} and {remove}")
        for kind, name in CHILDREN["Person"]:
            households = self.households_of(keep)
            for one in list(self.child_ids("Person", remove, kind)):
                row = self.rows[kind][one]
                if kind == "HouseholdMembership" and row["household_id"] in households:
                    continue
                self._children["Person", kind][remove].remove(one)
                if row.get("primary") and any(r.get("primary") for r in self.of_person(keep, kind)):
                    row["primary"] = False
                row[name] = keep
                self._children["Person", kind].setdefault(keep, []).append(one)
                self._touch(kind)
        for household in self.rows["Household"].values():
            if household.get("primary_contact_id") == remove:
                household["primary_contact_id"] = keep
                self._touch("Household")
        self.delete("Person", remove)
        kept = self.rows["Person"][keep]
        kept["updated_at"] = self.now()
        self._touch("Person")
        return self.create("PersonMerger", {"person_to_keep_id": keep, "person_to_remove_id": remove})

    # --- filling --------------------------------------------------------------------------------

    def load_documents(self, *documents: Mapping[str, Any]) -> None:
        """Take over the resources of JSON:API documents (`data` and `included`), as recorded ones are."""
        found: dict[tuple[str, int], Row] = {}
        order: Iterable[tuple[str, Row]] = (pair for d in documents for pair in rows_of(d))
        for kind, row in order:
            number = row.get("id")
            if number is None:
                self.join(row["household_id"], row["person_id"])
            elif (kind, number) in found:
                found[kind, number].update(row)
            else:
                found[kind, number] = self.put(kind, row)
