"""`openfaith bench limit`: a first sync at the pace that Planning Center's request limit allows.

Measured in simulated time, so that an hour takes seconds: requests reach the pretend church without a network, each
takes `LATENCY` seconds of that time, and the clock moves on whenever everybody waits. What this computer does
itself takes no time here; `bench sync` measures that. Source: specification, rate limits; Planning Center counts
100 requests in 20 seconds for one sign-in.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import selectors
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection

from openfaith_desktop.adapter import http
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.bench.simulation.world import InlineStore
from openfaith_desktop.store import connections
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.events import EventStream
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.people import generate_church
from openfaith_planning_center.simulator.server import create_app

HOST = "limit.simulation.invalid"
LATENCY = 0.3
"""Seconds from a request to its answer, about what a page of a hundred people takes in real life."""
LIMIT, PERIOD = 100, 20.0
ACCOUNT = {"organization_id": "1", "person_name": "Ann"}
NAMES = ("morning", "evening")
"""Two connections of one church, signed in as the same person: they share the limit."""


class _Selector(selectors.DefaultSelector):
    """Lets simulated time pass instead of waiting."""

    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        """Return what is ready, at once; what would have been waited has passed then."""
        if timeout is None:
            raise RuntimeError("everybody waits, and nobody for a time")
        self.now += max(timeout, 0.0)
        return super().select(0)


class SimulatedLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock moves when all its tasks wait; what would go to a thread is done at once."""

    def __init__(self) -> None:
        self._clock = _Selector()
        super().__init__(self._clock)

    def time(self) -> float:
        """Return the simulated time in seconds."""
        return self._clock.now

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        """Call the function now: a thread's time would not be simulated."""
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except BaseException as error:
            done.set_exception(error)
        return done


class _Wire(httpx.AsyncBaseTransport):
    """Carries requests to the pretend church, half the latency each way, and notes when they leave."""

    def __init__(self, app: Any) -> None:
        self._inner = httpx.ASGITransport(app)
        self.left: list[float] = []
        self.refused = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.left.append(asyncio.get_running_loop().time())
        await asyncio.sleep(LATENCY / 2)
        answer = await self._inner.handle_async_request(request)
        await answer.aread()
        self.refused += answer.status_code == 429
        await asyncio.sleep(LATENCY / 2)
        return answer


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Return the figures of one connection, and of two that share the limit; `seeds` takes no part."""
    return {"people": people, "one": _measured(people, NAMES[:1]), "two": _measured(people, NAMES)}


def _measured(people: int, names: Sequence[str]) -> dict[str, Any]:
    loop = SimulatedLoop()
    app = create_app(
        generate_church(people, 1),
        Options(
            rate_limit=LIMIT, rate_period=PERIOD, sliding_window=True, clock=lambda: _EPOCH + loop.time()
        ),
    )
    wire = _Wire(app)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, _carried_by(wire), contextlib.closing(loop):
        store = InlineStore.open(Path(folder) / "openfaith.sqlite", Path(folder))
        with contextlib.closing(store):
            syncs = [_first_sync(store, name, Path(folder)) for name in names]
            loop.run_until_complete(_all(syncs))
    seconds = max(wire.left) + LATENCY
    allowed = allowed_seconds(len(wire.left))
    return {
        "requests": len(wire.left),
        "seconds": round(seconds, 1),
        "allowed_seconds": round(allowed, 1),
        "ratio": round(seconds / allowed, 3),
        "refused": wire.refused,
        "took_seconds": round(time.perf_counter() - began, 1),
    }


_EPOCH = 1_800_000_000.0


@contextlib.contextmanager
def _carried_by(wire: _Wire) -> Generator[None]:
    http.transports[HOST] = wire
    try:
        yield
    finally:
        http.transports.pop(HOST, None)


async def _all(syncs: Sequence[Any]) -> None:
    await asyncio.gather(*syncs)


async def _first_sync(store: Store, name: str, folder: Path) -> None:
    system = adapter("planning-center")

    def connect(db: Connection) -> None:
        connections.add(
            db,
            name=name,
            adapter="planning-center",
            mode="external",
            scope=[],
            base_url=f"https://{HOST}",
            account=ACCOUNT,
        )

    store.write(connect)
    info = store.read(connections.by_name, name)
    credentials = system.read_token("demo:demo")
    engine = Engine(store, system, info, credentials, EventStream(), folder, reserve=0.0)
    await engine.sync(StopFlag())


def allowed_seconds(requests: int) -> float:
    """Return how long so many requests take at least: a full period's worth at once, the others as room comes."""
    return math.floor((requests - 1) / LIMIT) * PERIOD + LATENCY


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    lines = [
        f"First sync of {figures['people']:,} people against {LIMIT} requests in {PERIOD:g} s, nothing left free:"
    ]
    for name, words in (("one", "one connection"), ("two", "two connections")):
        one = figures[name]
        lines.append(
            f"  {words:16} {one['requests']:5,} requests in {one['seconds']:7.1f} s of simulated time, "
            f"{one['ratio']:.3f} of what the limit allows, {one['refused']} refused"
        )
    return "\n".join(lines)
