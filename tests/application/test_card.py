"""A record's card: fields, contacts, family with names, links with their pages, history, and what waits."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, undo
from openfaith_desktop.application.card import card
from openfaith_desktop.application.lists import Where
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.sync import editing
from tests.sync.conftest import Both


@pytest.fixture
def ella(church: Both) -> str:
    """A child with a phone number, in a family with her father."""
    father = church.add("person", first_name="Tom", last_name="Baker")
    ella = church.add("person", first_name="Ella", last_name="Baker", child="yes")
    household = church.add("household", name="Baker family", primary_contact_id=father)
    for one in (father, ella):
        church.add("household_membership", household_id=household, person_id=one)
    church.add("phone_number", person_id=ella, number="(202) 555-0134", location="Mobile", primary="yes")
    return ella


def test_a_card_holds_contacts_and_the_family_by_name(ella: str, app: Application) -> None:
    shown = card(app, ella)
    assert (shown.title, shown.type, shown.is_child) == ("Ella Baker", "person", True)
    assert [(one.label, one.value, one.primary) for one in shown.contacts] == [
        ("Mobile", "(202) 555-0134", True)
    ]
    (family,) = shown.households
    assert family.title == "Baker family"
    assert [(one.title, one.is_child) for one in family.members] == [
        ("Ella Baker", True),
        ("Tom Baker", False),
    ]
    assert family.main_contact == family.members[1].id
    assert card(app, family.id).households == shown.households


def test_a_card_leads_to_the_page_in_the_other_system(church: Both, app: Application) -> None:
    there = church.person_there(first_name="Ann", last_name="Unusual")
    church.sync()
    here = church.entity_of("person", there["id"])
    assert here is not None
    (link,) = card(app, here).links
    assert (link.connection, link.system, link.external_id) == ("hope", "Planning Center", str(there["id"]))
    assert link.url is not None
    assert link.url.endswith(f"AC{there['id']}")
    assert card(app, here).where is Where.BOTH


def test_fields_are_shown_as_people_read_them(church: Both, app: Application, ella: str) -> None:
    campus = church.add("campus", name="North")
    church.edit(ella, primary_campus_id=campus)
    fields = {one.name: one for one in card(app, ella).fields}
    assert set(fields) == set(ENTITY_TYPES["person"].by_name)
    assert (fields["child"].shown, fields["primary_campus_id"].shown) == ("Yes", "North")
    assert fields["gender"].shown == ""
    assert fields["status"].choices == ("active", "inactive")


def test_the_history_tells_of_contacts_too_and_what_can_be_taken_back(
    church: Both, app: Application, ella: str
) -> None:
    church.edit(ella, gender="F")
    church.edit(ella, gender="Female")
    number = card(app, ella).contacts[0].id
    church.edit(number, number="(202) 555-0135")
    history = card(app, ella).history
    assert [one.sentence for one in history] == [
        "Phone number changed",
        "Gender changed",
        "Gender added",
        "Phone number added",
        "Person added",
    ]
    assert [one.undo for one in history] == [number, ella, None, None, None]
    assert history[1].undo is not None
    undo.take_back(app, history[1].undo)
    assert church.here(ella)["gender"] == "F"


def test_a_card_says_which_questions_wait(church: Both, app: Application) -> None:
    there = church.person_there(first_name="Ann", last_name="Unusual", membership="Member")
    church.sync()
    here = church.entity_of("person", there["id"])
    assert here is not None
    church.edit(here, membership="Regular")
    church.there.edit("Person", there["id"], membership="Visitor")
    church.sync()
    shown = card(app, here)
    assert len(shown.decisions) == 1
    assert shown.where is Where.WAITING


def test_a_deleted_record_still_has_a_card_and_an_unknown_one_none(
    church: Both, app: Application, ella: str
) -> None:
    editing.delete(church.store, ella, "you")
    assert card(app, ella).deleted_at
    for wrong in ("person_01h455vb4pex5vsknk084sn02q", "dragon_01h455vb4pex5vsknk084sn02q"):
        with pytest.raises(NotFound):
            card(app, wrong)
    with pytest.raises(UsageError):
        card(app, "nonsense")
