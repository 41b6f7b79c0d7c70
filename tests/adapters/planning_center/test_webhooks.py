"""Webhook deliveries: signed by whom, saying what."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import Any

import orjson
import pytest

from openfaith_desktop.adapter.contract import Webhooks
from openfaith_desktop.errors import UnreadableAnswer
from openfaith_planning_center.adapter import create_adapter
from tests.recorded import PLANNING_CENTER

WEBHOOKS: Webhooks = create_adapter().webhooks
DERIVED = sorted((PLANNING_CENTER / "derived").glob("webhook_*.body.json"))


def delivery(name: str, data: dict[str, Any], delivery_id: str = "d-1") -> bytes:
    payload = orjson.dumps({"data": data}).decode()
    row = {
        "id": delivery_id,
        "type": "EventDelivery",
        "attributes": {"name": name, "attempt": 1, "payload": payload},
    }
    return orjson.dumps({"data": [row]})


def sign(body: bytes, secret: str) -> dict[str, str]:
    return {"X-PCO-Webhooks-Authenticity": hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


EMAIL = {
    "type": "Email",
    "id": "51",
    "attributes": {"address": "roz@example.org", "updated_at": "2026-02-06T10:30:00Z"},
    "relationships": {"person": {"data": {"type": "Person", "id": "41"}}},
}


def test_a_good_signature_fits_whatever_the_case_of_its_header() -> None:
    body = delivery("people.v2.events.email.created", EMAIL)
    headers = {k.lower(): v.upper() for k, v in sign(body, "s3cret").items()}
    assert WEBHOOKS.verify(body, headers, "s3cret")


@pytest.mark.parametrize("tampered", ["body", "secret", "header", "missing", "non-ascii", "no secret"])
def test_everything_else_is_not_theirs(tampered: str) -> None:
    body = delivery("people.v2.events.email.created", EMAIL)
    headers, secret = sign(body, "s3cret"), "s3cret"
    if tampered == "body":
        body += b" "
    elif tampered == "secret":
        secret = "another"
    elif tampered == "header":
        headers = {"X-PCO-Webhooks-Authenticity": "0" * 64}
    elif tampered == "missing":
        headers = {}
    elif tampered == "non-ascii":
        headers = {"X-PCO-Webhooks-Authenticity": "é" * 64}
    else:
        headers, secret = sign(body, ""), ""
    assert not WEBHOOKS.verify(body, headers, secret)


def test_a_change_brings_its_record() -> None:
    body = delivery("people.v2.events.email.created", EMAIL)
    (change,) = WEBHOOKS.parse(body, {"X-PCO-Webhooks-Event-Time": "2026-02-06T10:30:03Z"})
    assert (
        change.delivery_id,
        change.action,
        change.entity_type,
        change.external_id,
        change.occurred_at,
    ) == (
        "d-1",
        "created",
        "email",
        "51",
        "2026-02-06T10:30:03Z",
    )
    assert change.record is not None
    assert change.record.parent_external_id == "41"


def test_a_deletion_brings_only_an_id() -> None:
    (change,) = WEBHOOKS.parse(
        delivery("people.v2.events.person.destroyed", {"type": "Person", "id": 41}), {}
    )
    assert (change.action, change.entity_type, change.external_id, change.record) == (
        "destroyed",
        "person",
        "41",
        None,
    )


@pytest.mark.parametrize(
    "merger",
    [
        {"relationships": {"person_to_remove": {"data": {"type": "Person", "id": "42"}}}},
        {"attributes": {"person_to_keep_id": 41, "person_to_remove_id": 42}},
    ],
)
def test_a_merge_names_who_was_removed(merger: dict[str, Any]) -> None:
    body = delivery("people.v2.events.person_merger.created", {"type": "PersonMerger", "id": "1", **merger})
    (change,) = WEBHOOKS.parse(body, {})
    assert (change.action, change.entity_type, change.external_id) == ("merged", "person", "42")


def test_what_we_do_not_copy_is_named_without_a_type() -> None:
    (change,) = WEBHOOKS.parse(delivery("people.v2.events.note.created", {"type": "Note", "id": "9"}), {})
    assert (change.entity_type, change.external_id) == (None, "9")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"data": {}}',
        b'{"data": [{"id": "1", "type": "EventDelivery"}]}',
        b'{"data": [{"id": "1", "type": "EventDelivery", "attributes": {"name": "a.b", "payload": "{"}}]}',
        b'{"data": [{"id": "1", "type": "EventDelivery", "attributes": {"name": "a.b", "payload": "{}"}}]}',
        b'{"data": [{"id": "1", "type": "EventDelivery", "attributes": {"name": 1, "payload": {}}}]}',
    ],
)
def test_a_malformed_delivery_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        WEBHOOKS.parse(body, {})


def test_the_published_samples_verify_and_parse() -> None:
    """Nothing to do where the recordings are absent; `test_recordings_are_announced` says so."""
    path: Path = PLANNING_CENTER / "webhook_samples.json"
    samples = orjson.loads(path.read_bytes()) if path.exists() else []
    for item in samples:
        if "secret" in item:
            assert WEBHOOKS.verify(item["raw_body"].encode(), item["headers"], item["secret"])
            assert not WEBHOOKS.verify(item["raw_body"].encode() + b" ", item["headers"], item["secret"])
        else:
            (change,) = WEBHOOKS.parse(orjson.dumps(item["body"]), item["headers"])
            assert (change.action, change.entity_type) == ("created", "email")
            assert change.occurred_at == item["headers"]["X-PCO-Webhooks-Event-Time"]


@pytest.mark.parametrize("path", DERIVED, ids=lambda p: p.name)
def test_derived_deliveries_verify_and_parse(path: Path) -> None:
    headers = orjson.loads(path.with_name(path.name.replace(".body.", ".headers.")).read_bytes())
    body = path.read_bytes()
    assert WEBHOOKS.verify(body, headers, headers["_secret"])
    (change,) = WEBHOOKS.parse(body, headers)
    assert change.entity_type == "person"
    assert (
        change.action == {"person_merger": "merged"}.get(path.name.split("_", 1)[1].split(".")[0])
        or path.name.split(".")[1]
    )
    assert (change.record is not None) == (change.action in ("created", "updated"))
