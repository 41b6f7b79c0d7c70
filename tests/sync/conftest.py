"""A church on both sides: the simulator on loopback, and a database here."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import stamina

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application
from openfaith_desktop.store import connections, entities, links
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import change
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.events import EventStream
from openfaith_desktop.sync.results import PushedRecord, RunResult
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.database import fresh_store


@dataclass
class Both:
    """Both sides of one connection, in one mode."""

    store: Store
    there: RunningSimulator
    folder: Path
    mode: str
    events: EventStream
    secret: str = "demo:demo"

    def engine(self, visible_after_seconds: float = 0.0, name: str = "hope") -> Engine:
        info = self.store.read(connections.by_name, name)
        system = adapter("planning-center")
        return Engine(
            self.store,
            system,
            info,
            system.read_token(self.secret),
            self.events,
            self.folder,
            visible_after_seconds=visible_after_seconds,
        )

    def sync(
        self, stop: StopFlag | None = None, visible_after_seconds: float = 0.0, name: str = "hope"
    ) -> RunResult:
        return asyncio.run(self.engine(visible_after_seconds, name).sync(stop or StopFlag()))

    def connect_again(self, name: str, url: str) -> None:
        """Connect another church, in the same mode."""
        self.store.write(
            lambda c: connections.add(
                c,
                name=name,
                adapter="planning-center",
                mode=self.mode,
                scope=[],
                base_url=url,
                account={},
            )
        )

    def watermarks(self) -> dict[str, str]:
        status = self.store.read(connections.status, 1)
        return {n: r.last_successful_poll_at for n, r in status.items() if r.last_successful_poll_at}

    def compare(self) -> RunResult:
        return asyncio.run(self.engine().compare(StopFlag()))

    def look(self) -> RunResult:
        return asyncio.run(self.engine().notified(StopFlag()))

    def preview(self) -> RunResult:
        return asyncio.run(self.engine().preview(StopFlag()))

    def push(self, *ids: str) -> list[PushedRecord]:
        return asyncio.run(self.engine().push(ids, StopFlag()))

    def add(self, type_name: str, **typed: str) -> str:
        return editing.create(self.store, type_name, typed, "you")

    def edit(self, entity_id: str, **typed: str) -> None:
        editing.edit(self.store, entity_id, typed, "you")

    def here(self, entity_id: str) -> dict[str, Any]:
        found = self.store.read(lambda c: entities.get(c, entity_id.rpartition("_")[0], entity_id))
        assert found is not None
        return found

    def count(self, type_name: str) -> int:
        return self.store.read(entities.count, type_name)

    def count_there(self, kind: str) -> int:
        return len(self.there.church.rows[kind])

    def changes(self) -> int:
        return self.store.read(lambda c: len(c.execute(change.select()).all()))

    def entity_of(self, type_name: str, external_id: int | str) -> str | None:
        found = self.store.read(lambda c: links.entity_ids(c, 1, type_name, {str(external_id)}))
        return found.get(str(external_id))

    def writes(self) -> list[str]:
        return [f"{method} {path}" for method, path, *_ in self.there.requests if method != "GET"]

    def person_there(self, **attributes: Any) -> dict[str, Any]:
        return self.there.church.create("Person", {"status": "active", "child": False, **attributes})


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=5)
    yield
    stamina.set_testing(False)


@pytest.fixture
def people() -> int:
    return 40


@pytest.fixture(params=["full", "openfaith", "external"])
def mode(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def both(tmp_path: Path, mode: str, people: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    store = fresh_store(tmp_path)
    if not store.url.startswith("sqlite"):
        monkeypatch.setenv("OPENFAITH_DATABASE_URL", store.url)
    with start_simulator(generate_church(people, 7), Options(rate_limit=None)) as there:
        store.write(
            lambda c: connections.add(
                c,
                name="hope",
                adapter="planning-center",
                mode=mode,
                scope=[],
                base_url=there.url,
                account={},
            )
        )
        made = Both(store, there, tmp_path, mode, EventStream())
        yield made
        made.store.close()


@pytest.fixture
def app(both: Both, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """The application on the same data folder."""
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    with Application(both.folder) as made:
        made.vault.put("hope", both.secret)
        yield made
