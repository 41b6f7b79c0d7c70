"""Where a system lets no program delete records of a type, no deletion there is offered or sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openfaith_desktop.application import Application, decisions, undo
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import outbox, problems, runs
from openfaith_desktop.sync import editing
from openfaith_planning_center.adapter import PlanningCenterAdapter
from tests.sync.conftest import Both

pytestmark = [
    pytest.mark.parametrize("people", [3]),
    pytest.mark.parametrize("mode", ["full"], indirect=True),
]


def _lets_nobody_delete(monkeypatch: pytest.MonkeyPatch) -> None:
    known = PlanningCenterAdapter.capabilities
    person = replace(known.types["person"], deletable=False)
    monkeypatch.setattr(
        PlanningCenterAdapter, "capabilities", replace(known, types={**known.types, "person": person})
    )


def _deleted_here(both: Both, app: Application) -> tuple[str, int]:
    """Return a person who was deleted here and is there still, and the number of the question."""
    here = both.add("person", first_name="Ann", last_name="Unusual")
    both.sync()
    decisions.rules(app, "hope", {"deletions": "allow"})
    editing.delete(both.store, here, "you")
    both.sync()
    (question,) = decisions.listed(app)["decisions"]
    return here, question["id"]


def test_a_question_offers_no_deletion(both: Both, app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    _, number = _deleted_here(both, app)
    assert decisions.listed(app)["decisions"][0]["answers"] == ["theirs", "skip", "ours"]
    _lets_nobody_delete(monkeypatch)
    assert decisions.listed(app)["decisions"][0]["answers"] == ["theirs", "skip"]
    with pytest.raises(UsageError) as caught:
        decisions.decide(app, [number], "ours")
    assert "delete it there yourself" in caught.value.what_to_do
    people = both.count_there("Person")
    decisions.decide(app, [number], "skip")
    both.sync()
    assert both.count_there("Person") == people


def test_a_deletion_that_was_planned_before_is_given_up_with_a_problem(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, number = _deleted_here(both, app)
    decisions.decide(app, [number], "ours")
    _lets_nobody_delete(monkeypatch)
    people = both.count_there("Person")
    for _ in range(2):
        both.sync()
        assert both.count_there("Person") == people
        (problem,) = both.store.read(problems.listed, 1)
        assert (problem.title, problem.cause) == (
            "Ann Unusual",
            "Planning Center lets no program delete this.",
        )
        assert not both.store.read(outbox.everything, 1)


def test_an_undo_names_what_only_a_person_can_delete_there(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.sync()
    both.add("person", first_name="Ann", last_name="Unusual")
    both.sync()
    decisions.rules(app, "hope", {"deletions": "allow"})
    _lets_nobody_delete(monkeypatch)
    last = both.store.read(runs.latest, 1)
    assert last is not None
    undone = undo.take_back(app, str(last.id))
    assert undone["to_send"] == 0
    assert [(one["title"], one["reason"]) for one in undone["left"]] == [
        ("Ann Unusual", "It was added there, and only you can delete it there.")
    ]


def test_a_deletion_that_is_no_longer_permitted_is_asked_about_again(both: Both, app: Application) -> None:
    here, number = _deleted_here(both, app)
    decisions.decide(app, [number], "ours")
    decisions.rules(app, "hope", {"deletions": "never"})
    people = both.count_there("Person")
    for _ in range(2):
        both.sync()
        assert both.count_there("Person") == people
        (question,) = decisions.listed(app)["decisions"]
        assert (question["kind"], question["entity_id"]) == ("deleted_here", here)
        assert question["answers"] == ["theirs", "skip"]
        assert not both.store.read(outbox.everything, 1)
    decisions.rules(app, "hope", {"deletions": "allow"})
    decisions.decide(app, [question["id"]], "ours")
    both.sync()
    assert both.count_there("Person") == people - 1
    assert decisions.listed(app)["decisions"] == []


def test_an_undo_that_may_no_longer_delete_there_says_who_stays(both: Both, app: Application) -> None:
    both.sync()
    both.add("person", first_name="Ann", last_name="Unusual")
    both.sync()
    last = both.store.read(runs.latest, 1)
    assert last is not None
    decisions.rules(app, "hope", {"deletions": "allow"})
    undo.take_back(app, str(last.id))
    decisions.rules(app, "hope", {"deletions": "never"})
    people = both.count_there("Person")
    for _ in range(2):
        both.sync()
        assert both.count_there("Person") == people
        (problem,) = both.store.read(problems.listed, 1)
        assert (problem.title, problem.cause) == (
            "Ann Unusual",
            "OpenFaith may no longer delete in Planning Center.",
        )
        assert not both.store.read(outbox.everything, 1)
