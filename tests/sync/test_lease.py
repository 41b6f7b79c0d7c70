"""A run that lost its place notices: nothing of it is committed or leaves any more, and nobody is copied twice.

The other run is one of another computer: a `Store` of its own, and another folder of locked files.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text, update

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.errors import AlreadyRunning, LostLease, OpenFaithError, StoreError
from openfaith_desktop.store import connections, lease, links, runs
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.lease import Lease
from openfaith_desktop.store.tables import lease as leases
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.results import RunResult
from tests.sync.conftest import Both

PATIENCE = 60.0
NEW = 14


@pytest.fixture
def mode() -> str:
    return "full"


@pytest.fixture
def people() -> int:
    return 3


class Elsewhere:
    """Another computer on the same database."""

    def __init__(self, both: Both) -> None:
        self._both = both
        self.store = Store.open(
            both.folder / "openfaith.sqlite" if both.store.on_file else both.store.url, both.folder / "kept"
        )
        self.locks = both.folder / "elsewhere"
        self.locks.mkdir()

    def sync(self) -> RunResult:
        info = self.store.read(connections.by_name, "hope")
        both = self._both
        system = adapter("planning-center")
        credentials = system.read_token(both.secret)
        engine = Engine(
            self.store, system, info, credentials, both.events, self.locks, visible_after_seconds=0.0
        )
        return asyncio.run(engine.sync(StopFlag()))

    def run_out(self) -> None:
        """Let whatever lease there is run out, as after a pause or a cut cable."""
        self.store.write(lambda c: c.execute(update(leases).values(expires_at="2000-01-01T00:00:00.000Z")))

    def take_over(self) -> RunResult:
        """Sync although the other run works."""
        self.run_out()
        results: list[RunResult] = []
        thread = threading.Thread(target=lambda: results.append(self.sync()))
        thread.start()
        thread.join(PATIENCE)
        return results[0]


@pytest.fixture
def elsewhere(both: Both) -> Iterator[Elsewhere]:
    made = Elsewhere(both)
    yield made
    made.store.close()


@pytest.fixture
def new_people(both: Both) -> int:
    """People who are only here, in an otherwise synced church; return how many are there before."""
    both.sync()
    for number in range(NEW):
        both.add("person", first_name=f"New {number}", last_name="Testerman")
    return both.count_there("Person")


def _at_post(
    monkeypatch: pytest.MonkeyPatch, number: int, do: Callable[[], object], *, after: bool
) -> list[str]:
    """Do something once, before or after the system answers a POST; return who sends them."""
    real, sent = httpx.AsyncClient.send, list[str]()

    async def send(client: httpx.AsyncClient, request: httpx.Request, **options: Any) -> httpx.Response:
        mine = request.method == "POST" and threading.current_thread() is threading.main_thread()
        if mine:
            sent.append(request.url.path)
        answer = await real(client, request, **options)
        if mine and after and len(sent) == number:
            do()
        return answer

    monkeypatch.setattr(httpx.AsyncClient, "send", send)
    if not after:
        check = Lease.check_now
        due = [False]

        async def check_now(self: Lease) -> None:
            if len(sent) == number and not due[0] and threading.current_thread() is threading.main_thread():
                due[0] = True
                do()
            await check(self)

        monkeypatch.setattr(Lease, "check_now", check_now)
    return sent


@pytest.mark.parametrize("after", [False, True], ids=["before a request", "before its answer is kept"])
def test_a_run_that_was_taken_over_stops_and_nobody_is_sent_twice(
    both: Both, elsewhere: Elsewhere, new_people: int, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    results: list[RunResult] = []
    sent = _at_post(monkeypatch, 5, lambda: results.append(elsewhere.take_over()), after=after)
    with pytest.raises(LostLease):
        both.sync()
    assert len(sent) == 5
    assert results[0].state == "done"
    assert both.count_there("Person") == new_people + NEW
    assert both.store.read(lambda c: links.count(c, 1, "person", linked=True)) == new_people + NEW
    # The row of the run is the other one's, who carried on with it.
    last = both.store.read(runs.latest, 1)
    assert last is not None
    assert (last.id, last.state) == (results[0].run_id, "done")


def test_losing_what_held_its_place_lets_no_second_run_send_anything_twice(
    both: Both, elsewhere: Elsewhere, new_people: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends every session, as a time-out or a failover does; a file's lock is deleted."""
    errors: list[BaseException] = []

    def lose() -> None:
        if both.store.on_file:
            (both.folder / "connection-1.lock").unlink()
            elsewhere.locks = both.folder
        else:
            elsewhere.store.write(
                lambda c: c.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
            )

        def second() -> None:
            try:
                elsewhere.sync()
            except OpenFaithError as error:
                errors.append(error)

        thread = threading.Thread(target=second)
        thread.start()
        thread.join(PATIENCE)

    _at_post(monkeypatch, 5, lose, after=True)
    with pytest.raises((LostLease, StoreError)):
        both.sync()
    if not both.store.on_file:
        assert [type(error) for error in errors] == [AlreadyRunning]
    both.sync()
    assert both.count_there("Person") == new_people + NEW


def test_while_a_run_works_no_other_one_begins(both: Both, elsewhere: Elsewhere) -> None:
    held = lease.take(both.store, both.folder, 1)
    locks = both.folder if both.store.on_file else elsewhere.locks
    with pytest.raises(AlreadyRunning):
        lease.take(elsewhere.store, locks, 1)
    held.release()
    again = lease.take(elsewhere.store, locks, 1)
    assert again.fence == held.fence + 1
    again.release()


def test_a_lease_is_renewed_for_as_long_as_it_is_held(
    both: Both, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "RENEW_EVERY", 0.01)
    held = lease.take(both.store, both.folder, 1)
    seen: set[str | None] = set()
    patience = time.monotonic() + PATIENCE
    # On a file there is nothing to renew: the operating system knows whether its holder lives.
    while len(seen) < (1 if both.store.on_file else 4):
        assert time.monotonic() < patience
        seen.add(both.store.read(lambda c: c.scalar(select(leases.c.expires_at))))
    held.release()
    assert both.store.read(lambda c: c.scalar(select(leases.c.expires_at))) is None


def test_one_that_could_not_be_renewed_in_time_is_free(both: Both, elsewhere: Elsewhere) -> None:
    held = lease.take(both.store, both.folder, 1)
    elsewhere.run_out()
    other = lease.take(elsewhere.store, elsewhere.locks, 1)
    with pytest.raises(LostLease):
        both.store.write(held.check)
    with pytest.raises(LostLease):
        asyncio.run(held.check_now())
    held.release()
    elsewhere.store.write(other.check)  # it was left to whoever has it
    other.release()


def test_a_run_whose_program_was_killed_leaves_its_place_at_once(both: Both) -> None:
    held = lease.take(both.store, both.folder, 1)
    # What a kill leaves: the row as it was, and a file that nobody holds.
    held._over.set()
    held._lock.release()
    again = lease.take(both.store, both.folder, 1)
    assert again.fence == held.fence + 1
    again.release()


def test_what_a_run_leaves_that_was_taken_over_is_the_other_one_s(
    both: Both, elsewhere: Elsewhere, new_people: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Lease] = []

    def take_over() -> None:
        elsewhere.run_out()
        taken.append(lease.take(elsewhere.store, elsewhere.locks, 1))

    _at_post(monkeypatch, 5, take_over, after=True)
    with pytest.raises(LostLease):
        both.sync()
    last = both.store.read(runs.latest, 1)
    assert last is not None
    assert last.state == "running"
    taken[0].release()
    both.sync()
    assert both.count_there("Person") == new_people + NEW
