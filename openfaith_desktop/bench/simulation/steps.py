"""What people and programs do, chosen by chance from what is there at the moment.

A step is plain data with a seed of its own: taking one out of a story changes no other. What people type is in
`edits.py`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from openfaith_desktop.bench.simulation import edits
from openfaith_desktop.bench.simulation.edits import FIELDS, Act, here, pick
from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.store import connections, links
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.events import Event, Phase, PhaseStarted

MODES = ("full", "openfaith", "external")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what, and the seed of its choices."""

    what: str
    seed: int


@dataclass
class Played:
    """What has happened so far, in words."""

    words: list[str] = field(default_factory=list[str])


def choose(seed: int, number: int) -> list[Step]:
    """Return a story of so many steps."""
    chance = random.Random(f"steps {seed}")
    names, weights = zip(*((name, weight) for name, (weight, _) in STEPS.items()), strict=True)
    return [Step(chance.choices(names, weights)[0], chance.randrange(1 << 30)) for _ in range(number)]


def play(world: World, played: Played, step: Step) -> None:
    """Do a step and write down what was done; one that isn't possible now does nothing."""
    chance = random.Random(step.seed)
    said = STEPS[step.what][1](world, chance, f"v{step.seed}")
    if said:
        played.words.append(f"{step.what}: {said}")
    world.now += 60


# --- decisions, rules, modes --------------------------------------------------------------------------


def _decide(world: World, chance: random.Random, value: str) -> str:
    row = pick(chance, world.open_decisions())
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


def _rule(world: World, chance: random.Random, value: str) -> str:
    name, rule = chance.choice(FIELDS), chance.choice(("ask", "ours", "theirs", "newest"))
    known = dict(world.info().settings.get("rules", {}))
    world.store.write(lambda c: connections.update_settings(c, 1, rules={**known, name: rule}))
    world.promise.set_rule(name, rule)
    rows = world.open_decisions()
    for row in rows:
        if row.kind == "field" and row.field == name:
            world.store.write(lambda c, r=row: links.mark_dirty(c, 1, r.entity_type, [r.external_id]))
    return f"{name}: {rule}"


def _mode(world: World, chance: random.Random, value: str) -> str:
    mode = chance.choice(MODES)
    world.store.write(lambda c: connections.set_mode(c, 1, mode))
    world.promise.set_mode(mode)
    return mode


# --- programs -----------------------------------------------------------------------------------------


def _run(kind: str) -> Act:
    return lambda world, chance, value: world.run(kind)


def _faulty(world: World, chance: random.Random, value: str) -> str:
    kinds = ("", "", "", "500", "429", "503", "drop_before", "drop_after")
    world.faults = [chance.choice(kinds) for _ in range(chance.randrange(3, 25))]
    faults = [f or "ok" for f in world.faults]
    return f"{world.run(chance.choice(('sync', 'compare')))} with {', '.join(faults)}"


def _crash(world: World, chance: random.Random, value: str) -> str:
    kind, after = chance.choice(("sync", "compare")), chance.randrange(1, 60)
    return f"{kind} {world.run(kind, dies_after=after)} at boundary {after}"


def _meddled(world: World, chance: random.Random, value: str) -> str:
    edit = chance.choice(
        (edits.edit_here, edits.edit_there, edits.edit_contact, edits.household_there, edits.household_here)
    )
    said: list[str] = []
    world.meddle = lambda: said.append(edit(world, chance, value))
    ended = world.run(chance.choice(("sync", "compare")))
    world.meddle = None
    return f"{ended}, while {'; '.join(said) or 'nothing happens'}"


def _race(world: World, chance: random.Random, value: str) -> str:
    """Somebody changes the same field there after the sync has read it and before ours arrives."""
    there = {row["last_name"]: row for row in edits.there(world, "Person")}
    mine = pick(chance, [row for row in here(world, "person") if row["last_name"] in there])
    if mine is None:
        return ""
    name, theirs = chance.choice(FIELDS), f"{value}-there"
    with world.promise.typing("here"):
        editing.edit(world.store, mine["id"], {name: value}, "you")
    number = there[mine["last_name"]]["id"]

    def meddle(event: Event) -> None:
        row = world.church.rows["Person"].get(number)
        pushing = isinstance(event, PhaseStarted) and event.phase is Phase.PUSH
        if pushing and row is not None and row.get(name) != theirs:
            world.meddled = True
            with world.promise.typing("there"):
                world.church.update("Person", row, {name: theirs}, world.simulator.options)

    end = world.events.subscribe(meddle)
    ended = world.run("sync")
    end()
    return f"{name} of {mine['last_name']} is “{value}” here and “{theirs}” there at once: {ended}"


def _push(world: World, chance: random.Random, value: str) -> str:
    row = pick(chance, here(world, "person"))
    if row is None:
        return ""
    world.promise.pushed(("person", row["last_name"]))
    return f"{row['last_name']}: {world.run('push', [row['id']])}"


STEPS: dict[str, tuple[int, Act]] = {
    "edit here": (6, edits.edit_here),
    "edit there": (6, edits.edit_there),
    "edit on both sides": (3, edits.edit_both),
    "edit a contact": (5, edits.edit_contact),
    "add here": (2, edits.add_here),
    "add there": (2, edits.add_there),
    "add on both sides": (1, edits.add_twins),
    "add a contact here": (2, edits.contact_here),
    "add a contact there": (2, edits.contact_there),
    "delete here": (2, edits.delete_here),
    "delete there": (2, edits.delete_there),
    "merge there": (2, edits.merge_there),
    "household there": (2, edits.household_there),
    "household here": (2, edits.household_here),
    "campus": (1, edits.edit_campus),
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
