"""What becomes of a delivery: is it authentic, can it be read, is it new; then it is kept.

Nothing of a delivery is believed but which record to look at, and that only when its signature fits one of the
connection's secrets. Knows no HTTP; `receiver.py` calls it.
"""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import WebhookChange
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application
from openfaith_desktop.auth import names
from openfaith_desktop.errors import NotFound, UnreadableAnswer
from openfaith_desktop.store import webhooks as store
from openfaith_desktop.store.connections import ConnectionInfo

log = logging.getLogger(__name__)

LONGEST_NAME = 100
LONGEST_ID = 255
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", re.ASCII)


class DeliveryOutcome(StrEnum):
    """What became of a delivery."""

    KEPT = "kept"
    """New; somebody should look."""
    KNOWN = "known"
    """It came before: nothing to do."""
    UNREADABLE = "unreadable"
    """Authentic, but not to be understood; sending it again would not help."""
    REFUSED = "refused"
    """Not authentic, or for a connection that isn't there: which of them is not said."""


class Inbox:
    """Takes deliveries for all connections; its methods may be called from any thread.

    `on_delivery` is called with the connection's name after something new was kept, in the thread of `take`;
    it should return at once.
    """

    def __init__(self, app: Application, on_delivery: Callable[[str], object]) -> None:
        self._app = app
        self._on_delivery = on_delivery
        self._secrets: dict[int, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {}
        self._lock = threading.Lock()
        self._counts: Counter[DeliveryOutcome] = Counter()

    def take(self, name: str, headers: Mapping[str, str], body: bytes) -> DeliveryOutcome:
        """Check a delivery to the connection `name` and keep it; return what became of it.

        What was kept is safe on disk when this returns. Raises `StoreError` or `VaultError` when the database or
        the secrets can't be reached: then nothing was kept, and it should be sent again.
        """
        outcome = self._taken(name, headers, body)
        if outcome is DeliveryOutcome.KEPT:
            try:
                self._on_delivery(name)
            except Exception as error:
                # It is kept, so the next look finds it; whoever sent it can't help.
                log.error("a kept webhook delivery could not be announced", exc_info=error)
        self._note(outcome)
        return outcome

    def _taken(self, name: str, headers: Mapping[str, str], body: bytes) -> DeliveryOutcome:
        if not name.isprintable() or len(name) > LONGEST_NAME:
            return DeliveryOutcome.REFUSED
        try:
            info = self._app.connection(name)
        except NotFound:
            return DeliveryOutcome.REFUSED
        webhooks = adapter(info.adapter).webhooks
        if webhooks is None or not any(webhooks.verify(body, headers, s) for s in self._secrets_of(info)):
            return DeliveryOutcome.REFUSED
        try:
            changes = webhooks.parse(body, headers)
        except UnreadableAnswer:
            return DeliveryOutcome.UNREADABLE
        if not changes or not all(_storable(change) for change in changes):
            return DeliveryOutcome.UNREADABLE
        return (
            DeliveryOutcome.KEPT if self._app.store.write(_keep, info.id, changes) else DeliveryOutcome.KNOWN
        )

    def _secrets_of(self, info: ConnectionInfo) -> tuple[str, ...]:
        """Return the secrets of a connection's subscriptions; the keyring is asked again only after a change."""
        rows = self._app.store.read(store.subscriptions, info.id)
        present = tuple((row.external_id, row.created_at) for row in rows)
        with self._lock:
            known = self._secrets.get(info.id)
            if known is None or known[0] != present:
                found = (
                    self._app.vault.get(names.webhook(info.name, external_id)) for external_id, _ in present
                )
                known = self._secrets[info.id] = (present, tuple(s for s in found if s))
        return known[1]

    def _note(self, outcome: DeliveryOutcome) -> None:
        if outcome in (DeliveryOutcome.KEPT, DeliveryOutcome.KNOWN):
            return
        with self._lock:
            self._counts[outcome] += 1
            number = self._counts[outcome]
        # Whoever sends nonsense must not be able to fill the log: said the 1st, 2nd, 4th, 8th … time.
        if number & (number - 1) == 0:
            log.warning("webhook delivery %s, %d so far", outcome.value, number)


def _storable(change: WebhookChange) -> bool:
    """Return whether a change's words can be kept: short, and without control characters."""
    words = (change.delivery_id, change.action, change.external_id)
    return all(word is None or (word.isprintable() and 0 < len(word) <= LONGEST_ID) for word in words)


def _keep(db: Connection, connection_id: int, changes: tuple[WebhookChange, ...]) -> bool:
    """Keep changes and return whether any is new."""
    new = [
        store.keep_delivery(
            db,
            connection_id,
            delivery_id=change.delivery_id,
            action=change.action,
            entity_type=change.entity_type,
            external_id=change.external_id,
            # The time is not signed: it may say anything, and nothing depends on it.
            occurred_at=change.occurred_at if _TIME.fullmatch(change.occurred_at or "") else None,
        )
        for change in changes
    ]
    return any(new)
