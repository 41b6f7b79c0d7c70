"""Killed at any commit and on either side of any request, and started again: it carries on as if nothing was.

Most deaths are pretended in this process: from one boundary on, no commit and no request succeeds any
more, which leaves exactly what a killed process leaves. A few are real ones, by SIGKILL.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, event

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import connections, entities, outbox
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync.events import EventStream
from openfaith_planning_center import session
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.database import fresh_store
from tests.sync.conftest import Both

PEOPLE, PAGE = 7, 3
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows ends a process at once by any signal


class Killed(BaseException):
    """The process is dead."""


class Fate:
    """Counts boundaries and lets the process die at one of them; nothing succeeds after that."""

    def __init__(self, dies_at: int = 0) -> None:
        self.count, self.dead = 0, False
        self._dies_at, self._lock = dies_at, threading.Lock()

    def boundary(self, *_: object) -> None:
        with self._lock:
            self.count += 1
            self.dead = self.dead or self.count == self._dies_at
        self.check()

    def check(self, *_: object) -> None:
        if self.dead:
            raise Killed

    def _or_rolled_back(self, db: Connection, survive: Callable[[], None]) -> None:
        try:
            survive()
        except Killed:
            db.exec_driver_sql("ROLLBACK")
            raise

    def rule(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        event.listen(store.engine, "begin", lambda connection: self._or_rolled_back(connection, self.check))
        event.listen(
            store.engine, "commit", lambda connection: self._or_rolled_back(connection, self.boundary)
        )
        real = httpx.AsyncClient.send

        async def send(client: httpx.AsyncClient, request: httpx.Request, **options: Any) -> httpx.Response:
            self.boundary()
            answer = await real(client, request, **options)
            self.boundary()
            return answer

        monkeypatch.setattr(httpx.AsyncClient, "send", send)


def _prepare(folder: Path, mode: str) -> Path:
    """Return a database with people only here, one of theirs here too, and a connection."""
    store = fresh_store(folder)
    store.write(
        lambda c: connections.add(
            c, name="hope", adapter="planning-center", mode=mode, scope=[], base_url=None, account={}
        )
    )
    both = Both(store, None, folder, mode, EventStream())  # type: ignore[arg-type]
    for first in ("Quill", "Ottilie"):
        person = both.add("person", first_name=first, last_name="Testerman", membership="Member")
        both.add("email", person_id=person, address=f"{first}@example.com")
    household = both.add("household", name="Testerman", primary_contact_id=person)
    both.add("household_membership", household_id=household, person_id=person)
    both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04", membership="Visitor")
    store.close()
    return folder / "openfaith.sqlite"


@contextmanager
def _church(prepared: Path, folder: Path, mode: str) -> Iterator[Both]:
    """A fresh church there, and a fresh copy of the prepared database here."""
    folder.mkdir()
    shutil.copy(prepared, folder / "openfaith.sqlite")
    with start_simulator(generate_church(PEOPLE, 7), Options(rate_limit=None)) as there:
        there.create(
            "Person",
            {"first_name": "Ann", "last_name": "Unusual", "birthdate": "1971-03-04", "nickname": "An"},
        )
        both = Both(_open(folder), there, folder, mode, EventStream())
        both.store.write(connections.set_base_url, 1, there.url)
        yield both
        both.store.close()


def _open(folder: Path) -> Store:
    return Store.open(folder / "openfaith.sqlite", folder / "backups")


def _there(there: RunningSimulator) -> list[str]:
    people = [f"{p['first_name']} {p.get('nickname')} {p.get('membership')}" for p in there.dump("Person")]
    emails = [e["address"] for e in there.dump("Email")]
    homes = {h["id"]: h["name"] for h in there.dump("Household")}
    members = [f"in {homes[m['household_id']]}" for m in there.dump("HouseholdMembership")]
    return sorted([*people, *emails, *homes.values(), *members])


def _here(store: Store) -> list[str]:
    found: list[str] = []
    for type_ in ENTITY_TYPES.values():
        _, rows = store.read(lambda c, t=type_: entities.search(c, t, limit=10_000))
        found += [f"{type_.name} {type_.title(row)} {row.get('nickname')} {row['version']}" for row in rows]
    return sorted(found)


def _assert_carries_on(both: Both, expected: tuple[list[str], list[str]]) -> None:
    """The next sync ends as an undisturbed one, and the one after it has nothing to do."""
    both.sync()
    assert _there(both.there) == expected[0]
    assert _here(both.store) == expected[1]
    assert both.store.read(outbox.everything, 1) == []
    before = both.changes(), both.writes()
    both.sync()
    assert (both.changes(), both.writes()) == before


@pytest.fixture
def prepared(tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(session, "PAGE", PAGE)
    return _prepare(tmp_path, mode)


def test_killed_at_any_boundary(
    prepared: Path, tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _church(prepared, tmp_path / "undisturbed", mode) as both, monkeypatch.context() as patch:
        fate = Fate()
        fate.rule(both.store, patch)
        both.sync()
        expected = _there(both.there), _here(both.store)
    assert fate.count > 40
    # Every third one: with three modes, whose boundaries differ, few kinds are left out.
    for dies_at in range(1, fate.count + 1, 3):
        with _church(prepared, tmp_path / f"dies-{dies_at}", mode) as both:
            with monkeypatch.context() as patch:
                Fate(dies_at).rule(both.store, patch)
                with pytest.raises(Killed):
                    both.sync()
            both.store.close()
            both.store = _open(both.folder)
            _assert_carries_on(both, expected)


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_killed_by_the_system(prepared: Path, tmp_path: Path, mode: str) -> None:
    with _church(prepared, tmp_path / "undisturbed", mode) as both:
        fate = Fate()
        with pytest.MonkeyPatch.context() as patch:
            fate.rule(both.store, patch)
            both.sync()
        expected = _there(both.there), _here(both.store)
    for dies_at in range(5, fate.count, fate.count // 3):
        with _church(prepared, tmp_path / f"killed-{dies_at}", mode) as both:
            both.store.close()
            child = [sys.executable, __file__, str(both.folder), mode, str(dies_at)]
            ended = subprocess.run(
                child, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False
            )
            assert abs(ended.returncode) == KILL
            both.store = _open(both.folder)
            _assert_carries_on(both, expected)


def _die(folder: Path, mode: str, dies_at: int) -> None:
    """In a process of its own: sync, and be killed at a boundary."""

    class RealFate(Fate):
        def check(self, *_: object) -> None:
            if self.dead:
                os.kill(os.getpid(), KILL)

    session.PAGE = PAGE
    both = Both(_open(folder), None, folder, mode, EventStream())  # type: ignore[arg-type]
    RealFate(dies_at).rule(both.store, pytest.MonkeyPatch())
    both.sync()


if __name__ == "__main__":
    _die(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
