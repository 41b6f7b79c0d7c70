"""What people and programs do, chosen by chance from what is there at the moment.

Every value a person gives is unique, so that it can be told afterwards what became of it. A step is plain
data with a seed of its own: taking one out of a story changes no other.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.store import connections, entities, links
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.events import Event, Phase, PhaseStarted

FIELDS = ("nickname", "membership", "middle_name", "gender")
MODES = ("full", "openfaith", "external")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what, and the seed of its choices."""

    what: str
    seed: int


@dataclass
class Given:
    """A value that a person gave: on which side, to which record and field."""

    side: str
    entity_type: str
    record: Any
    field: str
    value: str
    said: str


@dataclass
class Played:
    """What has happened so far: the story in words, and the values that were given."""

    words: list[str] = field(default_factory=list[str])
    given: list[Given] = field(default_factory=list[Given])
    markers: set[str] = field(default_factory=set[str])


def choose(seed: int, number: int) -> list[Step]:
    """Return a story of so many steps."""
    chance = random.Random(f"steps {seed}")
    names, weights = zip(*((name, weight) for name, (weight, _) in STEPS.items()), strict=True)
    return [Step(chance.choices(names, weights)[0], chance.randrange(1 << 30)) for _ in range(number)]


def play(world: World, played: Played, step: Step) -> None:
    """Do a step and write down what was done; one that isn't possible now does nothing."""
    chance = random.Random(step.seed)
    said = STEPS[step.what][1](world, played, chance, f"v{step.seed}")
    if said:
        played.words.append(f"{step.what}: {said}")
    world.now += 60


# --- people, here and there ---------------------------------------------------------------------------


def _here(world: World, type_name: str) -> list[dict[str, Any]]:
    return world.store.read(lambda c: entities.search(c, ENTITY_TYPES[type_name], limit=1_000))[1]


def _there(world: World, kind: str) -> list[dict[str, Any]]:
    return [world.church.rows[kind][i] for i in sorted(world.church.rows[kind])]


def _pick(chance: random.Random, found: list[Any]) -> Any:
    return chance.choice(found) if found else None


def _edit_here(world: World, played: Played, chance: random.Random, value: str) -> str:
    row, name = (
        _pick(chance, sorted(_here(world, "person"), key=lambda r: r["created_at"])),
        chance.choice(FIELDS),
    )
    if row is None:
        return ""
    given = "" if chance.random() < 0.15 else value
    editing.edit(world.store, row["id"], {name: given}, "you")
    said = f"{name} of {row['last_name']} is “{given}” here"
    if given:
        played.given.append(Given("here", "person", row["id"], name, given, said))
    return said


def _edit_there(world: World, played: Played, chance: random.Random, value: str) -> str:
    row, name = _pick(chance, _there(world, "Person")), chance.choice(FIELDS)
    if row is None:
        return ""
    given = None if chance.random() < 0.15 else value
    world.church.update("Person", row, {name: given}, world.simulator.options)
    said = f"{name} of {row['last_name']} is “{given}” there"
    if given:
        played.given.append(Given("there", "person", row["id"], name, given, said))
    return said


def _add_here(world: World, played: Played, chance: random.Random, value: str) -> str:
    person = editing.create(world.store, "person", {"first_name": "New", "last_name": value}, "you")
    editing.create(world.store, "email", {"person_id": person, "address": f"{value}@example.com"}, "you")
    if chance.random() < 0.5:
        home = editing.create(world.store, "household", {"name": value, "primary_contact_id": person}, "you")
        editing.create(
            world.store, "household_membership", {"household_id": home, "person_id": person}, "you"
        )
    played.markers |= {value, f"{value}@example.com"}
    return f"{value} with an e-mail is added here"


def _add_there(world: World, played: Played, chance: random.Random, value: str) -> str:
    options = world.simulator.options
    row = world.church.create(
        "Person", {"first_name": "New", "last_name": value, "status": "active"}, options
    )
    world.church.create("Email", {"address": f"{value}@example.com"}, options, person_id=row["id"])
    played.markers |= {value, f"{value}@example.com"}
    return f"{value} with an e-mail is added there"


