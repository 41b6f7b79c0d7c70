"""The raw rows of both sides in one form: by kind and mark, what people would see there.

A multiset: a mark that comes twice on one side is two rows. Relations are told by the mark of what they point to.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]
"""Kind and mark of a record, e.g. ("person", "v123")."""
Church = Mapping[str, Mapping[Any, Mapping[str, Any]]]
"""The other side: rows by the simulator's kind and id."""
Read = tuple[str, Callable[[Any], Any]]
"""How a raw value is read."""


def _text(value: Any) -> str | None:
    return None if value in (None, "") else str(value).strip()


def _number(value: Any) -> float | None:
    return None if value in (None, "") else float(value)


_TEXT: Read = ("text", _text)
_FLAG: Read = ("flag", bool)
_NUMBER: Read = ("number", _number)
FIELDS: Mapping[str, Mapping[str, Read]] = {
    "person": {
        **dict.fromkeys(
            ("first_name", "last_name", "middle_name", "nickname", "given_name", "birthdate", "anniversary"),
            _TEXT,
        ),
        **dict.fromkeys(("gender", "membership", "medical_notes", "status"), _TEXT),
        "child": _FLAG,
        "grade": _NUMBER,
        "remote_id": _NUMBER,
    },
    "email": {"address": _TEXT, "location": _TEXT, "primary": _FLAG, "blocked": _FLAG},
    "phone_number": {"number": _TEXT, "carrier": _TEXT, "location": _TEXT, "primary": _FLAG},
    "address": {
        **dict.fromkeys(
            ("street_line_1", "street_line_2", "city", "state", "zip", "country_code", "location"), _TEXT
        ),
        "primary": _FLAG,
    },
    "household": {"name": _TEXT},
    "household_membership": {},
    "campus": dict.fromkeys(
        ("name", "description", "street", "city", "state", "zip", "country", "website"), _TEXT
    ),
}
"""What is compared of each kind, and how a raw value is read: nothing and "" are the same, flags are yes or no."""
THERE = {
    "campus": "Campus",
    "person": "Person",
    "email": "Email",
    "phone_number": "PhoneNumber",
    "address": "Address",
    "household": "Household",
    "household_membership": "HouseholdMembership",
}
POINTS_TO = {
    "person": {"primary_campus_id": "campus"},
    "email": {"person_id": "person"},
    "phone_number": {"person_id": "person"},
    "address": {"person_id": "person"},
    "household": {"primary_contact_id": "person"},
    "household_membership": {"household_id": "household", "person_id": "person"},
}
"""The relations, by the same names on both sides, and what they point to."""
OWNERS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("email", "phone_number", "address"), ("person_id",)),
    "household_membership": ("household_id", "person_id"),
}
NEEDS = {**OWNERS, "household": ("primary_contact_id",)}
"""Without these a record can't be on a side."""


Mark = Callable[[str, Mapping[str, Any]], str]
"""Returns what tells a record of a kind by its values."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the two sides are read where the other one is a certain system: what it keeps, and what tells its records.

    `fields` are those that both sides keep, by kind; what isn't among them takes no part. `owners`: the relations
    without which a record ends there.
    """

    fields: Mapping[str, Mapping[str, Read]]
    mark: Mark
    owners: Mapping[str, Sequence[str]] = field(default_factory=lambda: OWNERS)


@dataclass(frozen=True, slots=True)
class Raw:
    """One row as it is on one side. `values` holds its fields, and its relations as marks."""

    key: Key
    id: str
    values: Mapping[str, Any]


@dataclass(slots=True)
class Side:
    """All living rows of one side by key, and every id there ever was a row for."""

    rows: dict[Key, list[Raw]] = field(default_factory=dict[Key, list[Raw]])
    keys: dict[tuple[str, str], Key] = field(default_factory=dict[tuple[str, str], Key])

    def one(self, key: Key) -> Raw | None:
        """Return the row of this key, None when there is none, or more than one."""
        found = self.rows.get(key, ())
        return found[0] if len(found) == 1 else None


def here(db: sqlite3.Connection, shape: Shape | None = None) -> Side:
    """Read OpenFaith's side; deleted rows only give their ids."""
    db.row_factory = sqlite3.Row
    tables = {kind: [dict(row) for row in db.execute(f"SELECT * FROM {kind}")] for kind in FIELDS}  # noqa: S608 - a name of ours
    return _side(tables, {}, shape or PLANNING_CENTER)


def there(church: Church, known: Mapping[tuple[str, str], Key], shape: Shape | None = None) -> Side:
    """Read the church's side; `known` are the ids there ever were, since what is deleted may be pointed to."""
    tables = {kind: list(church[name].values()) for kind, name in THERE.items()}
    return _side(tables, known, shape or PLANNING_CENTER)


def _side(
    tables: Mapping[str, Iterable[Mapping[str, Any]]], known: Mapping[tuple[str, str], Key], shape: Shape
) -> Side:
    side = Side(keys=dict(known))
    for kind in ("campus", "person", "email", "phone_number", "address", "household", "household_membership"):
        for row in tables[kind]:
            values = {name: read(row.get(name)) for name, (_, read) in shape.fields[kind].items()}
            if "status" in values:
                values["status"] = values["status"] or "active"
            for name, other in POINTS_TO.get(kind, {}).items():
                wanted = row.get(name)
                pointed = side.keys.get((other, str(wanted))) if wanted is not None else None
                values[name] = pointed[1] if pointed else None
            key = (kind, shape.mark(kind, values))
            side.keys[kind, str(row["id"])] = key
            if not row.get("deleted_at"):
                side.rows.setdefault(key, []).append(Raw(key, str(row["id"]), values))
    return side


def _mark(kind: str, values: Mapping[str, Any]) -> str:
    match kind:
        case "person":
            return str(values["last_name"])
        case "household" | "campus":
            return str(values["name"]).split(" ")[0]
        case "household_membership":
            return f"{values['household_id']}/{values['person_id']}"
        case _:
            return str(values["location"])


PLANNING_CENTER = Shape(FIELDS, _mark)


def json_value(text: str | None) -> Any:
    """Return what a JSON column holds."""
    return None if text is None else json.loads(text)
