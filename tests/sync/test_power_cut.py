"""What survives a power cut: what a person was told is done, and what keeps a record from being created twice.

A commit is on the disk when it is over, or it isn't: what the database is told at each commit is looked at.
"""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from openfaith_desktop.application import Application
from openfaith_desktop.application.decisions import decide
from openfaith_desktop.application.undo import take_back
from openfaith_desktop.store import decisions
from tests.database import watch_commits
from tests.sync.conftest import Both


@pytest.fixture
def mode() -> str:
    return "full"


@pytest.fixture
def people() -> int:
    return 3


def test_what_a_person_does_is_on_the_disk(both: Both, app: Application) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", nickname="An")
    both.sync()
    ann = both.entity_of("person", there["id"])
    assert ann is not None
    commits = watch_commits(both.store)
    both.add("person", first_name="Quill", last_name="Testerman")
    both.edit(ann, nickname="Nan")
    assert commits == [True, True]
    both.there.church.update("Person", there, {"nickname": "Annie"})
    both.sync()
    (asked,) = both.store.read(decisions.listed, 1)
    answers = watch_commits(app.store)
    decide(app, [asked.id], "theirs")
    take_back(app, f"decision-{asked.id}")
    assert answers == [True, True]


def test_the_intent_to_create_is_on_the_disk_before_the_request_leaves(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.sync()
    for number in range(3):
        both.add("person", first_name=f"New {number}", last_name="Testerman")
    commits = watch_commits(both.store)
    before: list[bool] = []
    real = httpx.AsyncClient.send

    async def send(client: httpx.AsyncClient, request: httpx.Request, **options: Any) -> httpx.Response:
        if request.method == "POST":
            before.append(commits[-1])
        return await real(client, request, **options)

    monkeypatch.setattr(httpx.AsyncClient, "send", send)
    both.sync()
    assert before == [True, True, True]


def test_what_a_run_can_read_again_costs_no_waiting_for_the_disk(both: Both) -> None:
    commits = watch_commits(both.store)
    both.sync()
    # The first is the lease.
    assert [number for number, durable in enumerate(commits) if durable] == [0]
    assert len(commits) > 10
