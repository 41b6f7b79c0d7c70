"""A pretend church has something to decide, to fix and to send, from its first sync in the window on."""

from __future__ import annotations

import asyncio
from pathlib import Path

from openfaith_desktop.application import Application, connections, lists, syncing
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.cli import demo
from openfaith_desktop.store import decisions
from openfaith_desktop.sync.engine import StopFlag


def test_a_pretend_church_has_differences_possible_matches_a_problem_and_people_only_here(
    tmp_path: Path,
) -> None:
    with Application(tmp_path, demo=True) as app, demo._pretend_church(app, 200) as name:
        asyncio.run(syncing.sync(app, name, StopFlag()))
        status = connections.status(app, name)["connections"][0]
        assert status["problems"] == 1
        kinds = [row.kind for row in app.store.read(decisions.listed, 1)]
        assert kinds.count("field") == len(demo.practice.DIFFERENCES)
        assert kinds.count("match") == demo.practice.ALIKE
        only_here = {one.name: one.count for one in lists.filters(app, "person", name)}[Filter.ONLY_HERE]
        assert only_here >= len(demo.practice.ONLY_HERE)


def test_a_pretend_church_opened_again_is_as_it_was_left(tmp_path: Path) -> None:
    with Application(tmp_path, demo=True) as app:
        with demo._pretend_church(app, 60):
            first = lists.ids(app, "person")
        with demo._pretend_church(app, 60):
            assert lists.ids(app, "person") == first
