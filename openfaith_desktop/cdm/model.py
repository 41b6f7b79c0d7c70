"""What an entity type is: its fields, their kinds, its relations and the keys it is found by.

The vocabulary only; the types themselves are in `types`. Used by every package above. A new entity
type is a new `EntityType` and a database table made from it: nothing here changes for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

Value = str | int | float | bool | None
"""One field's value. Dates are `YYYY-MM-DD`, times ISO 8601 in UTC, relations the other entity's id."""

Values = Mapping[str, Value]
"""The values of one entity by field name; an absent name means the same as None."""


class FieldKind(StrEnum):
    """What a field holds; decides how it is compared, stored and read from what a person types."""

    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    DATE = "date"
    TIMESTAMP = "timestamp"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity type. `label` is what people read; `relation` names the type it points to.

    A `sensitive` one is sent only when a person wrote it here, never just because the other side lacks it. An entity
    that is made without a value has the `default`; a system that leaves such a field empty says nothing about it.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    relation: str | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    sensitive: bool = False
    default: Value = None


class Matcher(StrEnum):
    """How it is found out which of our entities an external record is."""

    PEOPLE = "people"
    """By names, contacts and birth date; what is doubtful is asked."""
    MEMBERS = "members"
    """By who belongs to it."""
    IDENTITY = "identity"
    """By what makes it the same: see `EntityType.identity`."""
    NONE = "none"
    """Never: each record is an entity of its own."""


@dataclass(frozen=True, slots=True)
class Key:
    """A searchable form of an entity's values, kept in a column of its own; None: not found by it.

    `compute` takes the values and the church's region, in which phone numbers are read (ISO 3166).
    `indexed`: entities are looked for by this key alone, not only among those of one owner.
    """

    name: str
    compute: Callable[[Values, str], str | None]
    indexed: bool = True


@dataclass(frozen=True)
class EntityType:
    """An entity type of the Canonical Data Model.

    `owner` is the relation of a type that belongs to another (an e-mail to its person): it is created
    after its owner and pushed with it. It may have further owners: every relation it can't be without.
    `matcher` says how entities are recognised; with `identity`, the relations and keys of that name are what,
    all equal, means the same entity. `exclusive` flags are true for at most one entity of an owner (the
    primary e-mail). `found_through` names types whose keys find it too when people search (a person's e-mails).
    `nameless` is what one without a title is called; where it is given, questions about other records name
    somebody by this type. `recognises`: its owner is also told by this field of it, which an external record
    carries in its `match` by this name (`emails`, `address`). `lives_at` names the type of its postal addresses.

    Raises ValueError when the description contradicts itself.
    """

    name: str
    label: str
    plural: str
    fields: tuple[Field, ...]
    keys: tuple[Key, ...] = ()
    owner: str | None = None
    identity: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    title: Callable[[Values], str] = field(default=lambda values: "")
    matcher: Matcher = Matcher.NONE
    found_through: tuple[str, ...] = ()
    nameless: str = ""
    recognises: tuple[str, str] | None = None
    lives_at: str | None = None

    def __post_init__(self) -> None:
        """Refuse what contradicts itself, while the program starts and not in somebody's first sync."""
        Matcher(self.matcher)
        if bool(self.identity) is not (self.matcher is Matcher.IDENTITY):
            raise ValueError(f"{self.name}: an identity goes with the matcher “identity”, and only with that")
        known = {f.name for f in self.fields} | {key.name for key in self.keys}
        for name in (*self.identity, *self.exclusive, *((self.owner,) if self.owner else ())):
            if name not in known:
                raise ValueError(f"{self.name}: there is no field or key “{name}”")

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {f.name: f for f in self.fields}

    @cached_property
    def defaults(self) -> dict[str, Value]:
        """The values that an entity made without has, by field name."""
        return {f.name: f.default for f in self.fields if f.default is not None}

    @cached_property
    def owners(self) -> tuple[Field, ...]:
        """What one that belongs to another can't be without: a membership's household, and its person."""
        return tuple(f for f in self.relations if f.required) if self.owner else ()

    @cached_property
    def is_association(self) -> bool:
        """Whether it only says that two others belong together: two that name the same say the same."""
        return bool(self.identity) and set(self.identity) <= {f.name for f in self.owners}

    @cached_property
    def relations(self) -> tuple[Field, ...]:
        """The fields that point to another entity."""
        return tuple(f for f in self.fields if f.kind is FieldKind.RELATION)
