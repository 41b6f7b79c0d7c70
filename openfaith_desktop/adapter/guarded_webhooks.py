"""Webhooks behind their guard: deliveries, and the conversation about subscriptions; see `guard.py`, which alone calls this.

What a subscription's answer lacks is never noted: a secret that isn't there could check no delivery, and another
subscription's id would let this one be forgotten there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar, cast

from openfaith_desktop.adapter import checks
from openfaith_desktop.adapter.contract import (
    Credentials,
    SessionSettings,
    Subscription,
    WebhookChange,
    Webhooks,
    WebhookSession,
)
from openfaith_desktop.adapter.watch import Watch, Watched, note
from openfaith_desktop.errors import OpenFaithError, UnreadableAnswer

T = TypeVar("T")


class GuardedWebhooks:
    """Webhooks behind their guard: what can't be checked isn't authentic, what can't be read is unreadable."""

    def __init__(self, watch: Watch, inner: Webhooks) -> None:
        self._watch = watch
        self._inner = inner

    @property
    def events(self) -> tuple[str, ...]:
        """The events to subscribe to. Raises `AdapterBroken` where they aren't names."""
        with self._watch.watching("It failed when it was asked what it reports."):
            found: Any = self._inner.events
        self._watch.need(checks.events(found))
        return tuple(found)

    def verify(self, body: bytes, headers: Mapping[str, str], secret: str) -> bool:
        """Return whether a delivery is authentic."""
        try:
            return self._inner.verify(body, headers, secret) is True
        except Exception as error:
            note(error)
            return False

    def parse(self, body: bytes, headers: Mapping[str, str]) -> tuple[WebhookChange, ...]:
        """Return the changes in a delivery. Raises `UnreadableAnswer`, also where the adapter fails."""
        try:
            found = tuple(self._inner.parse(body, headers))
        except OpenFaithError:
            raise
        except Exception as error:
            note(error)
            raise UnreadableAnswer from error
        if not all(isinstance(cast("Any", one), WebhookChange) for one in found):
            raise UnreadableAnswer
        return found

    def session(self, credentials: Credentials, settings: SessionSettings) -> WebhookSession:
        """Return a session about subscriptions, behind its guard."""
        with self._watch.watching("It can't begin a conversation."):
            return GuardedWebhookSession(self._watch, self._inner.session(credentials, settings))


class GuardedWebhookSession(Watched[WebhookSession]):
    """A conversation about subscriptions; see `openfaith_desktop.adapter.contract.WebhookSession`."""

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Return what there is. Raises `AdapterBroken` for what is no subscription, or one twice."""
        with self._watch.watching("It failed when it was asked for its webhook subscriptions."):
            found = await self._inner.subscriptions()
        self._watch.need(checks.subscriptions(found))
        return tuple(found)

    async def subscribe(self, event: str, url: str) -> Subscription:
        """Subscribe. Raises `OutcomeUnknown` when what comes back isn't that, or has no secret."""
        made = await self._write(lambda: self._inner.subscribe(event, url))
        self._watch.doubt(checks.subscribed(made, event))
        return made

    async def set_active(self, subscription_id: str, active: bool) -> Subscription:
        """Wake it up or put it to sleep. Raises `OutcomeUnknown` when another one comes back."""
        found = await self._write(lambda: self._inner.set_active(subscription_id, active))
        self._watch.doubt(checks.that_subscription(found, subscription_id))
        return found

    async def rotate_secret(self, subscription_id: str) -> Subscription:
        """Return it with its new secret. Raises `OutcomeUnknown` when there is none, or another one comes back."""
        found = await self._write(lambda: self._inner.rotate_secret(subscription_id))
        self._watch.doubt(checks.that_subscription(found, subscription_id) or checks.secret(found))
        return found

    async def unsubscribe(self, subscription_id: str) -> None:
        """End it."""
        await self._write(lambda: self._inner.unsubscribe(subscription_id))

    async def _write(self, call: Callable[[], Awaitable[T]]) -> T:
        return await self._watch.writing("It failed when it changed a webhook subscription", call)
