"""Questions as pages: possible matches side by side, a safety brake by name, and the rules answers suggest."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, brakes, decisions, offers, pairs
from openfaith_desktop.application.pairs import Alike
from openfaith_desktop.errors import BrakeStopped, NotFound
from openfaith_desktop.sync.modes import Rule
from tests.sync.conftest import Both


def _open(app: Application) -> list[int]:
    return [one["id"] for one in decisions.listed(app)["decisions"]]


# --- side by side -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [3])
def test_a_possible_match_is_shown_side_by_side_with_reasons(both: Both, app: Application) -> None:
    both.sync()
    here = both.add("person", first_name="Elisabeth", last_name="Okafor", birthdate="1979-03-14", gender="F")
    both.add("phone_number", person_id=here, number="(202) 555-0126")
    both.add("email", person_id=here, address="liz@mail.example")
    there = both.person_there(first_name="Elizabeth", nickname="Beth", last_name="OKAFOR")
    both.there.create("PhoneNumber", {"number": "202-555-0126", "location": "Mobile"}, person_id=there["id"])
    both.there.create("Email", {"address": "e@school.example", "location": "Work"}, person_id=there["id"])
    both.sync()
    found = pairs.pair(app, _open(app)[0])
    assert (found.system, found.external_id) == ("Planning Center", str(there["id"]))
    assert found.url is not None
    (candidate,) = found.candidates
    assert (candidate.entity_id, candidate.title) == (here, "Elisabeth Okafor")
    assert "same phone number" in candidate.reasons
    assert candidate.likely == "almost surely"
    lines = {one.name: one for one in candidate.lines}
    assert (lines["first_name"].here, lines["first_name"].there) == (("Elisabeth",), ("Elizabeth",))
    assert lines["first_name"].alike is Alike.DIFFERENT
    assert lines["last_name"].alike is Alike.SIMILAR
    assert lines["phone_number"].alike is Alike.SAME
    assert (lines["email"].there, lines["email"].alike) == (("e@school.example",), Alike.DIFFERENT)
    assert lines["birthdate"].alike is Alike.ONLY_HERE
    assert lines["nickname"].alike is Alike.ONLY_THERE


@pytest.mark.parametrize("people", [3])
@pytest.mark.parametrize(
    ("name", "theirs", "alike"),
    [
        ("Quilla", "1979-03-05", Alike.SIMILAR),
        ("Quilla", "1979-04-03", Alike.SIMILAR),
        ("Quill", "1991-07-14", Alike.DIFFERENT),
    ],
    ids=["one day", "exchanged", "another"],
)
def test_a_date_with_a_slip_in_it_is_alike_and_not_another(
    both: Both, app: Application, name: str, theirs: str, alike: Alike
) -> None:
    both.sync()
    here = both.add("person", first_name="Quill", last_name="Okafor", birthdate="1979-03-04")
    both.add("phone_number", person_id=here, number="(202) 555-0126")
    there = both.person_there(first_name=name, last_name="Okafor", birthdate=theirs)
    both.there.create("PhoneNumber", {"number": "202-555-0126", "location": "Mobile"}, person_id=there["id"])
    both.sync()
    (candidate,) = pairs.pair(app, _open(app)[0]).candidates
    assert {one.name: one.alike for one in candidate.lines}["birthdate"] is alike


@pytest.mark.parametrize("people", [3])
@pytest.mark.parametrize("same", [True, False])
def test_the_answers_of_a_page_settle_its_question(both: Both, app: Application, same: bool) -> None:
    both.sync()
    here = both.add("person", first_name="Ann", last_name="Unusual")
    there = both.person_there(first_name="Ann", last_name="Unusual")
    both.sync()
    found = pairs.pair(app, _open(app)[0])
    decisions.decide(app, [found.decision], found.candidates[0].same if same else found.different)
    both.sync()
    assert (both.entity_of("person", there["id"]) == here) is same
    with pytest.raises(NotFound):
        pairs.pair(app, found.decision)


# --- a safety brake ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [20])
def test_a_brake_names_everybody_page_by_page(church: Both, app: Application) -> None:
    gone = [church.person_there(first_name=f"P{i}", last_name="Gone")["id"] for i in range(9)]
    church.sync()
    for one in gone:
        church.there.delete("Person", one)
    with pytest.raises(BrakeStopped) as caught:
        church.compare()
    assert caught.value.decision is not None
    asked = brakes.question(app, caught.value.decision)
    (cause,) = asked.causes
    assert (cause.brake, cause.label, cause.number) == ("remove", "People", 9)
    assert [one.word for one in asked.answers] == ["again", "ours", "theirs"]
    assert "Planning Center's list" in asked.answers[0].what_it_does
    first, second = brakes.people(app, asked.id, 0, 0, 5), brakes.people(app, asked.id, 0, 5, 5)
    assert sorted(one.name for one in (*first, *second)) == [f"P{i} Gone" for i in range(9)]
    assert all(one.entity_id for one in first)
    for wrong in (7, -1):
        with pytest.raises(NotFound):
            brakes.people(app, asked.id, wrong)
    decisions.decide(app, [asked.id], asked.answers[1].word)
    with pytest.raises(NotFound):
        brakes.question(app, asked.id)


# --- rules that answers suggest ---------------------------------------------------------------------------


@pytest.fixture
def disputed(both: Both, app: Application) -> list[int]:
    """Six people whose membership was changed on both sides; the numbers of the questions."""
    there = [both.person_there(first_name=f"P{i}", last_name="Both", membership="Member") for i in range(6)]
    both.sync()
    for i, row in enumerate(there):
        here = both.entity_of("person", row["id"])
        assert here is not None
        both.edit(here, membership=f"Regular{i}")
        both.there.edit("Person", row["id"], membership=f"Visitor{i}")
    assert both.sync().decisions == 6
    return _open(app)


@pytest.mark.parametrize("people", [3])
def test_three_equal_answers_suggest_a_rule(both: Both, app: Application, disputed: list[int]) -> None:
    decisions.decide(app, disputed[:2], "theirs")
    assert offers.offers(app) == ()
    decisions.decide(app, disputed[2:3], "theirs")
    (offer,) = offers.offers(app)
    assert (offer.connection, offer.label, offer.rule, offer.times, offer.open) == (
        "hope",
        "Membership",
        Rule.THEIRS,
        3,
        3,
    )
    decisions.rules(app, offer.connection, {offer.field: offer.rule.value})
    assert offers.offers(app) == ()
    assert both.sync().decisions == 0


@pytest.mark.parametrize("people", [3])
def test_unequal_answers_suggest_nothing(both: Both, app: Application, disputed: list[int]) -> None:
    decisions.decide(app, disputed[:2], "theirs")
    decisions.decide(app, disputed[2:3], "ours")
    decisions.decide(app, disputed[3:], "skip")
    assert offers.offers(app) == ()


@pytest.mark.parametrize("people", [3])
def test_a_declined_rule_comes_again_only_after_three_more(
    both: Both, app: Application, disputed: list[int]
) -> None:
    decisions.decide(app, disputed[:3], "theirs")
    offers.decline(app, offers.offers(app)[0])
    assert offers.offers(app) == ()
    decisions.decide(app, disputed[3:5], "theirs")
    assert offers.offers(app) == ()
    decisions.decide(app, disputed[5:], "theirs")
    assert len(offers.offers(app)) == 1
