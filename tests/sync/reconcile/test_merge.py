"""The laws of the merge, as tables and as properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.sync.modes import MODES, Rule
from openfaith_desktop.sync.reconcile.merge import Merged, Policy, Times, after_create, after_update, merge

FIELDS = ("first_name", "membership", "birthdate")
values = st.fixed_dictionaries({f: st.sampled_from([None, "a", "b", " a ", "é", "e\u0301"]) for f in FIELDS})
modes = st.sampled_from(sorted(MODES))


def policy(mode: str, **rules: Rule) -> Policy:
    return Policy(MODES[mode], frozenset(FIELDS), rules)


def one(
    mode: str, base: str, ours: str, theirs: str, rule: Rule = Rule.ASK, times: Times | None = None
) -> Merged:
    rules = {} if rule is Rule.ASK else {"membership": rule}
    return merge(
        PERSON,
        {"membership": base},
        None,
        {"membership": ours},
        {"membership": theirs},
        policy(mode, **rules),
        times,
    )


@pytest.mark.parametrize("mode", sorted(MODES))
def test_ours_changed_is_pushed(mode: str) -> None:
    assert one(mode, "a", "b", "a").push == {"membership": "b"}


@pytest.mark.parametrize(("mode", "taken"), [("full", True), ("external", True), ("openfaith", False)])
def test_theirs_changed_is_taken_or_asked(mode: str, taken: bool) -> None:
    merged = one(mode, "a", "a", "b")
    assert merged.take == ({"membership": "b"} if taken else {})
    assert bool(merged.ask) is not taken


@given(modes, st.sampled_from(list(Rule)), st.sampled_from(["", "2026-01-02T00:00:00Z"]))
def test_what_one_side_changed_goes_whatever_the_rule(mode: str, rule: Rule, at: str) -> None:
    times = Times("2026-01-01T12:00:00Z", {"membership": at})
    assert one(mode, "a", "b", "a", rule, times).push == {"membership": "b"}
    if mode != "openfaith":
        assert one(mode, "a", "a", "b", rule, times).take == {"membership": "b"}


@pytest.mark.parametrize("mode", sorted(MODES))
def test_both_changed_alike_agree_and_differently_ask(mode: str) -> None:
    assert one(mode, "a", "b", "b").base == {"membership": "b"}
    asked = one(mode, "a", "b", "c")
    assert [(d.ours, d.theirs, d.agreed) for d in asked.ask] == [("b", "c", "a")]
    assert (asked.take, asked.push, asked.base) == ({}, {}, {"membership": "a"})


@pytest.mark.parametrize(
    ("ours_at", "expected"),
    [
        ("2026-01-02T00:00:00.000Z", "push"),
        ("2026-01-01T00:00:00.000Z", "take"),
        ("2026-01-01T12:00:00.500Z", "ask"),
    ],
)
def test_the_newest_wins_and_equal_times_ask(ours_at: str, expected: str) -> None:
    times = Times("2026-01-01T12:00:00Z", {"membership": ours_at})
    merged = one("full", "a", "b", "c", Rule.NEWEST, times)
    assert {"push": bool(merged.push), "take": bool(merged.take), "ask": bool(merged.ask)}[expected]


@given(modes, values)
def test_nothing_changed_does_nothing(mode: str, same: dict[str, str | None]) -> None:
    merged = merge(PERSON, same, None, same, same, policy(mode))
    assert (merged.take, merged.push, merged.ask, merged.base) == ({}, {}, (), same)


@given(modes, st.none() | values, values, values)
def test_applying_twice_equals_once(
    mode: str, base: dict[str, str | None] | None, ours: dict[str, str | None], theirs: dict[str, str | None]
) -> None:
    first = merge(PERSON, base, None, ours, theirs, policy(mode))
    ours_then = {**ours, **first.take}
    sent = {name: ours_then[name] for name in first.push}
    theirs_then = {**theirs, **sent}
    done = after_update(PERSON, first.base, first.base_ours, sent, sent, theirs_then, "US")
    second = merge(PERSON, done.base, done.base_ours, ours_then, theirs_then, policy(mode))
    assert (second.take, second.push) == ({}, {})
    assert {d.field for d in second.ask} == {d.field for d in first.ask}


@given(modes, values, values)
def test_a_first_sync_never_erases_a_full_value_with_an_empty_one(
    mode: str, ours: dict[str, str | None], theirs: dict[str, str | None]
) -> None:
    merged = merge(PERSON, None, None, ours, theirs, policy(mode))
    assert all(value is not None for value in merged.take.values())
    assert all(ours[name] is not None for name in merged.push)


def test_what_they_reformat_is_not_sent_again() -> None:
    sent = {"membership": "long"}
    done = after_update(PERSON, {"membership": "a"}, None, sent, sent, {"membership": "lon"}, "US")
    assert done.dropped == ()
    again = merge(
        PERSON, done.base, done.base_ours, {"membership": "long"}, {"membership": "lon"}, policy("full")
    )
    assert (again.take, again.push, again.ask) == ({}, {}, ())


def test_what_they_drop_is_named() -> None:
    sent = {"membership": "x"}
    dropped = after_create(PERSON, sent, sent, {"membership": None}, "US").dropped
    assert dropped == ("membership",)
