"""Playing a seed, and finding the shortest story that still breaks something."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from openfaith_desktop.bench.simulation import edits, invariants
from openfaith_desktop.bench.simulation.oracle import verdict
from openfaith_desktop.bench.simulation.steps import MODES, Played, Step, choose, play
from openfaith_desktop.bench.simulation.there import PlanningCenter, There
from openfaith_desktop.bench.simulation.world import BRAKE, World
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.tables import change

Side = Callable[[World, int], There]
"""Makes the other side of a world from a seed."""
STEPS = 9
QUIET_RUNS = ("compare", "sync", "compare", "sync", "compare")
"""The runs at the end of a story: within the first three all must have come to rest."""
LATE = "v1000000007"
"""What somebody types there at the end of a story in which the clock here is wrong."""
UNCHANGED = 2
"""So many runs one after the other that change nothing, one of each kind, are quiet."""


@dataclass(frozen=True, slots=True)
class Story:
    """How a seed ended: what was done, and what does not hold (nothing, if all is well)."""

    seed: int
    steps: tuple[Step, ...]
    words: tuple[str, ...]
    broken: tuple[str, ...]

    def text(self) -> str:
        """Return the story for people."""
        lines = [f"Seed {self.seed}, in {MODES[self.seed % 3]} mode:"]
        lines += [f"  {number}. {words}" for number, words in enumerate(self.words, 1)]
        return "\n".join([*lines, *(f"  BROKEN: {one}" for one in self.broken)])


def tell(seed: int, template: Path, steps: list[Step] | None = None, there: Side = PlanningCenter) -> Story:
    """Play a seed, or some of its steps, to the quiet end. `there`: which system the other side is."""
    played = Played()
    with World(seed, MODES[seed % 3], template, there) as world:
        steps = choose(seed, STEPS, world.there.lacks) if steps is None else steps
        try:
            for step in steps:
                play(world, played, step)
            found = _quiet(world, played)
            found = found or [*verdict.broken(world.promise), *world.store.read(invariants.broken)]
        except Exception as error:  # a fault of ours is what this is looking for
            found = [f"{type(error).__name__}: {error}"]
    return Story(seed, tuple(steps), tuple(played.words), tuple(found))


def _traces(world: World) -> tuple[int, int]:
    """Return how many changes there were here, and how many requests that change something there."""
    changes = world.store.read(lambda c: c.scalar(select(func.count()).select_from(change)))
    return int(changes or 0), world.there.writes()


def _quiet(world: World, played: Played) -> list[str]:
    """Sync until two runs, one of each kind, change nothing any more; return what is wrong if that never comes."""
    world.there.hide(())
    world.now += 3_600
    if world.skew:
        # What changes there between two syncs is seen whatever the clock here says.
        ended, chance = world.run("sync"), random.Random(f"late {world.promise.mode}")
        late = edits.edit_there(world, chance, LATE)
        played.words.append(f"at the end, sync: {ended}; {late}")
        world.now += 3_600
    ended = world.run("sync")
    played.words.append(f"at the end, sync: {ended}")
    if ended == "done" and (late := verdict.unseen(world.promise)):
        return [f"after a sync: {one}" for one in late]
    unchanged, now = 0, _traces(world)
    before = now
    for kind in QUIET_RUNS:
        world.now += 3_600
        ended = world.run(kind)
        played.words.append(f"at the end, {kind}: {ended}")
        if ended == BRAKE:
            # A brake may rightly stop any of them; what it asked about is then let happen.
            for row in world.open_decisions():
                if row.kind == DecisionKind.BRAKE:
                    world.decide(row, "theirs")
            ended = world.run(kind)
            played.words.append(f"at the end, {kind} again: {ended}")
        before, now = now, _traces(world)
        unchanged = unchanged + 1 if before == now and ended == "done" else 0
        if unchanged == UNCHANGED:
            return []
    if ended != "done":
        return [f"the last run ended with {ended}"]
    return [f"{len(QUIET_RUNS)} runs, and the last two were not quiet: {before} {now}"]


def shortest(story: Story, template: Path, there: Side = PlanningCenter) -> Story:
    """Leave out steps one by one as long as something stays broken."""
    best = story
    again = True
    while again:
        again = False
        for number in range(len(best.steps)):
            fewer = [*best.steps[:number], *best.steps[number + 1 :]]
            told = tell(story.seed, template, fewer, there)
            if told.broken:
                best, again = told, True
                break
    return best
