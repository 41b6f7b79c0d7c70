"""A church's records in a system that lives in memory: three tables of whole rows, each with numbers of its own.

A person's row holds one e-mail address, two phone numbers and one postal address. A row is only ever replaced as
a whole. Nothing tells when a row was changed; only when it was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Row = dict[str, Any]

PEOPLE, SITES, FAMILIES = "people", "sites", "families"
EMPTY: dict[str, Row] = {
    PEOPLE: dict.fromkeys(
        ("first", "middle", "last", "called", "born", "sex", "standing", "mail", "mobile"), ""
    )
    | {"home_phone": "", "street": "", "town": "", "post_code": "", "site": None},
    SITES: {"name": "", "town": ""},
    FAMILIES: {"name": "", "head": None, "members": ()},
}


def now() -> str:
    """Return the church's own time, ISO 8601 UTC in whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Church:
    """The records by table and number, and what happened to them.

    `log` holds every request: (what, table, number). `trouble` is called with each of them before it is carried
    out, `lost` after it; what they raise is what the session raises.
    """

    key: str = "secret-key"
    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {name: {} for name in EMPTY})
    log: list[tuple[str, str, int | None]] = field(default_factory=list[tuple[str, str, "int | None"]])
    trouble: Callable[[str, str, int | None], None] = lambda what, table, number: None
    lost: Callable[[str, str, int | None], None] = lambda what, table, number: None
    _numbers: Counter[str] = field(default_factory=Counter[str])

    def add(self, table: str, **columns: Any) -> int:
        """Make a row and return its number; each table counts from 1."""
        unknown = columns.keys() - EMPTY[table].keys()
        assert not unknown, f"no column {unknown}"
        self._numbers[table] += 1
        number = self._numbers[table]
        self.rows[table][number] = {**EMPTY[table], **columns, "made": now()}
        return number

    def replace(self, table: str, number: int, row: Row) -> None:
        """Put a whole row in the place of one: what it doesn't hold is empty from now on."""
        made = self.rows[table][number]["made"]
        self.rows[table][number] = {**EMPTY[table], **row, "made": made}

    def edit(self, table: str, number: int, **columns: Any) -> None:
        """Change some columns, as somebody does who works in the system itself."""
        self.replace(table, number, {**self.rows[table][number], **columns})

    def remove(self, table: str, number: int) -> None:
        """Delete a row; a person leaves the families, and one without members ends."""
        self.rows[table].pop(number, None)
        if table != PEOPLE:
            return
        for family, row in list(self.rows[FAMILIES].items()):
            members = tuple(one for one in row["members"] if one != number)
            if row["head"] == number:
                self.rows[FAMILIES].pop(family)
            elif members != row["members"]:
                self.edit(FAMILIES, family, members=members)

    @property
    def writes(self) -> list[tuple[str, str, int | None]]:
        """The requests that would change something."""
        return [one for one in self.log if one[0] not in ("list", "read", "who")]


def a_church(people: int = 12) -> Church:
    """Return a church with two sites, so many people, and families of every four of them."""
    church = Church()
    for name in ("North", "South"):
        church.add(SITES, name=name, town="Springfield")
    for number in range(1, people + 1):
        church.add(
            PEOPLE,
            first=f"First{chr(96 + number % 26)}",
            last=f"Last{number}",
            born=f"19{50 + number % 50}-03-{1 + number % 28:02}",
            mail=f"p{number}@example.org" if number % 3 else "",
            mobile=f"+1217555{number:04}" if number % 2 else "",
            home_phone=f"+1217556{number:04}" if number % 5 == 0 else "",
            street=f"{number} Elm St" if number % 4 else "",
            town="Springfield" if number % 4 else "",
            site=1 + number % 2,
        )
    for first in range(1, people - 2, 4):
        church.add(FAMILIES, name=f"Last{first}", head=first, members=tuple(range(first, first + 4)))
    return church
