"""What people type, here and there: every value is one of its own, and the promise is told of each at once.

Called by `steps.py`. A person's last name, a contact's type and the first word of a name are marks: nobody edits them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from openfaith_desktop.bench.simulation.oracle import mergers
from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities
from openfaith_desktop.sync import editing

FIELDS = ("nickname", "membership", "middle_name", "gender")
"""A person's fields that are edited, and that rules are made for."""
CONTACTS = {"email": "Email", "phone_number": "PhoneNumber", "address": "Address"}
KINDS = {"person": "Person", "household": "Household", **CONTACTS}
CLEARED = 0.25
"""How often a value is cleared instead."""

Act = Callable[[World, random.Random, str], str]
"""Does something, given chance and a value of its own; returns what was done in words, "" for nothing."""


def here(world: World, type_name: str) -> list[dict[str, Any]]:
    """Return the living records of a type here, in the order of coming."""
    found = world.store.read(lambda c: entities.search(c, ENTITY_TYPES[type_name], limit=1_000))[1]
    return sorted(
        found, key=lambda row: (row["created_at"], row.get("location") or row.get("last_name") or "")
    )


def there(world: World, kind: str) -> list[dict[str, Any]]:
    """Return the records of a kind there, in the order of their ids."""
    found = world.there.rows[kind]
    return [found[i] for i in sorted(found)]


def pick(chance: random.Random, found: list[Any]) -> Any:
    """Return one of what was found, None when there is nothing."""
    return chance.choice(found) if found else None


def phone(value: str) -> str:
    """Return a phone number of its own for a value."""
    number = int("".join(c for c in value if c.isdigit()) or 0)
    return f"({200 + number % 700}) {200 + number // 700 % 700}-{number // 490_000 % 10_000:04d}"


def change_here(world: World, row: dict[str, Any], values: dict[str, str]) -> None:
    """Type values into a record here."""
    with world.promise.typing("here"):
        editing.edit(world.store, row["id"], values, "you")


def change_there(world: World, kind: str, row: dict[str, Any], values: dict[str, Any]) -> None:
    """Type values into a record there."""
    with world.promise.typing("there"):
        world.there.update(kind, row, values)


def delete_one_there(world: World, kind: str, row: dict[str, Any]) -> None:
    """Delete a record there."""
    with world.promise.typing("there"):
        world.there.delete(kind, row["id"])


# --- people --------------------------------------------------------------------------------------------


def _full(chance: random.Random, row: dict[str, Any], name: str) -> str:
    """Return a field that holds something, to be cleared; `name` where none does."""
    return pick(chance, [one for one in FIELDS if row.get(one)]) or name


def edit_here(world: World, chance: random.Random, value: str) -> str:
    """Change a person's field here, or clear it."""
    row, name = pick(chance, here(world, "person")), chance.choice(FIELDS)
    if row is None:
        return ""
    given = "" if chance.random() < CLEARED else value
    name = _full(chance, row, name) if not given else name
    change_here(world, row, {name: given})
    return f"{name} of {row['last_name']} is “{given}” here"


def edit_there(world: World, chance: random.Random, value: str) -> str:
    """Change a person's field there, or clear it."""
    row, name = pick(chance, there(world, "Person")), chance.choice(FIELDS)
    if row is None:
        return ""
    given = None if chance.random() < CLEARED else value
    name = _full(chance, row, name) if not given else name
    change_there(world, "Person", row, {name: given})
    return f"{name} of {row['last_name']} is “{given}” there"


def edit_both(world: World, chance: random.Random, value: str) -> str:
    """Change one field of one person on both sides: to the same sometimes."""
    row, name = pick(chance, there(world, "Person")), chance.choice(FIELDS)
    mine = next((one for one in here(world, "person") if row and one["last_name"] == row["last_name"]), None)
    if row is None or mine is None:
        return ""
    other = value if chance.random() < 0.2 else f"{value}-there"
    change_here(world, mine, {name: value})
    world.now += chance.randrange(0, 4)
    change_there(world, "Person", row, {name: other})
    return f"{name} of {row['last_name']} is “{value}” here and “{other}” there"


