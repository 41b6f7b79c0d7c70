"""What programs do in a story: runs that come through, fail, are killed, are meddled with; undo, deliveries, permissions.

Called by `steps.py`.
"""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import cast

from openfaith_desktop.application import Application
from openfaith_desktop.application import undo as undoing
from openfaith_desktop.bench.simulation import edits
from openfaith_desktop.bench.simulation.edits import FIELDS, Act, here, pick
from openfaith_desktop.bench.simulation.oracle import choices, mishaps
from openfaith_desktop.bench.simulation.oracle.undone import not_taken_back
from openfaith_desktop.bench.simulation.there import LAG
from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.errors import ChangedMeanwhile, OpenFaithError
from openfaith_desktop.store import connections, decisions
from openfaith_desktop.store import webhooks as deliveries
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.tables import lease
from openfaith_desktop.store.tables import run as runs
from openfaith_desktop.sync import editing

AFTER_PEOPLE = "/households"
"""What is read last: people have been read by then, and nothing has been sent yet."""
TWO = 0.4
"""How often two people edit at once."""
DIES = 0.4
"""How often a program dies in what a person wants; half of those try again."""
EDITS: tuple[Act, ...] = (
    edits.edit_here,
    edits.edit_there,
    edits.edit_contact,
    edits.household_there,
    edits.household_here,
)


def run(kind: str) -> Act:
    """A run of this kind that comes through, or doesn't."""
    return lambda world, chance, value: world.run(kind)


def faulty(world: World, chance: random.Random, value: str) -> str:
    """A run whose requests fail in several ways."""
    kinds = ("", "", "", "500", "429", "503", "drop_before", "drop_after")
    world.faults = [chance.choice(kinds) for _ in range(chance.randrange(3, 25))]
    faults = [f or "ok" for f in world.faults]
    return f"{world.run(chance.choice(('sync', 'compare')))} with {', '.join(faults)}"


def crash(world: World, chance: random.Random, value: str) -> str:
    """A run that is killed at some request or commit."""
    kind, after = chance.choice(("sync", "compare", "webhook", "push")), chance.randrange(1, 60)
    chosen = here(world, "person") if kind == "push" else []
    if kind == "push" and not chosen:
        return ""
    if chosen:
        choices.pushed(world.promise, ("person", chosen[0]["last_name"]), killed=True)
    given = [[chosen[0]["id"]]] if chosen else []
    return f"{kind} {world.run(kind, *given, dies_after=after)} at boundary {after}"


def meddled(world: World, chance: random.Random, value: str) -> str:
    """A run during which somebody types, or takes something back."""
    edit = chance.choice((*EDITS, undo))
    said: list[str] = []
    world.meddle = lambda: said.append(edit(world, chance, value))
    ended = world.run(chance.choice(("sync", "compare")))
    return f"{ended}, while {'; '.join(said) or 'nothing happens'}"


def race(world: World, chance: random.Random, value: str) -> str:
    """Somebody changes the same field there after the sync has read it and before ours arrives."""
    there = {row["last_name"]: row for row in edits.there(world, "Person")}
    mine = pick(chance, [row for row in here(world, "person") if row["last_name"] in there])
    if mine is None:
        return ""
    name, theirs = chance.choice(FIELDS), f"{value}-there"
    with world.promise.typing("here"):
        editing.edit(world.store, mine["id"], {name: value}, "you")
    number = there[mine["last_name"]]["id"]

    def meddle() -> None:
        row = world.there.rows["Person"].get(number)
        if row is not None:
            edits.change_there(world, "Person", row, {name: theirs})
            world.now += LAG + 1  # nobody can see what a lagging copy doesn't show yet

    world.meddle, world.meddle_at = meddle, AFTER_PEOPLE
    ended = world.run("sync")
    return f"{name} of {mine['last_name']} is “{value}” here and “{theirs}” there at once: {ended}"


def push(world: World, chance: random.Random, value: str) -> str:
    """Send one person, whatever the mode."""
    row = pick(chance, here(world, "person"))
    if row is None:
        return ""
    choices.pushed(world.promise, ("person", row["last_name"]))
    return f"{row['last_name']}: {world.run('push', [row['id']])}"


