"""What people and programs do, chosen by chance from what is there at the moment.

A step is plain data with a seed of its own: taking one out of a story changes no other. What people type is in
`edits.py`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from openfaith_desktop.bench.simulation import edits, programs
from openfaith_desktop.bench.simulation.edits import FIELDS, Act, pick
from openfaith_desktop.bench.simulation.oracle import choices
from openfaith_desktop.bench.simulation.programs import DIES
from openfaith_desktop.bench.simulation.world import WRONG, World
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.store import connections, links
from openfaith_desktop.store.questions import DecisionKind

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


def choose(seed: int, number: int, lacks: frozenset[str] = frozenset()) -> list[Step]:
    """Return a story of so many steps; `lacks`: those that can't be done."""
    chance = random.Random(f"steps {seed}")
    possible = [(name, weight) for name, (weight, _) in STEPS.items() if name not in lacks]
    names, weights = zip(*possible, strict=True)
    return [Step(chance.choices(names, weights)[0], chance.randrange(1 << 30)) for _ in range(number)]


def play(world: World, played: Played, step: Step) -> None:
    """Do a step and write down what was done; one that isn't possible now does nothing."""
    chance = random.Random(step.seed)
    said = STEPS[step.what][1](world, chance, f"v{step.seed}")
    if said:
        played.words.append(f"{step.what}: {said}")
    world.now += 60


# --- decisions, rules, modes --------------------------------------------------------------------------


def decide(world: World, chance: random.Random, value: str) -> str:
    """Answer a question somehow; where none is open, a dispute comes first."""
    rows = world.open_decisions()
    if not rows:
        edits.edit_both(world, chance, value)
        world.run("sync")
        rows = world.open_decisions()
    row = pick(chance, rows)
    if row is None:
        return ""
    words = ["ours", "theirs", "skip", "both"]
    if row.kind == DecisionKind.MATCH:
        words = ["both", f"value={row.ours[0]['entity_id']}"]
    if row.kind == DecisionKind.BRAKE:
        words = ["theirs", "ours", "again"]
    word = chance.choice(words)
    fate = random.Random(f"fate {value}").random()
    if fate < DIES:
        world.dies_in(lambda: _try_to_decide(world, row, word), "an answer")
        if fate < DIES / 2:
            return f"{row.kind} {row.field} of {row.title}: killed while answering {word}"
    refused = _try_to_decide(world, row, word)
    if refused:
        return f"{row.kind} {row.field} of {row.title}: “{word}” is refused ({refused})"
    return f"{row.kind} {row.field} of {row.title}: {word}{', once killed' if fate < DIES else ''}"


def _try_to_decide(world: World, row: Any, word: str) -> str:
    """Answer a question; return why that is refused, "" when it is taken."""
    try:
        world.decide(row, word)
    except OpenFaithError as error:
        return error.title
    return ""


def _rule(world: World, chance: random.Random, value: str) -> str:
    name, rule = chance.choice(FIELDS), chance.choice(("ask", "ours", "theirs", "newest"))
    known = dict(world.info().settings.get("rules", {}))
    world.store.write(lambda c: connections.update_settings(c, 1, rules={**known, name: rule}))
    choices.set_rule(world.promise, name, rule)
    rows = world.open_decisions()
    for row in rows:
        if row.kind == DecisionKind.FIELD and row.field == name:
            world.store.write(links.mark_dirty, 1, row.entity_type, [row.external_id])
    return f"{name}: {rule}"


def _deletions(world: World, chance: random.Random, value: str) -> str:
    wanted = chance.choice(("allow", "never"))
    world.store.write(lambda c: connections.update_settings(c, 1, deletions=wanted))
    return wanted


def _clock(world: World, chance: random.Random, value: str) -> str:
    hours = chance.choice((1, 5, 26, 24 * 40))
    world.now += hours * 3_600
    world.skew = random.Random(f"clock {value}").choice((0.0, *WRONG))
    return f"{hours} hours pass, and the clock here is {world.skew:+.0f} seconds wrong"


def _mode(world: World, chance: random.Random, value: str) -> str:
    mode = chance.choice(MODES)
    world.store.write(connections.set_mode, 1, mode)
    choices.set_mode(world.promise, mode)
    return mode


STEPS: dict[str, tuple[int, Act]] = {
    "edit here": (6, programs.edit_here),
    "edit there": (6, edits.edit_there),
    "edit on both sides": (3, edits.edit_both),
    "edit a contact": (5, edits.edit_contact),
    "add here": (2, edits.add_here),
    "add there": (2, edits.add_there),
    "add on both sides": (1, edits.add_twins),
    "add a contact here": (2, edits.contact_here),
    "add a contact there": (2, edits.contact_there),
    "delete here": (2, programs.delete_here),
    "delete there": (2, edits.delete_there),
    "merge there": (2, edits.merge_there),
    "household there": (2, edits.household_there),
    "household here": (2, edits.household_here),
    "campus": (1, edits.edit_campus),
    "decide": (4, decide),
    "rule": (1, _rule),
    "mode": (1, _mode),
    "sync": (5, programs.run("sync")),
    "compare": (3, programs.run("compare")),
    "preview": (1, programs.run("preview")),
    "faulty run": (3, programs.faulty),
    "crash": (3, programs.crash),
    "meddled run": (2, programs.meddled),
    "race": (2, programs.race),
    "push": (1, programs.push),
    "deletions": (1, _deletions),
    "clock": (1, _clock),
    "undo": (2, programs.undo),
    "undo closely": (2, programs.undo_closely),
    "webhooks": (3, programs.webhooks),
    "hide": (2, programs.hide),
    "cut off": (3, programs.cut_off),
    "part ways": (2, programs.part_ways),
    "lost lease": (1, programs.lost_lease),
    "two runs at once": (1, programs.two_runs),
}
