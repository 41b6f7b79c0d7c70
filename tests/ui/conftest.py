"""Windows in tests need no screen, unless whoever runs them asks for one.

`window` opens the real window on a real database against the simulator, and `story` runs a coroutine on
qasync's loop, as the program does.
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Awaitable, Callable, Generator, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from openfaith_desktop.application import Application, connections
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.shell.loop import Collector, window_loop
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_planning_center.simulator import Options, generate_church, start_simulator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

T = TypeVar("T", bound=QObject)
HERE = Path(__file__).parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let nothing of a window outlive its test: pytest itself holds the loop until the very end of it.

    What was left of the last window was collected in a thread of a later test without one, which ended the process.
    """
    found = yield
    if item.path.is_relative_to(HERE):  # pytest calls this for every test, and collecting takes a while
        gc.collect()
    return found


@pytest.fixture(autouse=True)
def _collected_here(qapp: QApplication) -> Iterator[None]:
    """No thread of this test or a later one ends what is left of this one's window."""
    collector = Collector()
    yield
    collector.close()


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    theme.install(qapp, "light")
    with window_loop(qapp) as made:
        yield made


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    with Application(tmp_path) as made:
        yield made


class World:
    """The window, the application under it, and the church there."""

    def __init__(self, app: Application, loop: QEventLoop, there: Any) -> None:
        self.app, self.loop, self.there = app, loop, there
        self.window: MainWindow | None = None

    def story(
        self, told: Callable[[MainWindow], Awaitable[None]], *, connected: bool = True, mode: str = "external"
    ) -> None:
        """Open the window, tell a story in it, and close it."""

        async def run() -> None:
            if connected:
                await connections.connect(
                    self.app, "planning-center", "hope", mode, "demo:demo", base_url=self.there.url
                )
            window = MainWindow(self.app, "hope" if connected else None)
            crashed: list[BaseException] = []
            window.door.crashed.connect(crashed.append)
            window.show()
            try:
                await window.door.finished()
                await told(window)
            finally:
                window.runner.stop()
                await window.runner.over()
                for dialog in window._all_dialogs():
                    dialog.reject()
                window.end()
                await window.closed.wait()
            assert not crashed

        self.loop.run_until_complete(run())


@pytest.fixture
def world(app: Application, loop: QEventLoop) -> Iterator[World]:
    with start_simulator(generate_church(30, 7), Options(rate_limit=None)) as there:
        yield World(app, loop, there)


async def moved(window: MainWindow) -> None:
    """Wait until what the runner heard last is shown."""
    shown = asyncio.Event()
    linked = window.runner.moved.connect(shown.set)
    await asyncio.wait_for(shown.wait(), 10)
    window.runner.disconnect(linked)


def child(parent: QObject, kind: type[T], name: str) -> T:
    """Return the one part of a kind and object name."""
    found = parent.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} called {name}"
    return found