def undo(world: World, chance: random.Random, value: str) -> str:
    """Take back a run, or an answer."""
    found = world.store.read(
        lambda c: [
            *(str(row.id) for row in c.execute(runs.select().order_by(runs.c.id)).all()[-3:]),
            *(f"decision-{row.id}" for row in decisions.listed(c, 1, state="settled")),
        ]
    )
    what = pick(chance, found)
    if what is None:
        return ""
    fate = random.Random(f"fate {value}").random()
    if fate < DIES:
        world.dies_in(lambda: _take_back(world, what), "an undo")
        if fate < DIES / 2:
            return f"{what}: killed while it was taken back"
    return f"{what}: {_take_back(world, what)}{', once killed' if fate < DIES else ''}"


def _take_back(world: World, what: str) -> str:
    """Take back a run, or an answer; return what came of it."""
    app = cast(Application, SimpleNamespace(store=world.store, connections=lambda: [world.info()]))
    with choices.undoing(world.promise, what):
        try:
            done = undoing.take_back(app, what)
        except OpenFaithError as error:
            return f"refused ({error.title})"
    return f"{done['fields']} fields, {done['records']} records, {len(done['left'])} left"


def undo_closely(world: World, chance: random.Random, value: str) -> str:
    """From a quiet state: somebody edits, a sync carries it over, is taken back, and another sync follows."""
    if world.run("compare") != "done" or world.open_decisions():
        return ""
    start = world.promise.look()
    edited = [chance.choice((*EDITS, edits.contact_here))(world, chance, f"{value}{n}") for n in range(2)]
    before = world.promise.look()
    if world.run("sync") != "done":
        return "; ".join(edited)
    after = world.promise.look()
    number = world.store.read(lambda c: c.execute(runs.select().order_by(runs.c.id)).all()[-1].id)
    app = cast(Application, SimpleNamespace(store=world.store, connections=lambda: [world.info()]))
    with choices.undoing(world.promise, str(number)):
        try:
            done = undoing.take_back(app, str(number))
        except OpenFaithError as error:
            return f"{'; '.join(edited)}; {number} is refused ({error.title})"
    ended = world.run("sync")
    if ended == "done":
        # What was sent is taken back on both sides, the person's edit too: what both held before that.
        named = choices.named(world.promise, [line["entity_id"] for line in done["left"]])
        world.promise.not_undone += not_taken_back(start, before, after, world.promise.look(), named)
    return f"{'; '.join(edited)}; {number} taken back, {len(done['left'])} left, {ended}"


def webhooks(world: World, chance: random.Random, value: str) -> str:
    """Deliveries come, true ones and others, of what is there and what was; then a look."""
    said: list[str] = []
    if chance.random() < 0.6:
        said.append(
            chance.choice((edits.edit_there, edits.edit_contact, edits.delete_there))(world, chance, value)
        )
    names = {kind: name for name, kind in edits.KINDS.items()}
    for number in range(chance.randrange(1, 4)):
        name = chance.choice(sorted(names.values()))
        known = sorted(external for kind, external in world.promise.ids_there if kind == name)
        external_id, action = pick(chance, known), chance.choice(("created", "updated", "destroyed"))
        if external_id is None:
            continue
        world.store.write(
            lambda c, n=name, i=external_id, a=action, d=number: deliveries.keep_delivery(
                c, 1, delivery_id=f"{value}-{d}", action=a, entity_type=n, external_id=i, occurred_at=None
            )
        )
        said.append(f"{name} {external_id} {action}")
    return f"{'; '.join(said)}: {world.run('webhook')}"


def hide(world: World, chance: random.Random, value: str) -> str:
    """Somebody there is hidden from us, or all are shown again; in between a run."""
    people = edits.there(world, "Person")
    hidden = [row for row in people if chance.random() < 0.3]
    world.there.hide([row["id"] for row in hidden])
    mishaps.hide(world.promise, [("person", row["last_name"]) for row in hidden])
    said = f"{', '.join(row['last_name'] for row in hidden) or 'nobody'} is hidden there"
    if chance.random() < 0.7:
        said += f", {world.run(chance.choice(('sync', 'compare', 'webhook')))}"
    if chance.random() < 0.5:
        world.there.hide(())
        said += ", and all are shown again"
    return said


def cut_off(world: World, chance: random.Random, value: str) -> str:
    """The answer to a write never comes, nor anything after it; then somebody edits, and it goes on."""
    edit = chance.choice((edits.add_here, edits.edit_here, edits.contact_here, edits.household_here))
    said = [edit(world, chance, value)]
    world.cut_after = chance.choice((1, 1, 2))
    ended = world.run(chance.choice(("sync", "compare")))
    world.cut_after = 0
    said.append(f"cut off: {ended}")
    said += [
        chance.choice((*EDITS, edits.delete_here))(world, chance, f"{value}{number}")
        for number in range(chance.randrange(0, 3))
    ]
    return "; ".join(one for one in said if one)


