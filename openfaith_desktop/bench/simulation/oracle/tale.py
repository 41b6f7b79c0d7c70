"""One field of one record on both sides: what was typed since they surely agreed, and which endings are allowed.

A run may have been cut short anywhere, and from outside nobody sees how far it came. So the model holds every
possibility there is: that each side's last word was already known to the other, or wasn't. What ends as none of
them allows is broken. Source: the tables of the documentation page on what sync does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Value = Any
Changed = tuple[bool, bool]
"""Whether a person changed it here, and there, since the two sides agreed."""
BOTH_SAME: Changed = (False, False)


@dataclass(slots=True)
class Tale:
    """What is known of one field.

    `agreed`: values on which the two sides may have agreed. `mine`, `theirs`: the last word on each side.
    `possible`: who may have changed it since they agreed. `never`: they may never have agreed on it (a first
    sync). `loose`: something happened that may have set it back, so any value it ever had may stand.
    `settled`: the two values that a person said may differ. `rules` and `modes`: in force since.
    """

    agreed: set[Value]
    mine: Value
    theirs: Value
    modes: set[str]
    rules: set[str]
    possible: set[Changed] = field(default_factory=lambda: {BOTH_SAME})
    never: bool = False
    loose: bool = False
    settled: set[tuple[Value, Value]] = field(default_factory=set[tuple[Value, Value]])
    ever: set[Value] = field(default_factory=set[Value])
    typed_here: list[Value] = field(default_factory=list[Value])
    typed_there: list[Value] = field(default_factory=list[Value])

    def typed(self, side: str, value: Value) -> None:
        """A person typed a value on one side."""
        self.ever.add(value)
        back = value in self.agreed  # what they agreed on is there again: no change any more
        if side == "here":
            self.mine = value
            self.typed_here.append(value)
            self.possible = {(True, t) for _, t in self.possible} | {
                (False, t) for _, t in self.possible if back
            }
        else:
            self.theirs = value
            self.typed_there.append(value)
            self.possible = {(h, True) for h, _ in self.possible} | {
                (h, False) for h, _ in self.possible if back
            }

    def met(self, value: Value) -> None:
        """The two sides hold the same: the engine may know it by now."""
        self.ever.add(value)
        self.possible.add(BOTH_SAME)
        self.agreed.add(value)

    def agree(self, value: Value, mode: str, rule: str) -> None:
        """The two sides hold the same, and a whole comparison has seen it."""
        self.agreed = {value}
        self.mine = self.theirs = value
        self.possible = {BOTH_SAME}
        self.never = self.loose = False
        self.settled = set()
        self.modes, self.rules = {mode}, {rule}

    def answered(self, word: str, shown: tuple[Value, Value], now: tuple[Value, Value]) -> None:
        """A person answered a question that showed two values; `now` is what both sides hold after it."""
        mine, theirs = now
        news = theirs != shown[1]  # somebody typed there what the question didn't know yet
        self.never = False
        if word == "theirs":
            self.agreed |= {mine}
            self.mine = mine
            self.possible = {(False, news)}
        elif word == "skip":
            self.settled = {(mine, shown[1])}
            self.agreed |= {mine, shown[1]}
            self.possible = {(False, news)}
        else:
            self.mine = mine
            self.agreed |= {shown[1]}
            self.possible = {(True, news)}
        self.ever |= {mine, theirs}
        self.theirs = theirs

    def allows(self, mine: Value, theirs: Value, *, asked: bool) -> bool:
        """Return whether the promise allows this ending; `asked`: a question about it is open."""
        if self.loose:
            return {mine, theirs} <= self.ever
        if mine == theirs == self.mine == self.theirs:
            return True  # both typed the same
        if self.never and self._first(mine, theirs):
            return True
        return any(
            self._ends(outcome, changed, mine, theirs, asked)
            for changed in self.possible
            for outcome in self._outcomes(changed)
        )

    def _first(self, mine: Value, theirs: Value) -> bool:
        for mode in self.modes:
            kept = {"full": self.theirs, "external": self.theirs, "openfaith": self.mine}[mode]
            if not self.mine:
                kept = self.theirs
            elif not self.theirs:
                kept = self.mine
                if mode == "external" and (mine, theirs) == (self.mine, self.theirs):
                    return True
            if mine == theirs == kept:
                return True
        return False

    def _outcomes(self, changed: Changed) -> Iterator[str]:
        if changed == (False, False):
            yield "nothing"
        elif changed == (True, False):
            yield "ours"
        else:
            for mode in self.modes:
                if changed == (False, True) and mode != "openfaith":
                    yield "theirs"
                    continue
                for rule in self.rules:
                    yield from ("ours", "theirs", "ask") if rule == "newest" else (rule,)

    def _ends(self, outcome: str, changed: Changed, mine: Value, theirs: Value, asked: bool) -> bool:
        ours = mine == self.mine if changed[0] else mine in self.agreed | {self.mine}
        match outcome:
            case "nothing":
                return (mine == theirs and mine in self.agreed) or (mine, theirs) in self.settled
            case "ours":
                return mine == theirs and ours
            case "theirs":
                return mine == theirs == self.theirs
            case _:
                return asked and ours and theirs == self.theirs and mine != theirs

    def told(self) -> str:
        """Return what is known of it, in words."""
        return (
            f"agreed {self.agreed}, typed last {self.mine!r} here and {self.theirs!r} there, "
            f"changed {sorted(self.possible)}, {sorted(self.modes)}, {sorted(self.rules)}"
        )

    def surely_unsent(self) -> bool:
        """Return whether the last word here can't have reached the other side yet."""
        return not self.loose and not self.never and all(h for h, _ in self.possible)
