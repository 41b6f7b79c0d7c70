"""The subscriptions at the system: made, moved, woken up, given new secrets, ended; others' are left alone."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.cli import text
from openfaith_desktop.errors import OutcomeUnknown, PermissionMissing, SignInNeeded, UsageError
from openfaith_desktop.store import webhooks
from openfaith_desktop.webhooks import subscriptions
from openfaith_planning_center.simulator.deliveries import Subscription
from tests.webhooks.conftest import Church, add
from tests.webhooks.deliveries import CREATED

PUBLIC = "https://hope.example.org"
EVENTS = adapter("planning-center").webhooks.events  # type: ignore[union-attr]


def there(church: Church) -> list[Subscription]:
    return list(church.there.simulator.deliveries.subscriptions.values())


def does(document: dict[str, Any]) -> dict[str, int]:
    """Return what a command did, without the zeros."""
    return {kind: number for kind, number in document["changed"].items() if number}


def secrets_agree(church: Church) -> bool:
    return church.secrets_here() == {one.secret for one in there(church)}


def test_every_event_is_subscribed_to_once(church: Church) -> None:
    document = church.arrange(PUBLIC)
    assert does(document) == {"created": 16}
    assert {one.name for one in there(church)} == set(EVENTS)
    assert {one.url for one in there(church)} == {f"{PUBLIC}/webhooks/hope"}
    assert [one["event"] for one in document["subscriptions"]] == sorted(EVENTS)
    assert (document["url"], document["missing"], document["waiting"]) == (PUBLIC, [], 0)
    assert secrets_agree(church)
    assert "secret" not in str(document)


def test_a_second_time_there_is_nothing_to_do(church: Church) -> None:
    church.arrange(PUBLIC)
    secrets = church.secrets_here()
    assert does(church.arrange(PUBLIC)) == {}
    assert does(church.arrange(f" {PUBLIC}/ ")) == {}
    assert church.secrets_here() == secrets


def test_looking_changes_nothing(church: Church) -> None:
    document = church.listed()
    assert (document["subscriptions"], document["url"], len(document["missing"])) == ([], None, 16)
    church.arrange(PUBLIC)
    church.there.requests.clear()
    document = church.listed()
    assert (len(document["subscriptions"]), document["missing"], does(document)) == (16, [], {})
    assert church.there.writes == []


def test_a_new_tunnel_takes_the_old_ones_place(church: Church) -> None:
    church.arrange(PUBLIC)
    document = church.arrange("https://other.example.org/prefix")
    assert does(document) == {"created": 16, "removed": 16}
    assert {one.url for one in there(church)} == {"https://other.example.org/prefix/webhooks/hope"}
    assert document["url"] == "https://other.example.org/prefix"
    assert secrets_agree(church)
    stored = (church.folder / "secrets.json").read_text("utf-8")
    assert stored.count("hope/webhook/") == 16


def test_those_that_sleep_are_woken(church: Church) -> None:
    church.arrange(PUBLIC)
    for one in there(church)[:3]:
        church.there.simulator.deliveries.set_active(one, False)
    assert sum(not one["active"] for one in church.listed()["subscriptions"]) == 3
    document = church.arrange(PUBLIC)
    assert does(document) == {"woken": 3}
    assert all(one["active"] for one in document["subscriptions"])


def test_new_secrets_for_all(church: Church) -> None:
    church.arrange(PUBLIC)
    before = church.secrets_here()
    document = asyncio.run(subscriptions.arrange(church.app, "hope", None, rotate=True))
    assert does(document) == {"rotated": 16}
    assert not before & church.secrets_here()
    assert secrets_agree(church)


def test_a_secret_changed_by_somebody_else_is_taken_over(church: Church) -> None:
    church.arrange(PUBLIC)
    church.there.simulator.deliveries.rotate(there(church)[0])
    assert not secrets_agree(church)
    assert does(church.arrange(PUBLIC)) == {}
    assert secrets_agree(church)


def test_a_lost_secret_that_nobody_says_is_made_anew(church: Church) -> None:
    church.arrange(PUBLIC)
    church.there.set_options(webhook_secrets_listed=False)
    church.app.vault.delete(f"hope/webhook/{there(church)[0].number}")
    assert does(church.arrange(PUBLIC)) == {"rotated": 1}
    assert secrets_agree(church)


def test_those_of_other_programs_are_left_alone(church: Church) -> None:
    deliveries = church.there.simulator.deliveries
    theirs = [
        deliveries.subscribe(CREATED, "https://other.example/hook", False, church.there.url),
        deliveries.subscribe(CREATED, f"{PUBLIC}/webhooks/other", True, church.there.url),
    ]
    secrets = [one.secret for one in theirs]
    assert church.arrange(PUBLIC)["of_other_programs"] == 2
    church.arrange(PUBLIC, rotate=True)
    document = church.end()
    assert (does(document), document["of_other_programs"]) == ({"removed": 16}, 2)
    assert there(church) == theirs
    assert ([one.secret for one in theirs], theirs[0].active) == (secrets, False)


def test_ours_that_we_have_forgotten_are_taken_over(church: Church) -> None:
    """As after restoring an older backup."""
    church.arrange(PUBLIC)
    number = church.connection_id()
    for one in there(church):
        church.app.store.write(lambda c, one=one: webhooks.drop_subscription(c, number, str(one.number)))
        church.app.vault.delete(f"hope/webhook/{one.number}")
    assert len(church.listed()["missing"]) == 16
    assert does(church.arrange(PUBLIC)) == {}
    assert church.listed()["missing"] == []
    assert secrets_agree(church)


def test_twins_are_reduced_to_one(church: Church) -> None:
    """A subscription whose making was never answered may have been made all the same."""
    church.there.fault("drop_after", match="POST /webhooks/*", after=4)
    with pytest.raises(OutcomeUnknown):
        church.arrange(PUBLIC)
    assert len(there(church)) == 5
    assert len(church.secrets_here()) == 4
    assert does(church.arrange(PUBLIC)) == {"created": 11}
    church.there.simulator.deliveries.subscribe(CREATED, f"{PUBLIC}/webhooks/hope", True, church.there.url)
    assert does(church.arrange(PUBLIC)) == {"removed": 1}
    assert Counter(one.name for one in there(church)) == Counter(EVENTS)
    assert secrets_agree(church)


def test_those_that_are_gone_there_are_made_again(church: Church) -> None:
    church.arrange(PUBLIC)
    gone = there(church)[0]
    church.there.simulator.deliveries.unsubscribe(gone)
    assert church.listed()["missing"] == [gone.name]
    assert does(church.arrange(PUBLIC)) == {"created": 1}
    assert secrets_agree(church)
    assert church.app.vault.get(f"hope/webhook/{gone.number}") is None


def test_in_the_end_nothing_is_left(church: Church) -> None:
    church.arrange(PUBLIC)
    church.there.simulator.deliveries.unsubscribe(there(church)[0])
    document = church.end()
    assert (does(document), document["url"], document["subscriptions"]) == ({"removed": 15}, None, [])
    assert there(church) == []
    assert "webhook" not in (church.folder / "secrets.json").read_text("utf-8")
    assert does(church.end()) == {}


def test_two_connections_keep_out_of_each_others_way(church: Church) -> None:
    add(church.app, "faith", church.there.url)
    church.arrange(PUBLIC)
    document = asyncio.run(subscriptions.arrange(church.app, "faith", PUBLIC))
    assert (does(document), document["of_other_programs"]) == ({"created": 16}, 16)
    church.end()
    assert {one.url for one in there(church)} == {f"{PUBLIC}/webhooks/faith"}


def test_people_are_told_what_to_do(church: Church) -> None:
    assert "Polling finds every change" in text.of("webhooks", church.listed())
    said = text.of("webhooks", church.arrange())
    assert said.startswith("16 made.\n16 kinds of change are reported to http://127.0.0.1:")
    assert "openfaith worker --webhooks" in said
    deliveries = church.there.simulator.deliveries
    first, second, *_ = there(church)
    deliveries.set_active(first, False)
    deliveries.unsubscribe(second)
    church.there.edit("Person", church.person(), nickname="Jo")
    church.there.wait_for_deliveries()
    said = text.of("webhooks", church.listed())
    again = f"openfaith webhooks hope --url {church.receiver.url}"
    assert f"1 of them are asleep after failures. Wake them up: {again}" in said
    assert f"1 are missing. Set them up: {again}" in said
    assert "Last message: 20" in said
    assert "openfaith worker" not in said
    assert text.of("webhooks", church.arrange()).startswith("1 made, 1 woken up.")


def test_what_came_is_told(church: Church) -> None:
    church.arrange()
    church.there.edit("Person", church.person(), nickname="Jo")
    church.there.wait_for_deliveries()
    document = church.listed()
    assert document["waiting"] == 1
    assert document["last_received"].endswith("Z")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hope.example.org",
        "ftp://hope.example.org",
        "http://hope.example.org",
        "http://192.168.1.7:8765",
        "https://",
        "https://user:secret@hope.example.org",
        "https://hope.example.org?x=1",
        "https://hope.example.org/#top",
        "https://hope .example.org",
        "https://höpe.example.org",
        "https://hope.example.org:port",
        "https://[::1",
        "https://hope.example.org/" + "x" * 1000,
    ],
)
def test_an_address_that_will_not_do_is_refused_before_anything_is_done(church: Church, url: str) -> None:
    with pytest.raises(UsageError) as caught:
        asyncio.run(subscriptions.arrange(church.app, "hope", url))
    assert "secret" not in str(caught.value.as_dict())
    assert church.there.writes == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:8765", "http://localhost:8765", "http://[::1]:8765"])
def test_on_this_computer_it_need_not_be_encrypted(url: str) -> None:
    assert subscriptions.target(url, "hope chapel/2") == f"{url}/webhooks/hope%20chapel%2F2"


def test_without_an_address_there_is_nothing_to_rotate(church: Church) -> None:
    with pytest.raises(UsageError) as caught:
        asyncio.run(subscriptions.arrange(church.app, "hope", None, rotate=True))
    assert "public address" in caught.value.what_to_do


def test_who_is_no_administrator_is_told_so(church: Church) -> None:
    church.there.set_options(webhook_admin=False)
    for asked in (church.listed, church.arrange, church.end):
        with pytest.raises(PermissionMissing) as caught:
            asked()
        assert "administrator" in caught.value.what_it_means


def test_without_a_sign_in_nothing_is_asked(church: Church) -> None:
    church.app.vault.delete("hope")
    with pytest.raises(SignInNeeded):
        church.listed()
    assert church.there.requests == []
