"""The run that goes on now: what the engine's events say, kept for whoever shows it, and its start and stop.

`Runner` listens to the event stream, starts runs through the door and tells every change with `moved`. The
overview, the status line and the tray show it. Nothing here decides what a run does.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from openfaith_desktop.application import Application, syncing
from openfaith_desktop.errors import AlreadyRunning, OpenFaithError, Stopped
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, Phase, PhaseFinished, RunFinished
from openfaith_desktop.ui import estimate, words
from openfaith_desktop.ui.operation import EVERYTHING, Door, Topic
from openfaith_desktop.ui.progress import Progress

NEWS = (Phase.MATCH, Phase.CREATE, Phase.POPULATE)
"""The steps that change what screens show."""


class State(Enum):
    """How the run stands."""

    IDLE = auto()
    RUNNING = auto()
    PAUSING = auto()
    STOPPING = auto()
    PAUSED = auto()


class Runner(QObject):
    """Starts and stops runs of one connection, and knows how the present one stands."""

    moved = Signal()
    """Something about the run changed; at most 16 times a second."""
    ended = Signal(object)
    """A run ended: what it returned, or the error it ended with."""

    TICK_MS = 250
    SOON_MS = 60
    """Events come closer than anybody can see; so long they are gathered."""
    NEWS_MS = 4_000

    def __init__(self, app: Application, door: Door) -> None:
        super().__init__()
        self._app, self._door = app, door
        self.connection: str | None = None
        self.state = State.IDLE
        self.progress = Progress()
        self.last_error: OpenFaithError | None = None
        self.quiet = False
        self._stop = StopFlag()
        self._task: asyncio.Task[Any] | None = None
        self._unsubscribe = app.events.subscribe(self._hear)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.moved)
        self._news = QTimer(self, singleShot=True)
        self._news.timeout.connect(lambda: door.publish(Topic.RECORDS, Topic.DECISIONS, Topic.PROBLEMS))
        self._tick = QTimer(self)
        self._tick.setInterval(self.TICK_MS)
        self._tick.timeout.connect(self.moved)

    @property
    def active(self) -> bool:
        """Whether a run goes on."""
        return self.state in (State.RUNNING, State.PAUSING, State.STOPPING)

    def start(self) -> None:
        """Bring the connection in step, or carry on with what was paused; nothing while a run goes on."""
        self.carry_out(syncing.sync)

    def start_quietly(self) -> None:
        """Like `start`, but what goes wrong is only said in the state line: nobody asked for it just now."""
        self.carry_out(syncing.sync, quiet=True)

    def carry_out(
        self, work: Callable[[Application, str, StopFlag], Awaitable[Any]], *, quiet: bool = False
    ) -> None:
        """Begin a run of some kind: `syncing.sync`, `.compare`, or sending what was chosen."""
        if self.active or self.connection is None:
            return
        self._stop = StopFlag()
        self.last_error = None
        self.quiet = quiet
        self.progress = Progress(started_at=datetime.now(UTC).astimezone())
        self._become(State.RUNNING)
        self._tick.start()
        self._task = self._door.act(
            self, self._run(work, self.connection), EVERYTHING, self._done, failed=self._failed
        )

    async def _run(
        self, work: Callable[[Application, str, StopFlag], Awaitable[Any]], connection: str
    ) -> Any:
        try:
            return await work(self._app, connection, self._stop)
        finally:
            self._tick.stop()
            self._become(State.PAUSED if self.state is State.PAUSING else State.IDLE)

    def _done(self, result: object) -> None:
        if self.state is State.PAUSED:
            self._become(State.IDLE)  # it came to its end before it heard the wish
        self.ended.emit(result)

    def _failed(self, error: OpenFaithError) -> None:
        busy_elsewhere = self.quiet and isinstance(error, AlreadyRunning)
        self.last_error = None if isinstance(error, Stopped) or busy_elsewhere else error
        self.moved.emit()
        self.ended.emit(error)

    def pause(self) -> None:
        """Stop at the next record; `start` carries on there."""
        if self.state is State.RUNNING:
            self._stop.set()
            self._become(State.PAUSING)

    def stop(self) -> None:
        """Stop at the next record; what is done stays."""
        if self.state is State.PAUSED:
            self._become(State.IDLE)
        elif self.active:
            self._stop.set()
            self._become(State.STOPPING)

    def _become(self, state: State) -> None:
        self.state = state
        self.moved.emit()

    def _hear(self, event: Event) -> None:
        if event.connection != self.connection:
            return
        before = self.progress.phase
        self.progress.hear(event, time.monotonic())
        if self.progress.phase is not before:
            self.moved.emit()
        if isinstance(event, RunFinished):
            self._door.publish(Topic.RUNS)
        news = isinstance(event, PhaseFinished) and event.phase in NEWS
        # Every screen reads anew then: not for each kind of record, the run needs the computer too.
        if news and not self._news.isActive():
            self._news.start(self.NEWS_MS)
        if not self._soon.isActive():
            self._soon.start(self.SOON_MS)

    @staticmethod
    def now() -> float:
        """Return the steady clock that `Progress` counts with."""
        return time.monotonic()

    def time_left(self) -> str:
        """Return how long the run still takes, as an honest range in words."""
        low, high = estimate.left(self.progress, self.now())
        return (
            words.time_left(low, high)
            if high
            else QCoreApplication.translate("running", "Reckoning the time")
        )

    async def over(self) -> None:
        """Wait until no run goes on."""
        if self._task is not None and not self._task.done():
            await asyncio.wait([self._task])

    def close(self) -> None:
        """Listen no more."""
        self._unsubscribe()
        for timer in (self._tick, self._soon, self._news):
            timer.stop()
