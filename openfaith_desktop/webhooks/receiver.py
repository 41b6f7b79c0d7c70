"""The receiver: a small web server, on this computer only, that a tunnel hands webhooks to.

`POST /webhooks/CONNECTION` takes a delivery. The answers, chosen with what a system does about them in mind:

200  kept, or it came before, or it is authentic but can't be understood: sending it again would not help
401  the signature doesn't fit, or there is no such connection
408  the message didn't come to its end in time
413  it is larger than any delivery
503  it couldn't be kept just now: send it again

410 is never answered: it would end the subscription. What a delivery says, and to whom, is not logged.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import threading
from collections.abc import Callable, Generator
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from openfaith_desktop.application import Application
from openfaith_desktop.errors import OpenFaithError, UsageError
from openfaith_desktop.webhooks.inbox import DeliveryOutcome, Inbox
from openfaith_desktop.webhooks.patience import patient

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
LARGEST = 1_000_000
"""Bytes of the largest delivery taken; real ones have a few thousand."""
PATIENCE = 10.0
"""Seconds that a message's head may take to arrive, and its body."""
MOST_AT_ONCE = 64
"""Open connections; when there are more, those whose message hasn't arrived go, the oldest first."""
_CLOSE = {"Connection": "close"}
_STATUS = {
    DeliveryOutcome.KEPT: 200,
    DeliveryOutcome.KNOWN: 200,
    DeliveryOutcome.UNREADABLE: 200,
    DeliveryOutcome.REFUSED: 401,
}


def create_app(inbox: Inbox, largest: int = LARGEST, patience: float = PATIENCE) -> Starlette:
    """Return the web application that gives deliveries to `inbox`."""

    async def deliver(request: Request) -> Response:
        try:
            async with asyncio.timeout(patience):
                body = await _body(request, largest)
        except TimeoutError:
            return Response(status_code=408, headers=_CLOSE)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        if body is None:
            return Response(status_code=413, headers=_CLOSE)
        try:
            outcome = await asyncio.to_thread(
                inbox.take, request.path_params["name"], dict(request.headers), body
            )
        except OpenFaithError as error:
            log.warning("a webhook delivery could not be kept: %s", type(error).__name__)
            return Response(status_code=503, headers={"Retry-After": "60"})
        except Exception as error:
            # A fault of ours: noted without the message, and the delivery comes again.
            log.error("a webhook delivery could not be handled", exc_info=error)
            return Response(status_code=503, headers={"Retry-After": "60"})
        return Response(status_code=_STATUS[outcome])

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok\n")

    return Starlette(
        routes=[
            Route("/", health, methods=["GET"]),
            Route("/webhooks/{name:path}", deliver, methods=["POST"]),
        ]
    )


async def _body(request: Request, largest: int) -> bytes | None:
    """Return the raw body, or None as soon as it is known to be larger than `largest` bytes."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or len(declared) > 20 or int(declared) > largest:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            return None
    return bytes(body)


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave the signals to whoever runs us."""
        yield


class Receiver:
    """A receiver on `port` (0: any free one); `url` is its address on this computer.

    Runs in a thread of its own (`start` and `stop`, or as a context manager) or in the running loop (`serve`).
    The socket listens from the beginning: nothing sent after that is lost. Raises `UsageError` when the port
    is taken.
    """

    def __init__(
        self,
        app: Application,
        port: int,
        on_delivery: Callable[[str], object] = lambda name: None,
        *,
        host: str = HOST,
        largest: int = LARGEST,
        patience: float = PATIENCE,
    ) -> None:
        self._socket = _listening(host, port)
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self._socket.getsockname()[1]}"
        self._thread: threading.Thread | None = None
        self._server = _Server(
            uvicorn.Config(
                create_app(Inbox(app, on_delivery), largest, patience),
                http=patient(patience, MOST_AT_ONCE),
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                # Beyond what makes room: so many that are all being handled.
                limit_concurrency=2 * MOST_AT_ONCE,
                timeout_graceful_shutdown=2,
            )
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to receive, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="openfaith-webhooks", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.run(self.serve())

    def stop(self) -> None:
        """Receive nothing any more; what is being kept is finished first."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._socket.close()

    async def serve(self) -> None:
        """Receive in the running loop until `stop` is called from elsewhere or this is cancelled."""
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            self._server.should_exit = True
            await serving
            raise


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns off the delay of small packets.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # there it would let two programs have one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(MOST_AT_ONCE)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"The port {port} can't be used for webhooks.",
            what_it_means="Another program uses it, or this user may not. Nothing was changed.",
            what_to_do="Choose another port for them, for example with webhook_port in settings.toml.",
        ) from error
    return listening
