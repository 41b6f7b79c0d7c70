"""Webhook deliveries as Planning Center sends them: signed, doubly encoded, one after the other, tried again.

A change becomes one delivery for every subscription to its event, made at once and sent by a background
thread, which begins with the first subscription. Failures are tried again after 30 seconds, 1 minute,
2 minutes … a day, 16 times, by the simulator's own clock; an answer 410 puts the subscription to sleep, and so
do many failures in a row. What is subscribed to is `subscriptions.py`'s.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import secrets
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import orjson

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.options import NEWEST_VERSION, Options
from openfaith_planning_center.simulator.render import Renderer

KINDS: Mapping[str, str] = {
    "Person": "person",
    "Email": "email",
    "PhoneNumber": "phone_number",
    "Address": "address",
    "Household": "household",
    "FieldDatum": "field_datum",
    "FieldDefinition": "field_definition",
}
"""What is reported when it is created, updated and destroyed, by its name in events."""
EVENTS = (
    *(
        f"people.v2.events.{kind}.{action}"
        for kind in KINDS.values()
        for action in ("created", "updated", "destroyed")
    ),
    "people.v2.events.person_merger.created",
)
PATIENCE = 10.0
"""Seconds that a receiver may take to answer."""
MOST_RETRIES = 16
FIRST_RETRY, LAST_RETRY = 30.0, 86_400.0
FOREVER = 30.0
"""Seconds after which `wait` gives up."""


@dataclass(slots=True, eq=False)
class Subscription:
    """One subscription; `base` is the address that links in its deliveries begin with."""

    number: int
    name: str
    url: str
    active: bool
    created_at: str
    updated_at: str
    base: str
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    failures: int = 0


@dataclass(slots=True, eq=False)
class _Delivery:
    identifier: str
    event_number: int
    subscription: Subscription
    payload: str
    time: str
    due: float
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Sent:
    """One delivery that went out: its id, its event, which attempt, and the answer (0: none)."""

    identifier: str
    name: str
    attempt: int
    status: int


class Deliveries:
    """The subscriptions, and what is on its way to them. Its methods may be called from any thread."""

    def __init__(self, church: Church, options: Callable[[], Options], clock: Callable[[], float]) -> None:
        self.subscriptions: dict[int, Subscription] = {}
        self._church = church
        self._options = options
        self._clock = clock
        self._waiting: list[_Delivery] = []
        self._sent: list[Sent] = []
        self._sending = False
        self._stopped = False
        self._numbers = 0
        self._thread: threading.Thread | None = None
        self._news = threading.Condition()

    # --- subscriptions ----------------------------------------------------------------------------

    def subscribe(self, name: str, url: str, active: bool, base: str) -> Subscription:
        """Keep a new subscription and begin to listen."""
        with self._news:
            self._numbers += 1
            now = self._church.now()
            made = Subscription(self._numbers, name, url, active, now, now, base)
            self.subscriptions[made.number] = made
            self._church.on_change = self.changed
            if self._thread is None and not self._stopped:
                self._thread = threading.Thread(target=self._run, daemon=True, name="simulator-webhooks")
                self._thread.start()
        return made

    def set_active(self, subscription: Subscription, active: bool) -> None:
        """Wake a subscription up, or put it to sleep and forget what waits for it."""
        with self._news:
            self._set_active(subscription, active)

    def _set_active(self, subscription: Subscription, active: bool) -> None:
        subscription.active, subscription.failures = active, 0
        subscription.updated_at = self._church.now()
        if not active:
            self._waiting = [one for one in self._waiting if one.subscription is not subscription]

    def rotate(self, subscription: Subscription) -> None:
        """Give a subscription a new secret; what waits is signed with it."""
        with self._news:
            subscription.secret = secrets.token_hex(32)
            subscription.updated_at = self._church.now()

    def unsubscribe(self, subscription: Subscription) -> None:
        """Forget a subscription and what waits for it; without any, nobody listens."""
        with self._news:
            self._set_active(subscription, False)
            del self.subscriptions[subscription.number]
            if not self.subscriptions:
                self._church.on_change = None

    # --- making -----------------------------------------------------------------------------------

    def changed(self, kind: str, action: str, row: Row) -> None:
        """Make the deliveries of one change."""
        if kind == "PersonMerger":
            name = "people.v2.events.person_merger.created"
        elif kind in KINDS:
            name = f"people.v2.events.{KINDS[kind]}.{action}"
        else:
            return
        with self._news:
            for subscription in self.subscriptions.values():
                if subscription.active and subscription.name == name:
                    self._numbers += 1
                    payload = self._payload(kind, action, row, subscription.base)
                    self._waiting.append(
                        _Delivery(
                            str(uuid.uuid4()),
                            self._numbers,
                            subscription,
                            payload,
                            self._church.now(),
                            self._clock(),
                        )
                    )
            self._news.notify_all()

    def _payload(self, kind: str, action: str, row: Row, base: str) -> str:
        options = self._options()
        data: dict[str, Any] = {"type": kind, "id": str(row["id"])}
        if action != "destroyed" and not options.webhook_thin:
            data = Renderer(self._church, options, base, NEWEST_VERSION).resource(kind, row, {}, single=True)
        parent = {"id": str(self._church.organization["id"]), "type": "Organization"}
        document: dict[str, Any] = {
            "data": data,
            "included": [],
            "meta": {"can_include": [], "parent": parent},
        }
        return orjson.dumps(document).decode()

    def message(self, delivery: _Delivery) -> tuple[bytes, dict[str, str]]:
        """Return the body and the headers of one attempt."""
        organization = {"type": "Organization", "id": str(self._church.organization["id"])}
        name = delivery.subscription.name
        row = {
            "id": delivery.identifier,
            "type": "EventDelivery",
            "attributes": {"name": name, "attempt": delivery.attempt, "payload": delivery.payload},
            "relationships": {"organization": {"data": organization}},
        }
        body = orjson.dumps({"data": [row]})
        key = delivery.subscription.secret.encode()
        return body, {
            "Content-Type": "application/json",
            "X-PCO-Webhooks-Event-ID": str(delivery.event_number),
            "X-PCO-Webhooks-Event": delivery.identifier,
            "X-PCO-Webhooks-Name": name,
            "X-PCO-Webhooks-Event-Time": delivery.time,
            "X-PCO-Webhooks-Authenticity": hmac.new(key, body, hashlib.sha256).hexdigest(),
        }

    # --- sending ----------------------------------------------------------------------------------

    def look_again(self) -> None:
        """Notice that the clock or the options have changed."""
        with self._news:
            self._news.notify_all()

    def wait(self) -> list[Sent]:
        """Wait until nothing is due, and return what went out so far. Raises TimeoutError."""
        with self._news:
            if not self._news.wait_for(lambda: not self._sending and not self._due(), FOREVER):
                raise TimeoutError("webhook deliveries are still under way")
            return list(self._sent)

    def stop(self) -> None:
        """Send nothing any more."""
        with self._news:
            self._stopped = True
            self._news.notify_all()
        if self._thread is not None:
            self._thread.join(PATIENCE + 1)

    def _due(self) -> list[_Delivery]:
        if self._options().webhook_hold:
            return []
        now = self._clock()
        return [one for one in self._waiting if one.due <= now]

    def _run(self) -> None:
        while (delivery := self._take()) is not None:
            status = self._send(delivery)
            if self._options().webhook_duplicates:
                status = self._send(delivery)
            with self._news:
                self._sending = False
                self._answered(delivery, status)
                self._news.notify_all()

    def _send(self, delivery: _Delivery) -> int:
        status = _post(delivery.subscription.url, *self.message(delivery))
        with self._news:
            name = delivery.subscription.name
            self._sent.append(Sent(delivery.identifier, name, delivery.attempt, status))
        return status

    def _take(self) -> _Delivery | None:
        """Return the next delivery to send, or None when it is time to stop."""
        with self._news:
            while not self._stopped:
                if due := self._due():
                    chosen = due[-1 if self._options().webhook_newest_first else 0]
                    self._waiting.remove(chosen)
                    self._sending = True
                    return chosen
                later = [one.due - self._clock() for one in self._waiting]
                self._news.wait(max(0.01, min(later)) if later and not self._options().webhook_hold else None)
        return None

    def _answered(self, delivery: _Delivery, status: int) -> None:
        subscription = delivery.subscription
        if 200 <= status < 300:
            subscription.failures = 0
            return
        subscription.failures += 1
        enough = self._options().webhook_sleep_after
        if status == 410 or (enough is not None and subscription.failures >= enough):
            self._set_active(subscription, False)
        elif subscription.active and delivery.attempt <= MOST_RETRIES:
            delivery.due = self._clock() + min(FIRST_RETRY * 2 ** (delivery.attempt - 1), LAST_RETRY)
            delivery.attempt += 1
            self._waiting.append(delivery)


def _post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Return the status of the answer, or 0 when there was none."""
    address = urlsplit(url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.netloc, timeout=PATIENCE)
    try:
        connection.request("POST", address.path or "/", body, dict(headers))
        return connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError):
        return 0
    finally:
        connection.close()
