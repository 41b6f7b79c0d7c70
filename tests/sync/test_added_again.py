"""Somebody deleted here, still there, and added here again is the one there, not somebody new."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application
from openfaith_desktop.application import decisions as questions
from openfaith_desktop.application import undo as undoing
from openfaith_desktop.store import decisions, runs
from openfaith_desktop.sync import editing
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
NAME = {"first_name": "Ann", "last_name": "Unusual", "birthdate": "1971-03-04"}


def _add(both: Both) -> tuple[str, str]:
    here = both.add("person", **NAME)
    return here, both.add("email", person_id=here, address="ann@example.com", location="Home")


@pytest.fixture
def there(both: Both) -> int:
    person = both.person_there(**NAME)["id"]
    both.there.church.create("Email", {"address": "ann@example.com", "location": "Home"}, person_id=person)
    return person


def _open(both: Both) -> list[Any]:
    return list(both.store.read(decisions.listed, 1))


def _one_there(both: Both, there: int, here: str, email: str) -> None:
    assert both.entity_of("person", there) == here
    (mine,) = both.there.church.of_person(there, "Email")
    assert both.entity_of("email", mine["id"]) == email
    people = both.count_there("Person")
    both.sync()
    both.compare()
    assert (both.count_there("Person"), _open(both)) == (people, [])


@pytest.mark.parametrize("answered", [True, False], ids=["left deleted here", "not answered"])
def test_a_person_deleted_and_added_again_is_linked(
    both: Both, app: Application, there: int, answered: bool
) -> None:
    first, _ = _add(both)
    both.sync()
    assert both.entity_of("person", there) == first
    people = both.count_there("Person")
    editing.delete(both.store, first, "you")
    both.sync()
    if answered and both.mode != "external":
        questions.decide(app, [one.id for one in _open(both)], "skip")
        both.sync()
    again, email = _add(both)
    if both.mode == "external":
        assert [one.outcome for one in both.push(again)] == ["linked"]
    else:
        both.sync()
    assert both.count_there("Person") == people
    _one_there(both, there, again, email)


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_contact_deleted_and_added_again_is_linked(both: Both, app: Application, there: int) -> None:
    here, email = _add(both)
    both.sync()
    editing.delete(both.store, email, "you")
    both.sync()
    questions.decide(app, [one.id for one in _open(both)], "skip")
    both.sync()
    again = both.add("email", person_id=here, address="ann@example.com", location="Home")
    both.sync()
    _one_there(both, there, here, again)


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_who_came_with_a_run_that_was_undone_and_is_added_by_hand_is_linked(
    both: Both, app: Application, there: int
) -> None:
    both.sync()
    last = both.store.read(runs.latest, 1)
    assert last is not None
    undoing.take_back(app, str(last.id))
    assert both.count("person") == 0
    again, email = _add(both)
    people = both.count_there("Person")
    both.sync()
    assert both.count_there("Person") == people
    _one_there(both, there, again, email)


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_of_two_here_the_one_that_stays_is_linked(both: Both, there: int) -> None:
    """Somebody who was here twice: the linked one is deleted."""
    first, _ = _add(both)
    both.sync()
    second, email = _add(both)
    people = both.count_there("Person")
    editing.delete(both.store, first, "you")
    both.sync()
    assert both.count_there("Person") == people
    _one_there(both, there, second, email)


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_who_may_be_the_one_that_was_let_go_is_asked_about(both: Both, app: Application, there: int) -> None:
    first, _ = _add(both)
    both.sync()
    editing.delete(both.store, first, "you")
    both.sync()
    questions.decide(app, [one.id for one in _open(both)], "skip")
    again = both.add("person", first_name="Ann", last_name="Unusual")
    people = both.count_there("Person")
    both.sync()
    (asked,) = _open(both)
    assert (asked.kind, asked.external_id) == ("match", str(there))
    assert both.count_there("Person") == people
    questions.decide(app, [asked.id], "both")
    both.sync()
    assert both.count_there("Person") == people + 1
    assert _open(both) == []
    assert both.entity_of("person", there) is None
    assert again
