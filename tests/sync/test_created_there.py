"""What the system adds to a record that was created from here is news like any other, and taken."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.cdm.types.people import ADDRESS, EMAIL, PHONE_NUMBER
from openfaith_desktop.store import decisions, entities
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
CONTACTS = {"email": EMAIL, "phone_number": PHONE_NUMBER, "address": ADDRESS}
VALUES = {
    "email": {"address": "ann@example.com"},
    "phone_number": {"number": "(202) 555-0101"},
    "address": {"street_line_1": "1 Elm St", "city": "Springfield", "location": "Home"},
}


def _somebody(both: Both, **more: str) -> str:
    return both.add("person", first_name="Ann", last_name="Unusual", **more)


def _send(both: Both, *ids: str) -> None:
    if both.mode == "external":
        assert {one.outcome for one in both.push(*ids)} == {"created"}
    else:
        both.sync()


def _there(both: Both, kind: str, entity_id: str) -> dict[str, Any]:
    rows = {"email": "Email", "phone_number": "PhoneNumber", "address": "Address", "person": "Person"}
    found = [
        row
        for number, row in both.there.church.rows[rows[kind]].items()
        if both.entity_of(kind, number) == entity_id
    ]
    assert len(found) == 1
    return found[0]


def _quiet(both: Both) -> None:
    """The sides are in step: another sync, and a full comparison, do nothing and ask nothing."""
    before = both.changes(), both.writes()
    both.sync()
    assert both.compare().decisions == 0
    assert (both.changes(), both.writes()) == before


@pytest.mark.parametrize("primary", [{}, {"primary": "no"}], ids=["not said", "said no"])
@pytest.mark.parametrize("forced", [False, True], ids=["as asked", "forced"])
@pytest.mark.parametrize("kind", list(CONTACTS))
def test_the_first_contact_becomes_primary_on_both_sides(
    both: Both, kind: str, primary: dict[str, str], forced: bool
) -> None:
    both.there.set_options(first_contact_primary=forced)
    both.sync()
    person = _somebody(both)
    contact = both.add(kind, person_id=person, **VALUES[kind], **primary)
    _send(both, person)
    there = _there(both, kind, contact)
    assert there["primary"] is (forced or not primary)
    here = both.here(contact)
    assert (here["primary"], here["location"]) == (there["primary"], there.get("location"))
    assert both.store.read(decisions.listed, 1) == []
    _quiet(both)


@pytest.mark.parametrize("primary", [{}, {"primary": "no"}], ids=["not said", "said no"])
@pytest.mark.parametrize("marked", [0, 1, 2, None])
@pytest.mark.parametrize("forced", [False, True], ids=["as asked", "forced"])
def test_of_several_the_one_marked_here_stays_primary(
    both: Both, primary: dict[str, str], marked: int | None, forced: bool
) -> None:
    both.there.set_options(first_contact_primary=forced)
    both.sync()
    person = _somebody(both)
    emails = [
        both.add(
            "email",
            person_id=person,
            address=f"{n}@example.com",
            **({"primary": "yes"} if n == marked else primary),
        )
        for n in range(3)
    ]
    _send(both, person)
    flags = [bool(both.here(e)["primary"]) for e in emails]
    assert flags == [bool(_there(both, "email", e)["primary"]) for e in emails]
    if marked is not None:
        assert flags.index(True) == marked
    assert flags.count(True) == (0 if marked is None and primary and not forced else 1)
    _quiet(both)


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_what_the_system_works_out_is_taken(both: Both) -> None:
    """A grade's year of graduation, and since when somebody is inactive."""
    both.sync()
    person = _somebody(both, grade="3", status="inactive")
    both.sync()
    there = _there(both, "person", person)
    here = both.here(person)
    for name in ("graduation_year", "inactivated_at", "child", "status"):
        assert here[name] == there.get(name), name
    assert both.store.read(decisions.listed, 1) == []
    _quiet(both)


def test_a_new_contact_of_somebody_linked(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")["id"]
    old = both.there.church.create(
        "Email", {"address": "old@example.com", "location": "Home", "primary": True}, person_id=there
    )
    person = _somebody(both, birthdate="1971-03-04")
    both.sync()
    new = both.add("email", person_id=person, address="new@example.com", location="Home", primary="yes")
    _send(both, new)
    flags = {row["address"]: bool(row["primary"]) for row in both.store.read(entities.owned, EMAIL, [person])}
    assert flags["new@example.com"] is True
    assert sum(flags.values()) == 1
    assert both.there.church.rows["Email"][old["id"]]["primary"] is False
    _quiet(both)
