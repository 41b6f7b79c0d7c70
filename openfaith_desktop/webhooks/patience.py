"""How long a connection to the receiver may take to say what it wants, and who must go when there are too many.

uvicorn waits for ever for the end of a request's head; a few dozen connections that never send it would keep
everybody else out. Here a connection must have sent one in time, and when no place is left, the oldest whose
request hasn't arrived whole makes room. How long a body may take is the application's affair (`receiver`).
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


def patient(seconds: float, most: int) -> type[H11Protocol]:
    """Return the protocol that waits so long for a head, and keeps no more than `most` connections open unless
    they are being answered.
    """

    class Patient(H11Protocol):
        """One connection."""

        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self._deadline: asyncio.TimerHandle | None = None
            self.since = 0.0

        @property
        def unfinished(self) -> bool:
            """Whether no request has arrived whole that is not answered yet."""
            return not self.cycle or self.cycle.response_complete or self.cycle.more_body

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.since = self.loop.time()
            self._watch()
            others: list[Patient] = [
                one for one in self.connections if isinstance(one, Patient) and one is not self
            ]
            waiting = sorted((one for one in others if one.unfinished), key=lambda one: one.since)
            for one in waiting[: max(0, len(self.connections) - most)]:
                self.connections.discard(one)
                one.transport.abort()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._watch()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._watch()

        def connection_lost(self, exc: Exception | None) -> None:
            self._unwatch()
            super().connection_lost(exc)

        def _watch(self) -> None:
            """Let the time for a head run while none is being answered; more of its bytes don't lengthen it."""
            if self.cycle and not self.cycle.response_complete:
                self._unwatch()
            elif self._deadline is None:
                self._deadline = self.loop.call_later(seconds, self.transport.abort)

        def _unwatch(self) -> None:
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None

    return Patient
