"""Lists of records for people to look at: which ids fit, in which order, however many there are.

A list is its ids, read with one query; the records themselves are read for what is on the screen
(`entities.get_many`). Every condition is one that an index answers, so that 100,000 records open and are
searched while somebody types. What a search, a filter or an order means is `Wanted`'s to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    and_,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
)

from openfaith_desktop.cdm.children import born_after
from openfaith_desktop.cdm.model import EntityType, Field, FieldKind
from openfaith_desktop.cdm.normalise import e164, fold
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import links, region
from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.tables import ENTITY_TABLES, decision, external_link, outbox, problem

_DEAD = (links.GONE, links.UNLINKED, links.MERGED)
# In these words, so that the index for it is used.
_NOT_ACTIVE = text("external_link.state <> 'active'")
NAME, GROUP, WHERE = "name", "group", "where"
"""Orders beside the fields: by name, by the family (or owner, or town) it is shown with, by where it is."""


class Filter(StrEnum):
    """Which records of a type are wanted."""

    ALL = "all"
    NEEDS_ME = "needs_me"
    """A decision or a problem of the record, or of what belongs to it, waits for a person."""
    ONLY_HERE = "only_here"
    """No living record there is linked to it."""
    CHANGED_HERE = "changed_here"
    """It, or what belongs to it, was changed here since both sides agreed, and goes with the next sync."""
    CHILDREN = "children"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows: records of `type` that fit `text` and `filter`, in this order.

    Every word of `text` must occur in the record's name, or in an e-mail address or phone number of it.
    `connections` are those that the filter asks; none: nothing is linked, and nothing waits.
    """

    type: EntityType
    text: str = ""
    filter: Filter = Filter.ALL
    connections: tuple[int, ...] = ()
    order: str = NAME
    descending: bool = False


def ids(db: Connection, wanted: Wanted, today: date) -> list[str]:
    """Return the ids of the living records that fit, in order. `today` says who is a child."""
    # Rows as the driver gives them: SQLAlchemy's own for 100,000 ids take as long again as the query.
    cursor: Any = db.execute(query(db, wanted, today)).cursor
    return [row[0] for row in cursor.fetchall()]


def query(db: Connection, wanted: Wanted, today: date) -> Select[tuple[str]]:
    """Return the query of a list's ids."""
    table = ENTITY_TABLES[wanted.type.name]
    made = select(table.c.id).where(*_conditions(db, wanted, today))
    if wanted.order == GROUP:
        made, order = _by_group(made, wanted.type)
    else:
        order = _order(db, wanted)
    order += [table.c[key.name] for key in wanted.type.keys[:1]] + [table.c.id]
    return made.order_by(*([column.desc() for column in order] if wanted.descending else order))


def count(db: Connection, wanted: Wanted, today: date) -> int:
    """Return how many living records fit."""
    table = ENTITY_TABLES[wanted.type.name]
    fitting = select(func.count()).select_from(table).where(*_conditions(db, wanted, today))
    return db.scalar(fitting) or 0


def _conditions(db: Connection, wanted: Wanted, today: date) -> Iterator[ColumnElement[bool]]:
    table = ENTITY_TABLES[wanted.type.name]
    yield table.c.deleted_at.is_(None)
    yield from _fitting(db, wanted.type, wanted.text)
    match wanted.filter:
        case Filter.ALL:
            pass
        case Filter.NEEDS_ME:
            yield needs_a_person(db, wanted.type, wanted.connections)
        case Filter.ONLY_HERE:
            yield ~linked(wanted.type, wanted.connections)
        case Filter.CHANGED_HERE:
            yield changed_here(wanted.type, wanted.connections)
        case Filter.CHILDREN:
            yield _children(table, today)


# --- searching ----------------------------------------------------------------------------------------


def _fitting(db: Connection, type_: EntityType, text: str) -> list[ColumnElement[bool]]:
    """Return the conditions of a search, one for each word."""
    words = _words(text)
    # The longest finds the fewest; the others are then asked of those only.
    words.sort(key=len, reverse=True)
    country = region.current(db) if words else ""
    return [_contains(type_, word, country, among_few=bool(i)) for i, word in enumerate(words)]


def _words(text: str) -> list[str]:
    if "@" in text:
        # An address is one word, with what folding would take out of it.
        return text.casefold().split()
    if not _has_letters(text):
        # A phone number or a date, however it is written.
        return ["".join(text.split())] if fold(text) else []
    return fold(text).split()