def _mail_here(world: World, played: Played, chance: random.Random, value: str) -> str:
    row = _pick(chance, sorted(_here(world, "person"), key=lambda r: r["created_at"]))
    if row is None:
        return ""
    editing.create(world.store, "email", {"person_id": row["id"], "address": f"{value}@example.com"}, "you")
    played.markers.add(f"{value}@example.com")
    return f"{row['last_name']} gets the e-mail {value}@example.com here"


def _edit_mail(world: World, played: Played, chance: random.Random, value: str) -> str:
    address = f"{value}@example.com"
    if chance.random() < 0.5:
        row = _pick(chance, sorted(_here(world, "email"), key=lambda r: r["created_at"]))
        if row is None:
            return ""
        editing.edit(world.store, row["id"], {"address": address}, "you")
        played.given.append(Given("here", "email", row["id"], "address", address, address))
        return f"{row['address']} becomes {address} here"
    row = _pick(chance, _there(world, "Email"))
    if row is None:
        return ""
    before = row["address"]
    world.church.update("Email", row, {"address": address}, world.simulator.options)
    played.given.append(Given("there", "email", row["id"], "address", address, address))
    return f"{before} becomes {address} there"


def _delete_here(world: World, played: Played, chance: random.Random, value: str) -> str:
    name = chance.choice(("person", "email"))
    row = _pick(chance, sorted(_here(world, name), key=lambda r: r["created_at"]))
    if row is None:
        return ""
    editing.delete(world.store, row["id"], "you")
    return f"{ENTITY_TYPES[name].title(row)} is deleted here"


def _delete_there(world: World, played: Played, chance: random.Random, value: str) -> str:
    kind = chance.choice(("Person", "Email", "PhoneNumber", "Household"))
    row = _pick(chance, _there(world, kind))
    if row is None:
        return ""
    world.church.delete(kind, row["id"], world.simulator.options)
    return f"{kind} {row['id']} is deleted there"


def _merge_there(world: World, played: Played, chance: random.Random, value: str) -> str:
    people = _there(world, "Person")
    if len(people) < 2:
        return ""
    keep, remove = chance.sample(people, 2)
    world.church.merge(keep["id"], remove["id"])
    return f"{remove['last_name']} ({remove['id']}) is merged into {keep['last_name']} ({keep['id']}) there"


def _household(world: World, played: Played, chance: random.Random, value: str) -> str:
    home, person = _pick(chance, _there(world, "Household")), _pick(chance, _there(world, "Person"))
    if home is None or person is None:
        return ""
    members = {m["person_id"]: m["id"] for m in world.church.memberships(home["id"])}
    if person["id"] in members:
        world.church.delete("HouseholdMembership", members[person["id"]], world.simulator.options)
        return f"{person['last_name']} leaves the household {home['id']} there"
    world.church.join(home["id"], person["id"], world.simulator.options)
    return f"{person['last_name']} joins the household {home['id']} there"


# --- decisions, rules, modes --------------------------------------------------------------------------


def _decide(world: World, played: Played, chance: random.Random, value: str) -> str:
    row = _pick(chance, world.open_decisions())
    if row is None:
        return ""
    words = ["ours", "theirs", "skip", "both"]
    if row.kind == "match":
        words = ["both", f"value={row.ours[0]['entity_id']}"]
    if row.kind == "brake":
        words = ["theirs", "ours", "again"]
    word = chance.choice(words)
    try:
        world.decide(row, word)
    except OpenFaithError as error:
        return f"{row.kind} {row.field} of {row.title}: “{word}” is refused ({error.title})"
    return f"{row.kind} {row.field} of {row.title}: {word}"


def _rule(world: World, played: Played, chance: random.Random, value: str) -> str:
    name, rule = chance.choice(FIELDS), chance.choice(("ask", "ours", "theirs", "newest"))
    known = dict(world.info().settings.get("rules", {}))
    world.store.write(lambda c: connections.update_settings(c, 1, rules={**known, name: rule}))
    rows = world.open_decisions()
    for row in rows:
        if row.kind == "field" and row.field == name:
            world.store.write(lambda c, r=row: links.mark_dirty(c, 1, r.entity_type, [r.external_id]))
    return f"{name}: {rule}"