def add_here(world: World, chance: random.Random, value: str) -> str:
    """Add a person with contacts, and sometimes a household, here."""
    with world.promise.typing("here"):
        person = editing.create(world.store, "person", {"first_name": "New", "last_name": value}, "you")
        _add_contact_here(world, person, "email", value)
        if chance.random() < 0.5:
            _add_contact_here(world, person, "phone_number", value)
        if chance.random() < 0.5:
            given = {"name": f"{value}-home", "primary_contact_id": person}
            home = editing.create(world.store, "household", given, "you")
            editing.create(
                world.store, "household_membership", {"household_id": home, "person_id": person}, "you"
            )
    return f"{value} with an e-mail is added here"


def add_there(world: World, chance: random.Random, value: str) -> str:
    """Add a person with contacts there."""
    with world.promise.typing("there"):
        given = {"first_name": "New", "last_name": value, "status": "active"}
        row = world.there.create("Person", given)
        _add_contact_there(world, row["id"], "email", value)
        if chance.random() < 0.5:
            _add_contact_there(world, row["id"], "address", value)
    return f"{value} with an e-mail is added there"


def add_twins(world: World, chance: random.Random, value: str) -> str:
    """Add one person on both sides, with the same e-mail and other values that differ."""
    add_there(world, random.Random(0), value)
    person = next(row for row in there(world, "Person") if row["last_name"] == value)
    name = chance.choice(("nickname", "membership"))
    change_there(world, "Person", person, {name: f"{value}-there"})
    with world.promise.typing("here"):
        mine = editing.create(
            world.store, "person", {"first_name": "New", "last_name": value, "nickname": value}, "you"
        )
        _add_contact_here(world, mine, "email", value)
    return f"{value} is added on both sides"


def delete_here(world: World, chance: random.Random, value: str) -> str:
    """Delete a person or a contact here."""
    name = chance.choice(("person", "person", *CONTACTS))
    row = pick(chance, here(world, name))
    if row is None:
        return ""
    with world.promise.typing("here"):
        editing.delete(world.store, row["id"], "you")
    return f"{name} {row.get('last_name') or row.get('location')} is deleted here"


def delete_there(world: World, chance: random.Random, value: str) -> str:
    """Delete a person, a contact or a household there."""
    kind = chance.choice(("Person", "Email", "PhoneNumber", "Address", "Household"))
    row = pick(chance, there(world, kind))
    if row is None:
        return ""
    delete_one_there(world, kind, row)
    return f"{kind} {row.get('last_name') or row.get('location') or row.get('name')} is deleted there"


def merge_there(world: World, chance: random.Random, value: str) -> str:
    """Merge two people there."""
    people = there(world, "Person")
    if len(people) < 2:
        return ""
    keep, remove = chance.sample(people, 2)
    kept, removed = ("person", keep["last_name"]), ("person", remove["last_name"])
    with world.promise.typing("there"):
        world.there.merge(keep["id"], remove["id"])
    mergers.merged(world.promise, removed, kept)
    return f"{remove['last_name']} ({remove['id']}) is merged into {keep['last_name']} ({keep['id']}) there"


# --- contacts ------------------------------------------------------------------------------------------


def _contact(name: str, value: str) -> dict[str, str]:
    match name:
        case "email":
            return {"address": f"{value}@example.com"}
        case "phone_number":
            return {"number": phone(value)}
        case _:
            return {"street_line_1": f"{value} Street", "city": f"{value}ville"}


def _add_contact_here(world: World, person: str, name: str, value: str) -> None:
    given = {**_contact(name, value), "person_id": person, "location": f"{name[0]}{value}"}
    editing.create(world.store, name, given, "you")


def _add_contact_there(world: World, person: int, name: str, value: str) -> None:
    given = {**_contact(name, value), "location": f"{name[0]}{value}"}
    world.there.create(CONTACTS[name], given, person_id=person)


