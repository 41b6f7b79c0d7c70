"""Strange names and dates travel both ways, come to rest, and are told apart."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application
from openfaith_desktop.application import decisions as questions
from openfaith_desktop.store import decisions, outbox, problems
from openfaith_desktop.sync.events import Phase, PhaseStarted
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [2])
full = pytest.mark.parametrize("mode", ["full"], indirect=True)
taking = pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
sending = pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)

FAMILY = "👩‍👩‍👧‍👦🎉"
HEBREW = "\u202eשָׂרָה\u202c בת־אל"
LONG = "Ñ" * 10_000
NAMES = {
    # what stands there or is typed here: (what is stored when it comes, what is stored when it is typed)
    FAMILY: (FAMILY, FAMILY),
    HEBREW: (HEBREW, HEBREW),
    "محمد": ("محمد", "محمد"),
    LONG: (LONG, LONG),
    "Nu\x00l": ("Nul", "Nul"),
    "Zoe\u0308": ("Zoe\u0308", "Zo\u00eb"),  # decomposed; what is typed is composed
    "  Ann\u00a0": ("  Ann\u00a0", "Ann"),
    "O'Brien\"; DROP TABLE person; --": ("O'Brien\"; DROP TABLE person; --",) * 2,
}
names = pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:12]))
DAYS = ("0001-01-01", "1885-01-01", "1900-02-28", "2000-02-29", "9999-12-31")
days = pytest.mark.parametrize("day", DAYS)


def _assert_at_rest(both: Both, unkeepable: int = 0) -> None:
    """Nothing waits or went wrong, and two more syncs write nothing on either side.

    `unkeepable`: how many records there hold what can't be kept here.
    """
    assert both.store.read(lambda c: (outbox.everything(c, 1), decisions.listed(c, 1))) == ([], [])
    found = both.store.read(problems.listed, 1)
    assert [one.cause for one in found] == [problems.UNKEEPABLE] * unkeepable
    before = both.changes(), both.writes()
    both.sync()
    both.sync()
    assert (both.changes(), both.writes()) == before


def _arrived(both: Both, row: dict[str, Any]) -> dict[str, Any]:
    entity = both.entity_of("person", row["id"])
    assert entity is not None
    return both.here(entity)


def _sent(both: Both, entity_id: str) -> dict[str, Any]:
    """Return the one person there that an entity here is linked to."""
    found = [row for row in both.there.dump("Person") if both.entity_of("person", row["id"]) == entity_id]
    assert len(found) == 1
    return found[0]


# --- names --------------------------------------------------------------------------------------


@taking
@names
def test_a_strange_name_comes_here(both: Both, name: str) -> None:
    there = both.person_there(first_name=name, last_name=name, membership=name)
    home = both.there.create("Household", {"name": name}, primary_contact_id=there["id"])
    both.sync()
    here = _arrived(both, there)
    house = both.entity_of("household", home["id"])
    assert house is not None
    expected = NAMES[name][0]
    found = here["first_name"], here["last_name"], here["membership"], both.here(house)["name"]
    assert found == (expected,) * 4
    assert there["first_name"] == name
    assert both.writes() == []
    _assert_at_rest(both, unkeepable=2 if "\x00" in name else 0)


@taking
def test_a_character_that_can_t_be_kept_is_said_until_it_is_gone(both: Both) -> None:
    there = both.person_there(first_name="A\x00nn", last_name="Unus\x00ual")
    assert both.sync().problems == 1
    assert _arrived(both, there)["last_name"] == "Unusual"
    (said,) = both.store.read(problems.listed, 1)
    assert said.title == "Ann Unusual"
    assert "first name, last name" in said.what_it_means
    both.there.edit("Person", there["id"], first_name="Ann")
    assert both.sync().problems == 1
    (said,) = both.store.read(problems.listed, 1)
    assert "(last name)" in said.what_it_means
    both.there.edit("Person", there["id"], last_name="Unusual")
    assert both.sync().problems == 0
    assert both.compare().problems == 0


@full
def test_what_is_sent_doesn_t_settle_a_character_that_can_t_be_kept(both: Both) -> None:
    there = both.person_there(first_name="A\x00nn", last_name="Unusual")
    both.sync()
    both.edit(_arrived(both, there)["id"], nickname="Nan")
    assert both.sync().problems == 1
    assert there["nickname"] == "Nan"
    assert there["first_name"] == "A\x00nn"


@sending
@names
def test_a_strange_name_goes_there(both: Both, name: str) -> None:
    here = both.add("person", first_name=name, last_name=name, membership=name)
    house = both.add("household", name=name, primary_contact_id=here)
    both.add("household_membership", household_id=house, person_id=here)
    both.sync()
    expected = NAMES[name][1]
    row = _sent(both, here)
    home = max(both.there.dump("Household"), key=lambda r: r["id"])
    found = row["first_name"], row["last_name"], row["membership"], home["name"]
    assert found == (expected,) * 4
    assert both.here(here)["first_name"] == expected
    _assert_at_rest(both)


@full
@names
def test_a_strange_name_arrives_as_an_edit_both_ways(both: Both, name: str) -> None:
    there = both.person_there(first_name="Bea", last_name="Unusual")
    both.sync()
    here = _arrived(both, there)["id"]
    both.there.edit("Person", there["id"], first_name=name)
    both.edit(here, nickname=name)
    both.sync()
    assert _arrived(both, there)["first_name"] == NAMES[name][0]
    assert _sent(both, here)["nickname"] == NAMES[name][1]
    _assert_at_rest(both, unkeepable="\x00" in name)


@full
@names
@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_a_strange_name_whose_answer_never_came_is_there_once(both: Both, name: str, kind: str) -> None:
    here = both.add("person", first_name=name)
    before = both.count_there("Person")
    both.there.fault(kind, match="POST *")
    assert both.sync().problems == 0
    assert both.count_there("Person") == before + 1
    assert _sent(both, here)["first_name"] == NAMES[name][1]
    _assert_at_rest(both)


@full
@pytest.mark.parametrize(("ours", "theirs"), [("🎈", "🐟"), ("محمد", "مريم"), ("---", "???")])
def test_a_stranger_made_at_that_moment_is_not_taken_for_ours(
    both: Both, app: Application, ours: str, theirs: str
) -> None:
    """Names without a letter in them are names too: a person says that the two are different, nothing links them."""
    here = both.add("person", first_name=ours)
    made: list[dict[str, Any]] = []

    def on_event(event: object) -> None:
        if isinstance(event, PhaseStarted) and (event.phase, event.entity_type) == (Phase.PUSH, "person"):
            made.append(both.person_there(first_name=theirs))

    both.there.fault("drop_before", match="POST *")
    unsubscribe = both.events.subscribe(on_event)
    both.sync()
    unsubscribe()
    assert len(made) == 1
    both.sync()
    (question,) = both.store.read(decisions.listed, 1)
    assert (question.kind, question.title) == ("match", theirs)
    questions.decide(app, [question.id], "both")
    both.sync()
    assert _sent(both, here)["first_name"] == ours


@taking
@pytest.mark.parametrize("empty", ["", "\x00", None])
def test_a_name_of_nothing_is_no_name(both: Both, empty: str | None) -> None:
    there = both.person_there(first_name=empty, last_name="Unusual")
    both.sync()
    assert _arrived(both, there)["first_name"] is None
    _assert_at_rest(both, unkeepable=empty == "\x00")


# --- dates --------------------------------------------------------------------------------------


@taking
@days
def test_a_strange_date_comes_here(both: Both, day: str) -> None:
    moment = f"{day}T12:00:00Z"
    there = both.person_there(first_name="Ann", birthdate=day, anniversary=day, inactivated_at=moment)
    both.sync()
    here = _arrived(both, there)
    assert (here["birthdate"], here["anniversary"], here["inactivated_at"]) == (day, day, moment)
    _assert_at_rest(both)


@sending
@days
def test_a_strange_date_goes_there_and_is_matched_again(both: Both, day: str) -> None:
    ann = {"first_name": "Ann", "last_name": "Unusual", "birthdate": day}
    same = both.person_there(**ann)
    here = both.add("person", **ann)
    new = both.add("person", first_name="Quill", birthdate=day, anniversary=day)
    both.sync()
    assert both.entity_of("person", same["id"]) == here
    row = _sent(both, new)
    assert (row["birthdate"], row["anniversary"]) == (day, day)
    _assert_at_rest(both)


@full
@days
def test_a_strange_date_arrives_as_an_edit_both_ways(both: Both, day: str) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    both.sync()
    here = _arrived(both, there)["id"]
    both.there.edit("Person", there["id"], birthdate=day)
    both.edit(here, anniversary=day)
    both.sync()
    assert _arrived(both, there)["birthdate"] == day
    assert _sent(both, here)["anniversary"] == day
    _assert_at_rest(both)


@taking
@pytest.mark.parametrize("day", ["0000-00-00", "10000-01-01", "-0001-01-01", "2023-02-29", "soon"])
def test_a_date_that_is_none_is_left_there_and_empty_here(both: Both, day: str) -> None:
    there = both.person_there(first_name="Ann", birthdate=day, inactivated_at=f"{day}T12:00:00Z")
    both.sync()
    here = _arrived(both, there)
    assert (here["birthdate"], here["inactivated_at"]) == (None, None)
    assert (there["birthdate"], both.writes()) == (day, [])
    _assert_at_rest(both)


@taking
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_beyond_the_calendar_is_empty_here(both: Both, moment: str) -> None:
    there = both.person_there(first_name="Ann", inactivated_at=moment)
    both.sync()
    assert _arrived(both, there)["inactivated_at"] is None
    _assert_at_rest(both)


@full
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_record_with_a_strange_time_of_its_own_takes_edits_both_ways(both: Both, moment: str) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual")
    there["updated_at"] = there["created_at"] = moment
    both.sync()
    here = _arrived(both, there)["id"]
    both.edit(here, nickname="Annie")
    both.sync()
    assert _sent(both, here)["nickname"] == "Annie"
    _assert_at_rest(both)
    both.there.edit("Person", there["id"], membership="Visitor")
    both.sync()
    assert _arrived(both, there)["membership"] == "Visitor"


# --- values that a field can't hold -------------------------------------------------------------


@taking
@pytest.mark.parametrize(
    ("field", "value"),
    [("remote_id", 2**63), ("graduation_year", 2**64 - 1), ("grade", "ten"), ("child", "yes")],
)
def test_a_value_that_does_not_fit_is_empty_here_and_stays_there(both: Both, field: str, value: Any) -> None:
    there = both.person_there(first_name="Ann", **{field: value})
    both.sync()
    assert _arrived(both, there)[field] is None
    assert (there[field], both.writes()) == (value, [])
    _assert_at_rest(both)


@taking
@pytest.mark.parametrize(
    "value", ["", "\x00", None, "no address", "@", "🎉@🎉.example", LONG], ids=lambda v: ascii(v)[:12]
)
def test_a_strange_contact_stops_nobody(both: Both, value: str | None) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual")
    both.there.create("Email", {"address": value, "location": "Home"}, person_id=there["id"])
    both.there.create("PhoneNumber", {"number": value, "location": "Home"}, person_id=there["id"])
    both.there.create("Household", {"name": value}, primary_contact_id=there["id"])
    both.sync()
    assert _arrived(both, there)["first_name"] == "Ann"
    assert both.count("person") == both.count_there("Person")
    assert both.writes() == []
    _assert_at_rest(both, unkeepable=3 if value == "\x00" else 0)