def _contains(type_: EntityType, word: str, country: str, *, among_few: bool) -> ColumnElement[bool]:
    table = ENTITY_TABLES[type_.name]
    if not type_.keys:
        return table.c.id == word
    name = table.c[type_.keys[0].name]
    if len(word) == 1:
        # So many have a letter somewhere that only beginnings help.
        return or_(name.startswith(word, autoescape=True), name.contains(f" {word}", autoescape=True))
    found: list[ColumnElement[bool]] = [name.contains(fold(word) or word, autoescape=True)]
    digits = "".join(letter for letter in word if letter.isdigit())
    if digits:
        keys = [key.name for key in type_.keys[1:] if key.indexed]
        found += [table.c.id.in_(_with_key(table, "id", key, word)) for key in keys]
    for other, field in owned_types(type_):
        is_phone = FieldKind.PHONE in {f.kind for f in other.fields}
        for key in other.keys:
            if not key.indexed or (is_phone and not digits):
                continue
            parts = {digits, _as_read(digits, country)} if is_phone and not _has_letters(word) else {word}
            for part in sorted(parts):
                owners = _with_key(ENTITY_TABLES[other.name], field.name, key.name, part)
                owner = ENTITY_TABLES[other.name].c[field.name]
                found.append(
                    owners.where(owner == table.c.id).exists() if among_few else table.c.id.in_(owners)
                )
    return or_(*found)


def _has_letters(word: str) -> bool:
    return any(map(str.isalpha, word))


def _as_read(digits: str, country: str) -> str:
    """Return what a number begins with that begins with these digits as they are dialled in the country."""
    read = e164(digits, country)
    # The same with a 1 or 49 before it is found by the digits themselves.
    return digits if read.endswith(digits) else read


def _with_key(table: Table, column: str, key: str, word: str) -> Select[Any]:
    fits = table.c[key].contains(word, autoescape=True)
    return select(table.c[column]).where(fits, table.c.deleted_at.is_(None))


def owned_types(type_: EntityType) -> list[tuple[EntityType, Field]]:
    """Return the types whose records belong to those of `type_`, each with the relation that says so."""
    return [
        (other, other.by_name[other.owner])
        for other in ENTITY_TYPES.values()
        if other.owner and other.by_name[other.owner].relation == type_.name
    ]


# --- filters ------------------------------------------------------------------------------------------


