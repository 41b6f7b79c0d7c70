"""What is imported and what becomes of it, as values. Nothing here decides or writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openfaith_desktop.cdm.model import Value
from openfaith_desktop.errors import InvalidValue

NEW = "new"
"""What stands in place of an id for a record that a person says isn't here yet."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list. `id` is the record's, `NEW`, or "" when it says neither.

    `cells` are what was typed, by field name or by the type of contacts, empty ones left out.
    """

    number: int
    id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """A line whose cells fit their fields. `contacts` are the values of each kind, by type."""

    line: Line
    values: Mapping[str, Value]
    contacts: Mapping[str, Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Waits:
    """A line that is left out, for it may be somebody who is here already; `reasons` say why, in words.

    `entity_id` and `title` are theirs, or `same_as_line` is the line of the same list that it may repeat.
    """

    line: int
    name: str
    reasons: tuple[str, ...]
    entity_id: str | None
    title: str
    same_as_line: int | None


@dataclass(frozen=True, slots=True)
class Update:
    """What a line changes of a record here: fields, and contacts that it doesn't have yet, by type."""

    line: int
    entity_id: str
    values: Mapping[str, Value]
    contacts: Mapping[str, Sequence[Value]]


@dataclass(slots=True)
class Plan:
    """What an import would do. With `mistakes` it does nothing at all."""

    new: list[Read] = field(default_factory=list[Read])
    updates: list[Update] = field(default_factory=list[Update])
    same: int = 0
    waits: list[Waits] = field(default_factory=list[Waits])
    mistakes: list[tuple[int, InvalidValue]] = field(default_factory=list[tuple[int, InvalidValue]])
