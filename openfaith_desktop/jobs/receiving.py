"""The single place where the webhook receiver plugs into the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from openfaith_desktop.application import Application
from openfaith_desktop.errors import UsageError


class Receiving(Protocol):
    """A receiver of webhook deliveries."""

    def start(self) -> None:
        """Begin to listen."""
        ...

    def stop(self) -> None:
        """Listen no longer."""
        ...


def receive(app: Application, port: int, on_delivery: Callable[[str], object]) -> Receiving:
    """Return a receiver on `port`; it calls `on_delivery` with the connection's name after keeping a delivery."""
    raise UsageError(
        "Webhooks can't be received yet.",
        what_to_do="Start the worker without --webhooks: it asks every 15 minutes, or as --poll says.",
    )
