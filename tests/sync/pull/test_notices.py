"""What a person should know of a run, and that it waits: in its result, in its row, in the status."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from openfaith_desktop.application import Application, connections, syncing
from openfaith_desktop.store import lease, runs
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, WaitingForServer
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("mode", ["full"], indirect=True)


@pytest.fixture
def people() -> int:
    return 5


def _status(app: Application) -> dict[str, Any]:
    return connections.status(app, "hope")["connections"][0]


def test_a_total_that_lies_is_said(both: Both, app: Application) -> None:
    both.sync()
    both.there.fault("lying_total", match="GET /people/v2/households*", times=99)
    first = both.compare()
    (notice,) = first.notices
    said = f"{notice.title} {notice.what_it_means}"
    number = both.count_there("Household")
    assert "list of households wasn't whole" in said
    assert f"It said {number + 7} and held {number}." in said
    last = both.store.read(runs.latest, 1)
    assert last is not None
    assert [one["title"] for one in last.notices] == [notice.title]
    assert syncing.history(app, "hope")["runs"][0]["notices"] == last.notices
    both.there.clear_faults()
    assert both.compare().notices == ()


def test_a_preview_and_a_poll_say_what_they_saw(both: Both) -> None:
    both.there.fault("lying_total", match="GET /people/v2/households*", times=99)
    assert len(both.preview().notices) == 1
    both.there.clear_faults()
    both.sync()
    assert both.sync().notices == ()


def test_the_status_says_that_a_run_waits(both: Both, app: Application) -> None:
    seen: list[dict[str, Any]] = []

    def look(event: Event) -> None:
        if isinstance(event, WaitingForServer):
            app.store.write(lambda c: None)  # what the run tells is written in the writer's thread
            seen.append(_status(app))

    app.events.subscribe(look)
    both.there.fault("status", match="GET /people/v2/households*", status=429, headers={"Retry-After": "2"})
    assert _status(app)["running"] is False
    asyncio.run(syncing.sync(app, "hope", StopFlag()))
    assert (seen[0]["running"], "slow down" in seen[0]["waiting"]["reason"]) == (True, True)
    after = _status(app)
    assert (after["running"], after["waiting"]) == (False, None)


def test_looking_whether_a_run_works_never_keeps_one_from_starting(both: Both) -> None:
    both.sync()
    for _ in range(50):
        assert not lease.is_held(both.store, both.folder, 1)
    held = lease.take(both.store, both.folder, 1)
    assert lease.is_held(both.store, both.folder, 1)
    held.release()
    assert not lease.is_held(both.store, both.folder, 1)


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_system_that_tells_no_mergers_is_synced_all_the_same(both: Both, status: int) -> None:
    kept, removed = (both.there.create("Person", {"first_name": n, "last_name": "Kin"})["id"] for n in "AB")
    both.sync()
    survivor = both.entity_of("person", kept)
    both.there.fault("status", match="GET /people/v2/person_mergers*", status=status, times=99)
    both.there.merge(kept, removed)
    both.there.edit("Person", kept, nickname="Ay")
    # Two syncs, so much later that the second asks from after the merger.
    (notice,) = both.sync().notices
    both.there.clock(3600)
    assert [one.title for one in both.sync().notices] == [notice.title]
    assert notice.title == "Planning Center doesn't say who was merged."
    assert both.here(survivor or "")["nickname"] == "Ay"
    both.there.clear_faults()
    both.there.clock(3600)
    assert both.sync().notices == ()
    assert both.entity_of("person", removed) == survivor
