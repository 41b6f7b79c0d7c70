"""Opens the window: on the user's own data, or on a pretend church served on loopback by this process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path

from openfaith_desktop.application import Application, connections

NAME = "Pretend church"
SEED = 7


@contextlib.contextmanager
def _pretend_church(app: Application, people: int) -> Iterator[str]:
    from openfaith_planning_center.simulator import generate_church, start_simulator

    with start_simulator(generate_church(people, SEED)) as simulator:
        if NAME not in [c.name for c in app.connections()]:
            asyncio.run(
                connections.connect(
                    app, "planning-center", NAME, "external", "demo:demo", base_url=simulator.url
                )
            )
        else:
            connections.move(app, NAME, simulator.url)
        yield NAME


def open_window(data_dir: Path | None, *, demo: bool, people: int) -> int:
    """Open the window and return the exit code once it is closed."""
    from openfaith_desktop.ui.shell.start import show

    with Application(data_dir, demo=demo) as app:
        if not demo:
            names = [c.name for c in app.connections()]
            return show(app, names[0] if names else None, start=False)
        with _pretend_church(app, people) as name:
            return show(app, name, start=True, pretend=True)
