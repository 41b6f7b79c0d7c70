"""A pretend church to sign in to, whose time a test moves; and a person with a browser."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import stamina

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.auth import loopback
from openfaith_desktop.auth.oauth import Attempt, Client, Provider, provider
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.person import Person

NOON = 1_750_000_000.0
SYSTEM = adapter("planning-center")
HOME = loopback.redirect_uris("planning-center")[0]


@dataclass
class Clock:
    """Seconds since 1970 that stand still."""

    now: float = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=3)
    yield
    stamina.set_testing(False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def there(clock: Clock) -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(3, 7), Options(rate_limit=None, clock=clock)) as running:
        yield running


@pytest.fixture
def person() -> Iterator[Person]:
    with Person() as made:
        yield made


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch) -> tuple[int, ...]:
    """Three ports to wait at that are this test's own, since tests run side by side."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in loopback.PORTS]
    found = tuple(one.getsockname()[1] for one in held)
    for one in held:
        one.close()
    monkeypatch.setattr(loopback, "PORTS", found)
    return found


def known_at(url: str, client: Client | None = None) -> Provider:
    assert SYSTEM.sign_in.browser is not None
    return provider(SYSTEM.title, SYSTEM.sign_in.browser, url, client or Client("openfaith-desktop"))


@pytest.fixture
def attempt(there: RunningSimulator) -> Attempt:
    return Attempt(known_at(there.url), ["people"], HOME)
