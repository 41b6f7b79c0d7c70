"""What an undo did or would do, by name: for the person who asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from openfaith_desktop.cdm.model import EntityType, Value

CHANGED_SINCE = "It was changed since."


class Sides(StrEnum):
    """Where what had been sent is taken back."""

    BOTH = "both"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Left:
    """One thing an undo leaves as it is: a whole record, or one field of it, and why."""

    entity_id: str
    title: str
    field: str | None
    reason: str
    connection_id: int | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class GoesBack:
    """One thing an undo takes back on one side: a field's value from `old` to `new`, or a whole record.

    Without a field, `new` says what becomes of the record: `removed` or `back`; or what was said of it and another:
    `not_different` (it is asked about again) or `different`.
    """

    side: str
    entity_id: str
    title: str
    field: str | None
    old: Value
    new: Value


@dataclass(slots=True)
class Undone:
    """What an undo did: fields set back and records removed or brought back here, writes planned there.

    `goes_back` names each of them.
    """

    fields: int = 0
    records: int = 0
    to_send: int = 0
    left: list[Left] = field(default_factory=list[Left])
    goes_back: list[GoesBack] = field(default_factory=list[GoesBack])

    def here(self, type_: EntityType, entity: Mapping[str, Any], name: str | None, new: Value) -> None:
        """Note what goes back in OpenFaith: a field, or (None) the whole record is removed."""
        self._note("here", type_, entity, name, entity.get(name) if name else None, new)

    def here_again(self, type_: EntityType, entity: Mapping[str, Any] | None, entity_id: str) -> None:
        """Note that a record is brought back in OpenFaith."""
        self.goes_back.append(GoesBack("here", entity_id, type_.title(entity or {}), None, None, "back"))

    def pair(self, type_: EntityType, entity: Mapping[str, Any] | None, entity_id: str, becomes: str) -> None:
        """Note what holds again of a record and another one."""
        self.goes_back.append(GoesBack("here", entity_id, type_.title(entity or {}), None, None, becomes))

    def there(
        self, type_: EntityType, entity: Mapping[str, Any], name: str | None, new: Value, old: Value = None
    ) -> None:
        """Note what the next sync sends: a field's value, or (None) that the record is deleted there."""
        self._note("there", type_, entity, name, old, new)

    def _note(
        self,
        side: str,
        type_: EntityType,
        entity: Mapping[str, Any],
        name: str | None,
        old: Value,
        new: Value,
    ) -> None:
        self.goes_back.append(
            GoesBack(side, entity["id"], type_.title(entity), name, old, new if name else "removed")
        )


def changed_since(
    undone: Undone, type_: EntityType, entity: Mapping[str, Any] | None, entity_id: str, name: str | None
) -> None:
    """Note that something was changed since, and stays."""
    undone.left.append(Left(entity_id, type_.title(entity or {}), name, CHANGED_SINCE))
