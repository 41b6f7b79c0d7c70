"""Waiting on this computer for the answer that a person's own browser brings at the end of signing in.

A system compares return addresses letter for letter, so the ports are fixed: three, tried in turn. Only this computer can
reach the listener. It takes one answer, judged by the `Attempt`; whatever else comes is turned away without harm.
Called by `application/signing_in.py`. Sources: RFC 8252, 7.3 and 8.3; RFC 9110.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import errno
import hashlib
import html
import os
import socket
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from openfaith_desktop.auth.oauth import Attempt, Grant, failure
from openfaith_desktop.errors import SignInFailed

PORTS = (17431, 23917, 28643)
HOST = "127.0.0.1"

LONGEST_HEAD = 16_000
"""Bytes of a request that are read, cookies of other programs on this computer included."""

READ_SECONDS = 10.0
MOST_AT_ONCE = 20
"""Open connections; browsers keep a few in store. Beyond that somebody means harm."""

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px system-ui,sans-serif;max-width:30rem;margin:20vh auto;"
    "padding:0 1.5rem;text-align:center;line-height:1.5}h1{font-size:1.4rem}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEADERS = (
    "Content-Type: text/html; charset=utf-8",
    "Cache-Control: no-store",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    f"Content-Security-Policy: default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors 'none'",
    "Connection: close",
)


def redirect_uris(system: str) -> tuple[str, ...]:
    """Return the addresses to register at a system, one a port: it compares them letter for letter."""
    return tuple(f"http://{HOST}:{port}/{system}/signed-in" for port in PORTS)


class Listener:
    """Waits at `redirect_uri` for the answer to `attempt`; an async context manager, or `close` it in any case.

    >>> async with await Listener.open("planning-center", "Planning Center") as listener:
    ...     listener.attempt = Attempt(provider, scopes, listener.redirect_uri)
    ...     grant = await listener.answer()
    """

    def __init__(self, redirect_uri: str) -> None:
        """Use `open`."""
        self.redirect_uri = redirect_uri
        self.attempt: Attempt | None = None
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._answer: asyncio.Future[Grant] = asyncio.get_running_loop().create_future()
        # An answer nobody asks for any more is nothing to complain about.
        self._answer.add_done_callback(lambda done: done.cancelled() or done.exception())

    @classmethod
    async def open(cls, system: str, title: str) -> Self:
        """Return a listener at the first address whose port is free. Raises `SignInFailed` (`no_port`)."""
        for uri in redirect_uris(system):
            listening = _bound(urlsplit(uri).port or 0)
            if listening is None:
                continue
            made = cls(uri)
            try:
                made._server = await asyncio.start_server(made._serve, sock=listening, limit=LONGEST_HEAD)
            except BaseException:
                listening.close()
                raise
            return made
        raise failure("no_port", title)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def answer(self) -> Grant:
        """Return the grant that the browser brings. Raises `SignInFailed`, also when the attempt's time is over."""
        assert self.attempt is not None
        try:
            return await asyncio.wait_for(asyncio.shield(self._answer), self.attempt.seconds_left)
        except TimeoutError:
            self.attempt.give_up()
            raise failure("expired", self.attempt.provider.title) from None

    async def close(self) -> None:
        """Stop listening at once, whoever is still connected. May be called again."""
        if self.attempt is not None:
            self.attempt.give_up()
        self._answer.cancel()
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        for writer in tuple(self._open):
            writer.transport.abort()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(server.wait_closed(), 2.0)

    # --- one request -------------------------------------------------------------------------------

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._open) >= MOST_AT_ONCE:
            writer.transport.abort()
            return
        self._open.add(writer)
        result: Grant | SignInFailed | None = None
        try:
            async with asyncio.timeout(READ_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
                status, page, result = self._judged(head.decode("latin-1"))
                writer.write(_response(status, page))
                await writer.drain()
                writer.close()
                await writer.wait_closed()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, OSError):
            pass  # no browser of ours
        finally:
            self._open.discard(writer)
            writer.transport.abort()
            # After the page has gone out: whoever waits closes the listener.
            self._settle(result)

    def _settle(self, result: Grant | SignInFailed | None) -> None:
        if result is None or self._answer.done():
            return
        if isinstance(result, SignInFailed):
            self._answer.set_exception(result)
        else:
            self._answer.set_result(result)

    def _judged(self, head: str) -> tuple[HTTPStatus, str, Grant | SignInFailed | None]:
        """Return what is answered to a request, and what came of the attempt, if it is over now."""
        lines = head.split("\r\n")
        method, _, rest = lines[0].partition(" ")
        target, _, version = rest.partition(" ")
        if not version.startswith("HTTP/1.") or not target.startswith("/"):
            return HTTPStatus.BAD_REQUEST, _NOTHING, None
        # A page elsewhere may lead a browser here under a name of its own.
        hosts = [line[5:].strip() for line in lines[1:] if line.lower().startswith("host:")]
        if hosts != [urlsplit(self.redirect_uri).netloc]:
            return HTTPStatus.BAD_REQUEST, _NOTHING, None
        address = f"http://{hosts[0]}{target}"
        if self.attempt is None or not self.attempt.is_answer(address):
            return HTTPStatus.NOT_FOUND, _NOTHING, None
        if method != "GET":
            return HTTPStatus.METHOD_NOT_ALLOWED, _NOTHING, None
        before = self.attempt.is_over
        try:
            grant = self.attempt.receive(address)
        except SignInFailed as error:
            page = _page(error.title, f"{error.what_it_means} Go back to OpenFaith.")
            over = not before and self.attempt.is_over
            return HTTPStatus.BAD_REQUEST, page, error if over else None
        return HTTPStatus.OK, _DONE, grant


def _bound(port: int) -> socket.socket | None:
    """Return a socket at a port of this computer, None when another program has it."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "nt":
            # There, others could otherwise listen at the same place.
            made.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE"), 1)  # noqa: B009
        else:
            # Else a port just used stays closed for a minute. A second listener is refused all the same.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen(MOST_AT_ONCE)
    except OSError as error:
        made.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
            return None
        raise
    made.setblocking(False)
    return made


def _page(title: str, text: str) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{html.escape(title)}</title>"
        f"<style>{_STYLE}</style></head><body><h1>{html.escape(title)}</h1><p>{html.escape(text)}</p></body></html>"
    )


_DONE = _page("You can close this page", "OpenFaith has what it needs and goes on by itself.")
_NOTHING = _page("There is nothing here", "OpenFaith waits here for a sign-in to end.")


def _response(status: HTTPStatus, page: str) -> bytes:
    body = page.encode()
    head = (f"HTTP/1.1 {status.value} {status.phrase}", *_HEADERS, f"Content-Length: {len(body)}")
    return "\r\n".join((*head, "", "")).encode() + body
