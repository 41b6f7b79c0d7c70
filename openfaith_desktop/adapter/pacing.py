"""Pacing: asking as fast as the system allows and no faster, leaving room for the church's other apps.

The system's own headers say how many requests it allows in which period and how many it has counted;
nothing about them is assumed. Until the first answer has told, one request goes alone. After that
requests go at once while there is room in the period, so that small churches sync in a burst.

Two connections of one sign-in share the limit, and so one pacer: `shared`. Called by `http.py` around every request. Waiting after a 429 is here too, since it concerns every task.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

Tell = Callable[[float, str], None]
"""Is told of a wait: its seconds, and the reason in words for people."""


def tell_nobody(seconds: float, reason: str) -> None:
    """Take no note of a wait."""


@dataclass(frozen=True, slots=True)
class RateHeaders:
    """The names of a system's rate headers: requests allowed, the period in seconds, requests counted."""

    limit: str
    period: str
    count: str


class Pacer:
    """Lets requests through within the system's own limit; safe for concurrent tasks of one event loop.

    A request counts from when it is sent until one period after its answer arrived: the system counted it
    some time in between, so whether it counts by fixed or by sliding windows, it never sees more of ours
    than we do. What it counts beyond ours are the church's other apps; their requests shrink our share.
    """

    def __init__(
        self,
        headers: RateHeaders,
        system: str,
        *,
        reserve: float = 0.2,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._headers, self._system, self._reserve = headers, system, reserve
        self._clock, self._sleep = clock, sleep
        self._limit = self._period = 0.0
        self._heard: float | None = None
        self._answered: deque[float] = deque()
        self._in_flight = 0
        self._others = 0
        self._others_until = 0.0
        self._held_until = 0.0
        self._turn = asyncio.Lock()
        self._answer = asyncio.Event()

    async def acquire(self, on_waiting: Tell = tell_nobody) -> None:
        """Wait for room for one request. Every acquire is followed by one `answered` or `unanswered`.

        `on_waiting` is told before every wait longer than a second.
        """
        async with self._turn:  # one task waits, the others queue behind it in order
            while True:
                wait = self._wait()
                if wait is None:
                    self._answer.clear()
                    await self._answer.wait()
                elif wait <= 0:
                    break
                else:
                    if wait > 1:
                        on_waiting(wait, self._reason())
                    await self._sleep(wait)
            self._in_flight += 1

    def answered(self, headers: Mapping[str, str]) -> None:
        """Take note of an answer and what its headers say. Odd headers are passed over."""
        now = self._clock()
        self._done(now)
        self._heard = now
        limit = _number(headers.get(self._headers.limit.lower()))
        period = _number(headers.get(self._headers.period.lower()))
        count = _number(headers.get(self._headers.count.lower()))
        if limit and period:
            self._limit, self._period = limit, period
        if count is not None and self._period:
            self._forget(now)
            self._others = max(0, int(count) - len(self._answered) - self._in_flight)
            self._others_until = now + self._period

    def unanswered(self) -> None:
        """Take note that a request ended without an answer; it may have been counted all the same."""
        self._done(self._clock())

    def hold(self, seconds: float) -> None:
        """Let nothing through for this long: the system said so to one request and means all."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    @property
    def budget(self) -> int:
        """How many requests a period may hold, the reserve taken off; at least one."""
        return max(1, int(self._limit * (1 - self._reserve) + 1e-9))

    def _done(self, now: float) -> None:
        self._in_flight -= 1
        self._answered.append(now)
        self._answer.set()

    def _forget(self, now: float) -> None:
        while self._answered and self._answered[0] + self._period <= now:
            self._answered.popleft()

    def _wait(self) -> float | None:
        """Return the seconds until a request may go, 0 for now, None: when the next answer arrives."""
        now = self._clock()
        if now < self._held_until:
            return self._held_until - now
        if self._heard is None:
            return None if self._in_flight else 0
        if not self._period:
            return 0  # the system states no limit
        if self._in_flight and now - self._heard > self._period / 4:
            return None  # after a long silence one goes ahead and finds out what the other apps did
        self._forget(now)
        if now >= self._others_until:
            self._others = 0
        # Busy neighbours slow us down but never stop us: one request in twenty stays ours.
        allowed = max(self.budget - self._others, int(self._limit) // 20, 1)
        used = len(self._answered) + self._in_flight
        if used < allowed:
            return 0
        if not self._answered:
            return None
        # Room comes when enough of ours have expired, or at once when the others' have.
        surplus = min(used - allowed, len(self._answered) - 1)
        until = self._answered[surplus] + self._period
        if self._others and used < self.budget:
            until = min(until, self._others_until)
        return max(until - now, 0.001)

    def _reason(self) -> str:
        if not self._limit:
            return f"{self._system} asked OpenFaith to slow down."
        return (
            f"{self._system} allows {self._limit:g} requests in {self._period:g} seconds, "
            "and some are left for your church's other apps."
        )


_shared: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Pacer]] = WeakKeyDictionary()


def shared(whose: str, make: Callable[[], Pacer]) -> Pacer:
    """Return the pacer of all who share one limit in this event loop, made by the first of them.

    Each alone would learn of the other's requests only from the answers, and both together would ask too often.
    """
    known = _shared.setdefault(asyncio.get_running_loop(), {})
    if whose not in known:
        known[whose] = make()
    return known[whose]


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text else None
    except ValueError:
        return None
    return number if number is not None and 0 <= number < 1e9 else None
