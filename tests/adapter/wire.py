"""A server on loopback that answers with exactly the bytes a test wrote, or breaks off where it says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import orjson

from openfaith_desktop.adapter.answers import Hint
from openfaith_desktop.adapter.contract import Credentials
from openfaith_desktop.adapter.credentials import FixedCredentials
from openfaith_desktop.adapter.http import HttpClient, HttpOptions

SECRET = "Basic c2VjcmV0LXNlY3JldA=="  # the header value that must show nowhere
SHOWN = FixedCredentials(SECRET)
DROP = b""


def answer(
    status: int = 200, body: object = None, *, headers: str = "", kind: str = "application/json"
) -> bytes:
    """Return a whole HTTP/1.1 answer; a body that isn't bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    head = (
        f"HTTP/1.1 {status} Status\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n{headers}\r\n"
    )
    return head.encode() + content


@dataclass
class Wire:
    """What was asked (request lines with headers) and what is left to answer; the last answer repeats."""

    answers: list[bytes]
    url: str = ""
    asked: list[str] = field(default_factory=list)
    stalls: bool = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                length = next(
                    (
                        int(h.split(":")[1])
                        for h in head.lower().split("\r\n")
                        if h.startswith("content-length:")
                    ),
                    0,
                )
                await reader.readexactly(length)
                self.asked.append(head)
                if self.stalls:
                    await reader.read()  # until the client gives up
                    return
                reply = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                writer.write(reply)
                await writer.drain()
                if not _whole(reply):
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def _whole(reply: bytes) -> bool:
    head, _, body = reply.partition(b"\r\n\r\n")
    stated = [int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.lower().startswith(b"content-length")]
    return bool(stated) and len(body) == stated[0]


@asynccontextmanager
async def wire(*answers: bytes, stalls: bool = False) -> AsyncIterator[Wire]:
    """Answer with `answers` in turn; `DROP` closes the connection without a word."""
    script = Wire(list(answers) or [DROP], stalls=stalls)
    server = await asyncio.start_server(script.serve, "127.0.0.1", 0)
    script.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield script


def client(url: str, credentials: Credentials | None = SHOWN, **options: object) -> HttpClient:
    """Return a client for a system called Testing System."""
    hints = {"BABOON": Hint("Expired.", "It ran out.", "Sign in.")}
    return HttpClient(HttpOptions("Testing System", url, credentials, hints=hints, **options))  # type: ignore[arg-type]
