"""What a person decides, in the judge: the mode, rules, what is sent, answers, and what is taken back."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Any

from openfaith_desktop.bench.simulation.oracle.rows import Key

if TYPE_CHECKING:
    from openfaith_desktop.bench.simulation.oracle.promise import Promise


def set_mode(promise: Promise, mode: str) -> None:
    """Another mode holds from now on; what waits may have been done in the old one."""
    promise.mode = mode
    promise.modes_ever.add(mode)
    for tale in promise.tales.values():
        tale.modes.add(mode)
    for life in promise.lives.values():
        life.modes.add(mode)


def set_rule(promise: Promise, name: str, rule: str) -> None:
    """Another rule holds for a field from now on."""
    promise.rules[name] = rule
    for (_, one), tale in promise.tales.items():
        if one == name:
            tale.rules.add(rule)


def pushed(promise: Promise, key: Key, *, killed: bool = False) -> None:
    """A person sent a record with its contacts, whatever the mode; `killed`: perhaps before that was written down."""
    for one in promise.with_parts({key}):
        promise.lives[one].pushed = one[0] != "household_membership"
        promise.lives[one].loose |= killed
    if promise.lives[key].ended_there:
        promise.loosen({key})  # there again, as a new one


@contextlib.contextmanager
def answering(promise: Promise, row: dict[str, Any], word: str) -> Generator[list[bool]]:
    """A person answers a question; put True into what is yielded when the answer was taken."""
    question = promise.question(row)
    taken: list[bool] = []
    promise.look()
    if question.kind == "field":
        yield taken
        if any(taken):
            here, there = promise.here(), promise.there()
            for key in question.keys:
                mine, theirs = here.one(key), there.one(key)
                if mine is not None and question.field in mine.values:
                    held = mine.values[question.field]
                    now = held, theirs.values[question.field] if theirs else question.shown[1]
                    promise.tale(key, question.field, held).answered(word, question.shown, now)
        return
    with promise.typing("here"):
        yield taken
    if any(taken) and not (question.kind == "brake" and word in ("theirs", "again")):
        wanted = question.kind == "deleted_here" and word == "ours"
        promise.loosen(question.keys, everything=question.kind == "brake", may_go=wanted)
        if question.kind == "match" and word == "both":
            for key in promise.with_parts(question.keys):
                promise.lives[key].most = 2


@contextlib.contextmanager
def undoing(promise: Promise, what: str) -> Generator[None]:
    """A person takes back a run (its number) or an answer (`decision-7`)."""
    column, number = ("decision_id", what[9:]) if what.startswith("decision-") else ("run_id", what)
    with contextlib.closing(promise.database()) as db:
        query = f"SELECT DISTINCT entity_type, entity_id FROM change WHERE {column} = ?"  # noqa: S608 - of two
        touched = db.execute(query, (int(number),)).fetchall()
        query = "SELECT DISTINCT entity_type, entity_id FROM outbox WHERE run_id = ?"
        touched += db.execute(query, (int(number),)).fetchall() if column == "run_id" else []
        query = "SELECT entity_type, entity_id, external_id, kind FROM decision WHERE id = ?"
        answered = db.execute(query, (int(number),)).fetchall() if column == "decision_id" else []
    promise.look()
    keys = {promise.ids_here[one] for one in map(tuple, touched) if one in promise.ids_here}
    for kind, entity, external, asked in answered:
        keys |= {
            key
            for key in (promise.ids_here.get((kind, entity)), promise.ids_there.get((kind, external)))
            if key
        }
        if asked == "brake":
            keys = set(promise.lives)
    with promise.typing("here"):
        yield
    promise.loosen(keys, may_go=True)


def named(promise: Promise, ids: Iterable[str]) -> set[Key]:
    """Return the keys of entities that an answer names, with what belongs to them."""
    known = {entity: key for (_, entity), key in promise.ids_here.items()}
    return promise.with_parts({known[one] for one in ids if one in known})
