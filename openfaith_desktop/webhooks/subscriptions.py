"""Keeping the subscriptions at a system in order: one for every event, at this installation's public address.

Ours are those we have noted, and those that lead to our own address; other programs' are never touched. Every
step is noted as soon as it is done, so that an interrupted one is finished by the next. Returns documents,
described in `docs/json.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlsplit

from sqlalchemy import Row

from openfaith_desktop.adapter.contract import SessionSettings, Subscription, WebhookSession
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application
from openfaith_desktop.application.shapes.work import SubscriptionChanges, WebhookState
from openfaith_desktop.auth import names
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import webhooks as store
from openfaith_desktop.store.connections import ConnectionInfo

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_LONGEST_URL = 1_000


def target(public_url: str, connection: str) -> str:
    """Return where a connection's deliveries are to be sent. Raises `UsageError` for an unusable address."""
    address = public_url.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = parts = None
    if (
        parts is None
        or not host
        or "@" in parts.netloc
        or parts.query
        or parts.fragment
        or not (address.isascii() and address.isprintable() and " " not in address)
        or len(address) > _LONGEST_URL
    ):
        raise UsageError(
            "That isn't an address webhooks can be sent to.",
            what_to_do="Give the tunnel's public address, like https://hope.example.org.",
        )
    if parts.scheme != "https" and (parts.scheme != "http" or host not in _LOOPBACK):
        raise UsageError(
            "That address isn't encrypted, so people's data could be read on the way.",
            what_to_do="Use an address that begins with https://.",
        )
    return address + _path(connection)


def _path(connection: str) -> str:
    return f"/webhooks/{quote(connection, safe='')}"


async def listed(app: Application, name: str) -> WebhookState:
    """Return how a connection's subscriptions stand. Raises `PermissionMissing` for all but administrators."""
    async with _Arrangement.opened(app, name) as arrangement:
        return arrangement.document(await arrangement.session.subscriptions())


async def arrange(app: Application, name: str, url: str | None, *, rotate: bool = False) -> WebhookState:
    """Make the subscriptions lead to the public address `url` (None: the one they lead to now).

    Makes missing ones, wakes up those that sleep, ends ours that lead elsewhere or are there twice; `rotate`
    gives each a new secret.
    """
    async with _Arrangement.opened(app, name) as arrangement:
        where = target(url, name) if url is not None else arrangement.present_url()
        await arrangement.make(where, rotate)
        return arrangement.document(await arrangement.session.subscriptions())


async def end(app: Application, name: str) -> WebhookState:
    """End all of our subscriptions and forget their secrets."""
    async with _Arrangement.opened(app, name) as arrangement:
        await arrangement.remove_all()
        return arrangement.document(await arrangement.session.subscriptions())


