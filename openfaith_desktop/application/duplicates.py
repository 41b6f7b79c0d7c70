"""Who may be here twice: pairs of people with the reasons, what can be done about each, and a person's answer.

Called by the window and the command line. Who is who is judged by `sync.reconcile.matching`; nobody is made one by it.
What an answer does is `sync.decisions.two_people`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import adapter, record_url, title_of
from openfaith_desktop.application import Application
from openfaith_desktop.application.history import EDIT
from openfaith_desktop.application.pairs import PairLine, compared, held_here
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.store import different, entities, history, links, region
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import editing, naming
from openfaith_desktop.sync.context import StopFlag
from openfaith_desktop.sync.decisions.same_person import make_one
from openfaith_desktop.sync.decisions.two_people import say_different
from openfaith_desktop.sync.reconcile.matching.within import Twice, answered_different, twice


@dataclass(frozen=True, slots=True)
class Who:
    """One of the two. `systems`: the other systems that have them too, by name."""

    id: str
    title: str
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people here who may be one. `likely`: almost surely, probably or perhaps. `what_to_do`: a sentence."""

    people: tuple[Who, Who]
    likely: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The likeliest pairs, likeliest first, and how many there are in all."""

    pairs: tuple[Duplicate, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said of two people: `same`, and then the first one stayed, or `different`.

    `undo`: what `undo.take_back` takes it back by.
    """

    answer: str
    people: tuple[Who, Who]
    undo: str


@dataclass(frozen=True, slots=True)
class There:
    """One other system that has somebody too; `url`: where to look at them."""

    system: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people as a person sees them: here since when, where else, and at which version."""

    entity_id: str
    title: str
    since: str
    there: tuple[There, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Two people here side by side. `both_in`: the system that has both, "" for none."""

    people: tuple[Side, Side]
    lines: tuple[PairLine, ...]
    both_in: str


def listed(app: Application, limit: int = 100, stop: StopFlag | None = None) -> Duplicates:
    """Return who may be here twice, without those of whom somebody said that they are two.

    Everybody is compared, which takes a while in a large church; raises `Stopped` soon after `stop` is set.
    """
    flag = stop or StopFlag()
    return app.store.read(_listed, app.connections(), limit, flag.check)


def beside(app: Application, one: str, other: str) -> Beside:
    """Return two people here side by side. Raises `NotFound` when one of them isn't here any more."""
    return app.store.read(_beside, app.connections(), one, other)


def _beside(db: Connection, infos: Sequence[ConnectionInfo], one: str, other: str) -> Beside:
    rows = [row for _, row in (editing.find(db, one), editing.find(db, other))]
    called = naming.names(db, PERSON, rows)
    known = {info.id: info for info in infos}
    sides = [
        Side(row["id"], called[row["id"]], row["created_at"], _there(db, row["id"], known), row["version"])
        for row in rows
    ]
    ours, theirs = (held_here(db, PERSON, row) for row in rows)
    second = {there.system for there in sides[1].there}
    shared = [there.system for there in sides[0].there if there.system in second]
    lines = compared(db, PERSON, region.current(db), ours, theirs)
    return Beside((sides[0], sides[1]), lines, shared[0] if shared else "")


def _there(db: Connection, entity_id: str, infos: Mapping[int, ConnectionInfo]) -> tuple[There, ...]:
    return tuple(
        There(title_of(info.adapter), record_url(info.adapter, PERSON.name, row.external_id))
        for row in links.all_of_entity(db, entity_id)
        if row.state == links.ACTIVE and (info := infos.get(row.connection_id)) is not None
    )


def _listed(
    db: Connection, infos: Sequence[ConnectionInfo], limit: int, check: Callable[[], None]
) -> Duplicates:
    two = different.pairs(db).union(*(answered_different(db, info.id) for info in infos))
    found = twice(db, datetime.now(UTC).date(), two, check)
    shown = found[:limit]
    ids = {one for pair in shown for one in (pair.one, pair.other)}
    people = _people(db, infos, ids)
    return Duplicates(tuple(_told(pair, people) for pair in shown), len(found))


def say_two(app: Application, one: str, other: str, author: str = "you") -> Answered:
    """Remember that two people here are two: they are not listed again. It can be taken back.

    Raises `NotFound` when one of them isn't here, `UsageError` when they can't be a pair.
    """
    infos = app.connections()

    def work(db: Connection) -> Answered:
        people = _people(db, infos, [one, other])
        at = say_different(db, one, other, author)
        return Answered("different", (people[one], people[other]), _undo(db, at, author))

    return app.store.write(work)


def say_same(
    app: Application,
    one: str,
    other: str,
    author: str = "you",
    seen: Mapping[str, int] | None = None,
) -> Answered:
    """Make two people here one: the one who is in another system stays, else the one named first. It can be taken back.

    `seen`: the versions of the two that the person saw, by id. Raises `StillTwo` when both are in one system or something
    of theirs is on its way, `ChangedMeanwhile`, `NotFound` or `UsageError`; then nothing is changed.
    """
    infos = app.connections()

    def work(db: Connection) -> Answered:
        people = _people(db, infos, [one, other])
        done = make_one(db, one, other, author, seen)
        who = (people[done.kept], people[done.removed])
        return Answered("same", who, _undo(db, done.at, author))

    return app.store.write(work)


def _undo(db: Connection, at: str, author: str) -> str:
    return f"{EDIT}{history.first_of_deed(db, at, author)}"


def _people(db: Connection, infos: Sequence[ConnectionInfo], ids: Collection[str]) -> dict[str, Who]:
    called = naming.names(db, PERSON, entities.get_many(db, PERSON.name, ids).values())
    systems = {info.id: adapter(info.adapter).title for info in infos}
    return {one: Who(one, called.get(one, ""), _systems(db, one, systems)) for one in ids}


def _systems(db: Connection, entity_id: str, systems: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(
        systems[row.connection_id]
        for row in links.all_of_entity(db, entity_id)
        if row.state == links.ACTIVE and row.connection_id in systems
    )


def _told(pair: Twice, people: Mapping[str, Who]) -> Duplicate:
    # Who stays, if they are one, comes first: see `sync.decisions.same_person`.
    one, other = sorted((people[pair.one], people[pair.other]), key=lambda who: -len(who.systems))
    said = pair.verdict
    return Duplicate((one, other), said.likely.value, said.reasons, said.against, _what_to_do(one, other))


def _what_to_do(one: Who, other: Who) -> str:
    both = [system for system in one.systems if system in other.systems]
    if both:
        return f"If they are one, merge them in {both[0]}. The next sync does the same here."
    return (
        f"If they are one, say so: {one.title or 'the first'} stays, and all that is the other's goes over."
    )
