"""Webhook subscriptions through the API: made, listed, woken up, given a new secret, ended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer

from openfaith_desktop.adapter.contract import SessionSettings
from openfaith_desktop.errors import (
    Action,
    ActionKind,
    OutcomeUnknown,
    PermissionMissing,
    RecordMissing,
    RecordRefused,
    SignInNeeded,
    UnreadableAnswer,
)
from openfaith_planning_center.adapter import create_adapter
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from openfaith_planning_center.simulator.deliveries import EVENTS
from tests.adapters.planning_center.listening import WEBHOOKS, listening
from tests.adapters.planning_center.talking import talk_of_webhooks

CREATED = "people.v2.events.person.created"
PATH = "/webhooks/v2/webhook_subscriptions"
HERE = "https://hope.example.org/webhooks/hope"


@pytest.fixture
def there() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(2, 7), Options(rate_limit=None)) as simulator:
        yield simulator


def test_every_event_we_ask_for_can_be_subscribed_to() -> None:
    assert set(WEBHOOKS.events) <= set(EVENTS)
    assert len(WEBHOOKS.events) == 16


async def test_a_subscription_from_beginning_to_end(there: RunningSimulator) -> None:
    async with talk_of_webhooks(there) as session:
        made = await session.subscribe(CREATED, HERE)
        assert (made.event, made.url, made.active) == (CREATED, HERE, True)
        assert len(made.secret) == 64
        assert made.secret not in repr(made)
        assert await session.subscriptions() == (made,)
        asleep = await session.set_active(made.external_id, False)
        assert (asleep.active, asleep.secret) == (False, made.secret)
        assert (await session.set_active(made.external_id, True)).active
        rotated = await session.rotate_secret(made.external_id)
        assert rotated.secret
        assert rotated.secret != made.secret
        await session.unsubscribe(made.external_id)
        await session.unsubscribe(made.external_id)
        assert await session.subscriptions() == ()


async def test_a_long_list_is_read_to_its_end(there: RunningSimulator) -> None:
    for number in range(230):
        there.simulator.deliveries.subscribe(CREATED, f"https://x.example/{number}", True, there.url)
    async with talk_of_webhooks(there) as session:
        assert len({one.url for one in await session.subscriptions()}) == 230


async def test_the_webhooks_product_is_asked_in_its_own_version(httpserver: HTTPServer) -> None:
    expected = httpserver.expect_request(PATH, headers={"X-PCO-API-Version": "2022-10-20"})
    expected.respond_with_json({"data": []})
    settings = SessionSettings(base_url=httpserver.url_for("/"))
    async with WEBHOOKS.session(create_adapter().read_token("demo:demo"), settings) as session:
        assert await session.subscriptions() == ()


async def test_one_whose_secret_nobody_says_is_of_no_use(httpserver: HTTPServer) -> None:
    silent = {
        "data": {"type": "WebhookSubscription", "id": "7", "attributes": {"name": CREATED, "url": HERE}}
    }
    httpserver.expect_request(PATH, method="POST").respond_with_json(silent, 201)
    httpserver.expect_request(f"{PATH}/7", method="GET").respond_with_json(silent)
    settings = SessionSettings(base_url=httpserver.url_for("/"))
    async with WEBHOOKS.session(create_adapter().read_token("demo:demo"), settings) as session:
        with pytest.raises(UnreadableAnswer) as caught:
            await session.subscribe(CREATED, HERE)
    assert caught.value.action == Action(ActionKind.RENEW_WEBHOOKS)


async def test_a_list_without_secrets_still_gives_one_when_made(there: RunningSimulator) -> None:
    there.set_options(webhook_secrets_listed=False)
    async with talk_of_webhooks(there) as session:
        made = await session.subscribe(CREATED, HERE)
        (listed,) = await session.subscriptions()
        assert (listed.external_id, listed.secret) == (made.external_id, "")
        assert made.secret


@pytest.mark.parametrize("kept_out", ["not an administrator", "no access", "hidden"])
async def test_who_may_not_is_told_so(there: RunningSimulator, kept_out: str) -> None:
    if kept_out == "not an administrator":
        there.set_options(webhook_admin=False)
    elif kept_out == "no access":
        there.set_options(access="TRASH_PANDA")
    else:
        there.fault("status", match="* /webhooks/v2/*", status=404, times=9)
    async with talk_of_webhooks(there) as session:
        for asked in (session.subscriptions(), session.subscribe(CREATED, HERE)):
            with pytest.raises(PermissionMissing) as caught:
                await asked
            assert "administrator" in caught.value.what_it_means


async def test_a_withdrawn_sign_in_is_not_mistaken_for_missing_rights(there: RunningSimulator) -> None:
    there.revoke("CAPUCHIN")
    async with talk_of_webhooks(there) as session:
        with pytest.raises(SignInNeeded):
            await session.subscriptions()


@pytest.mark.parametrize(
    ("event", "url", "why"),
    [
        ("people.v2.events.person.sneezed", HERE, "not available"),
        (CREATED, "http://hope.example.org/x", "https"),
    ],
)
async def test_what_it_does_not_take_is_said(there: RunningSimulator, event: str, url: str, why: str) -> None:
    async with talk_of_webhooks(there) as session:
        with pytest.raises(RecordRefused) as caught:
            await session.subscribe(event, url)
    assert why in caught.value.what_it_means


async def test_one_that_is_gone_is_missing(there: RunningSimulator) -> None:
    async with talk_of_webhooks(there) as session:
        for asked in (session.set_active("7", True), session.rotate_secret("7")):
            with pytest.raises(RecordMissing):
                await asked


async def test_a_lost_answer_leaves_a_subscription_that_the_list_shows(there: RunningSimulator) -> None:
    there.fault("drop_after", match="POST /webhooks/*")
    async with talk_of_webhooks(there) as session:
        with pytest.raises(OutcomeUnknown):
            await session.subscribe(CREATED, HERE)
        assert [one.url for one in await session.subscriptions()] == [HERE]


async def test_an_answer_that_is_no_subscription_is_unreadable(there: RunningSimulator) -> None:
    async with talk_of_webhooks(there) as session:
        there.fault("missing_data", match="POST /webhooks/*")
        with pytest.raises(UnreadableAnswer):
            await session.subscribe(CREATED, HERE)
        there.fault("wrong_type", match="GET /webhooks/*", times=9)
        with pytest.raises(UnreadableAnswer):
            await session.subscriptions()


async def test_what_is_delivered_is_signed_with_the_secret_we_were_given(there: RunningSimulator) -> None:
    with listening() as listener:
        async with talk_of_webhooks(there) as session:
            made = await session.subscribe(CREATED, listener.url)
            there.create("Person", {"first_name": "Ann", "last_name": "Lee"})
            there.wait_for_deliveries()
            rotated = await session.rotate_secret(made.external_id)
            there.create("Person", {"first_name": "Bob", "last_name": "Lee"})
            there.wait_for_deliveries()
    (first, second) = listener.came
    assert WEBHOOKS.verify(*first, made.secret)
    assert WEBHOOKS.verify(*second, rotated.secret)
    assert not WEBHOOKS.verify(*second, made.secret)
