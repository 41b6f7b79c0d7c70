"""What a connection brings in can be changed later: what is left out stays as it is, and is taken up where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openfaith_desktop.application import Application, joining
from openfaith_desktop.errors import UsageError
from openfaith_planning_center import entities
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked, _household, _pair

WITHOUT = ["people", "campuses"]
EVERYTHING = ["people", "campuses", "households"]


@pytest.fixture
def people() -> int:
    return 6


def _homes(both: Both) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return two households that are on both sides: (id here, number there)."""
    _, person = _pair(both)
    other = both.person_there(first_name="Rhea", last_name="Testerman")["id"]
    numbers = [_household(both, person)["id"], _household(both, other)["id"]]
    for number, name in zip(numbers, ("First", "Second"), strict=True):
        both.there.edit("Household", number, name=name)
    both.sync()
    here = [both.entity_of("household", number) for number in numbers]
    assert all(here)
    return (str(here[0]), numbers[0]), (str(here[1]), numbers[1])


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_what_is_left_out_stays_as_it_is_and_is_taken_up_again(both: Both, app: Application) -> None:
    (ours, ours_there), (theirs, theirs_there) = _homes(both)
    joining.bring(app, "hope", WITHOUT)
    both.edit(ours, name="Changed here")
    both.there.edit("Household", theirs_there, name="Changed there")
    before, writes = both.changes(), len(both.writes())
    both.sync()
    both.compare()
    assert (both.changes(), len(both.writes())) == (before, writes)
    assert _asked(both) == []
    assert both.here(theirs)["name"] == "Second"
    joining.bring(app, "hope", EVERYTHING)
    both.sync()
    assert both.here(theirs)["name"] == "Changed there"
    assert both.there.church.rows["Household"][ours_there]["name"] == "Changed here"
    assert app.connection("hope").scope == ()
    both.sync()
    both.compare()
    assert _asked(both) == []
    assert both.count("household") == both.count_there("Household")


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_what_is_deleted_there_meanwhile_is_found_when_it_is_brought_in_again(
    both: Both, app: Application
) -> None:
    _, (theirs, theirs_there) = _homes(both)
    joining.bring(app, "hope", WITHOUT)
    both.there.delete("Household", theirs_there)
    both.compare()
    assert both.here(theirs)["deleted_at"] is None
    joining.bring(app, "hope", EVERYTHING)
    both.compare()
    assert both.here(theirs)["deleted_at"] is not None


def test_a_connection_that_brings_nothing_is_refused(both: Both, app: Application) -> None:
    both.sync()
    with pytest.raises(UsageError):
        joining.bring(app, "hope", [])
    with pytest.raises(UsageError):
        joining.bring(app, "hope", ["spaceships"])


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_what_a_church_keeps_apart_is_brought_only_when_it_is_chosen(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = replace(entities.CAMPUSES, by_default=False)
    monkeypatch.setattr(entities, "LISTINGS", (apart, entities.PEOPLE_LISTING, entities.HOUSEHOLDS))
    brought = {one.name: one.brought for one in joining.choices(app, "hope")}
    assert brought == {"people": True, "households": True, "campuses": False}
    both.sync()
    both.compare()
    assert both.count("campus") == 0
    assert both.count("person") == both.count_there("Person")
    joining.bring(app, "hope", EVERYTHING)
    assert set(app.connection("hope").scope) == set(EVERYTHING)
    both.sync()
    assert both.count("campus") == both.count_there("Campus") > 0
    joining.bring(app, "hope", ["people", "households"])
    assert app.connection("hope").scope == ()
