"""What goes on now, whichever process works on it."""

from __future__ import annotations

import asyncio

import pytest

from openfaith_desktop.application import Application, syncing
from openfaith_desktop.store import runs
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, Phase, Progressed
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [6])


def test_a_run_says_where_it_is_while_it_goes_on(both: Both, app: Application) -> None:
    seen: list[tuple[syncing.RunningState, ...]] = []

    def look(event: Event) -> None:
        if isinstance(event, Progressed):
            seen.append(syncing.running(app))

    app.events.subscribe(look)
    asyncio.run(syncing.sync(app, "hope", StopFlag()))
    states = [one for (one,) in seen]
    assert {(one.connection, one.run, one.kind) for one in states} == {("hope", 1, "sync")}
    last = states[-1]
    assert last.phase in tuple(Phase)
    assert last.title
    assert last.type is not None
    assert (last.done, last.total) != (0, 0)
    assert syncing.running(app) == ()


def test_a_run_whose_program_died_does_not_go_on(both: Both, app: Application) -> None:
    app.store.write(runs.start, 1, "sync", "full")
    assert syncing.running(app, "hope") == ()
