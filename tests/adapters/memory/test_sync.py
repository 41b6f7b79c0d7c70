"""The whole sync over a system of another shape: no polls, no times, contacts on the person's row."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, undo
from openfaith_desktop.errors import Unreachable
from openfaith_desktop.store import connections, decisions
from openfaith_desktop.store import problems as stored_problems
from tests.adapters.memory.church import FAMILIES, PEOPLE, SITES
from tests.adapters.memory.sides import Sides

only_full = pytest.mark.parametrize("mode", ["full"], indirect=True)


def _held(both: Sides, place: str) -> int:
    """Return how many people's rows hold something in a place."""
    return sum(bool(row[place]) for row in both.church.rows[PEOPLE].values())


def _pair(both: Sides) -> tuple[str, int]:
    """Return a person who is on both sides, after a first sync: (id here, number there)."""
    number = both.church.add(
        PEOPLE, first="Quill", last="Testerman", born="1980-02-29", mail="quill@example.org", town="Salem"
    )
    here = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1980-02-29")
    both.sync()
    assert both.entity_of("person", number) == here
    return here, number


# --- the first sync ------------------------------------------------------------------------------------


def test_a_first_sync_brings_what_the_mode_says(both: Sides) -> None:
    mine = both.add("person", first_name="Only", last_name="Here")
    both.add("email", person_id=mine, address="only@example.org")
    result = both.sync()
    assert result.state == "done"
    there = len(both.church.rows[PEOPLE])
    if both.mode == "openfaith":
        assert both.count("person") == 1
    else:
        members = sum(len(row["members"]) for row in both.church.rows[FAMILIES].values())
        assert both.count("person") == 13
        assert both.count("campus") == len(both.church.rows[SITES])
        assert both.count("household") == len(both.church.rows[FAMILIES])
        assert both.count("household_membership") == members
    if both.mode == "external":
        assert there == 12
        assert both.church.writes == []
        assert both.count("email") == _held(both, "mail") + 1
        assert both.count("phone_number") == _held(both, "mobile") + _held(both, "home_phone")
    else:
        assert there == 13
        (row,) = [row for row in both.church.rows[PEOPLE].values() if row["last"] == "Here"]
        assert (row["first"], row["mail"]) == ("Only", "only@example.org")
    before = both.changes(), both.church.writes
    both.sync()
    assert (both.changes(), both.church.writes) == before


def test_numbers_that_repeat_over_types_are_not_mixed_up(both: Sides) -> None:
    both.sync()
    if both.mode == "openfaith":
        return
    person, campus, household = (both.entity_of(name, 1) for name in ("person", "campus", "household"))
    assert len({person, campus, household}) == 3
    assert both.here(person or "")["primary_campus_id"] == both.entity_of("campus", 2)
    assert both.here(household or "")["primary_contact_id"] == person


def test_a_preview_says_what_the_sync_does(both: Sides) -> None:
    both.add("person", first_name="Only", last_name="Here")
    foreseen = both.preview().counts
    done = both.sync().counts
    added = {name: one.get("added", 0) for name, one in done.items()}
    assert {name: one.get("added", 0) for name, one in foreseen.items()} == added


# --- ongoing -------------------------------------------------------------------------------------------


def test_what_changes_on_either_side_reaches_the_other(both: Sides) -> None:
    here, number = _pair(both)
    both.church.edit(PEOPLE, number, standing="Guest", mobile="+12175550199")
    both.edit(here, nickname="Q")
    both.sync()
    assert both.there(number)["called"] == "Q"
    taken = both.mode != "openfaith"
    assert both.here(here)["membership"] == ("Guest" if taken else None)
    # What isn't sent is not lost: the row is replaced as a whole.
    row = both.there(number)
    assert (row["standing"], row["mobile"], row["town"]) == ("Guest", "+12175550199", "Salem")
    assert row["mail"] == "quill@example.org"


