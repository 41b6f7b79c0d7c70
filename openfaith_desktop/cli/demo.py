"""Opens the window: on the user's own data, or on a pretend church served on loopback by this process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Generator
from pathlib import Path

from openfaith_desktop.application import Application, backups, connections
from openfaith_desktop.cli import practice
from openfaith_desktop.errors import OpenFaithError

NAME = "Pretend church"
SEED = 7


@contextlib.contextmanager
def _pretend_church(app: Application, people: int) -> Generator[str]:
    from openfaith_planning_center.simulator import generate_church, start_simulator

    with start_simulator(generate_church(people, SEED)) as simulator:
        if NAME not in [c.name for c in app.connections()]:
            asyncio.run(
                connections.connect(
                    app, "planning-center", NAME, "external", "demo:demo", base_url=simulator.url
                )
            )
            practice.prepare(app, NAME, simulator)
        else:
            connections.move(app, NAME, simulator.url)
        yield NAME


def open_window(data_dir: Path | None, *, demo: bool, people: int) -> int:
    """Open the window and return the exit code once it is closed; between two openings, go back to a copy."""
    from openfaith_desktop.ui.shell.start import show

    if demo:
        with Application(data_dir, demo=True) as app, _pretend_church(app, people) as name:
            show(app, name, start=True, pretend=True)
            return 0
    went_back, failure = False, None
    while True:
        with Application(data_dir) as app:
            names = [c.name for c in app.connections()]
            first = names[0] if names else None
            wanted = show(app, first, start=False, went_back=went_back, failure=failure)
        if wanted is None:
            return 0
        went_back, failure = False, None
        try:
            backups.restore(wanted, data_dir)
            went_back = True
        except OpenFaithError as error:  # nothing was touched then; the window says it
            failure = error
