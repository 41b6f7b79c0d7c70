"""Which records the lines of a list are, and what each would change. Reads; writes nothing.

A record is only taken for one that is here when that is sure: by its id, by what makes its kind the same, or, for
people, as `matching.scoring` has it for a sync. What is doubtful waits: nobody is made twice. An empty cell says
nothing. Called by `application.importing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Matcher, Value, Values
from openfaith_desktop.cdm.normalise import equal, fold
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cdm.types.people import EMAIL, PHONE_NUMBER
from openfaith_desktop.errors import InvalidValue, UsageError
from openfaith_desktop.store import entities, region
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.importing.lines import NEW, Line, Plan, Read, Update, Waits
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Person, choose, compare

BETWEEN = ";"
"""What parts several contacts in one cell."""
SAME_NAME = "same name"


def plan(db: Connection, type_: EntityType, lines: Sequence[Line]) -> Plan:
    """Return what importing these lines would do."""
    return _Planning(db, type_).plan(lines)


class _Planning:
    """One import's plan as it is made."""

    def __init__(self, db: Connection, type_: EntityType) -> None:
        self.db, self.type = db, type_
        self.region = region.current(db)
        self.made = Plan()
        self._named: dict[str, dict[str, list[str]]] = {}

    def plan(self, lines: Sequence[Line]) -> Plan:
        read = [one for line in lines if (one := self._read(line)) is not None]
        known = self._by_id([one for one in read if one.line.id not in ("", NEW)])
        unknown = [one for one in read if not one.line.id]
        match self.type.matcher:
            case Matcher.PEOPLE:
                found = self._people(unknown)
            case Matcher.IDENTITY:
                found = self._identities(unknown)
            case _:
                found = self._namesakes(unknown)
        waiting = {one.line for one in self.made.waits}
        for one in read:
            number = one.line.number
            if number in known or number in found:
                continue
            if number not in waiting and (one.line.id in ("", NEW)):
                missing = editing.missing(self.type, one.values)
                self.made.mistakes += [(number, error) for error in missing[:1]]
                if not missing:
                    self.made.new.append(one)
        twice: dict[str, int] = {}
        for one in read:
            entity = known.get(one.line.number) or found.get(one.line.number)
            if entity is None:
                continue
            if (first := twice.setdefault(entity["id"], one.line.number)) != one.line.number:
                title = f"It is the same record as line {first}."
                self._mistake(one.line, InvalidValue(title, what_to_do="Leave one of the two lines out."))
                continue
            self._update(one, entity)
        self.made.mistakes.sort(key=lambda mistake: mistake[0])
        self.made.waits.sort(key=lambda one: one.line)
        return self.made

    # --- cells -------------------------------------------------------------------------------------------

    def _mistake(self, line: Line, error: InvalidValue) -> None:
        self.made.mistakes.append((line.number, error))

    def _read(self, line: Line) -> Read | None:
        values: dict[str, Value] = {}
        contacts: dict[str, list[Value]] = {}
        try:
            for name, cell in line.cells.items():
                if (field := self.type.by_name.get(name)) is not None:
                    values[name] = self._value(field, cell)
                else:
                    contacts[name] = self._contacts(ENTITY_TYPES[name], cell)
        except InvalidValue as error:
            self._mistake(line, error)
            return None
        return Read(line, values, contacts)

    def _contacts(self, type_: EntityType, cell: str) -> list[Value]:
        field = next(f for f in type_.fields if f.required and not f.relation)
        return [editing.read_value(self.db, field, part) for part in cell.split(BETWEEN) if part.strip()]

    def _value(self, field: Field, cell: str) -> Value:
        if field.kind is not FieldKind.RELATION:
            return editing.read_value(self.db, field, cell)
        other = ENTITY_TYPES[field.relation or ""]
        if other.name not in self._named:
            named = self._named[other.name] = {}
            for row in entities.search(self.db, other, limit=2**31 - 1)[1]:
                named.setdefault(fold(other.title(row)), []).append(row["id"])
                named[row["id"]] = [row["id"]]
        found = self._named[other.name].get(cell) or self._named[other.name].get(fold(cell), [])
        label = other.label.lower()
        if not found:
            raise InvalidValue(
                f"There is no {label} “{cell[:80]}” here.",
                what_to_do=f"Add the {label} first, or correct it.",
            )
        if len(found) > 1:
            raise InvalidValue(
                f"There are {len(found)} called “{cell[:80]}”.", what_to_do="Write the id of the right one."
            )
        return found[0]

    # --- who they are ------------------------------------------------------------------------------------

    def _by_id(self, read: Sequence[Read]) -> dict[int, Mapping[str, Any]]:
        """Return the records that lines name by their id, by line."""
        wanted: dict[int, str] = {}
        for one in read:
            try:
                mine = type_of(one.line.id) == self.type.name
            except UsageError:
                mine = False
            if mine:
                wanted[one.line.number] = one.line.id
                continue
            title = f"“{one.line.id[:80]}” is no {self.type.label.lower()} here."
            todo = "Leave the id empty; it is then looked for."
            self._mistake(one.line, InvalidValue(title, what_to_do=todo))
        rows = entities.get_many(self.db, self.type.name, set(wanted.values()))
        found: dict[int, Mapping[str, Any]] = {}
        for one in read:
            if (entity_id := wanted.get(one.line.number)) is None:
                continue
            entity = rows.get(entity_id)
            if entity is None or entity["deleted_at"]:
                was = "was deleted here" if entity is not None else "isn't here"
                title = f"The {self.type.label.lower()} with this id {was}."
                todo = "Bring it back first, or take the line out."
                self._mistake(one.line, InvalidValue(title, what_to_do=todo))
            else:
                found[one.line.number] = entity
        return found

    def _people(self, read: Sequence[Read]) -> dict[int, Mapping[str, Any]]:
        today = datetime.now(UTC).date()
        theirs = {str(one.line.number): self._person(one) for one in read}
        ours, rows = self._local(list(theirs.values()))
        by_key = _index((key, one) for one in ours for key in self._keys(one))
        pairs: list[Pair] = []
        for one in theirs.values():
            near = {p.id: p for key in self._keys(one) for p in by_key.get(key, ())}
            judged = ((other.id, compare(other, one, today)) for other in near.values())
            pairs += [Pair(one.id, other, v) for other, v in judged if v.confidence is not Confidence.NONE]
        matching = choose(pairs)
        for number, candidates in matching.questions.items():
            first = candidates[0]
            self.made.waits.append(
                Waits(
                    int(number),
                    self.type.title(theirs[number].values),
                    (*first.verdict.reasons, *first.verdict.against),
                    first.entity_id,
                    self.type.title(rows[first.entity_id]),
                    None,
                )
            )
        unknown = [one for one in theirs.values() if one.id not in matching.links]
        self._repeated([one for one in unknown if one.id not in matching.questions], today)
        return {int(number): rows[entity_id] for number, entity_id in matching.links.items()}

    def _repeated(self, people: Sequence[Person], today: date) -> None:
        """Let lines wait that may be somebody who stands in an earlier line."""
        seen: dict[tuple[str, str], list[Person]] = {}
        for one in people:
            keys = self._keys(one)
            near = {p.id: p for key in keys for p in seen.get(key, ())}
            verdicts = [(p, compare(p, one, today)) for p in near.values()]
            alike = [(p, v) for p, v in verdicts if v.confidence is not Confidence.NONE]
            if alike:
                first, verdict = alike[0]
                name, title = self.type.title(one.values), self.type.title(first.values)
                reasons = (*verdict.reasons, *verdict.against)
                self.made.waits.append(Waits(int(one.id), name, reasons, None, title, int(first.id)))
                continue
            for key in keys:
                seen.setdefault(key, []).append(one)

    def _person(self, read: Read) -> Person:
        emails = _comparable(EMAIL, read.contacts.get(EMAIL.name, ()), self.region)
        phones = _comparable(PHONE_NUMBER, read.contacts.get(PHONE_NUMBER.name, ()), self.region)
        return Person(str(read.line.number), read.values, emails, phones)

    def _keys(self, person: Person) -> list[tuple[str, str]]:
        keys = [(k.name, v) for k in self.type.keys if (v := k.compute(person.values, self.region))]
        return (
            keys + [(EMAIL.name, e) for e in person.emails] + [(PHONE_NUMBER.name, p) for p in person.phones]
        )

    def _local(self, theirs: Sequence[Person]) -> tuple[list[Person], dict[str, dict[str, Any]]]:
        """Return the people here who share any key with these, and their columns by id."""
        wanted: dict[str, set[str]] = {}
        for one in theirs:
            for name, value in self._keys(one):
                wanted.setdefault(name, set()).add(value)
        rows: dict[str, dict[str, Any]] = {}
        for key in self.type.keys:
            rows |= entities.living_by(self.db, self.type, key.name, wanted.get(key.name, ()))
        owners = {
            owner
            for contact in (EMAIL, PHONE_NUMBER)
            for _, owner in entities.owners_by_key(
                self.db, contact, contact.keys[0].name, wanted.get(contact.name, ())
            )
        }
        rows |= entities.living_by(self.db, self.type, "id", owners - set(rows))
        emails, phones = (self._keys_of(contact, list(rows)) for contact in (EMAIL, PHONE_NUMBER))
        people = [
            Person(i, row, emails.get(i, frozenset()), phones.get(i, frozenset())) for i, row in rows.items()
        ]
        return people, rows

    def _keys_of(self, type_: EntityType, owner_ids: Sequence[str]) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for row in entities.owned(self.db, type_, owner_ids):
            if key := row[type_.keys[0].name]:
                owner = row[type_.owner or ""]
                found[owner] = found.get(owner, frozenset()) | {key}
        return found

    def _identities(self, read: Sequence[Read]) -> dict[int, Mapping[str, Any]]:
        """Return who is here already by what makes its kind the same; a list that says it twice is a mistake."""
        mine = [(one, identity) for one in read if (identity := self._identity(one.values))]
        here = entities.living_by(self.db, self.type, self.type.identity[0], {i[0] for _, i in mine})
        by_identity: dict[tuple[str, ...], Mapping[str, Any]] = {}
        for row in sorted(here.values(), key=lambda one: one["id"]):
            if identity := self._identity(row):
                by_identity.setdefault(identity, row)
        found: dict[int, Mapping[str, Any]] = {}
        first: dict[tuple[str, ...], int] = {}
        for one, identity in mine:
            number = one.line.number
            if (before := first.setdefault(identity, number)) != number:
                title = f"It is the same {self.type.label.lower()} as in line {before}."
                self._mistake(one.line, InvalidValue(title, what_to_do="Leave one of the two lines out."))
            if identity in by_identity:
                found[number] = by_identity[identity]
        return found

    def _identity(self, values: Values) -> tuple[str, ...] | None:
        keys = {k.name: k.compute for k in self.type.keys}
        parts = [
            keys[name](values, self.region) if name in keys else values.get(name)
            for name in self.type.identity
        ]
        return tuple(str(p) for p in parts) if all(parts) else None

    def _namesakes(self, read: Sequence[Read]) -> dict[int, Mapping[str, Any]]:
        """Let lines wait that are called as a record is that is here already, or as an earlier line."""
        named: dict[str, Mapping[str, Any]] = {}
        if any(self.type.title(one.values) for one in read):
            for row in entities.search(self.db, self.type, limit=2**31 - 1)[1]:
                named.setdefault(fold(self.type.title(row)), row)
        seen: dict[str, int] = {}
        for one in read:
            title, number = self.type.title(one.values), one.line.number
            name = fold(title)
            if not name:
                continue
            if (row := named.get(name)) is not None:
                waits = Waits(number, title, (SAME_NAME,), row["id"], self.type.title(row), None)
                self.made.waits.append(waits)
            elif (before := seen.setdefault(name, number)) != number:
                self.made.waits.append(Waits(number, title, (SAME_NAME,), None, title, before))
        return {}

    # --- what changes ------------------------------------------------------------------------------------

    def _update(self, read: Read, entity: Mapping[str, Any]) -> None:
        values = {
            name: value
            for name, value in read.values.items()
            if not equal(self.type.by_name[name].kind, entity[name], value, self.region)
        }
        contacts: dict[str, list[Value]] = {}
        for name, typed in read.contacts.items():
            type_ = ENTITY_TYPES[name]
            have = set(self._keys_of(type_, [entity["id"]]).get(entity["id"], ()))
            for value in typed:
                (key,) = _comparable(type_, [value], self.region) or {str(value)}
                if key not in have:
                    have.add(key)
                    contacts.setdefault(name, []).append(value)
        if values or contacts:
            self.made.updates.append(Update(read.line.number, entity["id"], values, contacts))
        else:
            self.made.same += 1


def _comparable(type_: EntityType, values: Sequence[Value], country: str) -> frozenset[str]:
    field = next(f for f in type_.fields if f.required and not f.relation)
    compute = type_.keys[0].compute
    return frozenset(key for value in values if (key := compute({field.name: value}, country)))


def _index(pairs: Iterable[tuple[tuple[str, str], Person]]) -> dict[tuple[str, str], list[Person]]:
    found: dict[tuple[str, str], list[Person]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found