@dataclass
class _Arrangement:
    """One connection's subscriptions, while a session with its system is open."""

    app: Application
    info: ConnectionInfo
    events: Sequence[str]
    session: WebhookSession
    changed: SubscriptionChanges

    @classmethod
    def opened(cls, app: Application, name: str) -> _Arrangement:
        """Return it for use with `async with`."""
        info = app.connection(name)
        system = adapter(info.adapter)
        if system.webhooks is None:
            raise UsageError(
                f"{system.title} has no webhooks.", what_to_do="Polling finds every change; leave them out."
            )
        settings = SessionSettings(info.base_url, reserve=app.settings.reserve, whose_limit=info.signed_in)
        session = system.webhooks.session(app.credentials(info), settings)
        nothing: SubscriptionChanges = {"created": 0, "woken": 0, "rotated": 0, "removed": 0}
        return cls(app, info, system.webhooks.events, session, nothing)

    async def __aenter__(self) -> _Arrangement:
        await self.session.__aenter__()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.session.__aexit__(*exc)

    # --- what we know -------------------------------------------------------------------------------

    def known(self) -> Mapping[str, Row[Any]]:
        """Return the subscriptions we have noted, by the system's id."""
        return {row.external_id: row for row in self.app.store.read(store.subscriptions, self.info.id)}

    def present_url(self) -> str:
        """Return where the subscriptions lead now. Raises `UsageError` when there are none."""
        for row in self.known().values():
            return row.url
        raise UsageError(
            f"“{self.info.name}” has no webhooks yet.",
            what_to_do="Give the public address they are to be sent to; it begins with https://.",
        )

    def document(self, there: Sequence[Subscription]) -> WebhookState:
        """Return how things stand, given all subscriptions there are."""
        known = self.known()
        ours = [one for one in there if one.external_id in known]
        base = {row.url.removesuffix(_path(self.info.name)) for row in known.values()}
        connection_id = self.info.id
        return {
            "connection": self.info.name,
            "url": min(base) if base else None,
            "port": self.app.settings.webhook_port,
            "subscriptions": [
                {"id": one.external_id, "event": one.event, "url": one.url, "active": one.active}
                for one in sorted(ours, key=lambda one: (one.event, one.external_id))
            ],
            "missing": sorted(set(self.events) - {one.event for one in ours}),
            "of_other_programs": len(there) - len(ours),
            "changed": self.changed,
            "waiting": self.app.store.read(store.waiting_count, connection_id),
            "last_received": self.app.store.read(store.last_received, connection_id),
        }

    # --- what we do ---------------------------------------------------------------------------------

    async def make(self, where: str, rotate: bool) -> None:
        """Make the subscriptions lead to `where`, one for every event."""
        known, there = self.known(), await self.session.subscriptions()
        ours = [one for one in there if one.external_id in known or one.url == where]
        # Of several for one event, the one we have noted stays.
        ours.sort(key=lambda one: one.external_id not in known)
        kept: dict[str, Subscription] = {}
        for one in ours:
            if one.url == where and one.event in self.events:
                kept.setdefault(one.event, one)
        for event in self.events:
            if event in kept:
                await self._put_right(kept[event], known, rotate)
            else:
                self._keep(await self.session.subscribe(event, where), where)
                self.changed["created"] += 1
        # Only now: until the new ones are there, the old ones go on reporting.
        staying = {one.external_id for one in kept.values()}
        for one in ours:
            if one.external_id not in staying:
                await self._remove(one.external_id)
        for external_id in known.keys() - {one.external_id for one in there}:
            self._forget(external_id)

    async def _put_right(self, one: Subscription, known: Mapping[str, Row[Any]], rotate: bool) -> None:
        held = self.app.vault.get(names.webhook(self.info.name, one.external_id))
        secret = one.secret or held
        if rotate or not secret:
            rotated = await self.session.rotate_secret(one.external_id)
            self._keep(replace(one, secret=rotated.secret), one.url)
            self.changed["rotated"] += 1
        elif secret != held or one.external_id not in known:
            self._keep(replace(one, secret=secret), one.url)
        if not one.active:
            await self.session.set_active(one.external_id, True)
            self.changed["woken"] += 1

    async def remove_all(self) -> None:
        """End all of ours: those we have noted, and any others that lead to the same place."""
        known = self.known()
        urls = {row.url for row in known.values()}
        for one in await self.session.subscriptions():
            if one.external_id in known or one.url in urls:
                await self._remove(one.external_id)
        for external_id in self.known():
            self._forget(external_id)

    async def _remove(self, external_id: str) -> None:
        await self.session.unsubscribe(external_id)
        self._forget(external_id)
        self.changed["removed"] += 1

    def _keep(self, one: Subscription, url: str) -> None:
        # The secret first: the row tells the receiver that there is a new one.
        self.app.vault.put(names.webhook(self.info.name, one.external_id), one.secret)
        self.app.store.write(store.keep_subscription, self.info.id, one.external_id, one.event, url)

    def _forget(self, external_id: str) -> None:
        self.app.store.write(store.drop_subscription, self.info.id, external_id)
        self.app.vault.delete(names.webhook(self.info.name, external_id))
