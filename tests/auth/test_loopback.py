"""The listener for a browser's answer: one answer, from this computer, for this attempt; everything else bounces off."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from openfaith_desktop.auth import loopback
from openfaith_desktop.auth.loopback import MOST_AT_ONCE, Listener
from openfaith_desktop.auth.oauth import Attempt
from openfaith_desktop.errors import SignInFailed
from tests.auth.conftest import Clock, known_at

pytestmark = pytest.mark.usefixtures("ports")


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    async with await Listener.open("planning-center", "Planning Center") as made:
        made.attempt = Attempt(known_at("https://there.test"), ["people"], made.redirect_uri)
        yield made


def state(listener: Listener) -> str:
    assert listener.attempt is not None
    return parse_qs(urlsplit(listener.attempt.url).query)["state"][0]


def good(listener: Listener, code: str = "abc") -> str:
    return f"{listener.redirect_uri}?code={code}&state={state(listener)}"


async def visit(url: str, method: str = "GET", **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as browser:
        return await browser.request(method, url, headers=headers)


async def say(listener: Listener, sent: bytes) -> bytes:
    """Send bytes as they are and return the answer's."""
    port = urlsplit(listener.redirect_uri).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    writer.write_eof()
    with_answer = await reader.read()
    writer.close()
    return with_answer


async def ended(reader: asyncio.StreamReader) -> None:
    """Wait for the end of a connection on which nothing was said."""
    with contextlib.suppress(ConnectionError):
        assert await reader.read() == b""


async def test_the_answer_is_taken_and_the_person_is_told(listener: Listener) -> None:
    page = await visit(good(listener))
    grant = await listener.answer()
    assert (page.status_code, grant.code, grant.redirect_uri) == (200, "abc", listener.redirect_uri)
    assert "You can close this page" in page.text
    assert "abc" not in page.text
    assert (page.headers["cache-control"], page.headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_it_is_taken_once(listener: Listener) -> None:
    await visit(good(listener, "first"))
    again = await visit(good(listener, "second"))
    assert again.status_code == 400
    assert "finished before" in again.text
    assert (await listener.answer()).code == "first"


async def test_a_no_is_an_answer_too(listener: Listener) -> None:
    page = await visit(f"{listener.redirect_uri}?error=access_denied&state={state(listener)}")
    assert "You didn&#x27;t let OpenFaith in." in page.text
    with pytest.raises(SignInFailed) as caught:
        await listener.answer()
    assert caught.value.reason == "access_denied"


async def test_what_isnt_for_this_attempt_leaves_it_open(listener: Listener) -> None:
    """A page elsewhere may lead a browser here, a scanner may knock, another program may guess."""
    root = listener.redirect_uri.rpartition("/planning-center")[0]
    port = urlsplit(listener.redirect_uri).port
    told = good(listener, "stolen")
    for url, method, headers, status in (
        (f"{listener.redirect_uri}?code=x&state=guessed", "GET", {}, 400),
        (f"{listener.redirect_uri}?code=x", "GET", {}, 400),
        (f"{told}&state=again", "GET", {}, 400),
        (f"{told}&code=again", "GET", {}, 400),
        (f"{told}&more={'x' * 8_000}", "GET", {}, 400),
        (f"{root}/favicon.ico", "GET", {}, 404),
        (f"{root}/other-system/signed-in?{urlsplit(told).query}", "GET", {}, 404),
        (f"{listener.redirect_uri}/?{urlsplit(told).query}", "GET", {}, 404),
        (told, "GET", {"Host": f"evil.test:{port}"}, 400),
        (told, "GET", {"Host": f"localhost:{port}"}, 400),
        (told, "POST", {}, 405),
        (told, "HEAD", {}, 405),
        (told, "OPTIONS", {}, 405),
    ):
        assert (await visit(url, method, **headers)).status_code == status, (url, method)
    for odd in (
        b"",
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",  # the beginning of an encrypted connection
        b"GET\r\n\r\n",
        f"GET {told} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),  # as one asks a proxy
        f"GET /{urlsplit(told).path}?{urlsplit(told).query}\r\n\r\n".encode(),
        f"GET {told[len(root) :]} HTTP/1.1\r\n\r\n".encode(),
        f"GET {told[len(root) :]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode(),
        b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000,
    ):
        assert b" 200 " not in await say(listener, odd), odd[:60]
    assert not (listener.attempt and listener.attempt.is_over)
    await visit(good(listener, "right"))
    assert (await listener.answer()).code == "right"


async def test_nobody_outside_can_reach_it(listener: Listener) -> None:
    assert listener._server is not None
    assert [one.getsockname()[0] for one in listener._server.sockets] == ["127.0.0.1"]


async def test_many_who_say_nothing_dont_keep_the_person_out(listener: Listener) -> None:
    port = urlsplit(listener.redirect_uri).port
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(MOST_AT_ONCE - 1)]
    await visit(good(listener))
    assert (await listener.answer()).code == "abc"
    await listener.close()
    for reader, writer in silent:
        await ended(reader)
        writer.close()


async def test_who_says_nothing_is_let_go(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback, "READ_SECONDS", 0.01)
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(listener.redirect_uri).port)
    await ended(reader)
    writer.close()


async def test_three_ports_are_tried_and_all_are_free_again(ports: tuple[int, ...]) -> None:
    opened = [await Listener.open("planning-center", "Planning Center") for _ in ports]
    assert [urlsplit(one.redirect_uri).port for one in opened] == list(ports)
    with pytest.raises(SignInFailed) as caught:
        await Listener.open("planning-center", "Planning Center")
    assert caught.value.reason == "no_port"
    for one in opened:
        await one.close()
        await one.close()
    async with await Listener.open("planning-center", "Planning Center") as again:
        assert urlsplit(again.redirect_uri).port == ports[0]


async def test_its_time_ends() -> None:
    clock = Clock()
    async with await Listener.open("planning-center", "Planning Center") as listener:
        uri = listener.redirect_uri
        attempt = listener.attempt = Attempt(known_at("https://there.test"), ["people"], uri, clock=clock)
        url = good(listener)
        clock.now += 600
        with pytest.raises(SignInFailed) as caught:
            await listener.answer()
        assert (caught.value.reason, attempt.is_over) == ("expired", True)
        assert (await visit(url)).status_code == 400


async def test_whoever_waits_can_give_up(listener: Listener) -> None:
    waiting = asyncio.create_task(listener.answer())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await listener.close()
    with pytest.raises(httpx.ConnectError):
        await visit(good(listener))
