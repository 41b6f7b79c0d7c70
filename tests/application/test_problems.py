"""What couldn't be copied, for the window: by cause, with the person, and what was solved lately."""

from __future__ import annotations

import asyncio

import pytest

from openfaith_desktop.application import Application, problems
from openfaith_desktop.sync.engine import StopFlag
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
BODY = {"errors": [{"detail": "is too odd", "source": {"parameter": "first_name"}}]}


def _refused(both: Both, *names: str) -> list[str]:
    made = [both.add("person", first_name=name, last_name="Unusual") for name in names]
    for _ in names:
        both.there.fault("status", match="POST /people/v2/people", status=422, body=BODY)
    assert both.sync().problems == len(names)
    return made


def test_problems_with_one_cause_stand_together(both: Both, app: Application) -> None:
    made = _refused(both, "Quill", "Ann")
    (group,) = problems.groups(app)
    assert (group.connection, group.system, group.cause) == (
        "hope",
        "Planning Center",
        "First name is too odd",
    )
    assert group.what_to_do
    assert {(one.person, one.entity_id) for one in group.rows} == {
        ("Quill Unusual", made[0]),
        ("Ann Unusual", made[1]),
    }


def test_a_problem_that_stays_is_the_same_problem(both: Both, app: Application) -> None:
    _refused(both, "Quill")
    before = problems.groups(app)
    both.there.fault("status", match="POST /people/v2/people", status=422, body=BODY)
    assert both.sync().problems == 1
    assert problems.groups(app) == before
    assert problems.settled(app) == ()


def test_a_contacts_problem_names_the_person(both: Both, app: Application) -> None:
    both.sync()
    there = both.person_there(first_name="Ann", last_name="Unusual")
    both.sync()
    ann = both.entity_of("person", there["id"])
    assert ann is not None
    both.add("email", person_id=ann, address="ann@mail.example")
    both.there.fault("status", match="POST /people/v2/people/*/emails", status=422, body=BODY)
    both.sync()
    (group,) = problems.groups(app)
    assert [(one.person, one.title) for one in group.rows] == [("Ann Unusual", "ann@mail.example")]


def test_what_was_solved_or_let_be_is_listed_newest_first(both: Both, app: Application) -> None:
    _refused(both, "Quill", "Ann")
    first, second = (one.id for one in problems.groups(app)[0].rows)
    problems.dismiss(app, [second], "moved away")
    asyncio.run(problems.retry(app, [first], StopFlag()))
    assert problems.groups(app) == ()
    assert [(one.id, one.state, one.reason, one.by) for one in problems.settled(app)] == [
        (first, "solved", None, None),
        (second, "dismissed", "moved away", "you"),
    ]