def contact_here(world: World, chance: random.Random, value: str) -> str:
    """Give a person another contact here."""
    row, name = pick(chance, here(world, "person")), chance.choice(list(CONTACTS))
    if row is None or not world.there.has_room(name, row["last_name"]):
        return ""
    with world.promise.typing("here"):
        _add_contact_here(world, row["id"], name, value)
    return f"{row['last_name']} gets the {name} {name[0]}{value} here"


def contact_there(world: World, chance: random.Random, value: str) -> str:
    """Give a person another contact there."""
    row, name = pick(chance, there(world, "Person")), chance.choice(list(CONTACTS))
    if row is None or not world.there.has_room(name, row["last_name"]):
        return ""
    with world.promise.typing("there"):
        _add_contact_there(world, row["id"], name, value)
    return f"{row['last_name']} gets the {name} {name[0]}{value} there"


def edit_contact(world: World, chance: random.Random, value: str) -> str:
    """Change a contact on one side: its text, or which is the primary one."""
    name = chance.choice(list(CONTACTS))
    given = _contact(name, value)
    given = {k: given[k] for k in (chance.choice(sorted(given)),)}
    primary = chance.random() < 0.15
    if chance.random() < 0.5:
        row = pick(chance, here(world, name))
        if row is None:
            return ""
        change_here(world, row, {"primary": "yes"} if primary else given)
        return f"{name} {row['location']} becomes {'primary' if primary else given} here"
    row = pick(chance, there(world, CONTACTS[name]))
    if row is None:
        return ""
    change_there(world, CONTACTS[name], row, {"primary": True} if primary else given)
    return f"{name} {row['location']} becomes {'primary' if primary else given} there"


# --- households and campuses ---------------------------------------------------------------------------


def household_there(world: World, chance: random.Random, value: str) -> str:
    """Let a person join or leave a household there, or name it anew."""
    home, person = pick(chance, there(world, "Household")), pick(chance, there(world, "Person"))
    if home is None or person is None:
        return ""
    word = home["name"].split(" ")[0]
    if chance.random() < 0.3:
        change_there(world, "Household", home, {"name": f"{word} {value}"})
        return f"household {word} is called {value} there"
    members = world.there.members(home["id"])
    with world.promise.typing("there"):
        if person["id"] not in members:
            world.there.join(home["id"], person["id"])
            return f"{person['last_name']} joins the household {word} there"
        if len(members) == 1 or home["primary_contact_id"] == person["id"]:
            return ""
        world.there.delete("HouseholdMembership", members[person["id"]])
    return f"{person['last_name']} leaves the household {word} there"


def household_here(world: World, chance: random.Random, value: str) -> str:
    """Let a person join or leave a household here, or name it anew."""
    home, person = pick(chance, here(world, "household")), pick(chance, here(world, "person"))
    if home is None or person is None:
        return ""
    word = home["name"].split(" ")[0]
    if chance.random() < 0.3:
        change_here(world, home, {"name": f"{word} {value}"})
        return f"household {word} is called {value} here"
    mine = [m for m in here(world, "household_membership") if m["household_id"] == home["id"]]
    known = next((m for m in mine if m["person_id"] == person["id"]), None)
    with world.promise.typing("here"):
        if known is None:
            given = {"household_id": home["id"], "person_id": person["id"]}
            editing.create(world.store, "household_membership", given, "you")
            return f"{person['last_name']} joins the household {word} here"
        if len(mine) == 1 or home["primary_contact_id"] == person["id"]:
            return ""
        editing.delete(world.store, known["id"], "you")
    return f"{person['last_name']} leaves the household {word} here"


def edit_campus(world: World, chance: random.Random, value: str) -> str:
    """Change a campus there, or which one a person belongs to, on either side."""
    row = pick(chance, there(world, "Campus"))
    if row is None:
        return ""
    change_there(world, "Campus", row, {chance.choice(("description", "street", "website")): value})
    return f"campus {row['name']} has {value} there"
