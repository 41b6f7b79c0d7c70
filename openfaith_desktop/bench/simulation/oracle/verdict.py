"""What does not hold when everything is quiet, in words: empty when all is well."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import Any

from openfaith_desktop.bench.simulation.oracle import rows
from openfaith_desktop.bench.simulation.oracle.lives import SERVER_SETS, Life, Question
from openfaith_desktop.bench.simulation.oracle.promise import Promise
from openfaith_desktop.bench.simulation.oracle.rows import NEEDS, Key, Side

SENDING = ("full", "openfaith")
TAKING = ("full", "external")
TOLD = ("person", "email", "phone_number", "address")
"""What a sync learns of without comparing everything, when it was edited there."""


def broken(promise: Promise) -> list[str]:
    """Return what the promise does not allow of what both sides hold now."""
    here, there = promise.look()
    judge = _Judge(promise, here, there)
    found: list[str] = []
    for key in sorted(here.rows.keys() | there.rows.keys() | promise.lives.keys()):
        found += judge.record(key)
    found += [
        f"{key[0]} {key[1]}, {name}: {why}"
        for (key, name), why in promise.wrong.items()
        if promise.lives[key].most == 1
    ]
    found += judge.standing()
    found += promise.not_undone + promise.half_done + promise.sent_in_vain
    return [*found, *judge.questions(), *judge.history()]


def unseen(promise: Promise) -> list[str]:
    """Return what a sync that came to its end has not dealt with of people and their contacts, whose edits it is told.

    What was edited while it was hidden, only a comparison can find.
    """
    here, there = promise.look()
    judge = _Judge(promise, here, there)
    found: list[str] = []
    for key in sorted(here.rows.keys() & there.rows.keys() & promise.lives.keys()):
        life = promise.lives[key]
        if key[0] in TOLD and life.most == 1 and not life.hidden:
            found += judge.fields(key)
    return found


class _Judge:
    def __init__(self, promise: Promise, here: Side, there: Side) -> None:
        self.promise, self.here, self.there = promise, here, there
        self.asked = promise.questions()
        self.about: dict[Key, list[Question]] = {}
        for question in self.asked:
            for key in question.keys:
                self.about.setdefault(key, []).append(question)

    # --- records ----------------------------------------------------------------------------------

    def record(self, key: Key) -> list[str]:
        """Judge how often a record is on each side, and its fields."""
        life = self.promise.lives.get(key) or self._inherited(key)
        name = f"{key[0]} {key[1]}"
        mine, theirs = len(self.here.rows.get(key, ())), len(self.there.rows.get(key, ()))
        if life is None:
            return [f"{name} is {mine} times here and {theirs} times there, and nobody ever typed it"]
        found = [
            f"{name} is {number} times {side}"
            for side, number in (("here", mine), ("there", theirs))
            if number > life.most
        ]
        if found or life.most > 1:
            return found
        if life.typed_there and not life.ended_there and not theirs and not life.may_go:
            return [f"{name} was deleted there, and no person did that"]
        if life.loose or key in self.promise.stands_for.values():
            return self.fields(key) if mine and theirs else []
        return [*self._counts(key, life, name, mine, theirs), *(self.fields(key) if mine and theirs else [])]

    def _counts(self, key: Key, life: Life, name: str, mine: int, theirs: int) -> list[str]:
        mode = self.promise.mode
        if life.ended_here and mine:
            return [f"{name} was deleted here and is here again"]
        if life.ended_there and theirs:
            return [f"{name} was deleted there and is there again"]
        if life.ended_there and not life.ended_here:
            return self._gone_there(key, life, name, mine)
        if life.typed_here and not life.ended_here and not mine and not self._goes_on_as(key):
            return [f"{name} was added here, and is lost here"]
        if life.typed_here and not life.typed_there and not life.ended_here and not theirs:
            wanted = mode in SENDING or life.pushed
            if (
                wanted
                and self._can_be(key, self.there)
                and not self._held(key, "match", "deleted_there", "merged")
            ):
                return [f"{name} was added here, and isn't there"]
        if theirs and not life.typed_there and not life.ended_here and self._never_sent(life):
            return [f"{name} was sent there, though nothing new may be sent"]
        missing_here = life.typed_there and not life.ended_there and not life.ended_here and not mine
        wanted = mode in TAKING and self._can_be(key, self.here) and not self._held(key, "match")
        if missing_here and wanted:
            return [f"{name} was added there, and isn't here"]
        if life.ended_here and theirs and life.was_here and not self._settled_elsewhere(key, life):
            return [f"{name} was deleted here, is there still, and nobody asks"]
        return []

    def standing(self) -> list[str]:
        """Judge that whoever stands here for a survivor that was deleted here is here, and once."""
        found: list[str] = []
        for kept, removed in self.promise.stands_for.items():
            lives = (self.promise.lives[kept], self.promise.lives[removed])
            if (
                lives[1].loose
                or lives[1].ended_here
                or lives[0].ended_there
                or max(one.most for one in lives) > 1
            ):
                continue
            here = sum(len(self.here.rows.get(one, ())) for one in (kept, removed))
            if here != 1:
                found.append(
                    f"{removed[0]} {removed[1]} stands for {kept[1]}, and the two are {here} times here"
                )
        return found

    def _survivors(self, person: str) -> list[str]:
        """Return the marks of those whom somebody was merged into there, one after the other."""
        return [mark for _, mark in self.promise.survivors(("person", person))]

    def _goes_on_as(self, key: Key) -> bool:
        """Return whether a membership of somebody merged there is the survivor's by now: its mark names that one."""
        home, _, person = key[1].rpartition("/")
        return key[0] == "household_membership" and any(
            (key[0], f"{home}/{one}") in self.here.rows for one in self._survivors(person)
        )

    def _inherited(self, key: Key) -> Life | None:
        """Return the life of a membership that nobody typed: a person typed it here of somebody merged there since."""
        home, _, person = key[1].rpartition("/")
        for one, life in list(self.promise.lives.items()):
            other_home, _, other = one[1].rpartition("/")
            if key[0] != one[0] or home != other_home or person not in self._survivors(other):
                continue
            if key[0] == "household_membership" and life.typed_here and not life.ended_here:
                born = {**life.born, "person_id": person}
                self.promise.lives[key] = Life(
                    typed_here=True, was_here=True, loose=life.loose, pushed=life.pushed, born=born
                )
                return self.promise.lives[key]
        return None

    def _never_sent(self, life: Life) -> bool:
        return self.promise.modes_ever == {"external"} and not life.pushed

    def _settled_elsewhere(self, key: Key, life: Life) -> bool:
        """Return whether a record that was deleted here may stay there in silence."""
        if "external" in self.promise.modes_ever or self._held(key, "deleted_here", "match"):
            return True
        return not self._can_be(key, self.here) or not life.was_there

    def _gone_there(self, key: Key, life: Life, name: str, mine: int) -> list[str]:
        if mine:
            # A contact whose person is asked about, or gone, goes with that person.
            if self._held(key, "deleted_there", "merged", "match") or (
                life.modes == {"openfaith"} and self._part(key)
            ):
                return []
            return [f"{name} was deleted there, is here still, and nobody asks"]
        if not life.was_here:
            return []
        if life.unsent and life.into is None and not self._went_along(key):
            return [
                f"{name} was deleted there and then here, though {sorted(life.unsent)} was changed here and not sent"
            ]
        if life.modes == {"openfaith"} and not self._went_along(key):
            return [f"{name} was deleted there and then here, and nobody was asked"]
        return []

    def _part(self, key: Key) -> bool:
        return key[0] in NEEDS and any(one in self.about for one in self._owners(key))

    def _owners(self, key: Key) -> list[Key]:
        life = self.promise.lives[key]
        raw = self.here.one(key) or self.there.one(key)
        values = raw.values if raw is not None else life.born
        points = rows.POINTS_TO.get(key[0], {})
        return [(points[n], values[n]) for n in NEEDS.get(key[0], ()) if values.get(n)]

    def _went_along(self, key: Key) -> bool:
        """Return whether a person deleted here what this belongs to."""
        lives = self.promise.lives
        return any(one in lives and (lives[one].ended_here or lives[one].loose) for one in self._owners(key))

    def _can_be(self, key: Key, side: Side) -> bool:
        """Return whether what a record must belong to is on that side."""
        owners = self._owners(key)
        return len(owners) == len(NEEDS.get(key[0], ())) and all(
            side.one(one) is not None
            and not self._held(one, "match", "deleted_there", "merged")
            and not self.promise.lives[self.promise.stands_for.get(one, one)].loose
            for one in owners
        )

    def _held(self, key: Key, *kinds: str) -> bool:
        """Return whether a question of these kinds is open about a record, or what it belongs to."""
        return any(q.kind in kinds for one in (key, *self._owners(key)) for q in self.about.get(one, ()))

    # --- fields -----------------------------------------------------------------------------------

    def fields(self, key: Key) -> list[str]:
        """Judge what a record that is on both sides holds."""
        mine, theirs = self.here.one(key), self.there.one(key)
        if mine is None or theirs is None or self._held(key, "match", "merged", "deleted_there"):
            return []
        life, found = self.promise.lives[key], list[str]()
        for name, value in mine.values.items():
            other = theirs.values[name]
            asked = [q for q in self.about.get(key, ()) if q.kind == "field" and q.field == name]
            shown = any(q.shown == (value, other) for q in asked)
            tale = self.promise.tales.get((key, name))
            if value != other and self._points_nowhere(key, name, value, other):
                continue
            if name in SERVER_SETS:
                if (
                    value == other
                    or shown
                    or (tale is not None and (tale.loose or (value, other) in tale.settled))
                ):
                    continue
            elif (tale is None and life.loose and not asked) or self.promise.tale(key, name, other).allows(
                value, other, asked=shown
            ):
                continue
            found.append(
                f"{key[0]} {key[1]}, {name}: {value!r} here, {other!r} there{', asked' if asked else ''}; "
                f"{self._why(key, name)}"
            )
        return found

    def _points_nowhere(self, key: Key, name: str, value: Any, other: Any) -> bool:
        """Return whether a relation points to somebody whom the other side doesn't have: it takes no part then."""
        kind = rows.POINTS_TO.get(key[0], {}).get(name)
        if kind is None:
            return False
        unknown_here = other is not None and (kind, other) not in self.here.rows
        return unknown_here or (value is not None and (kind, value) not in self.there.rows)

    def _why(self, key: Key, name: str) -> str:
        tale = self.promise.tales.get((key, name))
        if tale is None:
            return "nobody touched it"
        return tale.told()

    def questions(self) -> list[str]:
        """Judge the open questions that no record answers for: of fields that differ nowhere, and of one's own creations."""
        return [
            f"a question about {sorted(question.keys)}, {question.field} shows one value twice"
            for question in self.asked
            if question.kind == "field" and question.shown[0] == question.shown[1]
        ] + [
            f"it is asked who {sorted(question.keys)} is, which OpenFaith made there and nobody touched"
            for question in self.asked
            if question.kind == "match" and len(question.keys) == 1 and self._made_by_us(*question.keys)
        ]

    def _made_by_us(self, key: Key) -> bool:
        life = self.promise.lives[key]
        touched = any(tale.typed_there for (one, _), tale in self.promise.tales.items() if one == key)
        return not (life.typed_there or life.loose or touched or life.most > 1 or life.hidden)

    # --- nothing a person typed is gone without a trace --------------------------------------------

    def history(self) -> list[str]:
        """Judge that each last word which stands nowhere any more is in the history of its own field."""
        with contextlib.closing(self.promise.database()) as db:
            known: Counter[tuple[Key, str, Any]] = Counter()
            for kind, entity, name, *values in db.execute(
                "SELECT entity_type, entity_id, field, old, new FROM change WHERE field IS NOT NULL"
            ):
                key = self.promise.ids_here.get((kind, entity))
                for value in values:
                    if key and name in self.promise.shape.fields[kind]:
                        known[
                            key, name, self.promise.shape.fields[kind][name][1](rows.json_value(value))
                        ] += 1
        found: list[str] = []
        for (key, name), tale in self.promise.tales.items():
            mine, theirs = self.here.one(key), self.there.one(key)
            life = self.promise.lives[key]
            if (
                mine is None
                or name not in self.promise.shape.fields[key[0]]
                or name in SERVER_SETS
                or life.most > 1
            ):
                continue
            born = self.promise.lives[key].born.get(name)
            stands = {mine.values[name], theirs.values[name] if theirs else None, None, born}
            gone = self.promise.lives[key].ended_there  # whoever did that let go of what was there
            last = [*tale.typed_here[-1:], *([] if gone else tale.typed_there[-1:])]
            found += [
                f"{key[0]} {key[1]}, {name}: {value!r} stands nowhere and is in no history"
                for value in last
                if value not in stands and not known[key, name, value] and not self.promise.lives[key].loose
            ]
        return found
