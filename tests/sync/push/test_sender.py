"""A selective push says of each record what became of it."""

from __future__ import annotations

import pytest

from openfaith_desktop.errors import InvalidValue
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])


def test_each_record_has_its_own_outcome(both: Both) -> None:
    there = [
        both.person_there(first_name=n, last_name="Unusual", birthdate="1971-03-04")["id"]
        for n in ("Ann", "Bob", "Cy")
    ]
    here = [
        both.add("person", first_name=n, last_name="Unusual", birthdate="1971-03-04")
        for n in ("Ann", "Bob", "Cy")
    ]
    both.sync()
    both.edit(here[0], nickname="Annie")
    both.add("email", person_id=here[2], address="cy@example.com")
    new = both.add("person", first_name="Dee", last_name="Unusual")
    pushed = {one.entity_id: one.outcome for one in both.push(*here, new)}
    assert [pushed[i] for i in (*here, new)] == ["updated", "unchanged", "updated", "created"]
    assert both.there.church.rows["Person"][there[0]]["nickname"] == "Annie"
    assert both.sync().problems == 0


def test_nobody_is_left_without_a_status(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")["id"]
    here = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    both.sync()
    both.there.edit("Person", there, status=None)
    both.sync()
    assert both.here(here)["status"] == "active"
    with pytest.raises(InvalidValue):
        both.edit(here, status="")
    before = both.changes(), both.writes()
    both.sync()
    assert (both.changes(), both.writes()) == before
