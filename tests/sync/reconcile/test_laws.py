"""The laws of merging and matching, whatever the values: idempotent, order-free, nothing disappears, both sides equal.

A *round* is what a sync does with one record: merge, take here, send there, and agree on what the system answered.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from openfaith_desktop.cdm.model import Value
from openfaith_desktop.cdm.normalise import DEFAULT_REGION, equal
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.sync.modes import MODES, Rule
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Verdict, choose
from openfaith_desktop.sync.reconcile.merge import Merged, Policy, Times, after_update, merge

FIELDS = ("nickname", "membership", "birthdate")
words = st.sampled_from([None, "", "a", "b", "c", " a ", "é", "e\u0301"])
sides = st.fixed_dictionaries(dict.fromkeys(FIELDS, words))
modes = st.sampled_from(sorted(MODES))
ruled = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(list(Rule)))
edits = st.lists(
    st.tuples(st.sampled_from(["here", "there", "round", "lost"]), st.sampled_from(FIELDS), words), max_size=8
)


@dataclass
class Both:
    """One record on both sides, and what is agreed. `shout`: the system writes what it is sent in its own way."""

    mode: str
    rules: dict[str, Rule]
    ours: dict[str, Value]
    theirs: dict[str, Value]
    base: dict[str, Value] | None = None
    base_ours: dict[str, Value] = field(default_factory=dict[str, Value])
    shout: bool = False

    def merged(self) -> Merged:
        policy = Policy(MODES[self.mode], frozenset(FIELDS), self.rules)
        times = Times("2026-01-01T12:00:00Z", dict.fromkeys(FIELDS, "2026-01-02T12:00:00Z"))
        return merge(PERSON, self.base, self.base_ours, self.ours, self.theirs, policy, times)

    def round(self, *, arrives: bool = True) -> Merged:
        """Do what a sync does; without `arrives` what is sent is lost on its way."""
        done = self.merged()
        self.ours = {**self.ours, **done.take}
        self.base, self.base_ours = done.base, done.base_ours
        if done.push and arrives:
            self.theirs = {**self.theirs, **{n: self.written(v) for n, v in done.push.items()}}
            known = after_update(
                PERSON, self.base, self.base_ours, done.push, self.ours, self.theirs, DEFAULT_REGION
            )
            self.base, self.base_ours = known.base, known.base_ours
        return done

    def written(self, value: Value) -> Value:
        """Return a value as the system keeps it."""
        return value.upper() if self.shout and isinstance(value, str) else value

    def same(self, name: str) -> bool:
        kind = PERSON.by_name[name].kind
        return equal(kind, self.ours[name], self.theirs[name], DEFAULT_REGION)


boths = st.builds(Both, modes, ruled, sides, sides, st.none() | sides)


@given(boths, st.booleans())
def test_a_second_round_does_nothing(both: Both, shout: bool) -> None:
    both = replace(both, shout=shout)
    asked = {one.field for one in both.round().ask}
    again = both.round()
    assert (again.take, again.push) == ({}, {})
    assert {one.field for one in again.ask} == asked


@given(boths)
def test_after_a_round_both_sides_are_equal_or_somebody_is_asked_or_it_is_settled(both: Both) -> None:
    asked = {one.field for one in both.round().ask}
    for name in FIELDS:
        assert both.same(name) or name in asked or name in both.base_ours


@given(boths)
def test_each_field_is_decided_by_itself(both: Both) -> None:
    together = both.merged()
    for name in FIELDS:
        base = None if both.base is None else {name: both.base[name]}
        alone = replace(
            both, ours={name: both.ours[name]}, theirs={name: both.theirs[name]}, base=base
        ).merged()
        for part in ("take", "push", "base", "base_ours"):
            whole: dict[str, Any] = getattr(together, part)
            assert getattr(alone, part) == {n: v for n, v in whole.items() if n == name}
        assert alone.ask == tuple(one for one in together.ask if one.field == name)


@given(modes, sides, sides, sides)
def test_without_a_rule_no_edit_disappears(mode: str, base: Any, ours: Any, theirs: Any) -> None:
    both = Both(mode, {}, dict(ours), dict(theirs), dict(base))
    both.round()
    for name in FIELDS:
        kind = PERSON.by_name[name].kind
        if not equal(kind, ours[name], base[name], DEFAULT_REGION):
            assert equal(kind, both.ours[name], ours[name], DEFAULT_REGION)
        if not equal(kind, theirs[name], base[name], DEFAULT_REGION):
            assert equal(kind, both.theirs[name], theirs[name], DEFAULT_REGION)


@given(st.sampled_from(["full", "external"]), ruled, sides, sides, sides)
def test_a_rule_speaks_only_where_both_changed(
    mode: str, rules: Any, base: Any, ours: Any, theirs: Any
) -> None:
    with_rules = Both(mode, rules, ours, theirs, base).merged()
    without = Both(mode, {}, ours, theirs, base).merged()
    for name in FIELDS:
        kind = PERSON.by_name[name].kind
        mine = not equal(kind, ours[name], base[name], DEFAULT_REGION)
        other = not equal(kind, theirs[name], base[name], DEFAULT_REGION)
        if not (mine and other):
            for part in ("take", "push", "base"):
                assert getattr(with_rules, part).get(name) == getattr(without, part).get(name)


@given(sides, sides, modes)
def test_a_first_round_never_lets_nothing_erase_something(ours: Any, theirs: Any, mode: str) -> None:
    both = Both(mode, {}, dict(ours), dict(theirs))
    both.round()
    for name in FIELDS:
        if (ours[name] or "").strip():
            assert both.ours[name]
        if (theirs[name] or "").strip():
            assert both.theirs[name]


@settings(max_examples=300)
@given(modes, sides, edits, st.booleans())
def test_whatever_was_typed_in_whatever_order_the_last_word_of_one_side_stands(
    mode: str, start: Any, typed: Any, shout: bool
) -> None:
    both = Both(mode, {}, dict(start), dict(start), dict(start), shout=shout)
    typed_on: dict[str, set[str]] = {name: set() for name in FIELDS}
    last: dict[str, Value] = dict(start)
    for what, name, value in typed:
        if what == "round":
            both.round()
        elif what == "lost":
            both.round(arrives=False)
        else:
            side = both.ours if what == "here" else both.theirs
            side[name] = value
            last[name] = value
            typed_on[name].add(what)
    asked = {one.field for one in both.round().ask}
    for name in FIELDS:
        if typed_on[name] == {"here"}:
            kind = PERSON.by_name[name].kind
            assert equal(kind, both.ours[name], last[name], DEFAULT_REGION)
            assert both.same(name) or equal(kind, both.theirs[name], both.written(last[name]), DEFAULT_REGION)
            assert name not in asked
        elif typed_on[name] == {"there"} and not shout:
            assert equal(PERSON.by_name[name].kind, both.theirs[name], last[name], DEFAULT_REGION)
            assert both.same(name) or name in asked
    again = both.round()
    assert (again.take, again.push) == ({}, {})


# --- collections: who is whom ---------------------------------------------------------------------------

pairs = st.lists(
    st.builds(
        Pair,
        st.sampled_from(["1", "2", "3", "4"]),
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([Verdict(one, ("because",)) for one in Confidence]),
    ),
    unique_by=lambda pair: (pair.external_id, pair.entity_id),
    max_size=10,
)
answers = st.lists(st.tuples(st.sampled_from(["1", "2", "3"]), st.sampled_from(["a", "b"])), max_size=3)


@given(pairs, answers, st.randoms(use_true_random=False))
def test_who_is_whom_does_not_hang_on_the_order(found: Any, different: Any, chance: Any) -> None:
    first = choose(found, {}, set(different))
    mixed = list(found)
    chance.shuffle(mixed)
    again = choose(mixed, {}, set(different))
    assert again.links == first.links
    assert {k: set(v) for k, v in again.questions.items()} == {k: set(v) for k, v in first.questions.items()}


@given(pairs, answers)
def test_nobody_is_two_people_and_nothing_doubtful_disappears(found: Any, different: Any) -> None:
    matching = choose(found, {}, set(different))
    assert len(set(matching.links.values())) == len(matching.links)
    assert not matching.links.keys() & matching.questions.keys()
    taken = set(matching.links.values())
    for pair in found:
        likely = pair.verdict.confidence is not Confidence.NONE
        apart = (pair.external_id, pair.entity_id) in different
        if likely and not apart and pair.external_id not in matching.links and pair.entity_id not in taken:
            assert pair in matching.questions[pair.external_id]
        if apart:
            assert matching.links.get(pair.external_id) != pair.entity_id


@given(pairs)
def test_matching_what_is_matched_changes_nothing(found: Any) -> None:
    first = choose(found)
    again = choose(found, first.links)
    assert again.links == first.links
