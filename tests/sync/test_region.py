"""Phone numbers are read in the church's region, whoever reads them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

import pytest

from openfaith_desktop.adapter.contract import Account
from openfaith_desktop.application import Application, decisions, undo
from openfaith_desktop.cdm.normalise import e164
from openfaith_desktop.cdm.types.people import PERSON, PHONE_NUMBER
from openfaith_desktop.store import connections, entities, lists
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.store.lists import Wanted
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
PLUS = "+49 30 1234567"
WRITTEN = "030 1234567", "(030) 123 45-67", PLUS


def _is_german(both: Both) -> None:
    both.there.church.organization["country_code"] = "DE"
    account = asdict(Account("Ann", "Hope", "1", "de"))
    both.store.write(connections.set_account, 1, account)


def _found(both: Both, text: str) -> list[str]:
    listed = both.store.read(lambda c: lists.ids(c, Wanted(PERSON, text), date(2026, 11, 25)))
    assert [row["id"] for row in both.store.read(entities.search, PERSON, text)[1]] == listed
    return listed


@pytest.mark.parametrize("there", WRITTEN)
def test_people_are_matched_by_numbers_of_their_country(both: Both, there: str) -> None:
    _is_german(both)
    person = both.person_there(first_name="Ann", last_name="Unusual")["id"]
    number = both.there.church.create("PhoneNumber", {"number": there, "location": "Home"}, person_id=person)
    entity = both.add("person", first_name="Ann", last_name="Unusual")
    phone = both.add("phone_number", person_id=entity, number=WRITTEN[0], location="Home")
    both.sync()
    assert both.entity_of("person", person) == entity
    assert both.entity_of("phone_number", number["id"]) == phone
    assert len(both.store.read(entities.owned, PHONE_NUMBER, [entity])) == 1
    assert len(both.there.church.of_person(person, "PhoneNumber")) == 1
    before = both.changes(), both.writes()
    both.sync()
    both.compare()
    assert (both.changes(), both.writes()) == before


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_numbers_typed_before_the_country_was_known_are_found_like_later_ones(both: Both) -> None:
    entity = both.add("person", first_name="Ann", last_name="Unusual")
    phone = both.add("phone_number", person_id=entity, number=WRITTEN[0])
    assert both.here(phone)["number_key"] != "+49301234567"
    _is_german(both)
    assert both.here(phone)["number_key"] == "+49301234567"
    for text in (*WRITTEN, "030 123", "1234567"):
        assert _found(both, text) == [entity]
    assert _found(both, "030 999") == []
    both.edit(phone, number="030 7654321")
    assert (_found(both, WRITTEN[0]), _found(both, "+49 30 7654321")) == ([], [entity])


@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("told", [None, "", "Germany", 49])
def test_a_church_whose_country_nobody_tells_writes_american_numbers(both: Both, told: object) -> None:
    both.store.write(lambda c: connections.set_account(c, 1, {"country_code": told}))
    entity = both.add("person", first_name="Ann", last_name="Unusual")
    phone = both.add("phone_number", person_id=entity, number="(202) 555-0101")
    assert both.here(phone)["number_key"] == "+12025550101"


@dataclass
class Linked:
    """A person with a phone number, linked and written differently on the two sides."""

    both: Both
    here: str
    there: int

    def numbers(self) -> tuple[str, str]:
        rows = self.both.there.church.rows["PhoneNumber"]
        return self.both.here(self.here)["number"], rows[self.there]["number"]

    def settles(self) -> None:
        before = self.both.changes(), self.both.writes()
        assert self.both.sync().decisions == 0
        assert (self.both.changes(), self.both.writes()) == before


@pytest.fixture
def linked(both: Both) -> Linked:
    _is_german(both)
    person = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")["id"]
    # The number's own country says otherwise: the church's is read, everywhere the same.
    values = {"number": PLUS, "location": "Home", "country_code": "US"}
    number = both.there.church.create("PhoneNumber", values, person_id=person)
    entity = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    phone = both.add("phone_number", person_id=entity, number=WRITTEN[0], location="Home")
    both.sync()
    assert both.entity_of("phone_number", number["id"]) == phone
    return Linked(both, phone, number["id"])


def test_another_way_to_write_a_number_is_no_change(linked: Linked) -> None:
    assert linked.numbers() == (WRITTEN[0], PLUS)
    linked.both.edit(linked.here, number=WRITTEN[1])
    linked.settles()
    linked.both.there.edit("PhoneNumber", linked.there, number="030/1234567")
    linked.both.there.edit("PhoneNumber", linked.there, country_code="US")
    linked.settles()


def test_a_number_written_differently_here_is_deleted_with_the_one_there(linked: Linked) -> None:
    linked.both.edit(linked.here, number=WRITTEN[1])
    linked.both.there.delete("PhoneNumber", linked.there)
    result = linked.both.compare()
    (asked,) = linked.both.store.read(stored_decisions.listed, 1) or (None,)
    if linked.both.mode == "openfaith":
        assert asked is not None
        assert asked.ours["changed"] == []
    else:
        assert (asked, result.decisions) == (None, 0)
        assert linked.both.here(linked.here)["deleted_at"]


def test_an_edited_number_goes_there_and_comes_back_by_undo(linked: Linked, app: Application) -> None:
    # The system works the country out anew from each number.
    decisions.rules(app, "hope", {"country_code": "theirs"})
    linked.both.edit(linked.here, number="030 7654321")
    run = linked.both.sync().run_id
    assert linked.numbers() == ("030 7654321", "030 7654321")
    undone = undo.take_back(app, str(run))
    assert undone["left"] == []
    linked.both.sync()
    here, there = linked.numbers()
    assert e164(here, "DE") == e164(there, "DE") == "+49301234567"
    linked.settles()
