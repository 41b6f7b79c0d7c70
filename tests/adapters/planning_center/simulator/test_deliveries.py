"""The simulator's webhooks: what is reported, in which form, and what happens when nobody takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import orjson
import pytest

from openfaith_planning_center.simulator import RunningSimulator
from tests.adapters.planning_center.listening import WEBHOOKS, Listener, listening

JOAN, MARTIN, ZOE = 100_000_001, 100_000_002, 100_000_004
API = "/webhooks/v2/webhook_subscriptions"


@pytest.fixture
def listener(simulator: RunningSimulator) -> Iterator[Listener]:
    """Somebody who has subscribed to everything we copy."""
    with listening() as made:
        for event in WEBHOOKS.events:
            simulator.simulator.deliveries.subscribe(event, made.url, True, simulator.url)
        yield made


def ask(simulator: RunningSimulator, method: str, path: str, **attributes: Any) -> httpx.Response:
    body = {"data": {"type": "WebhookSubscription", "attributes": attributes}} if attributes else None
    return httpx.request(method, simulator.url + path, auth=("demo", "demo"), json=body)


def test_every_change_is_reported_whoever_makes_it(
    simulator: RunningSimulator, http: httpx.Client, listener: Listener
) -> None:
    made = http.post("/people", json={"data": {"attributes": {"first_name": "Ann"}}}).json()["data"]["id"]
    http.patch(f"/people/{JOAN}", json={"data": {"attributes": {"nickname": "Jo"}}})
    email = simulator.create("Email", {"address": "m@example.org"}, person_id=MARTIN)["id"]
    simulator.edit("Household", 10_000_001, name="Bakers")
    http.delete(f"/emails/{email}")
    http.delete(f"/people/{made}")
    simulator.wait_for_deliveries()
    assert [(c.action, c.entity_type, c.external_id) for c in listener.changes()] == [
        ("created", "person", made),
        ("updated", "person", str(JOAN)),
        ("created", "email", str(email)),
        ("updated", "household", "10000001"),
        ("destroyed", "email", str(email)),
        ("destroyed", "person", made),
    ]


def test_a_merge_is_reported_as_one_and_as_a_deletion(
    simulator: RunningSimulator, listener: Listener
) -> None:
    simulator.merge(JOAN, ZOE)
    simulator.wait_for_deliveries()
    assert [(c.action, c.external_id) for c in listener.changes()] == [
        ("destroyed", str(ZOE)),
        ("merged", str(ZOE)),
    ]


def test_a_delivery_is_text_within_text(simulator: RunningSimulator, listener: Listener) -> None:
    simulator.edit("Person", JOAN, nickname="Jo")
    (sent,) = simulator.wait_for_deliveries()
    ((body, headers),) = listener.came
    (row,) = orjson.loads(body)["data"]
    assert (row["type"], row["id"]) == ("EventDelivery", headers["X-PCO-Webhooks-Event"])
    assert row["attributes"]["name"] == headers["X-PCO-Webhooks-Name"] == sent.name
    assert headers["X-PCO-Webhooks-Event-Time"] == "2025-06-15T15:06:40Z"
    inner = orjson.loads(row["attributes"]["payload"])["data"]
    assert (inner["id"], inner["attributes"]["nickname"]) == (str(JOAN), "Jo")


def test_duplicated_thin_and_out_of_order(simulator: RunningSimulator, listener: Listener) -> None:
    simulator.set_options(
        webhook_hold=True, webhook_newest_first=True, webhook_duplicates=True, webhook_thin=True
    )
    simulator.edit("Person", JOAN, nickname="Jo")
    simulator.edit("Person", MARTIN, nickname="Marty")
    assert simulator.wait_for_deliveries() == []
    simulator.set_options(webhook_hold=False)
    sent = simulator.wait_for_deliveries()
    changes = listener.changes()
    assert [c.external_id for c in changes] == [str(MARTIN), str(MARTIN), str(JOAN), str(JOAN)]
    assert [c.delivery_id for c in changes] == [one.identifier for one in sent]
    assert len({c.delivery_id for c in changes}) == 2
    assert all(c.record is None for c in changes)


def test_a_failure_is_tried_again_later_and_later(simulator: RunningSimulator, listener: Listener) -> None:
    listener.status = 500
    simulator.edit("Person", JOAN, nickname="Jo")
    assert len(simulator.wait_for_deliveries()) == 1
    simulator.clock(29)
    assert len(simulator.wait_for_deliveries()) == 1
    simulator.clock(1)
    assert len(simulator.wait_for_deliveries()) == 2
    listener.status = 200
    simulator.clock(60)
    assert [one.status for one in simulator.wait_for_deliveries()] == [500, 500, 200]
    assert listener.attempts() == [1, 2, 3]
    assert len({c.delivery_id for c in listener.changes()}) == 1


@pytest.mark.parametrize(("status", "sleep_after", "asleep_after"), [(410, 16, 1), (500, 3, 3)])
def test_a_subscription_falls_asleep_and_can_be_woken(
    simulator: RunningSimulator, listener: Listener, status: int, sleep_after: int, asleep_after: int
) -> None:
    simulator.set_options(webhook_sleep_after=sleep_after)
    listener.status = status
    simulator.edit("Person", JOAN, nickname="Jo")
    for _ in range(5):
        simulator.wait_for_deliveries()
        simulator.clock(86_400)
    assert len(simulator.wait_for_deliveries()) == asleep_after
    (asleep,) = [
        row
        for row in ask(simulator, "GET", f"{API}?per_page=100").json()["data"]
        if not row["attributes"]["active"]
    ]
    assert asleep["attributes"]["name"] == "people.v2.events.person.updated"
    listener.status = 200
    simulator.edit("Person", JOAN, nickname="Joanie")
    assert len(simulator.wait_for_deliveries()) == asleep_after
    assert ask(simulator, "PATCH", f"{API}/{asleep['id']}", active=True).json()["data"]["attributes"][
        "active"
    ]
    simulator.edit("Person", JOAN, nickname="Jo")
    assert len(simulator.wait_for_deliveries()) == asleep_after + 1


def test_nobody_there_is_a_failure_too(simulator: RunningSimulator) -> None:
    with listening() as gone:
        pass
    simulator.simulator.deliveries.subscribe("people.v2.events.person.updated", gone.url, True, simulator.url)
    simulator.edit("Person", JOAN, nickname="Jo")
    assert [one.status for one in simulator.wait_for_deliveries()] == [0]


def test_the_subscription_endpoints(simulator: RunningSimulator) -> None:
    answer = ask(simulator, "GET", "/webhooks/v2/available_events?per_page=100")
    assert {row["id"] for row in answer.json()["data"]} >= set(WEBHOOKS.events)
    assert answer.headers["x-pco-api-processed-as-version"] == "2022-10-20"
    event = "people.v2.events.email.updated"
    made = ask(simulator, "POST", API, name=event, url="https://a.example/b", active=True)
    assert made.status_code == 201
    row = made.json()["data"]
    assert row["attributes"]["authenticity_secret"]
    path = f"{API}/{row['id']}"
    assert ask(simulator, "PATCH", path, url="https://c.example").status_code == 422
    assert ask(simulator, "PATCH", path).status_code == 400
    rotated = ask(simulator, "POST", f"{path}/rotate_secret").json()["data"]["attributes"]
    assert rotated["authenticity_secret"] != row["attributes"]["authenticity_secret"]
    assert ask(simulator, "DELETE", path).status_code == 204
    assert ask(simulator, "GET", path).status_code == 404
    assert ask(simulator, "POST", API, name=event, url="http://a.example").status_code == 422
    assert (
        ask(simulator, "POST", API, name="people.v2.events.shoe.created", url="https://a.example").status_code
        == 422
    )
    assert httpx.get(simulator.url + API).status_code == 401


def test_older_versions_have_another_path(simulator: RunningSimulator) -> None:
    def status(path: str, version: str) -> int:
        headers = {"X-PCO-API-Version": version}
        return httpx.get(simulator.url + path, auth=("demo", "demo"), headers=headers).status_code

    old = "/webhooks/v2/subscriptions"
    assert (status(API, "2022-10-20"), status(old, "2022-10-20")) == (200, 404)
    assert (status(API, "2018-08-01"), status(old, "2018-08-01")) == (404, 200)


def test_without_subscriptions_nothing_is_made(simulator: RunningSimulator) -> None:
    assert simulator.church.on_change is None
    made = ask(
        simulator, "POST", API, name="people.v2.events.person.updated", url="https://a.example", active=False
    )
    assert simulator.church.on_change is not None
    ask(simulator, "DELETE", f"{API}/{made.json()['data']['id']}")
    assert simulator.church.on_change is None


def test_another_process_can_wait_for_them(simulator: RunningSimulator, listener: Listener) -> None:
    simulator.edit("Person", JOAN, nickname="Jo")
    (sent,) = httpx.get(f"{simulator.url}/_simulator/deliveries").json()
    assert (sent["name"], sent["status"]) == ("people.v2.events.person.updated", 200)
    assert httpx.get(f"{simulator.url}/_simulator/state").json()["subscriptions"] == 16
    assert listener.names() == ["person.updated"]