def _mode(world: World, played: Played, chance: random.Random, value: str) -> str:
    mode = chance.choice(MODES)
    world.store.write(lambda c: connections.set_mode(c, 1, mode))
    return mode


# --- programs -----------------------------------------------------------------------------------------


def _run(kind: str) -> Callable[[World, Played, random.Random, str], str]:
    return lambda world, played, chance, value: world.run(kind)


def _faulty(world: World, played: Played, chance: random.Random, value: str) -> str:
    kinds = ("", "", "", "500", "429", "503", "drop_before", "drop_after")
    world.faults = [chance.choice(kinds) for _ in range(chance.randrange(3, 25))]
    faults = [f or "ok" for f in world.faults]
    return f"{world.run(chance.choice(('sync', 'compare')))} with {', '.join(faults)}"


def _crash(world: World, played: Played, chance: random.Random, value: str) -> str:
    kind, after = chance.choice(("sync", "compare")), chance.randrange(1, 60)
    return f"{kind} {world.run(kind, dies_after=after)} at boundary {after}"


def _meddled(world: World, played: Played, chance: random.Random, value: str) -> str:
    edit = chance.choice((_edit_here, _edit_there, _edit_mail))
    said: list[str] = []
    world.meddle = lambda: said.append(edit(world, played, chance, value))
    ended = world.run(chance.choice(("sync", "compare")))
    world.meddle = None
    return f"{ended}, while {'; '.join(said) or 'nothing happens'}"


def _race(world: World, played: Played, chance: random.Random, value: str) -> str:
    """Somebody changes the same field there after the sync has read it and before ours arrives."""
    known = world.store.read(
        lambda c: {
            entity: int(external)
            for external, entity in links.entity_ids(
                c, 1, "person", [str(i) for i in world.church.rows["Person"]]
            ).items()
        }
    )
    living = {row["id"]: row for row in _here(world, "person")}
    here = _pick(chance, sorted((i for i in known if i in living), key=lambda i: living[i]["created_at"]))
    if here is None:
        return ""
    name, theirs = chance.choice(FIELDS), f"{value}-there"
    editing.edit(world.store, here, {name: value}, "you")
    played.given.append(Given("here", "person", here, name, value, f"{name} “{value}”"))

    def meddle(event: Event) -> None:
        row = world.church.rows["Person"].get(known[here])
        pushing = isinstance(event, PhaseStarted) and event.phase is Phase.PUSH
        if pushing and row is not None and row.get(name) != theirs:
            world.church.update("Person", row, {name: theirs}, world.simulator.options)
            played.given.append(Given("there", "person", row["id"], name, theirs, f"{name} “{theirs}”"))

    end = world.events.subscribe(meddle)
    ended = world.run("sync")
    end()
    return f"{name} of {living[here]['last_name']} is “{value}” here and “{theirs}” there at once: {ended}"


def _push(world: World, played: Played, chance: random.Random, value: str) -> str:
    row = _pick(chance, sorted(_here(world, "person"), key=lambda r: r["created_at"]))
    return f"{row['last_name']}: {world.run('push', [row['id']])}" if row else ""


Act = Callable[[World, Played, random.Random, str], str]
STEPS: dict[str, tuple[int, Act]] = {
    "edit here": (6, _edit_here),
    "edit there": (6, _edit_there),
    "edit an e-mail": (3, _edit_mail),
    "add here": (2, _add_here),
    "add there": (2, _add_there),
    "add an e-mail here": (1, _mail_here),
    "delete here": (2, _delete_here),
    "delete there": (2, _delete_there),
    "merge there": (2, _merge_there),
    "household": (1, _household),
    "decide": (4, _decide),
    "rule": (1, _rule),
    "mode": (1, _mode),
    "sync": (5, _run("sync")),
    "compare": (3, _run("compare")),
    "preview": (1, _run("preview")),
    "faulty run": (3, _faulty),
    "crash": (3, _crash),
    "meddled run": (2, _meddled),
    "race": (2, _race),
    "push": (1, _push),
}
