"""Adding, changing and deleting records here: validated field by field, all or nothing, nobody's edit lost."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, records
from openfaith_desktop.application.card import card
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import ChangedMeanwhile, InvalidValue, UsageError
from openfaith_desktop.store import entities
from tests.sync.conftest import Both


@pytest.mark.parametrize("type_name", list(ENTITY_TYPES))
def test_a_form_has_every_field_of_its_type(type_name: str) -> None:
    assert [one.name for one in records.form(type_name)] == list(ENTITY_TYPES[type_name].by_name)


def test_a_check_names_every_mistake_at_once_and_changes_nothing(both: Both, app: Application) -> None:
    before = both.changes()
    typed = {"birthdate": "soon", "status": "asleep", "first_name": "Ann", "primary_campus_id": "nowhere"}
    found = records.check(app, "person", typed | {"shoe_size": "43"})
    assert [one.field for one in found] == ["birthdate", "status", "primary_campus_id", "shoe_size"]
    assert all(one.title and one.what_to_do for one in found)
    assert [one.field for one in records.check(app, "email", {"address": "nobody"})] == [
        "address",
        "person_id",
    ]
    assert [one.field for one in records.check(app, "person", {})] == [None]
    assert records.check(app, "person", {}, new=False) == ()
    assert records.check(app, "person", {"first_name": "Ann"}) == ()
    assert both.changes() == before


def test_a_person_is_added_with_contacts_or_not_at_all(both: Both, app: Application) -> None:
    contacts = [("email", {"address": "ann@mail.example"}), ("phone_number", {"number": "(202) 555-0134"})]
    made = records.add(app, "person", {"first_name": "Ann"}, belonging=contacts)
    assert [one.value for one in card(app, made["id"]).contacts] == ["ann@mail.example", "(202) 555-0134"]
    with pytest.raises(InvalidValue) as caught:
        records.add(app, "person", {"first_name": "Bob"}, belonging=[("email", {"address": "nobody"})])
    assert caught.value.field == "address"
    with pytest.raises(UsageError):
        records.add(app, "person", {"first_name": "Bob"}, belonging=[("campus", {"name": "North"})])
    assert app.store.read(entities.count, "person") == 1


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused(both: Both, app: Application) -> None:
    one = both.add("person", first_name="Ann", gender="F")
    seen = both.here(one)
    both.edit(one, gender="Female")
    with pytest.raises(ChangedMeanwhile) as caught:
        records.edit(app, one, {"gender": "M", "first_name": "Anna"}, seen=seen)
    assert caught.value.field == "gender"
    assert both.here(one)["first_name"] == "Ann"
    records.edit(app, one, {"first_name": "Anna"}, seen=seen)
    assert (both.here(one)["first_name"], both.here(one)["gender"]) == ("Anna", "Female")


def test_a_mistake_in_an_edit_names_its_field(both: Both, app: Application) -> None:
    one = both.add("person", first_name="Ann")
    with pytest.raises(InvalidValue) as caught:
        records.edit(app, one, {"first_name": "Anna", "birthdate": "soon"})
    assert caught.value.field == "birthdate"
    assert both.here(one)["first_name"] == "Ann"
