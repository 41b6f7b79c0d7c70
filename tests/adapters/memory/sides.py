"""Both sides of one connection with the in-memory system; no HTTP, so it is fast."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.store import connections, entities, links
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import change
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.events import EventStream
from openfaith_desktop.sync.results import PushedRecord, RunResult
from tests.adapters.memory.adapter import MemoryAdapter, installed
from tests.adapters.memory.church import PEOPLE, Church, Row
from tests.database import fresh_store

T = TypeVar("T")


@dataclass
class Sides:
    """A church in memory, the adapter that speaks with it, and a database here."""

    store: Store
    church: Church
    adapter: Adapter
    folder: Path
    mode: str
    events: EventStream

    def engine(self) -> Engine:
        info = self.store.read(connections.by_name, "hope")
        credentials = self.adapter.read_token(self.church.key)
        return Engine(self.store, self.adapter, info, credentials, self.events, self.folder)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run(work)

    def sync(self, stop: StopFlag | None = None) -> RunResult:
        return self._run(self.engine().sync(stop or StopFlag()))

    def compare(self) -> RunResult:
        return self._run(self.engine().compare(StopFlag()))

    def preview(self) -> RunResult:
        return self._run(self.engine().preview(StopFlag()))

    def push(self, *ids: str) -> list[PushedRecord]:
        return self._run(self.engine().push(ids, StopFlag()))

    def add(self, type_name: str, **typed: str) -> str:
        return editing.create(self.store, type_name, typed, "you")

    def edit(self, entity_id: str, **typed: str) -> None:
        editing.edit(self.store, entity_id, typed, "you")

    def delete(self, entity_id: str) -> None:
        editing.delete(self.store, entity_id, "you")

    def here(self, entity_id: str) -> dict[str, Any]:
        found = self.store.read(lambda c: entities.get(c, entity_id.rpartition("_")[0], entity_id))
        assert found is not None
        return found

    def everything(self, type_name: str) -> list[dict[str, Any]]:
        _, found = self.store.read(lambda c: entities.search(c, editing.entity_type(type_name), limit=10_000))
        return found

    def count(self, type_name: str) -> int:
        return self.store.read(entities.count, type_name)

    def changes(self) -> int:
        return self.store.read(lambda c: len(c.execute(change.select()).all()))

    def entity_of(self, type_name: str, external_id: int | str) -> str | None:
        found = self.store.read(lambda c: links.entity_ids(c, 1, type_name, {str(external_id)}))
        return found.get(str(external_id))

    def there(self, number: int, table: str = PEOPLE) -> Row:
        return self.church.rows[table][number]


@contextmanager
def sides(folder: Path, mode: str, church: Church, adapter: Adapter | None = None) -> Iterator[Sides]:
    """Connect a church in memory with a new database; its adapter is installed until the end of the block."""
    speaking = adapter or MemoryAdapter(church)
    store = fresh_store(folder)
    with installed(speaking):
        store.write(
            lambda c: connections.add(
                c, name="hope", adapter=speaking.name, mode=mode, scope=[], base_url=None, account={}
            )
        )
        try:
            yield Sides(store, church, speaking, folder, mode, EventStream())
        finally:
            store.close()
