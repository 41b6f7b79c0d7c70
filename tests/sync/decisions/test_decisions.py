"""What a person's answer does, on both sides, for every kind of question and every mode."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from openfaith_desktop.application import Application, decisions, undo
from openfaith_desktop.errors import InvalidValue, NotFound, OpenFaithError, UsageError
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.sync import editing
from tests.sync.conftest import Both

FIELD = "membership"
AGREED, OURS, THEIRS = "Member", "Regular", "Visitor"
few = pytest.mark.parametrize("people", [3])
full = pytest.mark.parametrize("mode", ["full"], indirect=True)


class Asked:
    """A person linked on both sides, and changed on both."""

    def __init__(self, both: Both, app: Application, fields: tuple[str, ...] = (FIELD,)) -> None:
        self.both, self.app = both, app
        there = both.person_there(first_name="Ann", last_name="Unusual", **dict.fromkeys(fields, AGREED))
        self.there = there["id"]
        self.here = both.add("person", first_name="Ann", last_name="Unusual", **dict.fromkeys(fields, AGREED))
        both.add("email", person_id=self.here, address="ann@example.com")
        both.there.create(
            "Email", {"address": "ann@example.com", "location": "Home", "primary": True}, person_id=self.there
        )
        both.sync()
        assert both.entity_of("person", self.there) == self.here
        both.edit(self.here, **dict.fromkeys(fields, OURS))
        both.there.edit("Person", self.there, **dict.fromkeys(fields, THEIRS))
        assert both.sync().decisions == len(fields)

    def values(self, field: str = FIELD) -> tuple[Any, Any]:
        return self.both.here(self.here)[field], self.both.there.church.rows["Person"][self.there][field]

    def open(self) -> list[dict[str, Any]]:
        return decisions.listed(self.app)["decisions"]

    def decide(self, word: str, *ids: int) -> None:
        decisions.decide(self.app, ids or [one["id"] for one in self.open()], word)


@pytest.fixture
def asked(both: Both, app: Application) -> Asked:
    return Asked(both, app)


def _settles(both: Both) -> None:
    """Another sync has nothing to do and asks nothing."""
    before = both.changes(), len(both.writes())
    assert both.sync().decisions == 0
    assert (both.changes(), len(both.writes())) == before


@few
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ours", (OURS, OURS)),
        ("theirs", (THEIRS, THEIRS)),
        ("value=Guest", ("Guest", "Guest")),
        ("value=", (None, None)),
        ("skip", (OURS, THEIRS)),
    ],
)
def test_a_field_becomes_what_was_answered_on_both_sides(
    asked: Asked, word: str, expected: tuple[Any, Any]
) -> None:
    assert asked.values() == (OURS, THEIRS)
    asked.decide(word)
    assert asked.open() == []
    both = asked.both
    both.sync()
    assert asked.values() == expected
    _settles(both)


@few
def test_what_was_left_as_it_is_is_asked_again_only_with_new_values(asked: Asked) -> None:
    asked.decide("skip")
    asked.both.sync()
    asked.both.there.edit("Person", asked.there, membership="Guest")
    asked.both.edit(asked.here, membership="Elder")
    assert asked.both.sync().decisions == 1
    assert [(one["ours"], one["theirs"]) for one in asked.open()] == [("Elder", "Guest")]


@few
def test_an_edit_back_to_what_was_left_as_it_is_still_counts_as_one(asked: Asked) -> None:
    """Left different, then the same for a while: the value of before, typed again, is an edit that goes out."""
    asked.decide("skip")
    asked.both.sync()
    for value in (THEIRS, OURS):
        asked.both.edit(asked.here, **{FIELD: value})
        asked.both.sync()
    assert asked.values() == (OURS, OURS)


@few
def test_a_decision_shows_both_values_and_who_and_when(asked: Asked) -> None:
    (one,) = asked.open()
    assert (one["ours"], one["theirs"], one["agreed"]) == (OURS, THEIRS, AGREED)
    assert (one["ours_by"], one["label"], one["title"]) == ("you", "Membership", "Ann Unusual")
    assert one["ours_at"]
    assert one["theirs_at"]
    assert one["url"].endswith(str(asked.there))


@few
@full
def test_one_answer_settles_many(both: Both, app: Application) -> None:
    asked = Asked(both, app, ("membership", "nickname"))
    asked.decide("theirs")
    assert asked.values("membership") == asked.values("nickname") == (THEIRS, THEIRS)
    _settles(both)


@few
@full
def test_an_answer_to_old_values_is_refused_and_nothing_is_settled(both: Both, app: Application) -> None:
    asked = Asked(both, app, ("membership", "nickname"))
    both.edit(asked.here, nickname="Annie")
    with pytest.raises(UsageError, match="changed since"):
        asked.decide("theirs")
    assert len(asked.open()) == 2
    assert asked.values("membership") == (OURS, THEIRS)
    both.sync()
    assert {one["ours"] for one in asked.open()} == {OURS, "Annie"}


@few
@full
@pytest.mark.parametrize(
    ("word", "error"), [("both", UsageError), ("maybe", UsageError), ("value", UsageError)]
)
def test_an_answer_that_does_not_fit_is_refused(asked: Asked, word: str, error: type[OpenFaithError]) -> None:
    with pytest.raises(error) as caught:
        asked.decide(word)
    assert caught.value.what_to_do
    with pytest.raises(NotFound):
        asked.decide("ours", 4711)
    assert len(asked.open()) == 1


@few
@full
def test_a_typed_value_is_checked_like_any_other(asked: Asked) -> None:
    asked.both.there.edit("Person", asked.there, birthdate="1980-02-28")
    asked.both.sync()
    asked.both.there.edit("Person", asked.there, birthdate="1980-02-27")
    asked.both.edit(asked.here, birthdate="1980-02-29")
    asked.both.sync()
    (one,) = [one for one in asked.open() if one["field"] == "birthdate"]
    with pytest.raises(InvalidValue):
        asked.decide("value=1980-02-31", one["id"])
    asked.decide("value=1980-02-01", one["id"])
    asked.both.sync()
    assert asked.values("birthdate") == ("1980-02-01", "1980-02-01")


@few
def test_a_cause_that_vanishes_closes_the_question(asked: Asked) -> None:
    asked.both.edit(asked.here, membership=THEIRS)
    assert asked.both.sync().decisions == 0
    assert asked.open() == []


# --- rules ---------------------------------------------------------------------------------------------


@few
@pytest.mark.parametrize(("rule", "expected"), [("ours", OURS), ("theirs", THEIRS)])
def test_a_rule_answers_what_is_open_and_what_comes(asked: Asked, rule: str, expected: str) -> None:
    app = asked.app
    assert decisions.rules(app, "hope", {FIELD: rule})["rules"] == {FIELD: rule}
    assert asked.both.sync().decisions == 0
    assert asked.values() == (expected, expected)
    asked.both.edit(asked.here, membership="Elder")
    asked.both.there.edit("Person", asked.there, membership="Guest")
    assert asked.both.sync().decisions == 0
    later = "Elder" if rule == "ours" else "Guest"
    assert asked.values() == (later, later)
    assert decisions.rules(app, "hope", {FIELD: "mode"})["rules"] == {}


@few
@full
@pytest.mark.parametrize("typed", [{"halo": "ours"}, {FIELD: "loudest"}])
def test_a_rule_that_means_nothing_is_refused(app: Application, typed: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        decisions.rules(app, "hope", typed)
    assert decisions.rules(app, "hope", {})["rules"] == {}


# --- the same person? ----------------------------------------------------------------------------------


def _namesakes(both: Both, app: Application) -> tuple[int, str, dict[str, Any]]:
    there = both.person_there(first_name="Ann", last_name="Unusual")
    here = both.add("person", first_name="Ann", last_name="Unusual", membership=OURS)
    assert both.sync().decisions == 1
    (one,) = decisions.listed(app)["decisions"]
    assert [c["entity_id"] for c in one["candidates"]] == [here]
    assert one["candidates"][0]["reasons"] == ["same name"]
    return there["id"], here, one


@few
def test_the_same_person_is_linked_and_merged(both: Both, app: Application) -> None:
    there, here, one = _namesakes(both, app)
    before = both.count("person"), both.count_there("Person")
    decisions.decide(app, [one["id"]], f"value={here}")
    both.sync()
    assert both.entity_of("person", there) == here
    assert (both.count("person"), both.count_there("Person")) == before
    pushed = both.there.church.rows["Person"][there].get("membership")
    assert pushed == (None if both.mode == "external" else OURS)
    _settles(both)


@few
def test_two_different_people_stay_two(both: Both, app: Application) -> None:
    there, here, one = _namesakes(both, app)
    decisions.decide(app, [one["id"]], "both")
    people_there = both.count_there("Person")
    both.sync()
    linked = both.entity_of("person", there)
    assert linked != here
    assert (linked is None) == (both.mode == "openfaith")
    assert both.count_there("Person") == people_there + (both.mode != "external")
    _settles(both)


@few
@full
@pytest.mark.parametrize("word", ["ours", "theirs", "skip", "value=person_01m84wkyy5emh9dw43hwneegtn"])
def test_who_it_is_must_be_said(both: Both, app: Application, word: str) -> None:
    _, here, one = _namesakes(both, app)
    with pytest.raises(UsageError) as caught:
        decisions.decide(app, [one["id"]], word)
    assert here in caught.value.what_to_do
    assert both.store.read(stored_decisions.listed, 1)


# --- deleted here --------------------------------------------------------------------------------------


def _deleted(both: Both) -> tuple[str, str, int]:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    here = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    email = both.add("email", person_id=here, address="ann@example.com")
    both.sync()
    editing.delete(both.store, here, "you")
    assert both.sync().decisions == 1
    return here, email, there["id"]


@few
@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_deleted_record_is_brought_back_with_what_belongs_to_it(both: Both, app: Application) -> None:
    here, email, there = _deleted(both)
    (one,) = decisions.listed(app)["decisions"]
    decisions.decide(app, [one["id"]], "theirs")
    both.sync()
    assert both.here(here)["deleted_at"] is both.here(email)["deleted_at"] is None
    assert both.entity_of("person", there) == here
    _settles(both)


@few
@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_deleted_record_stays_deleted_here_only(both: Both, app: Application) -> None:
    here, _, there = _deleted(both)
    (one,) = decisions.listed(app)["decisions"]
    with pytest.raises(UsageError, match="no answer"):
        decisions.decide(app, [one["id"]], "ours")
    decisions.decide(app, [one["id"]], "skip")
    people = both.count_there("Person")
    both.sync()
    assert both.here(here)["deleted_at"]
    assert both.entity_of("person", there) is None
    assert both.count_there("Person") == people
    _settles(both)


@pytest.mark.parametrize(("word", "found"), [("3", [3]), ("3,5", [3, 5]), ("3-5,4", [3, 4, 5]), ("5-3", [])])
def test_numbers_of_decisions(word: str, found: list[int]) -> None:
    assert decisions.numbers(word) == found


@pytest.mark.parametrize("word", ["", "x", "3-", "-3", "3..5", "²"])
def test_what_is_no_number_is_refused(word: str) -> None:
    with pytest.raises(UsageError):
        decisions.numbers(word)


@few
@full
def test_many_answers_are_taken_back_as_one(both: Both, app: Application) -> None:
    asked = Asked(both, app, (FIELD, "gender", "middle_name"))
    numbers = [one["id"] for one in asked.open()]
    before = both.here(asked.here)
    taken_by = decisions.decide(app, numbers, "theirs")["undo"]
    assert taken_by == f"decision-{numbers[0]}-{numbers[-1]}"
    assert asked.open() == []
    undone = undo.take_back(app, taken_by)
    assert undone["fields"] == 3
    assert {(one["person"], one["old_shown"]) for one in undone["goes_back"]} == {("Ann Unusual", THEIRS)}
    assert [one["id"] for one in asked.open()] == numbers
    after = both.here(asked.here)
    assert {name: after[name] for name in before if name not in ("version", "updated_at")} == {
        name: before[name] for name in before if name not in ("version", "updated_at")
    }
    with pytest.raises(NotFound):
        undo.take_back(app, taken_by)


@pytest.mark.parametrize("people", [30])
@full
def test_thirty_answers_ask_the_database_little_more_than_one(both: Both, app: Application) -> None:
    both.sync()
    here = [str(both.entity_of("person", number)) for number in both.there.church.rows["Person"]]
    for number, one in zip(both.there.church.rows["Person"], here, strict=True):
        both.edit(one, membership="Mine alone")
        both.there.edit("Person", number, membership="Theirs alone")
    assert both.sync().decisions == 30
    first, *rest = (one["id"] for one in decisions.listed(app)["decisions"])
    statements: list[str] = []
    event.listen(app.store.engine, "before_cursor_execute", lambda *about: statements.append(about[2]))
    decisions.decide(app, [first], "theirs")
    for_one = len(statements)
    decisions.decide(app, rest, "theirs")
    assert len(statements) - for_one <= for_one + 2
    assert {both.here(one)["membership"] for one in here} == {"Theirs alone"}
