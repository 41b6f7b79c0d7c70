"""Pacing against pretend servers with a pretend clock: never a 429, never idle for long."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Mapping

import pytest

from openfaith_desktop.adapter.pacing import Pacer, RateHeaders, Tell, tell_nobody

NAMES = RateHeaders("X-Limit", "X-Period", "X-Count")


class Clock:
    """Time that passes only when everybody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._number = 0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._number += 1
        heapq.heappush(self._sleepers, (self.now + seconds, self._number, woken))
        await woken.wait()

    async def run(self, *work: asyncio.Task[None]) -> None:
        while not all(task.done() for task in work):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers and not all(task.done() for task in work):
                self.now, _, woken = heapq.heappop(self._sleepers)
                woken.set()
        await asyncio.gather(*work)


class Server:
    """Counts requests by fixed or sliding windows of 20 s, other apps' included."""

    def __init__(
        self, clock: Clock, *, limit: int = 100, sliding: bool, others: tuple[float, ...] = ()
    ) -> None:
        self.clock, self.limit, self.sliding = clock, limit, sliding
        self.ours: list[float] = []
        self.others = others
        self.refused = 0

    def ask(self) -> Mapping[str, str]:
        now = self.clock.now
        self.ours.append(now)
        start = now - 20 if self.sliding else now // 20 * 20
        count = sum(start < t <= now or (not self.sliding and t == start) for t in (*self.ours, *self.others))
        self.refused += count > self.limit
        return {"x-limit": str(self.limit), "x-period": "20", "x-count": str(count)}


async def drive(
    clock: Clock,
    server: Server,
    pacer: Pacer,
    requests: int,
    *,
    tasks: int = 1,
    on_waiting: Tell = tell_nobody,
) -> float:
    """Send requests that take 50 ms each from some concurrent tasks; return how long it took."""
    left = requests

    async def one() -> None:
        nonlocal left
        while left:
            left -= 1
            await pacer.acquire(on_waiting)
            await clock.sleep(0.02)
            headers = server.ask()
            await clock.sleep(0.03)
            pacer.answered(headers)

    await clock.run(*(asyncio.create_task(one()) for _ in range(tasks)))
    return clock.now


def pacer_for(clock: Clock, **options: object) -> Pacer:
    return Pacer(NAMES, "Testing System", clock=clock, sleep=clock.sleep, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("sliding", [True, False])
@pytest.mark.parametrize("tasks", [1, 8])
async def test_four_fifths_of_the_limit_are_used_and_no_more(sliding: bool, tasks: int) -> None:
    clock = Clock()
    server = Server(clock, sliding=sliding)
    took = await drive(clock, server, pacer_for(clock), 400, tasks=tasks)
    assert server.refused == 0
    busiest = max(sum(t <= u < t + 20 for u in server.ours) for t in server.ours)
    assert busiest == 80
    # 400 requests at 80 in 20 s: the last 80 start after four full periods.
    assert 80 <= took <= 1.15 * 100


@pytest.mark.parametrize("sliding", [True, False])
async def test_a_small_church_is_not_slowed_down(sliding: bool) -> None:
    clock = Clock()
    took = await drive(clock, Server(clock, sliding=sliding), pacer_for(clock), 60)
    assert took == pytest.approx(60 * 0.05)


@pytest.mark.parametrize("sliding", [True, False])
async def test_other_apps_requests_shrink_our_share(sliding: bool) -> None:
    clock = Clock()
    others = tuple(i * 0.5 for i in range(-40, 400))  # 40 in 20 s, all the time
    server = Server(clock, sliding=sliding, others=others)
    await drive(clock, server, pacer_for(clock), 200, tasks=4)
    assert server.refused == 0
    assert len(server.ours) == 200


async def test_neighbours_who_came_while_we_waited_are_met_by_one_request_only() -> None:
    clock = Clock()
    others = tuple(5 + i * 0.2 for i in range(75))  # silent at first, then 75 in 15 s
    server = Server(clock, sliding=True, others=others)
    await drive(clock, server, pacer_for(clock), 200, tasks=8)
    assert server.refused <= 1


async def test_neighbours_who_take_everything_never_stop_us() -> None:
    clock = Clock()
    others = tuple(i * 0.2 for i in range(-100, 2000))
    server = Server(clock, sliding=True, others=others)
    took = await drive(clock, server, pacer_for(clock), 15)
    assert 40 <= took < 100  # five in each period


async def test_until_the_first_answer_one_request_goes_alone() -> None:
    clock = Clock()
    pacer = pacer_for(clock)
    await pacer.acquire()
    second = asyncio.create_task(pacer.acquire())
    for _ in range(10):
        await asyncio.sleep(0)
    assert not second.done()
    pacer.answered({"x-limit": "100", "x-period": "20", "x-count": "1"})
    await asyncio.wait_for(second, 1)


async def test_after_a_first_failure_the_next_goes_alone_too() -> None:
    clock = Clock()
    pacer = pacer_for(clock)
    await pacer.acquire()
    pacer.unanswered()
    await pacer.acquire()
    third = asyncio.create_task(pacer.acquire())
    for _ in range(10):
        await asyncio.sleep(0)
    assert not third.done()
    third.cancel()


async def test_requests_counted_before_we_started_are_respected() -> None:
    """A run that was killed and started again finds its own requests counted as somebody's."""
    clock = Clock()
    server = Server(clock, sliding=True, others=tuple(-0.01 * i for i in range(78)))
    await drive(clock, server, pacer_for(clock), 60)
    assert server.refused == 0


async def test_waits_longer_than_a_second_are_told() -> None:
    clock = Clock()
    told: list[tuple[float, str]] = []
    await drive(
        clock,
        Server(clock, sliding=True),
        pacer_for(clock),
        81,
        on_waiting=lambda s, why: told.append((s, why)),
    )
    assert len(told) == 1
    assert told[0][0] == pytest.approx(16, abs=0.2)
    assert told[0][1].startswith("Testing System allows 100 requests in 20 seconds")


async def test_a_hold_stops_everybody() -> None:
    clock = Clock()
    pacer = pacer_for(clock)
    pacer.hold(9)
    await clock.run(asyncio.create_task(pacer.acquire()))
    assert clock.now == pytest.approx(9)


async def test_a_changed_limit_is_obeyed() -> None:
    clock = Clock()
    server = Server(clock, sliding=True)
    pacer = pacer_for(clock)
    await drive(clock, server, pacer, 40)
    server.limit = 75  # as Planning Center does for far pages
    await drive(clock, server, pacer, 100)
    assert server.refused == 0
    assert pacer.budget == 60


async def test_a_cancelled_wait_leaves_the_turn_to_the_next() -> None:
    clock = Clock()
    pacer = pacer_for(clock)
    pacer.hold(5)
    first = asyncio.create_task(pacer.acquire())
    await asyncio.sleep(0)
    first.cancel()
    await clock.run(asyncio.create_task(pacer.acquire()))
    assert clock.now >= 5
