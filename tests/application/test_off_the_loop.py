"""What a run needs before and after it may take its time: a keyring that asks the person, the disk. The loop goes on."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from openfaith_desktop.adapter import http
from openfaith_desktop.adapter.http import HttpClient, HttpOptions
from openfaith_desktop.application import Application, problems, sending, syncing, what_if
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.store import problems as stored
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync.engine import StopFlag
from tests.sync.conftest import Both

few = pytest.mark.parametrize("people", [3])
Run = Callable[[Application], Awaitable[Any]]
RUNS: dict[str, Run] = {
    "sync": lambda app: syncing.sync(app, "hope", StopFlag()),
    "compare": lambda app: syncing.compare(app, "hope", StopFlag()),
    "preview": lambda app: syncing.preview(app, "hope", StopFlag()),
    "push": lambda app: syncing.push(app, "hope", [], StopFlag()),
    "foresee": lambda app: sending.push_preview(app, "hope", [], StopFlag()),
    "what if": lambda app: what_if.mode(app, "hope", "full", StopFlag()),
}


class Keyring:
    """A vault that waits for a person: it answers once the loop, asked meanwhile, shows that it goes on."""

    loop: asyncio.AbstractEventLoop

    def get(self, name: str) -> str:
        alive = threading.Event()
        self.loop.call_soon_threadsafe(alive.set)
        assert alive.wait(10), "the loop stood still while the keyring was asked"
        return "demo:demo"


@few
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_a_keyring_that_asks_the_person_doesnt_hold_up_the_loop(
    church: Both, app: Application, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    keyring = Keyring()
    monkeypatch.setattr(app, "vault", keyring)

    async def story() -> None:
        keyring.loop = asyncio.get_running_loop()
        await run(app)

    asyncio.run(story())


@few
def test_nothing_is_written_on_the_loop_before_during_or_after_a_run(
    church: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = threading.get_ident()
    real = Store.write

    def write(store: Store, *given: Any) -> Any:
        assert threading.get_ident() != loop, "the loop waits for the disk"
        return real(store, *given)

    monkeypatch.setattr(Store, "write", write)
    asyncio.run(syncing.sync(app, "hope", StopFlag()))
    asyncio.run(syncing.compare(app, "hope", StopFlag()))


@few
def test_a_job_is_begun_again_without_writing_on_the_loop(
    church: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.store.write(stored.report_run, 1, "sync", "Sync", OpenFaithError("Odd."))
    (number,) = [one["id"] for one in problems.listed(app)["problems"]]

    def write(store: Store, *given: Any) -> Any:
        raise AssertionError("the loop waits for the disk")

    real, loop = Store.write, threading.get_ident()
    monkeypatch.setattr(
        Store, "write", lambda s, *w: write(s, *w) if threading.get_ident() == loop else real(s, *w)
    )
    done = asyncio.run(problems.retry(app, [number], StopFlag()))
    assert [one["outcome"] for one in done["jobs"]] == ["done"]
    assert problems.listed(app)["problems"] == []


def test_certificates_are_read_off_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def create(*, trust_env: bool) -> ssl.SSLContext:
        threads.append(threading.get_ident())
        return ssl.create_default_context()

    monkeypatch.setattr(http.httpx, "create_ssl_context", create)
    http._tls_of.cache_clear()

    async def open_it() -> None:
        async with HttpClient(HttpOptions("Planning Center", "https://api.example.org", None)):
            pass

    asyncio.run(open_it())
    http._tls_of.cache_clear()
    assert threads
    assert threading.get_ident() not in threads
