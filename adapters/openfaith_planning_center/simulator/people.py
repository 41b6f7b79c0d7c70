"""Pretend people in families, the same ones for the same seed and number: namesakes, shared contacts,
children, nicknames, typing mistakes and names in many scripts. No real person's data.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from random import Random

from openfaith_planning_center.simulator.church import Church, Row, stamp
from openfaith_planning_center.simulator.names import (
    AREAS,
    CAMPUSES,
    EMOJI,
    ENGLISH,
    MEMBERSHIP_WEIGHTS,
    MEMBERSHIPS,
    NICKNAMES,
    PLACES,
    SCRIPT_WEIGHTS,
    SCRIPTS,
    STREETS,
    SYLLABLES,
    Names,
)

START = 1_704_067_200.0
"""A fixed past (1 January 2024), so that the same seed gives the same records on any day."""
DAY = 86_400
PHONE_FORMS = ("({0}) 555-{1:04d}", "{0}-555-{1:04d}", "{0}555{1:04d}", "+1 {0} 555 {1:04d}")


def generate_church(
    people: int,
    seed: int = 7,
    *,
    clock: Callable[[], float] = time.time,
    campuses: int | None = None,
    custom_fields: bool = True,
) -> Church:
    """Return a church of exactly `people` people in families of one to seven.

    `campuses`: one to four, by default by size. `custom_fields`: with a tab of field definitions and values.
    On average a household has three members and a person 0.9 e-mails, one phone number and 0.7 addresses.
    """
    # Hundreds of thousands of records that all stay: looking for garbage would take half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        church = Church(clock)
        maker = _Families(church, Random(f"{seed}/{people}"))
        maker.campuses(campuses if campuses is not None else min(4, 1 + people // 400))
        left = people
        while left > 0:
            left -= maker.family(left)
        if custom_fields:
            maker.custom_fields()
        maker.small_tables()
        church.recent.clear()
        return church
    finally:
        if collecting:
            gc.enable()


class _Families:
    """Makes family after family; keeps what must not repeat and what is meant to."""

    def __init__(self, church: Church, random: Random) -> None:
        self.church = church
        self.r = random
        self.families = 0
        self.phones = 0
        self.campus_ids: list[int] = []
        self.earlier: list[int] = []

    def campuses(self, count: int) -> None:
        made = stamp(START - 900 * DAY)
        for i in range(max(1, min(count, len(CAMPUSES)))):
            city, state, postal = PLACES[i]
            row: Row = {"name": CAMPUSES[i], "street": f"{i + 1} Example St", "city": city, "state": state}
            row |= {
                "zip": postal,
                "country": "US",
                "time_zone": "America/Chicago",
                "church_center_enabled": True,
            }
            row |= {"latitude": f"{39.7 + i / 10:.4f}", "longitude": f"{-89.6 - i / 10:.4f}"}
            row |= {"created_at": made, "updated_at": made}
            self.campus_ids.append(self.church.put("Campus", row)["id"])

    def family(self, most: int) -> int:
        """Make one family of at most so many people; return how many."""
        r, church = self.r, self.church
        self.families += 1
        size = min(r.choices((1, 2, 3, 4, 5, 6, 7), (24, 30, 17, 15, 9, 3, 2))[0], most)
        names = r.choices(SCRIPTS, SCRIPT_WEIGHTS)[0]
        last = self._last(names)
        home = self._home()
        shared_phone, shared_email = self._phone(), f"family{self.families}@example.org"
        campus = r.choice(self.campus_ids) if r.random() < 0.8 else None
        at = START + r.random() * 800 * DAY
        ids: list[int] = []
        for place in range(size):
            child = place >= 2
            person = self._person(names, last, at + place * 60, place, child, campus)
            number = church.put("Person", person)["id"]
            ids.append(number)
            times: Row = {"created_at": person["created_at"], "updated_at": person["created_at"]}
            times["person_id"] = number
            self._emails(number, child, shared_email, times)
            self._phones(child, shared_phone, times)
            if r.random() < 0.68:
                self._put("Address", home, "Home", True, times)
                if r.random() < 0.05:
                    self._put("Address", self._home(), "Work", False, times)
        if size > 1 or r.random() < 0.35:
            self._household(last, ids, at + 600)
        return size

    def _last(self, names: Names) -> str:
        r = self.r
        # A few last names come again and again; others are made up, so that big churches have enough.
        if names is ENGLISH and r.random() < 0.45:
            return "".join(r.choices(SYLLABLES, k=2)).capitalize() + r.choice(("", "", "son", "ley", "er"))
        return names.last[int(len(names.last) * r.random() ** 1.5)]

    def _home(self) -> Row:
        city, state, postal = self.r.choice(PLACES)
        flat = f"Apt {self.r.randrange(1, 40)}" if self.r.random() < 0.1 else None
        street = f"{self.r.randrange(1, 999)} {self.r.choice(STREETS)}"
        row: Row = {"street_line_1": street, "street_line_2": flat, "city": city, "state": state}
        return row | {"zip": postal, "country_code": "US"}

    def _phone(self) -> str:
        line, area = divmod(self.phones, len(AREAS))
        self.phones += 1
        form = self.r.choices(PHONE_FORMS, (80, 10, 6, 4))[0]
        return form.format(AREAS[area], 100 + line % 9900)

    def _put(self, kind: str, values: Row, location: str, primary: bool, times: Row) -> None:
        self.church.put(kind, {**values, "location": location, "primary": primary, **times})

    def _emails(self, number: int, child: bool, shared: str, times: Row) -> None:
        own = self.r.random()
        if child:
            if own < 0.7:
                self._put("Email", {"address": shared, "blocked": False}, "Home", True, times)
        elif own < 0.68:
            domain = ("example.com", "example.net", "Example.org")[number % 3]
            self._put("Email", {"address": f"p{number}@{domain}", "blocked": own < 0.01}, "Home", True, times)
            if own < 0.17:
                work = {"address": f"p{number}@work.example.net", "blocked": False}
                self._put("Email", work, "Work", False, times)
        elif own < 0.9:
            self._put("Email", {"address": shared, "blocked": False}, "Home", True, times)

    def _phones(self, child: bool, shared: str, times: Row) -> None:
        r = self.r
        has = r.random()
        if has > (0.65 if child else 0.93):
            return
        own = r.random() < (0.1 if child else 0.7)
        number = self._phone() if own else shared
        if own and r.random() < 0.01:
            number = f"+44 20 7946 0{r.randrange(1000):03d}"
        values: Row = {"number": number, "carrier": None}
        self._put("PhoneNumber", values, "Mobile" if own else "Home", True, times)
        if has < 0.18:
            more: Row = {"number": self._phone(), "carrier": None}
            self._put("PhoneNumber", more, "Work", False, times)

    def _household(self, last: str, ids: list[int], at: float) -> None:
        made = stamp(at)
        row: Row = {"name": last, "primary_contact_id": ids[0], "avatar": None}
        household = self.church.put("Household", row | {"created_at": made, "updated_at": made})["id"]
        for number in ids:
            self._join(household, number)
        # Grandchildren and children of parted parents live in two households.
        if self.earlier and self.r.random() < 0.04:
            self._join(self.r.choice(self.earlier[-50:]), ids[-1])
        self.earlier.append(household)

    def _join(self, household: int, person: int) -> None:
        row: Row = {"household_id": household, "person_id": person, "pending": False}
        self.church.put("HouseholdMembership", row)

    def _person(self, names: Names, last: str, at: float, place: int, child: bool, campus: int | None) -> Row:
        r = self.r
        male = place == 0 if place < 2 and r.random() < 0.9 else r.random() < 0.5
        first = r.choice(names.male if male else names.female)
        typed = r.random()
        nickname = NICKNAMES.get(first) if r.random() < 0.4 else None
        if typed < 0.012 and len(first) > 3:
            first = first[0] + first[2] + first[1] + first[3:]
        elif typed < 0.016:
            first = f"{first} {r.choice(EMOJI)}"
        made = stamp(at)
        inactive = r.random() < 0.06
        year = r.randrange(2008, 2024) if child else r.randrange(1935, 2005)
        born = f"{year}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}"
        row: Row = {"first_name": first, "last_name": last, "nickname": nickname, "child": child}
        row["birthdate"] = born if r.random() < (0.9 if child else 0.6) else None
        row["gender"] = ("Male" if male else "Female") if r.random() < 0.9 else None
        row["grade"] = max(-1, min(12, 2025 - year - 6)) if child and r.random() < 0.7 else None
        row["membership"] = r.choices(MEMBERSHIPS, MEMBERSHIP_WEIGHTS)[0]
        row["status"] = "inactive" if inactive else "active"
        row["inactivated_at"] = made if inactive else None
        row["primary_campus_id"] = campus
        if r.random() < 0.12:
            row["middle_name"] = r.choice(names.male if male else names.female)
        if not child and r.random() < 0.2:
            row["anniversary"] = (
                f"{r.randrange(1960, 2024)}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}"
            )
        row["created_at"] = made
        row["updated_at"] = stamp(at + r.random() ** 3 * 100 * DAY)
        return row

    def custom_fields(self) -> None:
        """Add a tab of custom fields and values for some people."""
        put, r = self.church.put, self.r
        tab = put("Tab", {"name": "Serving", "sequence": 1, "slug": "serving"})["id"]
        definitions: list[int] = []
        for i, (name, kind) in enumerate(
            (("T-shirt size", "select"), ("Baptized on", "date"), ("Teams", "checkboxes"))
        ):
            row: Row = {"name": name, "data_type": kind, "sequence": i + 1, "tab_id": tab, "config": None}
            row |= {"slug": name.lower().replace(" ", "_").replace("-", "_"), "deleted_at": None}
            definitions.append(put("FieldDefinition", row)["id"])
        for i, value in enumerate(("S", "M", "L", "XL")):
            put("FieldOption", {"value": value, "sequence": i + 1, "field_definition_id": definitions[0]})
        for person in self.church.ids["Person"]:
            if r.random() < 0.05:
                made = self.church.rows["Person"][person]["created_at"]
                datum: Row = {"value": r.choice(("S", "M", "L", "XL")), "field_definition_id": definitions[0]}
                put("FieldDatum", datum | {"customizable_id": person, "created_at": made, "updated_at": made})

    def small_tables(self) -> None:
        """Add two groups with members and two funds."""
        put, people = self.church.put, self.church.ids["Person"]
        made = stamp(START)
        for i, name in enumerate(("Young Families", "Choir")):
            group = put(
                "Group", {"name": name, "description": None, "archived_at": None, "created_at": made}
            )["id"]
            for person in people[i : i + 5]:
                member: Row = {"role": "member", "joined_at": made, "group_id": group, "person_id": person}
                put("Membership", member)
        for name in ("General", "Missions"):
            fund: Row = {"name": name, "default": name == "General", "visibility": "everywhere"}
            put("Fund", fund | {"created_at": made, "updated_at": made})
