"""Planning Center's webhook subscriptions: listing, making, waking up, new secrets, ending them.

One subscription is one event, one address and one secret. Only an organization administrator may see them;
what others are answered is told as a `PermissionMissing`. Deliveries are read in `webhooks.py`.
Source: Planning Center API documentation, webhooks (2022-10-20).
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Self
from urllib.parse import quote

from openfaith_desktop.adapter.answers import HttpAnswer, named
from openfaith_desktop.adapter.contract import Subscription
from openfaith_desktop.adapter.http import HttpClient
from openfaith_desktop.adapter.jsonapi import Resource, attributes, read_collection, read_single
from openfaith_desktop.errors import (
    Action,
    ActionKind,
    PermissionMissing,
    RecordMissing,
    SignInNeeded,
    UnreadableAnswer,
)
from openfaith_planning_center.entities import PAGE, TITLE

PATH = "/webhooks/v2/webhook_subscriptions"
_NO_ACCESS = ("TRASH_PANDA", "PELICAN")
"""Hint words of a sign-in that is good, but not for this product."""


class PlanningCenterWebhookSession:
    """An open conversation; see `openfaith_desktop.adapter.contract.WebhookSession` for what each method promises."""

    def __init__(self, http: HttpClient) -> None:
        self._http = http

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._http.__aexit__(*exc)

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Return all of the account's subscriptions. Raises `PermissionMissing` for all but administrators."""
        found: dict[str, Subscription] = {}
        while True:
            before = len(found)
            path = f"{PATH}?per_page={PAGE}&offset={before}"
            page = read_collection(TITLE, (await _allowed(self._http.request("GET", path))).body)
            found |= {row["id"]: _subscription(row) for row in page.rows}
            if len(page.rows) < PAGE or len(found) == before:
                return tuple(found.values())

    async def subscribe(self, event: str, url: str) -> Subscription:
        """Make a subscription, awake. Raises `PermissionMissing`, or `RecordRefused` for event or address."""
        data = {"type": "WebhookSubscription", "attributes": {"name": event, "url": url, "active": True}}
        answer = await _allowed(self._http.request("POST", PATH, json={"data": data}))
        return await self._with_secret(read_single(TITLE, answer.body)[0])

    async def set_active(self, subscription_id: str, active: bool) -> Subscription:
        """Wake a subscription up or put it to sleep. Raises `RecordMissing` when it is gone."""
        data = {"type": "WebhookSubscription", "id": subscription_id, "attributes": {"active": active}}
        answer = await self._http.request("PATCH", _path(subscription_id), json={"data": data})
        return _subscription(read_single(TITLE, answer.body)[0])

    async def rotate_secret(self, subscription_id: str) -> Subscription:
        """Have a new secret made, return the subscription with it. Raises `RecordMissing` when it is gone."""
        answer = await self._http.request("POST", f"{_path(subscription_id)}/rotate_secret")
        return await self._with_secret(read_single(TITLE, answer.body)[0])

    async def unsubscribe(self, subscription_id: str) -> None:
        """End a subscription; one that is gone already is no error."""
        try:
            await self._http.request("DELETE", _path(subscription_id))
        except RecordMissing:
            return

    async def _with_secret(self, resource: Resource) -> Subscription:
        """Return a subscription with its secret, asking for it once more when the answer left it out."""
        made = _subscription(resource)
        if made.secret:
            return made
        answer = await self._http.request("GET", _path(made.external_id))
        made = _subscription(read_single(TITLE, answer.body)[0])
        if not made.secret:
            raise named(
                UnreadableAnswer(
                    f"{TITLE} didn't say the secret of a webhook subscription.",
                    what_it_means="Its messages couldn't be checked, so it isn't used. Polling goes on.",
                    what_to_do="Have new secrets made for them.",
                    action=Action(ActionKind.RENEW_WEBHOOKS),
                ),
                TITLE,
            )
        return made


async def _allowed(asked: Awaitable[HttpAnswer]) -> HttpAnswer:
    """Return the answer; being kept out of the whole product is told as the missing permission it is."""
    try:
        return await asked
    except (PermissionMissing, RecordMissing) as error:
        raise _not_allowed() from error
    except SignInNeeded as error:
        if error.hint in _NO_ACCESS:
            raise _not_allowed() from error
        raise


def _path(subscription_id: str) -> str:
    return f"{PATH}/{quote(subscription_id, safe='')}"


def _subscription(resource: Resource) -> Subscription:
    found = attributes(resource)
    name, url, secret = (found.get(key) for key in ("name", "url", "authenticity_secret"))
    return Subscription(
        resource["id"],
        name if isinstance(name, str) else "",
        url if isinstance(url, str) else "",
        found.get("active") is True,
        secret if isinstance(secret, str) else "",
    )


def _not_allowed() -> PermissionMissing:
    return named(
        PermissionMissing(
            f"The person you signed in as may not set up webhooks in {TITLE}.",
            what_it_means="Only an organization administrator may. Nothing was changed, and polling goes on.",
            what_to_do="Sign in with a token of an organization administrator, or do without webhooks.",
        ),
        TITLE,
    )
