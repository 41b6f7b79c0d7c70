"""A church's webhooks from end to end: the simulator sends, the receiver takes, the database keeps."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import stamina

from openfaith_desktop.application import Application
from openfaith_desktop.store import connections, webhooks
from openfaith_desktop.webhooks import subscriptions
from openfaith_desktop.webhooks.receiver import Receiver
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator


@dataclass
class Church:
    """The connection “hope”, its pretend system, and the receiver between them."""

    app: Application
    there: RunningSimulator
    receiver: Receiver
    folder: Path
    announced: list[str] = field(default_factory=list)

    def arrange(self, url: str | None = None, *, rotate: bool = False) -> dict[str, Any]:
        return asyncio.run(subscriptions.arrange(self.app, "hope", url or self.receiver.url, rotate=rotate))

    def listed(self) -> dict[str, Any]:
        return asyncio.run(subscriptions.listed(self.app, "hope"))

    def end(self) -> dict[str, Any]:
        return asyncio.run(subscriptions.end(self.app, "hope"))

    def connection_id(self) -> int:
        return self.app.connection("hope").id

    def waiting(self) -> list[tuple[str, str | None, str | None]]:
        rows = self.app.store.read(lambda c: webhooks.waiting(c, self.connection_id()))
        return [(row.action, row.entity_type, row.external_id) for row in rows]

    def secret_of(self, event: str) -> str:
        """Return the secret that the other side signs an event with."""
        return next(
            one.secret for one in self.there.simulator.deliveries.subscriptions.values() if one.name == event
        )

    def secrets_here(self) -> set[str]:
        rows = self.app.store.read(lambda c: webhooks.subscriptions(c, self.connection_id()))
        return {self.app.vault.get(f"hope/webhook/{row.external_id}") or "" for row in rows}

    def person(self) -> int:
        return self.there.church.ids["Person"][0]


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=3)
    yield
    stamina.set_testing(False)


@pytest.fixture
def there() -> Iterator[RunningSimulator]:
    moment = 1_750_000_000.0
    options = Options(rate_limit=None, clock=lambda: moment)
    with start_simulator(generate_church(5, 7), options) as simulator:
        yield simulator


@pytest.fixture
def app(tmp_path: Path, there: RunningSimulator, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    with Application(tmp_path / "data") as made:
        add(made, "hope", there.url)
        yield made


def add(app: Application, name: str, base_url: str) -> None:
    """Add a connection without asking anybody."""
    app.vault.put(name, "demo:demo")
    app.store.write(
        lambda c: connections.add(
            c, name=name, adapter="planning-center", mode="full", scope=[], base_url=base_url, account={}
        )
    )


@pytest.fixture
def church(app: Application, there: RunningSimulator) -> Iterator[Church]:
    announced: list[str] = []
    with Receiver(app, 0, announced.append) as receiver:
        yield Church(app, there, receiver, app.folder, announced)