@only_full
def test_a_place_of_a_row_is_filled_changed_and_emptied(both: Sides) -> None:
    here, number = _pair(both)
    phone = both.add("phone_number", person_id=here, number="(217) 555-0101", location="Home")
    both.sync()
    assert both.there(number)["home_phone"] == "(217) 555-0101"
    assert both.entity_of("phone_number", f"{number}/home_phone") == phone
    both.edit(phone, number="(217) 555-0102")
    both.sync()
    assert both.there(number)["home_phone"] == "(217) 555-0102"
    both.church.edit(PEOPLE, number, home_phone="")
    both.sync()
    assert both.here(phone)["deleted_at"] is not None
    assert both.there(number)["mail"] == "quill@example.org"


@only_full
def test_a_place_that_is_taken_is_never_overwritten(both: Sides) -> None:
    here, number = _pair(both)
    both.add("email", person_id=here, address="second@example.org")
    result = both.sync()
    assert both.there(number)["mail"] == "quill@example.org"
    assert result.problems == 1
    (problem,) = both.store.read(stored_problems.listed, 1)
    assert problem.title == "second@example.org"


def test_what_both_changed_differently_asks(both: Sides) -> None:
    here, number = _pair(both)
    both.church.edit(PEOPLE, number, standing="Guest")
    both.edit(here, membership="Visitor")
    both.sync()
    asked = both.store.read(lambda c: decisions.listed(c, 1, kind="field"))
    assert [one.field for one in asked] == ["membership"]
    assert (both.here(here)["membership"], both.there(number)["standing"]) == ("Visitor", "Guest")


# --- deletion ------------------------------------------------------------------------------------------


def test_who_is_deleted_there_is_treated_as_the_mode_says(both: Sides) -> None:
    here, number = _pair(both)
    both.church.remove(PEOPLE, number)
    both.sync()
    gone = both.here(here)["deleted_at"] is not None
    assert gone is (both.mode != "openfaith")


@only_full
def test_who_is_deleted_here_is_deleted_there_when_allowed_and_confirmed(
    both: Sides, app: Application
) -> None:
    from openfaith_desktop.application import decisions as asked

    both.store.write(lambda c: connections.update_settings(c, 1, deletions="allow"))
    here, number = _pair(both)
    both.delete(here)
    both.sync()
    waiting = both.store.read(lambda c: decisions.listed(c, 1, kind="deleted_here"))
    (one,) = [row for row in waiting if row.entity_type == "person"]
    assert number in both.church.rows[PEOPLE]
    asked.decide(app, [one.id], "ours")
    both.sync()
    assert number not in both.church.rows[PEOPLE]


# --- push and undo ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_chosen_people_are_sent_with_what_belongs_to_them(both: Sides) -> None:
    both.sync()
    here = both.add("person", first_name="Only", last_name="Here")
    both.add("address", person_id=here, street_line_1="1 Oak St", city="Salem")
    both.push(here)
    (row,) = [row for row in both.church.rows[PEOPLE].values() if row["last"] == "Here"]
    assert (row["street"], row["town"]) == ("1 Oak St", "Salem")


@only_full
def test_a_run_is_undone_on_both_sides(both: Sides, app: Application) -> None:
    here, number = _pair(both)
    both.edit(here, nickname="Q")
    both.church.edit(PEOPLE, number, standing="Guest")
    run = both.sync()
    undo.take_back(app, str(run.run_id))
    both.sync()
    assert both.here(here)["membership"] is None
    assert both.there(number)["called"] == ""
    assert both.there(number)["standing"] == "Guest"


# --- failures ------------------------------------------------------------------------------------------


@only_full
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_creation_cut_short_is_made_once(both: Sides, moment: str) -> None:
    both.sync()
    both.add("person", first_name="Only", last_name="Here")

    def break_off(what: str, table: str, number: int | None) -> None:
        if what == "create":
            raise Unreachable if moment == "before" else RuntimeError

    if moment == "before":
        both.church.trouble = break_off
        with pytest.raises(Unreachable):
            both.sync()
    else:
        both.church.lost = break_off
        both.sync()
    both.church.trouble = both.church.lost = lambda what, table, number: None
    both.sync()
    assert len(both.church.rows[PEOPLE]) == 13
