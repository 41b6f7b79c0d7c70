"""After somebody signed in again, what was given up without a sign-in is done at once, and once."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, problems
from openfaith_desktop.errors import SignInNeeded, UnreadableAnswer
from openfaith_desktop.store import connections
from tests.jobs.conftest import Script, working


def sign_in(app: Application) -> None:
    app.store.write(connections.set_token, 1, connections.TOKEN, "Joan Baker", [])


def test_a_worker_carries_on_by_itself(app: Application, script: Script) -> None:
    script.next["compare"] = [SignInNeeded()]
    script.next["sync"] = [SignInNeeded(), SignInNeeded()]
    with working(app, poll=7 * 86_400) as worker:
        given_up = {worker.until("given up").split()[4] for _ in range(2)}
        assert given_up == {"sync", "compare"}
        assert len(problems.listed(app)["problems"]) == 2
        sign_in(app)
        again = {worker.until("hope: ").split()[4] for _ in range(2)}
        assert again == {"sync", "compare"}
        sign_in(app)  # the one before was no good for syncing
        worker.until("sync done")
        assert problems.listed(app)["problems"] == []
        done = len(script.asked)
        sign_in(app)  # nothing waits for it any more
        worker.looks(3)
    assert len(script.asked) == done == 5


@pytest.mark.parametrize("signed_in", [True, False])
def test_what_came_through_is_not_done_again(app: Application, script: Script, signed_in: bool) -> None:
    with working(app, poll=7 * 86_400) as worker:
        for _ in range(2):
            worker.until("done")
        if signed_in:
            sign_in(app)
        worker.looks(3)
    assert len(script.asked) == 2


def test_one_sign_in_is_one_more_try(app: Application, script: Script) -> None:
    script.next["sync"] = [SignInNeeded(), *(UnreadableAnswer() for _ in range(20))]
    with working(app, poll=7 * 86_400) as worker:
        worker.until("sync given up")
        sign_in(app)
        worker.until("sync given up")
        worker.looks(3)
    assert script.asked.count(("sync", "hope")) == 1 + 5