def linked(type_: EntityType, connections: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a living record there is linked to it, in any of these connections."""
    table, link = ENTITY_TABLES[type_.name], external_link
    mine = link.c.connection_id.in_(connections), link.c.entity_type == type_.name
    all_links = select(link.c.entity_id).where(*mine, link.c.entity_id.is_not(None))
    # Asked apart, because the few that are not active have an index of their own.
    dead = select(link.c.entity_id).where(
        *mine,
        _NOT_ACTIVE,
        link.c.state.in_(_DEAD),
        link.c.entity_id.is_not(None),
    )
    if len(connections) > 1:
        # Gone from one system and alive in another is linked.
        alive = all_links.where(link.c.state.not_in(_DEAD))
        return table.c.id.in_(alive)
    return and_(table.c.id.in_(all_links), table.c.id.not_in(dead))


def needs_a_person(db: Connection, type_: EntityType, connections: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a decision or a problem of the record, or of what belongs to it, is open."""
    table = ENTITY_TABLES[type_.name]
    found: list[ColumnElement[bool]] = [
        table.c.id.in_(inner_ids) for inner_ids in _asked(type_.name, connections)
    ]
    for other, field in owned_types(type_):
        inner = ENTITY_TABLES[other.name]
        belonging = [inner.c.id.in_(inner_ids) for inner_ids in _asked(other.name, connections)]
        found.append(table.c.id.in_(select(inner.c[field.name]).where(or_(*belonging))))
    candidates = {
        candidate["entity_id"]
        for (ours,) in db.execute(
            select(decision.c.ours).where(
                *_open(decision, type_.name, connections), decision.c.kind == DecisionKind.MATCH
            )
        )
        for candidate in ours or ()
    }
    if candidates:
        found.append(among(table.c.id, candidates))
    return or_(*found)


def _open(table: Table, type_name: str, connections: Collection[int]) -> Sequence[ColumnElement[bool]]:
    return (
        table.c.connection_id.in_(connections),
        table.c.entity_type == type_name,
        # Not a parameter: so that the index of the open ones is used.
        table.c.state == literal_column("'open'"),
    )


def _asked(type_name: str, connections: Collection[int]) -> list[Select[Any]]:
    return [
        select(table.c.entity_id).where(*_open(table, type_name, connections), table.c.entity_id.is_not(None))
        for table in (decision, problem)
    ]


def changed_here(type_: EntityType, connections: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that it, or what belongs to it, has an edit that the next sync looks at."""
    table = ENTITY_TABLES[type_.name]
    found: list[ColumnElement[bool]] = [
        table.c.id.in_(inner_ids) for inner_ids in _edited(type_.name, connections)
    ]
    for other, field in owned_types(type_):
        inner = ENTITY_TABLES[other.name]
        belonging = [inner.c.id.in_(inner_ids) for inner_ids in _edited(other.name, connections)]
        found.append(table.c.id.in_(select(inner.c[field.name]).where(or_(*belonging))))
    return or_(*found)


def _edited(type_name: str, connections: Collection[int]) -> list[Select[Any]]:
    table, link = ENTITY_TABLES[type_name], external_link
    since_agreed = (
        select(link.c.entity_id)
        .join(table, table.c.id == link.c.entity_id)
        .where(
            link.c.connection_id.in_(connections),
            link.c.entity_type == type_name,
            link.c.state == links.ACTIVE,
            link.c.agreed_version != table.c.version,
        )
    )
    waiting = select(outbox.c.entity_id).where(
        outbox.c.connection_id.in_(connections),
        outbox.c.entity_type == type_name,
        outbox.c.operation == "update",
    )
    return [since_agreed, waiting]


def _children(table: Table, today: date) -> ColumnElement[bool]:
    """Return the condition that anything says child: the mark, the birth date, or a grade."""
    signs: list[ColumnElement[bool]] = []
    if "child" in table.c:
        signs.append(table.c.child.is_(True))
    if "grade" in table.c:
        signs.append(table.c.grade.is_not(None))
    if "birthdate" in table.c:
        signs.append(table.c.birthdate > born_after(today))
    return or_(false(), *signs)


# --- orders -------------------------------------------------------------------------------------------


def _order(db: Connection, wanted: Wanted) -> list[ColumnElement[Any]]:
    """Return what decides before the name does."""
    type_, table = wanted.type, ENTITY_TABLES[wanted.type.name]
    if wanted.order == NAME:
        return []
    if wanted.order == WHERE:
        waits = needs_a_person(db, type_, wanted.connections)
        here = ~linked(type_, wanted.connections)
        return [case((waits, 0), (here, 1), else_=2)]
    column = table.c[wanted.order]
    return [func.lower(column) if isinstance(column.type, Text) else column]


def _by_group(listed: Select[Any], type_: EntityType) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    """Return the query with what a record is shown with: its first family by name, its owner, or its town."""
    table = ENTITY_TABLES[type_.name]
    for member, to_us, to_group in memberships(type_):
        between, group = ENTITY_TABLES[member.name], ENTITY_TABLES[to_group.relation or ""]
        key = ENTITY_TYPES[to_group.relation or ""].keys[0].name
        first = (
            select(between.c[to_us.name].label("one"), func.min(group.c[key]).label("first"))
            .select_from(between.join(group, group.c.id == between.c[to_group.name]))
            .where(between.c.deleted_at.is_(None), group.c.deleted_at.is_(None))
            .group_by(between.c[to_us.name])
            .subquery()
        )
        return listed.outerjoin(first, first.c.one == table.c.id), [first.c.first]
    if type_.owner:
        owner = ENTITY_TYPES[type_.by_name[type_.owner].relation or ""]
        above = ENTITY_TABLES[owner.name]
        joined = listed.outerjoin(above, above.c.id == table.c[type_.owner])
        return joined, [above.c[owner.keys[0].name]]
    return listed, [func.lower(table.c.city)] if "city" in table.c else []


def memberships(type_: EntityType) -> list[tuple[EntityType, Field, Field]]:
    """Return the types that say who is in what, where `type_` is the one or the other.

    Each with its relation to `type_` and the one to what that is together with.
    """
    found: list[tuple[EntityType, Field, Field]] = []
    for other in ENTITY_TYPES.values():
        required = [f for f in other.relations if f.required]
        if len(required) == 2 and not other.keys:
            for ours, theirs in (required, required[::-1]):
                if ours.relation == type_.name and theirs.relation != type_.name:
                    found.append((other, ours, theirs))
    return found
