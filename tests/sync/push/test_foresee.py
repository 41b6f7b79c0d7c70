"""What sending chosen records would do: planned by the steps that send, looked up there, and nothing changed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from openfaith_desktop.application import Application, sending
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store.tables import change, decision, external_link, outbox, problem
from openfaith_desktop.sync.context import StopFlag
from openfaith_desktop.sync.push.foresee import Fate, Foreseen
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])


def _foresee(both: Both, *ids: str) -> list[Foreseen]:
    return asyncio.run(both.engine().foresee_push(ids, StopFlag()))


def _rows(both: Both) -> list[Any]:
    tables = (change, decision, external_link, outbox, problem)
    return [both.store.read(lambda c, t=t: c.scalar(select(func.count()).select_from(t))) for t in tables]


def test_somebody_new_is_shown_with_exactly_what_a_push_then_sends(both: Both) -> None:
    both.sync()
    person = both.add("person", first_name="Naomi", last_name="Unusual", birthdate="1979-03-14")
    both.add("phone_number", person_id=person, number="555-0151", location="Mobile")
    both.add("email", person_id=person, address="naomi@mail.example", location="Home")
    before, writes = _rows(both), both.writes()
    one = _foresee(both, person)[0]
    assert (one.fate, one.title) == (Fate.NEW, "Naomi Unusual")
    assert (_rows(both), both.writes()) == (before, writes)
    values = {(write.entity_type, name): v for write in one.writes for name, v in write.values.items()}
    assert values["person", "first_name"] == "Naomi"
    assert values["phone_number", "number"] == "555-0151"
    assert values["email", "address"] == "naomi@mail.example"
    both.push(person)
    again = _foresee(both, person)[0]
    assert (again.fate, again.writes) == (Fate.UNCHANGED, ())


def test_a_change_of_somebody_linked_is_shown_alone(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")["id"]
    here = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    both.sync()
    both.edit(here, nickname="Annie")
    one = _foresee(both, here)[0]
    assert (one.fate, one.external_id) == (Fate.UPDATED, str(there))
    assert [dict(write.values) for write in one.writes] == [{"nickname": "Annie"}]


def test_who_is_there_already_is_linked_or_asked_about_not_added_again(both: Both) -> None:
    both.sync()
    both.person_there(first_name="Ruth", last_name="Unusual", birthdate="1971-03-04")
    both.person_there(first_name="Rahel", last_name="Rarely")
    sure = both.add("person", first_name="Ruth", last_name="Unusual", birthdate="1971-03-04")
    maybe = both.add("person", first_name="Rahel", last_name="Rarely")
    found = _foresee(both, sure, maybe)
    assert [(one.fate, one.there) for one in found] == [
        (Fate.FOUND, "Ruth Unusual"),
        (Fate.ASKS, "Rahel Rarely"),
    ]
    assert all(one.external_id for one in found)
    assert not found[1].writes
    count = both.count_there("Person")
    pushed = both.push(sure, maybe)
    assert [one.outcome for one in pushed] == ["linked", "asked"]
    assert "answer that question first" in (pushed[1].reason or "")
    assert both.count_there("Person") == count


def test_who_is_gone_there_is_said_to_be(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")["id"]
    here = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    both.sync()
    both.there.delete("Person", there)
    assert _foresee(both, here)[0].fate is Fate.GONE


def test_unknown_records_are_refused_and_each_is_shown_once_in_the_order_chosen(both: Both) -> None:
    both.sync()
    with pytest.raises(NotFound):
        _foresee(both, "person_01jzzzzzzzzzzzzzzzzzzzzzzz")
    ids = [both.add("person", first_name=name, last_name="Unusual") for name in ("Ana", "Ben", "Cleo")]
    assert [one.entity_id for one in _foresee(both, ids[2], ids[0], ids[2])] == [ids[2], ids[0]]


def test_a_face_is_told_in_words_what_goes_what_stays_and_what_it_costs(both: Both, app: Application) -> None:
    both.sync()
    person = both.add("person", first_name="Naomi", last_name="Unusual", medical_notes="Nuts")
    both.add("phone_number", person_id=person, number="555-0151", location="Mobile")
    preview = asyncio.run(sending.push_preview(app, "hope", [person], StopFlag()))
    assert (preview.system, preview.count(Fate.NEW), preview.requests) == ("Planning Center", 1, 2)
    one = preview.records[0]
    assert ("First name", "Naomi") in [(field.label, field.text) for field in one.sent]
    assert ("Mobile", "555-0151") in [(field.label, field.text) for field in one.sent]
    sent = asyncio.run(sending.push(app, "hope", [person], StopFlag()))
    assert [one.outcome for one in sent] == ["created"]
