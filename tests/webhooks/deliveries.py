"""Deliveries as the tests make them up, and sending them."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import httpx
import orjson

CREATED = "people.v2.events.person.created"
SIGNATURE = "X-PCO-Webhooks-Authenticity"


def delivery(
    name: str = CREATED, data: Any = None, delivery_id: Any = "d-1", payload: Any = None, **more: Any
) -> bytes:
    """Return the body of one delivery."""
    inner = orjson.dumps({"data": data or {"type": "Person", "id": "41"}}).decode()
    attributes = {"name": name, "attempt": 1, "payload": inner if payload is None else payload, **more}
    return orjson.dumps({"data": [{"id": delivery_id, "type": "EventDelivery", "attributes": attributes}]})


def signed(body: bytes, secret: str) -> dict[str, str]:
    """Return the headers of a delivery signed with a secret."""
    return {
        SIGNATURE: hmac.new(secret.encode(), body, hashlib.sha256).hexdigest(),
        "X-PCO-Webhooks-Event-Time": "2026-02-06T10:30:00Z",
        "Content-Type": "application/json",
    }


def post(url: str, body: bytes, headers: dict[str, str], name: str = "hope") -> int:
    """Send a delivery to a receiver and return the status it answers."""
    return httpx.post(f"{url}/webhooks/{name}", content=body, headers=headers, timeout=30).status_code
