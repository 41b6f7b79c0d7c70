"""What is known of a run from its events: which step, how many of each kind, what it waits for. No Qt.

Filled by `running.Runner`, shown by the overview and the status line, reckoned with by `estimate`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from openfaith_desktop.sync.events import (
    Event,
    Phase,
    PhaseFinished,
    PhaseStarted,
    Progressed,
    RunStarted,
    WaitingForServer,
)

PHASES: tuple[Phase, ...] = tuple(Phase)


@dataclass
class Count:
    """How far one kind of record is in one step; `total` None: not known yet."""

    done: int = 0
    total: int | None = None
    finished: bool = False


@dataclass
class Progress:
    """What is known of the run that goes on, or of the last one."""

    kind: str = "sync"
    resumed: bool = False
    started_at: datetime | None = None
    phase: Phase | None = None
    counts: dict[Phase, dict[str, Count]] = field(default_factory=dict)
    phase_began: dict[Phase, float] = field(default_factory=dict)
    phase_took: dict[Phase, float] = field(default_factory=dict)
    requests: int = 0
    tally: dict[str, dict[str, int]] = field(default_factory=dict)
    """What was done so far, by entity type and kind (see `sync.results.COUNTS`)."""
    waiting_until: float | None = None
    waiting_for: float = 0.0
    waiting_reason: str = ""

    def hear(self, event: Event, now: float) -> None:
        """Take one event in; `now` is a steady clock in seconds."""
        if isinstance(event, RunStarted):
            self.kind, self.resumed = event.kind, event.resumed
            self.started_at = datetime.now(UTC).astimezone()
            self.phase, self.counts, self.phase_began, self.phase_took = None, {}, {}, {}
            self.requests, self.tally = 0, {}
        elif isinstance(event, PhaseStarted):
            self._enter(event.phase, now)
            self.count(event.phase, event.entity_type)
        elif isinstance(event, Progressed):
            self._enter(event.phase, now)
            count = self.count(event.phase, event.entity_type)
            count.done, count.total = event.done, event.total
            self.requests = max(self.requests, event.requests)
            if event.counts:
                self.tally[event.entity_type] = event.counts
        elif isinstance(event, PhaseFinished):
            count = self.count(event.phase, event.entity_type)
            count.done, count.total, count.finished = event.done, max(event.done, count.total or 0), True
        if isinstance(event, WaitingForServer):
            self.waiting_for, self.waiting_reason = event.seconds, event.reason
            self.waiting_until = now + event.seconds
        elif not isinstance(event, RunStarted):
            self.waiting_until = None

    def _enter(self, phase: Phase, now: float) -> None:
        if self.phase is not phase:
            if self.phase is not None and self.phase in self.phase_began:
                self.phase_took[self.phase] = now - self.phase_began[self.phase]
            self.phase = phase
            self.phase_began.setdefault(phase, now)

    def count(self, phase: Phase, entity_type: str) -> Count:
        """Return the count of one kind in one step, made when it is new."""
        return self.counts.setdefault(phase, {}).setdefault(entity_type, Count())

    @property
    def step(self) -> int:
        """The number of the step that goes on, from 1; 0 before the first."""
        return PHASES.index(self.phase) + 1 if self.phase is not None else 0

    def share(self) -> float:
        """Return how much of the present step is done, 0 to 1."""
        counts = self.counts.get(self.phase, {}) if self.phase is not None else {}
        known = [c for c in counts.values() if c.total]
        total = sum(c.total or 0 for c in known)
        return sum(min(c.done, c.total or 0) for c in known) / total if total else 0.0

    def waiting(self, now: float) -> float:
        """Return the seconds that are left to wait; 0 when nothing waits."""
        return max(0.0, self.waiting_until - now) if self.waiting_until is not None else 0.0
