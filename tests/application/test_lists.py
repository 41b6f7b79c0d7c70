"""Lists of records as a face asks for them: ids in order, lines for the screen, filters with their numbers."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from openfaith_desktop.application import Application, lists
from openfaith_desktop.application.lists import Filter, Where
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import changes, connections
from openfaith_desktop.store.changes import Origin
from tests.sync.conftest import Both


def _line(app: Application, one: str, type_name: str = "person") -> lists.RecordRow:
    return lists.rows(app, type_name, [one])[one]


def test_every_line_of_a_list_is_read_by_its_id(church: Both, app: Application) -> None:
    found = lists.ids(app, "person")
    assert len(found) == church.count("person")
    shown = lists.rows(app, "person", found)
    assert [shown[one].title.split()[-1] for one in found] == sorted(
        (row.title.split()[-1] for row in shown.values()), key=str.casefold
    )
    assert {row.where for row in shown.values()} == {Where.BOTH}


def test_a_line_says_family_and_child_and_never_a_sensitive_field(church: Both, app: Application) -> None:
    person = church.add("person", first_name="Ella", last_name="Baker", child="yes", medical_notes="Nuts")
    household = church.add("household", name="Baker family", primary_contact_id=person)
    church.add("household_membership", household_id=household, person_id=person)
    line = _line(app, person)
    assert (line.group, line.is_child, line.where) == ("Baker family", True, Where.ONLY_HERE)
    assert line.values["first_name"] == "Ella"
    assert "medical_notes" not in line.values
    assert _line(app, household, "household").group == "Ella Baker"
    address = church.add("email", person_id=person, address="ella@mail.example")
    assert _line(app, address, "email").group == "Ella Baker"


def test_a_line_says_what_waits(church: Both, app: Application) -> None:
    one = lists.ids(app, "person")[0]
    church.edit(one, gender="unknown")
    assert _line(app, one).where is Where.CHANGED
    assert lists.ids(app, "person", filter="changed-here") == [one]


def test_who_is_only_there_is_listed_by_name_and_found(church: Both, app: Application) -> None:
    church.store.write(connections.set_mode, 1, "openfaith")
    church.person_there(first_name="Zoë", last_name="Zimmer")
    church.person_there(first_name="Ann", last_name="Abel", child=True)
    church.sync()
    there = lists.ids(app, "person", filter=Filter.ONLY_THERE)
    shown = lists.rows(app, "person", there)
    assert [shown[one].title for one in there] == ["Ann Abel", "Zoë Zimmer"]
    assert {shown[one].where for one in there} == {Where.ONLY_THERE}
    assert shown[there[0]].is_child
    assert lists.ids(app, "person", "zoe", Filter.ONLY_THERE) == there[1:]
    assert lists.ids(app, "person", filter=Filter.ONLY_THERE, descending=True) == there[::-1]


def test_a_filter_keeps_as_many_as_it_says(church: Both, app: Application) -> None:
    church.add("person", first_name="New", last_name="Here")
    numbers = {one.name: one.count for one in lists.filters(app, "person")}
    assert set(numbers) == set(Filter)
    assert numbers == {one: len(lists.ids(app, "person", filter=one)) for one in Filter}
    assert numbers[Filter.ONLY_HERE] == 1


def test_without_a_connection_everything_is_just_here(app: Application) -> None:
    app.store.write(lambda c: c.execute(connections.table.delete()))
    one = lists.ids(app, "person")
    assert one == []
    person = app.store.write(
        lambda c: changes.create(
            c, PERSON, [{"last_name": "Baker"}], Origin("person", "you", connections.org_id(c))
        )
    )
    assert _line(app, person[0]).where is Where.LOCAL


def test_who_was_deleted_meanwhile_has_no_line(church: Both, app: Application) -> None:
    assert lists.rows(app, "person", ["person_01h455vb4pex5vsknk084sn02q", "link_99"]) == {}


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"type_name": "dragon"}, UsageError),
        ({"type_name": "person", "filter": "tall"}, UsageError),
        ({"type_name": "person", "sort": "shoe_size"}, UsageError),
        ({"type_name": "person", "connection": "nowhere"}, NotFound),
    ],
)
def test_a_list_nobody_can_make_says_what_can_be_asked(
    app: Application, asked: dict[str, str], error: type[UsageError]
) -> None:
    with pytest.raises(error) as caught:
        lists.ids(app, **asked)
    assert caught.value.what_to_do


@pytest.mark.parametrize("type_name", list(ENTITY_TYPES))
def test_a_list_can_be_sorted_by_each_of_its_columns(app: Application, type_name: str) -> None:
    shown = lists.columns(type_name)
    assert shown[0].name == "name"
    assert FieldKind.RELATION not in {column.kind for column in shown}
    for column in shown:
        assert lists.ids(app, type_name, sort=column.name) == []


def test_a_hundred_thousand_people_open_and_are_searched_at_once(app: Application) -> None:
    app.store.write(_fill)
    assert _seconds(lambda: lists.ids(app, "person")) < 0.15
    for text in ("okaf", "okafor17 f3", "p4711@mail", "nobody"):
        assert _seconds(lambda text=text: lists.ids(app, "person", text)) < 0.1
    window = lists.ids(app, "person")[50_000:50_100]
    assert _seconds(lambda: lists.rows(app, "person", window)) < 0.05


def _fill(c: Connection) -> None:
    """Add 100,000 people with an e-mail each, in the shortest way there is."""
    numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)"
    common = "id, org_id, version, created_at, created_by, updated_at, updated_by"
    since = "'org', 1, '2026-01-01', 'x', '2026-01-01', 'x'"
    surname = "CASE i % 4 WHEN 0 THEN 'baker' WHEN 1 THEN 'carter' WHEN 2 THEN 'okafor' ELSE 'díaz' END"
    surname = f"{surname} || CAST(i % 997 AS TEXT)"
    c.exec_driver_sql(
        f"INSERT INTO person ({common}, first_name, last_name, name_key) {numbers} SELECT 'person_' || "
        f"CAST(100000 + i AS TEXT), {since}, 'Joan', {surname}, {surname} || ' f' || CAST(i % 911 AS TEXT) FROM n"
    )
    c.exec_driver_sql(
        f"INSERT INTO email ({common}, person_id, address, address_key) {numbers} SELECT 'email_' || "
        f"CAST(i AS TEXT), {since}, 'person_' || CAST(100000 + i AS TEXT), 'x', "
        "'p' || CAST(i AS TEXT) || '@mail.example' FROM n"
    )


def _seconds(ask: Callable[[], object]) -> float:
    """Return the least processor time of five goes: other programs on this computer don't count."""
    taken: list[float] = []
    for _ in range(5):
        start = time.process_time()
        ask()
        taken.append(time.process_time() - start)
    return min(taken)
