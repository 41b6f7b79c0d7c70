"""Closing a connection without an answer, as a broken network does. Needs Uvicorn below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

DROPPED = 599
"""The status noted in the log for a connection that was closed without an answer."""
ABORT = "simulator.abort"


class Dropped(Response):
    """An answer that is never given: sending it breaks the connection."""

    def __init__(self) -> None:
        super().__init__(status_code=DROPPED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Break the connection."""
        cast(Callable[[], None], scope[ABORT])()


def droppable(app: ASGIApp) -> ASGIApp:
    """Return `app` with a way to break the connection, taken from Uvicorn's own `send`."""

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope[ABORT] = cast(Any, send).__self__.transport.abort
        await app(scope, receive, send)

    return outer
