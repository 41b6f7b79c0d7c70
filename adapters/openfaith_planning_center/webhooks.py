"""Planning Center's webhooks: is a delivery authentic, and what does it say?

The signature is the hex HMAC-SHA256 of the raw body under the subscription's own secret. The body wraps
each event's payload as JSON text within JSON. Source: Planning Center API documentation, Webhooks.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import orjson

from openfaith_desktop.adapter.contract import WebhookChange
from openfaith_desktop.adapter.jsonapi import attributes, identifier, read_collection
from openfaith_desktop.errors import UnreadableAnswer

SYSTEM = "Planning Center"
_TYPES = {
    "address": "address",
    "email": "email",
    "household": "household",
    "person": "person",
    "phone_number": "phone_number",
    "campus": "campus",
}


class PlanningCenterWebhooks:
    """Verifies and reads deliveries; receiving them is not its business."""

    def verify(self, body: bytes, headers: Mapping[str, str], secret: str) -> bool:
        """Return whether the delivery was signed with this secret."""
        given = {k.lower(): v for k, v in headers.items()}.get("x-pco-webhooks-authenticity", "")
        expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected.encode(), given.encode())

    def parse(self, body: bytes, headers: Mapping[str, str]) -> tuple[WebhookChange, ...]:
        """Return what the delivery reports. Raises `UnreadableAnswer` when it is malformed."""
        try:
            document: Any = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise UnreadableAnswer("A message from Planning Center can't be read.") from error
        return tuple(self._change(row) for row in read_collection(SYSTEM, document).rows)

    def _change(self, delivery: Mapping[str, Any]) -> WebhookChange:
        found = attributes(delivery)
        name = str(found.get("name") or "")
        resource, _, action = name.rpartition(".")
        kind = resource.rpartition(".")[2]
        inner: Any = {}
        payload = found.get("payload")
        if isinstance(payload, str):
            try:
                inner = orjson.loads(payload)
            except orjson.JSONDecodeError as error:
                raise UnreadableAnswer("A message from Planning Center can't be read.") from error
        data: Any = inner.get("data") if isinstance(inner, dict) else None
        data = data if isinstance(data, dict) else {}
        occurred = attributes(data).get("updated_at")
        return WebhookChange(
            delivery_id=identifier(delivery.get("id")) or "",
            action=action,
            entity_type=_TYPES.get(kind),
            external_id=identifier(data.get("id")),
            occurred_at=occurred if isinstance(occurred, str) else None,
        )
