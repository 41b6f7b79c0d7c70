"""One connection at a glance: state, counts, runs in numbers, and what happened lately by name."""

from __future__ import annotations

from openfaith_desktop.application import Application, overview
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.application.overview import Happening, State
from tests.sync.conftest import Both


def test_after_a_sync_it_is_up_to_date_with_its_run_in_numbers(church: Both, app: Application) -> None:
    seen = overview.overview(app, "hope")
    assert seen.state is State.UP_TO_DATE
    assert seen.system == "Planning Center"
    assert seen.church
    assert seen.checked_at is not None
    people = church.count("person")
    assert seen.totals["person"] == people == seen.people[Filter.ALL]
    assert seen.runs[-1].added == people + church.count("household") + church.count("campus")
    assert {one.what for one in seen.recent} == {Happening.ADDED}
    assert not seen.recent[0].by_person


def test_what_happened_to_one_record_at_once_is_one_line(church: Both, app: Application) -> None:
    person = church.add("person", first_name="Ella", last_name="Baker")
    church.add("phone_number", person_id=person, number="555-0131")
    church.edit(person, nickname="Ellie", gender="Female")
    lines = [one for one in overview.overview(app, "hope").recent if one.id == person]
    changed = next(one for one in lines if one.what is Happening.CHANGED)
    assert set(changed.details) == {"Nickname", "Gender"}
    assert (changed.title, changed.by_person) == ("Ellie Baker", True)
    assert any(one.what is Happening.PART_ADDED and one.details == ("Phone number",) for one in lines)
    assert any(one.what is Happening.ADDED for one in lines)


def test_who_joins_a_household_is_named(church: Both, app: Application) -> None:
    person = church.add("person", first_name="Ella", last_name="Baker")
    household = church.add("household", name="Baker family", primary_contact_id=person)
    church.add("household_membership", household_id=household, person_id=person)
    line = next(one for one in overview.overview(app, "hope").recent if one.what is Happening.PART_ADDED)
    assert (line.title, line.details) == ("Baker family", ("Ella Baker",))


def test_a_stopped_run_is_unfinished_and_a_new_connection_is_new(church: Both, app: Application) -> None:
    from openfaith_desktop.store import connections, runs

    church.store.write(lambda c: runs.put(c, runs.start(c, 1, "sync", "full"), state="stopped"))
    assert overview.overview(app, "hope").state is State.UNFINISHED
    church.store.write(
        lambda c: connections.add(
            c, name="new", adapter="planning-center", mode="full", scope=(), base_url=None, account={}
        )
    )
    seen = overview.overview(app, "new")
    assert (seen.state, seen.runs, seen.checked_at) == (State.NEW, (), None)
