"""The table of decisions: groups with their numbers, a person's together, fluent with ten thousand."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from openfaith_desktop.application import Application, decisions, review
from openfaith_desktop.store.tables import decision
from tests.sync.conftest import Both

few = pytest.mark.parametrize("people", [3])


@pytest.fixture
def ann(both: Both, app: Application) -> str:
    """Ann, whose membership and mobile number were changed on both sides."""
    there = both.person_there(first_name="Ann", last_name="Unusual", membership="Member")
    number = both.there.create(
        "PhoneNumber",
        {"number": "(202) 555-0100", "location": "Mobile", "primary": True},
        person_id=there["id"],
    )
    both.sync()
    ann, phone = both.entity_of("person", there["id"]), both.entity_of("phone_number", number["id"])
    assert ann is not None
    assert phone is not None
    both.edit(ann, membership="Regular")
    both.edit(phone, number="(202) 555-0134")
    both.there.edit("Person", there["id"], membership="Visitor")
    both.there.edit("PhoneNumber", number["id"], number="(202) 555-0143")
    assert both.sync().decisions == 2
    return ann


@few
def test_decisions_are_grouped_by_what_they_are_about(ann: str, app: Application) -> None:
    found = review.groups(app, "hope")
    assert {(one.label, one.kind, one.count) for one in found} == {
        ("Membership", "field", 1),
        ("Phone numbers", "field", 1),
    }
    for one in found:
        assert len(review.ids(app, group=one.key)) == 1
    assert review.ids(app, group="match") == []


@few
def test_a_line_has_the_person_both_values_and_who_changed_them(ann: str, app: Application) -> None:
    lines = review.rows(app, review.ids(app))
    phone = next(one for one in lines.values() if one.type == "phone_number")
    assert (phone.person, phone.label, phone.system) == (
        "Ann Unusual",
        "Mobile phone number",
        "Planning Center",
    )
    assert phone.ours is not None
    assert phone.theirs is not None
    assert (phone.ours.shown, phone.theirs.shown, phone.agreed) == (
        "(202) 555-0134",
        "(202) 555-0143",
        "(202) 555-0100",
    )
    assert phone.ours.by == "you"
    assert phone.theirs.at is not None
    membership = next(one for one in lines.values() if one.type == "person")
    assert (membership.person, membership.label, membership.entity_id) == ("Ann Unusual", "Membership", ann)


@few
def test_a_search_finds_a_persons_decisions_also_those_of_what_belongs_to_them(
    ann: str, app: Application
) -> None:
    assert len(review.ids(app, search="unusual ann")) == 2
    assert review.ids(app, search="somebody") == []


@few
def test_who_may_be_whom_comes_with_reasons(both: Both, app: Application) -> None:
    both.sync()
    here = both.add("person", first_name="Ann", last_name="Unusual")
    both.person_there(first_name="Ann", last_name="Unusual")
    both.sync()
    (line,) = review.rows(app, review.ids(app, group="match")).values()
    assert (line.label, line.person) == ("Same person?", "Ann Unusual")
    assert [(one.entity_id, one.reasons) for one in line.candidates] == [(here, ("same name",))]


@few
def test_what_is_settled_has_no_line_any_more(ann: str, app: Application) -> None:
    before = review.ids(app)
    decisions.decide(app, before[:1], "theirs")
    assert list(review.rows(app, before)) == before[1:]
    assert review.ids(app) == before[1:]


def _calls(ask: Callable[[], object]) -> int:
    """Return how much work something is: the functions it calls. The same on every computer, however busy."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        ask()
    finally:
        sys.setprofile(None)
    return count


def test_ten_thousand_decisions_are_fluent(both: Both, app: Application) -> None:
    people = [both.add("person", first_name=f"F{i}", last_name="Baker") for i in range(50)]

    def fill(c: Connection, numbers: range) -> None:
        row = {"connection_id": 1, "kind": "field", "entity_type": "person", "state": "open"}
        row |= {"created_at": "2026-01-01", "title": "F Baker", "ours": "a", "theirs": "b"}
        made = [
            {**row, "external_id": str(i), "field": "gender", "entity_id": people[i % 50]} for i in numbers
        ]
        c.execute(decision.insert(), made)

    asked = (
        lambda: review.ids(app),
        lambda: review.groups(app),
        lambda: review.rows(app, review_ids[-50:]),
    )
    work: list[list[int]] = []
    for numbers in (range(1_000), range(1_000, 10_000)):
        app.store.write(fill, numbers)
        review_ids = review.ids(app)
        assert len(review_ids) == numbers.stop
        for ask in asked:
            ask()  # what is prepared once for all is no work of theirs
        work.append([_calls(ask) for ask in asked])
    # All of them: no more than as many times the work, and little for each. A page of them: always the same.
    (ids, groups, page), (ten_ids, ten_groups, ten_page) = work
    assert ten_ids < min(ids * 11, 10_000 * 25)
    assert ten_groups < min(groups * 11, 10_000 * 10)
    assert ten_page < page * 1.1
