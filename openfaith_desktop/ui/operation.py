"""The one door between the window and the application: everything that reads or changes goes through it.

`Door.read` runs a reading function in a thread and hands its result to the window; a newer question with
the same key makes the older answer worthless. `Door.act` runs a changing function, or a coroutine, and then
publishes *what changed* (`Topic`); every screen refreshes itself from that one signal. An error with words
for people goes to whoever asked, else to the window; any other goes to the crash dialog.

Nothing here knows what is read or changed. Called by the screens and the shell.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui.texts import localised_error

T = TypeVar("T")


class Topic(StrEnum):
    """What can change. A screen names those it shows."""

    RECORDS = "records"
    DECISIONS = "decisions"
    PROBLEMS = "problems"
    BRAKES = "brakes"
    RUNS = "runs"
    CONNECTIONS = "connections"
    SETTINGS = "settings"


EVERYTHING = frozenset(Topic)
READERS = 2
"""Threads that read for the window; more would only wait for each other."""


class Door(QObject):
    """See the module. `changed` tells a frozenset of topics, `failed` an error for people, `crashed` any other."""

    changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    idle = Signal()
    leaving = Signal()
    """The window goes: whoever waits for something outside of the program lets go of it now."""

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadPoolExecutor(READERS, thread_name_prefix="openfaith-window")
        self._newest: dict[tuple[int, str], int] = {}
        self._number = 0
        self._tasks: set[asyncio.Task[Any]] = set()

    # --- asking ----------------------------------------------------------------------------------

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object],
        *,
        key: str = "",
        failed: Callable[[OpenFaithError], object] | None = None,
    ) -> None:
        """Read in a thread, then call `then` with the result, if `owner` still lives.

        Of several questions of one owner with the same `key`, only the newest is answered.
        """
        number = self._next(owner, key) if key else 0

        def is_current() -> bool:
            return shiboken6.isValid(owner) and (not key or self._newest.get((id(owner), key)) == number)

        async def run() -> T | None:
            # What was asked again meanwhile is not even begun.
            return await self._in_thread(lambda: work() if is_current() else None)

        self._start(run(), lambda result: then(result) if is_current() else None, owner, failed)  # type: ignore[arg-type]

    def act(
        self,
        owner: QObject,
        work: Callable[[], T] | Coroutine[Any, Any, T],
        changes: Iterable[Topic],
        then: Callable[[T], object] | None = None,
        *,
        failed: Callable[[OpenFaithError], object] | None = None,
    ) -> asyncio.Task[Any]:
        """Carry out a function (in a thread) or a coroutine (on the loop), publish what changed, call `then`.

        What changed is published after a failure too, for part of it may have been done. Ending the returned
        task cancels a coroutine; a function always runs to its end.
        """
        topics = frozenset(changes)

        async def run() -> T:
            try:
                if asyncio.iscoroutine(work):
                    return await work
                return await self._in_thread(work)  # type: ignore[arg-type]
            finally:
                if topics and shiboken6.isValid(self):
                    self.changed.emit(topics)

        def done(result: T) -> None:
            if then is not None and shiboken6.isValid(owner):
                then(result)

        return self._start(run(), done, owner, failed)

    async def ask(self, work: Callable[[], T]) -> T:
        """Run a reading function in a thread; for coroutines of the window itself."""
        return await self._in_thread(work)

    def publish(self, *topics: Topic) -> None:
        """Tell what changed elsewhere: in a run, in another process."""
        self.changed.emit(frozenset(topics))

    # --- ending ----------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether something asked for is not finished yet."""
        return bool(self._tasks)

    async def finished(self) -> None:
        """Wait until everything asked for so far is finished."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def close(self) -> None:
        """Let running functions end and take no more."""
        for task in tuple(self._tasks):
            task.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)

    # --- inside ----------------------------------------------------------------------------------

    def _next(self, owner: QObject, key: str) -> int:
        self._number += 1
        self._newest[id(owner), key] = self._number
        return self._number

    async def _in_thread(self, work: Callable[[], T]) -> T:
        # The thread keeps nothing of `work` once it has its result: whatever of the window hangs on it must not
        # end there, should the window have closed meanwhile.
        once = [work]
        del work
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: once.pop()())

    def _start(
        self,
        coroutine: Coroutine[Any, Any, T],
        then: Callable[[T], object],
        owner: QObject,
        failed: Callable[[OpenFaithError], object] | None,
    ) -> asyncio.Task[Any]:
        async def run() -> None:
            try:
                then(await coroutine)
            except asyncio.CancelledError:
                raise
            except OpenFaithError as error:
                localised_error(error)
                if failed is not None and shiboken6.isValid(owner):
                    failed(error)
                else:
                    self.failed.emit(error)
            except Exception as error:
                self.crashed.emit(error)

        task = asyncio.ensure_future(run())
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not self._tasks and shiboken6.isValid(self):
            self.idle.emit()