def part_ways(world: World, chance: random.Random, value: str) -> str:
    """One person is changed here and deleted there, or deleted here for good and changed there."""
    world.run("sync")
    there = {row["last_name"]: row for row in edits.there(world, "Person")}
    mine = pick(chance, [row for row in here(world, "person") if row["last_name"] in there])
    if mine is None:
        return ""
    theirs, name = there[mine["last_name"]], chance.choice(FIELDS)
    if chance.random() < 0.3:
        edits.change_here(world, mine, {name: value})
        edits.delete_one_there(world, "Person", theirs)
        return f"{mine['last_name']} is changed here and deleted there"
    world.store.write(lambda c: connections.update_settings(c, 1, deletions="allow"))
    with world.promise.typing("here"):
        editing.delete(world.store, mine["id"], "you")
    said = [f"{mine['last_name']} is deleted here, {world.run('sync')}"]
    for row in world.open_decisions():
        if row.kind == DecisionKind.DELETED_HERE and row.entity_id == mine["id"]:
            world.decide(row, "ours")
            said.append("deleted there as well, it is answered")
    late = chance.random() < 0.7

    def change() -> None:
        if theirs["id"] in world.there.rows["Person"]:
            edits.change_there(world, "Person", theirs, {name: value})
            world.now += LAG + 1

    if late:
        world.meddle, world.meddle_at = change, AFTER_PEOPLE
    if not late and chance.random() < 0.5:
        edits.change_there(world, "Person", theirs, {name: value})
        said.append("and changed there")
    said.append(f"{world.run('sync')}{', and changed there meanwhile' if late else ''}")
    return ", ".join(said)


def edit_here(world: World, chance: random.Random, value: str) -> str:
    """Change a person's field here; sometimes two people do that at once."""
    at_once = random.Random(f"two {value}").random() < TWO
    return (_two_people if at_once else edits.edit_here)(world, chance, value)


def _two_people(world: World, chance: random.Random, value: str) -> str:
    """Two people have the same record open, and both save: one field each, or the same one."""
    row, first = pick(chance, here(world, "person")), chance.choice(FIELDS)
    if row is None:
        return ""
    second = first if chance.random() < 0.5 else chance.choice([name for name in FIELDS if name != first])
    said, wanted = "", {first: value}
    with world.promise.typing("here"):
        editing.edit(world.store, row["id"], {first: value}, "you", row)
    with world.promise.typing("here"):
        try:
            editing.edit(world.store, row["id"], {second: f"{value}-second"}, "somebody else", row)
            wanted = {first: value, second: f"{value}-second"} if second != first else wanted
        except ChangedMeanwhile:
            said = ", which is refused"
    mishaps.stands(world.promise, ("person", row["last_name"]), wanted)
    return f"{first} of {row['last_name']} is “{value}” here, and {second} at the same time{said}"


def delete_here(world: World, chance: random.Random, value: str) -> str:
    """Delete something here; sometimes it is followed up to its end there."""
    followed_up = value[1:].isdecimal() and int(value[1:]) % 3 == 0
    return (part_ways if followed_up else edits.delete_here)(world, chance, value)


def lost_lease(world: World, chance: random.Random, value: str) -> str:
    """Somebody else takes the lease over while a run works."""

    def lose() -> None:
        world.store.write(lambda c: c.execute(lease.update().values(fence=lease.c.fence + 1)))

    world.meddle = lose
    return world.run(chance.choice(("sync", "compare")))


def two_runs(world: World, chance: random.Random, value: str) -> str:
    """A second run takes over in the middle of the first, and comes to its end before the first goes on."""
    said: list[str] = []
    edit = chance.choice(EDITS)
    said.append(edit(world, chance, value))
    world.second = chance.choice(("sync", "compare"))
    world.second_after = chance.randrange(1, 12)
    in_vain = len(world.promise.sent_in_vain)
    ended = world.run(chance.choice(("sync", "compare")))
    if ended == "LostLease":
        # What was on its way when the other one took over can't be called back, and arrives beside the same.
        del world.promise.sent_in_vain[in_vain:]
    said.append(f"{ended}, the second one: {world.second_ended or 'never began'}")
    world.second, world.second_ended = "", ""
    return "; ".join(one for one in said if one)
