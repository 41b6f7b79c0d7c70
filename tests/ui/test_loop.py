"""What is left of Qt's objects ends in the window's thread: anywhere else it takes the program down, now and then."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.shell.loop import LOOK_MS, window_loop


@pytest.fixture
def soon_collected() -> Iterator[None]:
    """Python's own thresholds: by the program's it takes sixty million objects until all is looked through."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def _make_much() -> None:
    """Make so many objects in circles that Python would collect, all generations of it, in this thread."""
    young, middle, old = gc.get_threshold()
    for _ in range(young * (middle + 2) * (old + 2)):
        circle: list[object] = []
        circle.append(circle)


def _ends_in(one: object, ended: list[str]) -> weakref.ref[object]:
    return weakref.ref(one, lambda _: ended.append(threading.current_thread().name))


@pytest.mark.usefixtures("soon_collected")
def test_a_connection_that_ended_is_collected_in_the_windows_thread(loop: QEventLoop) -> None:
    ended: list[str] = []
    errors: list[Exception] = []
    loop.set_exception_handler(lambda *_: None)

    def dropped(one: socket.socket) -> None:
        """What reads from a connection fails: the error holds the call it came from, and that the notifier."""
        loop._remove_reader(one.fileno())
        errors.append(ConnectionResetError())
        raise errors[0]

    async def work() -> None:
        gc.collect()
        ours, theirs = socket.socketpair()
        with ours, theirs:
            loop._add_reader(ours.fileno(), dropped, ours)
            notifiers: Any = loop._read_notifiers
            kept = _ends_in(notifiers[ours.fileno()], ended)
            theirs.send(b".")
            while not errors:  # noqa: ASYNC110 - the loop itself is what is waited for
                await asyncio.sleep(0)
        error = errors.pop()
        error.itself = error  # type: ignore[attr-defined]  # a circle, as errors of tasks often are
        del error
        await asyncio.to_thread(_make_much)
        async with asyncio.timeout(30):
            while not ended:  # noqa: ASYNC110 - a timer of the loop collects it
                await asyncio.sleep(LOOK_MS / 1000)
        assert kept() is None

    loop.run_until_complete(work())
    assert ended == [threading.main_thread().name]


def test_afterwards_nothing_is_left_and_python_collects_again(qapp: QApplication) -> None:
    ended: list[str] = []
    gc.enable()

    async def work() -> None:
        circle = QObject()
        circle.circle = circle  # type: ignore[attr-defined]
        kept.append(_ends_in(circle, ended))

    kept: list[weakref.ref[object]] = []
    with window_loop(qapp) as loop:
        assert not gc.isenabled()
        loop.run_until_complete(work())
        assert ended == []
    assert ended == [threading.main_thread().name]
    assert gc.isenabled()


class _SlowToForget(ThreadPoolExecutor):
    """Gives its result, and holds what it ran until it is told to let go."""

    def __init__(self) -> None:
        super().__init__(1)
        self.let_go = threading.Event()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        given: Future[Any] = Future()

        def run(held: Callable[..., Any]) -> None:
            given.set_result(held(*args, **kwargs))
            self.let_go.wait()

        super().submit(run, fn)
        return given


def test_a_thread_of_the_door_keeps_nothing_of_the_window(loop: QEventLoop) -> None:
    ended: list[str] = []
    door, threads = Door(), _SlowToForget()
    door._threads = threads

    async def work() -> None:
        owner = QObject()
        kept = _ends_in(owner, ended)
        assert await door.ask(lambda owner=owner: owner.isWidgetType()) is False
        del owner
        assert kept() is None
        assert ended == [threading.main_thread().name]

    try:
        loop.run_until_complete(work())
    finally:
        threads.let_go.set()
        door.close()
