"""What couldn't be copied: listed by cause, tried again, or left as it is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from openfaith_desktop.application import Application, problems
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store import outbox
from openfaith_desktop.sync.engine import StopFlag
from tests.sync.conftest import Both

pytestmark = [
    pytest.mark.parametrize("people", [3]),
    pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True),
]
POST, PATCH = "POST /people/v2/people", "PATCH /people/v2/people/*"
BODY = {"errors": [{"detail": "is too odd", "source": {"parameter": "first_name"}}]}


def _refused_create(both: Both) -> str:
    person = both.add("person", first_name="Quill", last_name="Testerman")
    both.there.fault("status", match=POST, status=422, body=BODY)
    assert both.sync().problems == 1
    return person


def _refused_update(both: Both) -> tuple[str, int]:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    person = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    both.sync()
    both.edit(person, membership="Member")
    both.there.fault("status", match=PATCH, status=422, body=BODY)
    assert both.sync().problems == 1
    return person, there["id"]


def _one(app: Application) -> dict[str, Any]:
    document = problems.listed(app)
    assert document["causes"] == [{"cause": "First name is too odd", "number": 1}]
    (one,) = document["problems"]
    return one


def _settled(both: Both, app: Application) -> None:
    assert problems.listed(app) == {"problems": [], "causes": []}
    assert both.store.read(outbox.everything, 1) == []
    before = both.changes(), both.writes()
    assert both.sync().problems == 0
    assert (both.changes(), both.writes()) == before


def test_a_problem_says_who_why_and_what_to_do(both: Both, app: Application) -> None:
    person = _refused_create(both)
    one = _one(app)
    assert (one["title"], one["entity_id"], one["type"]) == ("Quill Testerman", person, "person")
    assert one["what_to_do"]


def test_trying_again_sends_it_once(both: Both, app: Application) -> None:
    person = _refused_create(both)
    before = both.count_there("Person")
    document = asyncio.run(problems.retry(app, [_one(app)["id"]], StopFlag()))
    assert [r["outcome"] for r in document["pushed"][0]["records"]] == ["created"]
    assert both.count_there("Person") == before + 1
    assert both.here(person)["deleted_at"] is None
    _settled(both, app)


def test_trying_an_update_again_sends_it(both: Both, app: Application) -> None:
    _, there = _refused_update(both)
    asyncio.run(problems.retry(app, [_one(app)["id"]], StopFlag()))
    assert both.there.church.rows["Person"][there]["membership"] == "Member"
    _settled(both, app)


def test_refused_again_it_is_still_one_problem(both: Both, app: Application) -> None:
    _refused_create(both)
    both.there.fault("status", match=POST, status=422, body=BODY)
    document = asyncio.run(problems.retry(app, [_one(app)["id"]], StopFlag()))
    assert [r["outcome"] for r in document["pushed"][0]["records"]] == ["failed"]
    assert _one(app)


def test_a_dismissed_creation_is_tried_again_only_after_an_edit(both: Both, app: Application) -> None:
    person = _refused_create(both)
    before = both.count_there("Person")
    dismissed = problems.dismiss(app, [_one(app)["id"]], "not a person")["dismissed"]
    assert (dismissed[0]["reason"], dismissed[0]["title"]) == ("not a person", "Quill Testerman")
    _settled(both, app)
    assert both.count_there("Person") == before
    both.edit(person, first_name="Quilla")
    both.sync()
    assert both.count_there("Person") == before + 1


def test_a_dismissed_update_leaves_both_sides_until_an_edit(both: Both, app: Application) -> None:
    person, there = _refused_update(both)
    problems.dismiss(app, [_one(app)["id"]], None)
    _settled(both, app)
    row = both.there.church.rows["Person"][there]
    assert (both.here(person)["membership"], row.get("membership")) == ("Member", None)
    both.edit(person, nickname="Annie")
    both.sync()
    row = both.there.church.rows["Person"][there]
    assert (row["nickname"], row.get("membership")) == ("Annie", None)
    both.edit(person, membership="Visitor")
    both.sync()
    assert both.there.church.rows["Person"][there]["membership"] == "Visitor"


def test_only_open_problems_can_be_settled(both: Both, app: Application) -> None:
    _refused_create(both)
    one = _one(app)["id"]
    problems.dismiss(app, [one], None)
    with pytest.raises(NotFound):
        problems.dismiss(app, [one], None)
    with pytest.raises(NotFound):
        asyncio.run(problems.retry(app, [one, 4711], StopFlag()))
