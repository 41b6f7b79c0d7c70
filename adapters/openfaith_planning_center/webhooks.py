"""Webhook deliveries of Planning Center: is it theirs, and what does it say.

A delivery is signed with a hex HMAC-SHA256 over its raw body; the record travels inside as JSON text within
JSON. Deliveries come twice, out of order and thin, so they are a reason to look, not a source to trust. What is
subscribed to is in `subscriptions.py`.
Source: Planning Center API documentation, webhooks.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, cast

import orjson

from openfaith_desktop.adapter.answers import named
from openfaith_desktop.adapter.contract import Credentials, ExternalRecord, SessionSettings, WebhookChange
from openfaith_desktop.adapter.jsonapi import Resource, identifier, read_collection, read_single, related
from openfaith_desktop.errors import UnreadableAnswer
from openfaith_planning_center import records
from openfaith_planning_center.client import client
from openfaith_planning_center.entities import TITLE
from openfaith_planning_center.mapping import BY_RESOURCE, CONTACTS, HOUSEHOLD, PERSON
from openfaith_planning_center.subscriptions import PlanningCenterWebhookSession

SIGNATURE = "x-pco-webhooks-authenticity"
EVENT_TIME = "x-pco-webhooks-event-time"

_KINDS = ("address", "email", "household", "person", "phone_number")
EVENTS = (
    *(
        f"people.v2.events.{kind}.{action}"
        for kind in _KINDS
        for action in ("created", "updated", "destroyed")
    ),
    "people.v2.events.person_merger.created",
)
"""What is reported of the types we copy; campuses and who belongs to a household are not reported."""


class PlanningCenterWebhooks:
    """Checks and reads deliveries; see `openfaith_desktop.adapter.contract.Webhooks`."""

    events = EVENTS

    def verify(self, body: bytes, headers: Mapping[str, str], secret: str) -> bool:
        """Return whether the signature fits body and secret; takes the same time wherever it differs."""
        given = _header(headers, SIGNATURE).strip().lower().encode()
        expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest().encode()
        return bool(secret) and hmac.compare_digest(given, expected)

    def parse(self, body: bytes, headers: Mapping[str, str]) -> tuple[WebhookChange, ...]:
        """Return the changes a delivery reports, in its order. Raises `UnreadableAnswer` when malformed."""
        deliveries = read_collection(TITLE, _json(body))
        time = _header(headers, EVENT_TIME) or None
        return tuple(_change(row, time) for row in deliveries.rows)

    def session(self, credentials: Credentials, settings: SessionSettings) -> PlanningCenterWebhookSession:
        """Return a session about the subscriptions. Raises `InvalidValue` for an unencrypted address."""
        return PlanningCenterWebhookSession(client("webhooks", credentials, settings))


def _change(delivery: Resource, time: str | None) -> WebhookChange:
    found = delivery.get("attributes")
    attributes = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    name, payload = attributes.get("name"), attributes.get("payload")
    if not isinstance(name, str) or not isinstance(payload, str):
        raise _malformed("a delivery without name or content")
    resource, _ = read_single(TITLE, _json(payload.encode()))
    kind, _, action = name.rpartition(".")
    delivery_id = delivery["id"]
    if kind.endswith(".person_merger"):
        return WebhookChange(delivery_id, "merged", "person", _removed(resource), time)
    table = BY_RESOURCE.get(resource["type"])
    if table is None or not kind.startswith("people."):
        return WebhookChange(delivery_id, action, None, resource["id"], time)
    record = None if action == "destroyed" else _record(resource)
    return WebhookChange(delivery_id, action, table.entity_type, resource["id"], time, record)


def _record(resource: Resource) -> ExternalRecord | None:
    """Return the record that came along, or None when it is only named."""
    if not resource.get("attributes"):
        return None
    table = BY_RESOURCE[resource["type"]]
    if table in CONTACTS:
        return records.contact(table, resource)
    if table is PERSON:
        return records.person(resource)
    return records.plain(table, resource) if table is HOUSEHOLD else None


def _removed(merger: Resource) -> str | None:
    """Return the person a merge removed; written as a relationship or as a number among the attributes."""
    found = merger.get("attributes")
    attributes = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    return related(merger, "person_to_remove") or identifier(attributes.get("person_to_remove_id"))


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")


def _json(text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _malformed("it isn't JSON") from error


def _malformed(why: str) -> UnreadableAnswer:
    return named(
        UnreadableAnswer(
            f"A message from {TITLE} can't be read: {why}.",
            what_it_means="It was not used. The next sync finds the change anyway.",
            what_to_do="Nothing needs doing unless it keeps happening.",
        ),
        TITLE,
    )
