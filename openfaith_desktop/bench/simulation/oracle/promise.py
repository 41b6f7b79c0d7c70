"""A whole story as the promise sees it: who added, changed and deleted what on which side, and what must hold.

What a person does is told by the difference it makes in the raw rows of that side (`typing`), at once, also in the
middle of a run. What the engine does is told by nobody: it is looked at from outside (`look`), and judged when
everything is quiet (`broken`, in `verdict.py`). Source: the documentation page on what sync does.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openfaith_desktop.bench.simulation.oracle import rows
from openfaith_desktop.bench.simulation.oracle.rows import Church, Key, Raw, Shape, Side
from openfaith_desktop.bench.simulation.oracle.tale import Tale

SERVER_SETS = {"primary", "blocked", "status", "country_code"}
"""What a side may set by itself: both sides must hold the same, whoever said it."""


COLLECTIONS = {
    "person": "people",
    "email": "emails",
    "phone_number": "phone_numbers",
    "address": "addresses",
    "household": "households",
}
TELLING = {"email": {"address"}, "phone_number": {"number"}, "address": {"street_line_1", "city", "zip"}}
"""What makes a contact another one where nobody has linked it yet."""
FORBIDDEN = {"site_administrator", "accounting_administrator", "people_permissions"}


@dataclass(slots=True)
class Life:
    """What people did with one record: added and deleted it on which side.

    `may_go`: a person let the sync delete it there. `most`: how many there may be of it on a side. `loose`: an answer or an undo decided about the whole record.
    `unsent`: the fields that were surely changed here, and not sent, when it went there. `into`: who it was merged
    into there. `twin`: it was added on both sides.
    """

    typed_here: bool = False
    typed_there: bool = False
    ended_here: bool = False
    ended_there: bool = False
    was_here: bool = False
    was_there: bool = False
    may_go: bool = False
    most: int = 1
    loose: bool = False
    twin: bool = False
    pushed: bool = False
    hidden: bool = False
    into: Key | None = None
    unsent: dict[str, Any] = field(default_factory=dict[str, Any])
    born: dict[str, Any] = field(default_factory=dict[str, Any])
    modes: set[str] = field(default_factory=set[str])
    """The modes in force since it was deleted there."""


@dataclass(frozen=True, slots=True)
class Question:
    """An open question as a person sees it; `keys` are the records it names."""

    kind: str
    field: str
    keys: frozenset[Key]
    shown: tuple[Any, Any]


class Promise:
    """The model of one story. `database` is OpenFaith's file; `church` returns the rows of the other side."""

    def __init__(
        self, database: Path, church: Callable[[], Church], mode: str, shape: Shape = rows.PLANNING_CENTER
    ) -> None:
        self.shape = shape
        self._database = database
        self._church = church
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
        side = rows.there(self._church(), self.ids_there, self.shape)
        self.ids_there.update(side.keys)
        return side

    def database(self) -> sqlite3.Connection:
        """Return the database, opened for reading."""
        return sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)

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
                    tale.agree(value, self.mode, self._rule(key, name))
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
    def typing(self, side: str) -> Iterator[None]:
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
                {first}, first, first, {self.mode}, {self._rule(key, name)}, ever={first}, never=life.twin
            )
        return self.tales[key, name]

    def _rule(self, key: Key, name: str) -> str:
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
            if life.twin and self._unknown(key):
                self.loosen({key})  # the other one of the two comes in as somebody new
            if removed := self.stands_for.get(key):
                self.lives[removed].ended_here = True
            for one in [k for k, other in self.lives.items() if other.into == key]:
                self._stand_for(one, key)
            return
        if life.twin and self._unknown(key):
            life.typed_there = False  # as if it had never been there, if nobody had seen it
            self.loosen({key})
            return
        if self._answer_lost(key):
            life.typed_there = False  # it arrived and is gone again before anybody here heard of it
            return
        life.ended_there = True
        life.modes = {self.mode}
        life.unsent = {
            name: tale.mine for (k, name), tale in self.tales.items() if k == key and tale.surely_unsent()
        }

    def _unknown(self, key: Key) -> bool:
        """Return whether what was added on both sides may not be known yet to be the same."""
        return any(tale.never for (one, _), tale in self.tales.items() if one == key)

    def _answer_lost(self, key: Key) -> bool:
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
        if name in TELLING.get(key[0], ()) and life.twin and self._unknown(key):
            life.most = 2  # two addresses of one person are two e-mails, and both stay
        if side == "there":
            life.may_go = False
        if side == "here" and life.into is not None:
            self._goes_on(key, life.into, name)
        if side == "here" and life.ended_there and name not in SERVER_SETS:
            life.unsent[name] = value

    def merged(self, removed: Key, kept: Key) -> None:
        """Two people were merged there."""
        self.lives[removed].into = kept
        if self.lives[kept].ended_here:
            self._stand_for(removed, kept)
        if (self.lives[removed].twin and self._unknown(removed)) or self._answer_lost(removed):
            # Nobody here can know that what was added here is that somebody: both stay.
            for one in self._with_parts({removed}):
                self.lives[one].most = 2
        for name in self.lives[kept].born:
            if (removed, name) in self.tales:
                self._goes_on(removed, kept, name)
        for one in self._with_parts({removed}):
            if one[0] == "household_membership":
                # Where the one was, the survivor is, whoever of the two had left it here.
                household = one[1].rpartition("/")[0]
                self.loosen({(one[0], f"{household}/{kept[1]}")})
            elif one != removed and not self.lives[one].typed_there:
                # What isn't there yet moves along here, when the two become one here.
                tale = self.tale(one, "person_id", removed[1])
                tale.ever.add(kept[1])
                tale.loose = True

    def _stand_for(self, removed: Key, kept: Key) -> None:
        """Who is here still stands for the two from now on: as the survivor where that is taken over, and with all
        that was its own. What was the survivor's, and was deleted here with it, may stand or not.
        """
        stands = self.lives[removed].was_here and not self.lives[removed].ended_here
        mine = self._with_parts({removed})
        kept_in_step = {one for one in mine if one[0] != "household_membership"} if stands else set[Key]()
        self.loosen(self._with_parts({kept}) - kept_in_step, with_parts=False)
        if not stands:
            return
        self.stands_for[kept] = removed
        for name in self.lives[removed].born:
            self._goes_on(removed, kept, name)
            tale = self.tale(removed, name)
            tale.loose = True
            tale.ever |= self.tale(kept, name).ever
        for one in kept_in_step - {removed}:
            tale = self.tale(one, "person_id", removed[1])
            tale.loose = True
            tale.ever |= {removed[1], kept[1]}

    def _goes_on(self, removed: Key, kept: Key, name: str) -> None:
        """What was changed here of a merged one goes to the survivor where that has none."""
        theirs, tale = self.tale(removed, name), self.tale(kept, name)
        tale.loose = True
        tale.ever |= (
            theirs.ever | theirs.agreed | tale.agreed | {theirs.mine, theirs.theirs, tale.mine, tale.theirs}
        )
        if (into := self.lives[kept].into) is not None and into != removed:
            self._goes_on(kept, into, name)

    # --- modes, rules, answers --------------------------------------------------------------------

    def set_mode(self, mode: str) -> None:
        """Another mode holds from now on; what waits may have been done in the old one."""
        self.mode = mode
        self.modes_ever.add(mode)
        for tale in self.tales.values():
            tale.modes.add(mode)
        for life in self.lives.values():
            life.modes.add(mode)

    def set_rule(self, name: str, rule: str) -> None:
        """Another rule holds for a field from now on."""
        self.rules[name] = rule
        for (_, one), tale in self.tales.items():
            if one == name:
                tale.rules.add(rule)

    def pushed(self, key: Key, *, killed: bool = False) -> None:
        """A person sent a record with its contacts, whatever the mode; `killed`: perhaps before that was written down."""
        for one in self._with_parts({key}):
            self.lives[one].pushed = one[0] != "household_membership"
            self.lives[one].loose |= killed
        if self.lives[key].ended_there:
            self.loosen({key})  # there again, as a new one

    @contextlib.contextmanager
    def answering(self, row: dict[str, Any], word: str) -> Iterator[list[bool]]:
        """A person answers a question; put True into what is yielded when the answer was taken."""
        question = self.question(row)
        taken: list[bool] = []
        self.look()
        if question.kind == "field":
            yield taken
            if any(taken):
                here, there = self.here(), self.there()
                for key in question.keys:
                    mine, theirs = here.one(key), there.one(key)
                    if mine is not None and question.field in mine.values:
                        held = mine.values[question.field]
                        now = held, theirs.values[question.field] if theirs else question.shown[1]
                        self.tale(key, question.field, held).answered(word, question.shown, now)
            return
        with self.typing("here"):
            yield taken
        if any(taken) and not (question.kind == "brake" and word in ("theirs", "again")):
            wanted = question.kind == "deleted_here" and word == "ours"
            self.loosen(question.keys, everything=question.kind == "brake", may_go=wanted)
            if question.kind == "match" and word == "both":
                for key in self._with_parts(question.keys):
                    self.lives[key].most = 2

    @contextlib.contextmanager
    def undoing(self, what: str) -> Iterator[None]:
        """A person takes back a run (its number) or an answer (`decision-7`)."""
        column, number = ("decision_id", what[9:]) if what.startswith("decision-") else ("run_id", what)
        with contextlib.closing(self.database()) as db:
            query = f"SELECT DISTINCT entity_type, entity_id FROM change WHERE {column} = ?"  # noqa: S608 - of two
            touched = db.execute(query, (int(number),)).fetchall()
            query = "SELECT DISTINCT entity_type, entity_id FROM outbox WHERE run_id = ?"
            touched += db.execute(query, (int(number),)).fetchall() if column == "run_id" else []
            query = "SELECT entity_type, entity_id, external_id, kind FROM decision WHERE id = ?"
            answered = db.execute(query, (int(number),)).fetchall() if column == "decision_id" else []
        self.look()
        keys = {self.ids_here[one] for one in map(tuple, touched) if one in self.ids_here}
        for kind, entity, external, asked in answered:
            keys |= {
                key
                for key in (self.ids_here.get((kind, entity)), self.ids_there.get((kind, external)))
                if key
            }
            if asked == "brake":
                keys = set(self.lives)
        with self.typing("here"):
            yield
        self.loosen(keys, may_go=True)

    def stands(self, key: Key, wanted: dict[str, Any]) -> None:
        """What people just saved at once stands here, each of it."""
        raw = self.here().one(key)
        for name, value in wanted.items():
            if raw is None or raw.values.get(name, value) != value:
                self.half_done.append(f"{key[0]} {key[1]}, {name}: {value!r} was saved here and overwritten")

    def died(self, what: str, before: tuple[Side, Side]) -> None:
        """A program died before it had done what a person wanted: nothing of it may be there."""
        for side, old, new in zip(("here", "there"), before, self.look(), strict=True):
            changed = {key for key in old.rows.keys() | new.rows.keys() if _told(old, key) != _told(new, key)}
            self.half_done += [
                f"{key[0]} {key[1]} is another one {side}, though {what} was cut short"
                for key in sorted(changed)
            ]

    def named(self, ids: Iterable[str]) -> set[Key]:
        """Return the keys of entities that an answer names, with what belongs to them."""
        known = {entity: key for (_, entity), key in self.ids_here.items()}
        return self._with_parts({known[one] for one in ids if one in known})

    def leaves(self, path: str, body: Any) -> None:
        """Look at a change that is about to be sent: only what differs from what is there may be in it."""
        *_, collection, number = path.strip("/").split("/")
        kind = next((k for k, name in COLLECTIONS.items() if name == collection), None)
        row = self._church().get(rows.THERE[kind], {}).get(int(number)) if kind else None
        if kind is None or row is None:
            return
        for name, value in body["data"].get("attributes", {}).items():
            if name in FORBIDDEN:
                self.sent_in_vain.append(f"{name} of {kind} {number} was sent, which is never written")
            elif name in self.shape.fields[kind]:
                read = self.shape.fields[kind][name][1]
                if read(value) == read(row.get(name)):
                    self.sent_in_vain.append(
                        f"{name} of {kind} {number} was sent as {value!r}, which is there"
                    )

    def arrived_late(self, before: Side) -> None:
        """A creation arrived after another run had taken over, which nobody can call back: what that one had sent
        as well is there twice. `before`: the other side before it arrived.
        """
        for key, found in self.there().rows.items():
            if len(found) > max(1, len(before.rows.get(key, ()))):
                for one in self._with_parts({key}):
                    self.lives[one].most = 2

    def hide(self, people: Iterable[Key]) -> None:
        """Somebody there is hidden from us from now on: to us it looks like deleted, and comes back when shown."""
        for key in people:
            unknown = self.lives[key].twin and self._unknown(key)
            for one in self._with_parts({key}):
                self.lives[one].hidden = True
                if unknown:  # who was added here can't be found there meanwhile, and is added there too
                    self.lives[one].most = 2

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
            wanted = self._with_parts(set(keys) | stand_for_them)
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

    def _with_parts(self, keys: frozenset[Key] | set[Key]) -> set[Key]:
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


def _told(side: Side, key: Key) -> list[tuple[str, Any]]:
    return [(raw.id, dict(raw.values)) for raw in side.rows.get(key, ())]
