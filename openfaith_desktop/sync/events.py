"""What the engine tells about itself: events, and the one stream they go out through.

The window and the command line subscribe; nobody else talks to them. Progress comes at most 20 times a
second for each phase and entity type, its last word always.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from openfaith_desktop.store.runs import RunKind


class Phase(StrEnum):
    """The steps of a sync, in their order."""

    STAGE = "stage"
    MATCH = "match"
    CREATE = "create"
    POPULATE = "populate"
    PUSH = "push"
    FINALIZE = "finalize"


STEP_TITLES: dict[Phase, str] = {
    Phase.STAGE: "Getting the list",
    Phase.MATCH: "Looking for people you already have",
    Phase.CREATE: "Adding new people",
    Phase.POPULATE: "Filling in details",
    Phase.PUSH: "Sending to {system}",
    Phase.FINALIZE: "Finishing up",
}
"""What people read. `{system}` is the church management system's name."""

STATUS_WORDS: dict[Phase, str] = {
    Phase.STAGE: "Staging External IDs",
    Phase.MATCH: "Matching Existing",
    Phase.CREATE: "Creating New",
    Phase.POPULATE: "Populating Data",
    Phase.PUSH: "Pushing OpenFaith Data to External System",
    Phase.FINALIZE: "Finalizing",
}
"""What SyncStatus says. Source: the specification, phases 3.1 to 3.4 and step 4."""


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run began, or carries on after it was interrupted (`resumed`)."""

    connection: str
    run_id: int
    kind: RunKind
    resumed: bool


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """A phase began for one entity type."""

    connection: str
    phase: Phase
    entity_type: str


@dataclass(frozen=True, slots=True)
class Progressed:
    """`done` of `total` records of one entity type went through a phase; `total` None: not known.

    `requests`: how many the run has made so far. `counts`: what it did with records of this type (see `results`).
    """

    connection: str
    phase: Phase
    entity_type: str
    done: int
    total: int | None
    message: str
    requests: int = 0
    counts: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class PhaseFinished:
    """A phase ended for one entity type."""

    connection: str
    phase: Phase
    entity_type: str
    done: int


@dataclass(frozen=True, slots=True)
class WaitingForServer:
    """The program waits, because the system asks apps to slow down or is unwell."""

    connection: str
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """A run ended: `done`, `stopped` or `failed`, with its counts by entity type (see `Counts`)."""

    connection: str
    run_id: int
    state: str
    counts: dict[str, dict[str, int]] = field(default_factory=dict[str, "dict[str, int]"])


Event = RunStarted | PhaseStarted | Progressed | PhaseFinished | WaitingForServer | RunFinished


class EventStream:
    """Hands every event to every subscriber, in the thread that publishes it (the event loop's)."""

    MIN_INTERVAL = 0.05

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._subscribers: list[Callable[[Event], None]] = []
        self._clock = clock
        self._last: dict[tuple[str, Phase, str], float] = {}

    def subscribe(self, subscriber: Callable[[Event], None]) -> Callable[[], None]:
        """Call `subscriber` with every event; return what ends that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def publish(self, event: Event) -> None:
        """Send an event out; progress too close behind the last is left out unless it completes."""
        if isinstance(event, Progressed):
            key = (event.connection, event.phase, event.entity_type)
            now = self._clock()
            if event.done != event.total and now - self._last.get(key, 0.0) < self.MIN_INTERVAL:
                return
            self._last[key] = now
        for subscriber in tuple(self._subscribers):
            subscriber(event)
