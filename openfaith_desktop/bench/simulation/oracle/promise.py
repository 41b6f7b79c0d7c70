"""A whole story as the promise sees it: who added, changed and deleted what on which side, and what must hold.

What a person does is told by the difference it makes in the raw rows of that side (`typing`), at once, also in the
middle of a run. What the engine does is told by nobody: it is looked at from outside (`look`), and judged when
everything is quiet (`broken`, in `verdict.py`). Source: the documentation page on what sync does.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

from openfaith_desktop.bench.simulation.oracle import mergers, rows
from openfaith_desktop.bench.simulation.oracle.lives import SERVER_SETS, Life, Question
from openfaith_desktop.bench.simulation.oracle.rows import Church, Key, Raw, Shape, Side
from openfaith_desktop.bench.simulation.oracle.tale import Tale

TELLING = {"email": {"address"}, "phone_number": {"number"}, "address": {"street_line_1", "city", "zip"}}
"""What makes a contact another one where nobody has linked it yet."""


class Promise:
    """The model of one story. `database` is OpenFaith's file; `church` returns the rows of the other side."""

    def __init__(
        self, database: Path, church: Callable[[], Church], mode: str, shape: Shape = rows.PLANNING_CENTER
    ) -> None:
        self.shape = shape
        self.database_file = database
        self.church = church
        self.mode = mode
        self.modes_ever = {mode}
        self.rules: dict[str, str] = {}
        self.lives: dict[Key, Life] = {}
        self.tales: dict[tuple[Key, str], Tale] = {}
        self.wrong: dict[tuple[Key, str], str] = {}
        """Where both sides came to hold the same, and shouldn't have: by then it looks like an agreement."""
        self.not_undone: list[str] = []
        """What a run that was taken back left behind."""
        self.half_done: list[str] = []
        """What somebody wanted and is there in part only: a program died of it, or somebody else overwrote it."""
        self.sent_in_vain: list[str] = []
        """What was sent there though it was there already, or must never be sent."""
        self.stands_for: dict[Key, Key] = {}
        """Who here stands for a survivor there that was deleted here: somebody merged into it, by the survivor."""
        self.ids_there: dict[tuple[str, str], Key] = {}
        self.ids_here: dict[tuple[str, str], Key] = {}
        for key, found in self.there().rows.items():
            for raw in found:
                self._appeared("there", key, raw)

    # --- looking ----------------------------------------------------------------------------------

    def here(self) -> Side:
        """Return OpenFaith's side as it is now."""
        with contextlib.closing(self.database()) as db:
            side = rows.here(db, self.shape)
        self.ids_here.update(side.keys)
        return side

    def there(self) -> Side:
        """Return the other side as it is now."""
        side = rows.there(self.church(), self.ids_there, self.shape)
        self.ids_there.update(side.keys)
        return side

    def database(self) -> sqlite3.Connection:
        """Return the database, opened for reading."""
        return sqlite3.connect(f"file:{self.database_file}?mode=ro", uri=True)

    def look(self, *, sure: bool = False) -> tuple[Side, Side]:
        """Note where both sides hold the same; `sure`: a whole comparison came through since the last edit."""
        here, there = self.here(), self.there()
        for key, life in self.lives.items():
            life.was_here |= key in here.rows
            life.was_there |= key in there.rows
        for (key, name), tale in self.tales.items():
            mine, theirs = here.one(key), there.one(key)
            if mine is None or theirs is None:
                continue
            value = mine.values[name]
            if value == theirs.values[name]:
                if name not in SERVER_SETS and not tale.allows(value, value, asked=False):
                    self.wrong.setdefault((key, name), f"both sides came to hold {value!r}; {tale.told()}")
                if sure:
                    tale.agree(value, self.mode, self.rule_of(key, name))
                else:
                    tale.met(value)
        return here, there

    def questions(self) -> list[Question]:
        """Return the open questions."""
        with contextlib.closing(self.database()) as db:
            db.row_factory = sqlite3.Row
            found = [dict(row) for row in db.execute("SELECT * FROM decision WHERE state = 'open'")]
        return [self.question(row) for row in found]

    def question(self, row: dict[str, Any]) -> Question:
        """Return one open question from its row; `ours` and `theirs` are JSON."""
        kind = row["entity_type"]
        keys: set[Key] = set()
        if key := self.ids_here.get((kind, row["entity_id"] or "")):
            keys.add(key)
        if key := self.ids_there.get((kind, row["external_id"])):
            keys.add(key)
        ours, theirs = (rows.json_value(row[name]) for name in ("ours", "theirs"))
        if row["kind"] == "match":
            keys |= {found for one in ours if (found := self.ids_here.get((kind, one["entity_id"])))}
        shown = (None, None)
        if row["kind"] == "field":
            shown = tuple(self._value(kind, row["field"], value) for value in (ours, theirs))
        return Question(row["kind"], row["field"], frozenset(keys), shown)

    def _value(self, kind: str, name: str, value: Any) -> Any:
        if points_to := rows.POINTS_TO.get(kind, {}).get(name):
            key = self.ids_here.get((points_to, str(value)))
            return key[1] if key else None
        return self.shape.fields[kind][name][1](value) if name in self.shape.fields[kind] else value

    # --- what people do ---------------------------------------------------------------------------

    @contextlib.contextmanager
    def typing(self, side: str) -> Generator[None]:
        """Whatever changes on `side` within is a person's doing."""
        mine, theirs = self.look()
        before = mine if side == "here" else theirs
        try:
            yield
        finally:
            self._typed(side, before)

    def _typed(self, side: str, before: Side) -> None:
        after = self.here() if side == "here" else self.there()
        for key in before.rows.keys() | after.rows.keys():
            old, new = before.rows.get(key, []), after.rows.get(key, [])
            if len(new) > len(old):
                self._appeared(side, key, new[-1])
            elif len(new) < len(old):
                self._vanished(side, key)
            elif len(new) == len(old) == 1:
                for name, value in new[0].values.items():
                    if value != old[0].values[name]:
                        self._edited(side, key, name, old[0].values[name], value)
        self.look()

    def tale(self, key: Key, name: str, agreed: Any = None) -> Tale:
        """Return the tale of a field; `agreed` is its value, if it has none yet."""
        if (key, name) not in self.tales:
            life = self.lives.setdefault(key, Life())
            first = life.born.get(name, agreed)
            self.tales[key, name] = Tale(
                {first}, first, first, {self.mode}, {self.rule_of(key, name)}, ever={first}, never=life.twin
            )
        return self.tales[key, name]

    def rule_of(self, key: Key, name: str) -> str:
        """Return the rule for a field."""
        return self.rules.get(name, "ask")

    def _appeared(self, side: str, key: Key, raw: Raw) -> None:
        life = self.lives.setdefault(key, Life())
        if key[0] == "household_membership" and (life.ended_there if side == "here" else life.ended_here):
            # Whoever left a household joins it anew: its mark is the same, but it is another membership, which
            # nobody on the other side ever had.
            other = self.there() if side == "here" else self.here()
            if key not in other.rows:
                life = self.lives[key] = Life(loose=life.loose, hidden=life.hidden, modes=life.modes)
        both = life.typed_there if side == "here" else life.typed_here
        again = life.typed_here if side == "here" else life.typed_there
        if both and not again:
            life.twin = True
            for name, value in raw.values.items():
                tale = self.tale(key, name)
                tale.never = True
                tale.ever.add(value)
                if side == "here":
                    tale.mine = value
                else:
                    tale.theirs = value
                tale.possible = {(False, False)} if tale.mine == tale.theirs else {(True, True)}
        elif not life.born:
            life.born = dict(raw.values)
        owner = ("person", str(raw.values.get("person_id")))
        if side == "here" and owner in self.lives and (into := self.lives[owner].into) is not None:
            # It goes along to whom its owner was merged into there.
            tale = self.tale(key, "person_id", owner[1])
            tale.ever.add(into[1])
            tale.loose = True
        if side == "here":
            life.typed_here, life.ended_here, life.was_here = True, False, True
        else:
            life.typed_there, life.ended_there, life.was_there = True, False, True

    def _vanished(self, side: str, key: Key) -> None:
        life = self.lives.setdefault(key, Life())
        if side == "here":
            life.ended_here = True
            if life.twin and self.is_unknown(key):
                self.loosen({key})  # the other one of the two comes in as somebody new
            if removed := self.stands_for.get(key):
                self.lives[removed].ended_here = True
            for one in [k for k, other in self.lives.items() if other.into == key]:
                mergers.stand_for(self, one, key)
            return
        if life.twin and self.is_unknown(key):
            life.typed_there = False  # as if it had never been there, if nobody had seen it
            self.loosen({key})
            return
        if self.answer_lost(key):
            life.typed_there = False  # it arrived and is gone again before anybody here heard of it
            return
        life.ended_there = True
        life.modes = {self.mode}
        life.unsent = {
            name: tale.mine for (k, name), tale in self.tales.items() if k == key and tale.surely_unsent()
        }

    def is_unknown(self, key: Key) -> bool:
        """Return whether what was added on both sides may not be known yet to be the same."""
        return any(tale.never for (one, _), tale in self.tales.items() if one == key)

    def answer_lost(self, key: Key) -> bool:
        """Return whether it was sent there as somebody new, and nobody here has heard yet that it arrived."""
        with contextlib.closing(self.database()) as db:
            found = db.execute(
                "SELECT entity_type, entity_id FROM outbox WHERE operation = 'create' AND sent IS NOT NULL"
            ).fetchall()
        return any(self.ids_here.get((kind, number)) == key for kind, number in found)

    def _edited(self, side: str, key: Key, name: str, old: Any, value: Any) -> None:
        tale = self.tale(key, name, old)
        tale.typed(side, value)
        life = self.lives[key]
        if name in TELLING.get(key[0], ()) and life.twin and self.is_unknown(key):
            life.most = 2  # two addresses of one person are two e-mails, and both stay
        if side == "there":
            life.may_go = False
        if side == "here" and life.into is not None:
            mergers.goes_on(self, key, life.into, name)
        if side == "here" and life.ended_there and name not in SERVER_SETS:
            life.unsent[name] = value

    # --- records as a whole -----------------------------------------------------------------------

    def loosen(
        self,
        keys: frozenset[Key] | set[Key],
        *,
        everything: bool = False,
        may_go: bool = False,
        with_parts: bool = True,
    ) -> None:
        """A person or an undo decided about whole records: about them and what belongs to them, anything may stand."""
        if everything:
            wanted = set(self.lives)
        elif with_parts:
            stand_for_them = {removed for kept, removed in self.stands_for.items() if kept in keys}
            wanted = self.with_parts(set(keys) | stand_for_them)
        else:
            wanted = set(keys)
        for key in wanted:
            life = self.lives.setdefault(key, Life())
            life.loose = True
            life.may_go = life.may_go or may_go
        for (key, _), tale in self.tales.items():
            if key in wanted:
                tale.loose = True
                tale.ever |= tale.agreed | {tale.mine, tale.theirs}

    def with_parts(self, keys: frozenset[Key] | set[Key]) -> set[Key]:
        """Return records with all that belongs to them."""
        found, more = set(keys), set(keys)
        while more:
            parts = {key for key in self.lives.keys() - found if not more.isdisjoint(self._owners(key))}
            found, more = found | parts, parts
        return found

    def _owners(self, key: Key) -> Iterator[Key]:
        """Yield what a record belongs to, and those whom that was merged into there."""
        for name in self.shape.owners.get(key[0], ()):
            owner = rows.POINTS_TO[key[0]][name], str(self.lives[key].born.get(name))
            yield owner
            yield from self.survivors(owner)

    def survivors(self, person: Key) -> list[Key]:
        """Return those whom somebody was merged into there, one after the other: what was theirs is the last one's."""
        found = [person]
        while (into := self.lives.get(found[-1], Life()).into) and into not in found:
            found.append(into)
        return found[1:]
