"""Deliveries over real HTTP: what is taken, what is refused, and what a system is answered."""

from __future__ import annotations

import asyncio
import logging
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import orjson
import pytest
from sqlalchemy import text

from openfaith_desktop.application import Application
from openfaith_desktop.auth.vault import VaultError
from openfaith_desktop.errors import DiskFull, UsageError
from openfaith_desktop.store import webhooks
from openfaith_desktop.webhooks import subscriptions
from openfaith_desktop.webhooks.receiver import Receiver
from openfaith_planning_center.simulator import RunningSimulator
from tests.database import watch_commits
from tests.recorded import PLANNING_CENTER
from tests.webhooks.conftest import Church, add
from tests.webhooks.deliveries import CREATED, delivery, post, signed

RECORDED = sorted((PLANNING_CENTER / "derived").glob("webhook_*.body.json"))


def test_a_change_there_is_kept_and_announced(church: Church) -> None:
    church.arrange()
    church.there.edit("Person", church.person(), nickname="Jo")
    assert [one.status for one in church.there.wait_for_deliveries()] == [200]
    assert church.waiting() == [("updated", "person", str(church.person()))]
    assert church.announced == ["hope"]


def test_a_delivery_is_on_the_disk_before_it_is_answered(church: Church) -> None:
    church.arrange()
    commits = watch_commits(church.app.store)
    church.there.edit("Person", church.person(), nickname="Jo")
    assert [one.status for one in church.there.wait_for_deliveries()] == [200]
    assert commits == [True]


def test_created_changed_deleted_and_merged(church: Church) -> None:
    church.arrange()
    keep, remove, *_ = church.there.church.ids["Person"]
    made = church.there.create("Person", {"first_name": "Ann", "last_name": "Lee"})["id"]
    email = church.there.create("Email", {"address": "ann@example.org"}, person_id=made)["id"]
    church.there.delete("Email", email)
    church.there.merge(keep, remove)
    church.there.wait_for_deliveries()
    assert church.waiting()[:3] == [
        ("created", "person", str(made)),
        ("created", "email", str(email)),
        ("destroyed", "email", str(email)),
    ]
    assert church.waiting()[-1] == ("merged", "person", str(remove))


def test_duplicates_thin_ones_and_a_wrong_order_do_no_harm(church: Church) -> None:
    church.arrange()
    church.there.set_options(
        webhook_hold=True, webhook_newest_first=True, webhook_duplicates=True, webhook_thin=True
    )
    for nickname in ("A", "B", "C"):
        church.there.edit("Person", church.person(), nickname=nickname)
    church.there.set_options(webhook_hold=False)
    assert [one.status for one in church.there.wait_for_deliveries()] == [200] * 6
    assert church.waiting() == [("updated", "person", str(church.person()))] * 3
    assert church.announced == ["hope"] * 3


def test_a_replayed_one_is_answered_and_forgotten(church: Church) -> None:
    church.arrange()
    body = delivery()
    headers = signed(body, church.secret_of(CREATED))
    assert [post(church.receiver.url, body, headers) for _ in range(3)] == [200] * 3
    assert church.announced == ["hope"]
    (row,) = church.app.store.read(lambda c: webhooks.waiting(c, church.connection_id()))
    church.app.store.write(webhooks.done, [row.id])
    assert post(church.receiver.url, body, headers) == 200
    assert (church.waiting(), church.announced) == ([], ["hope"])


def test_it_is_on_disk_before_it_is_answered(church: Church) -> None:
    """Another process sees it as soon as the answer is there."""
    church.arrange()
    body = delivery()
    assert post(church.receiver.url, body, signed(body, church.secret_of(CREATED))) == 200
    with Application(church.folder) as other:
        assert len(other.store.read(lambda c: webhooks.waiting(c, church.connection_id()))) == 1


def test_nothing_of_what_it_said_is_kept(church: Church) -> None:
    church.arrange()
    church.there.create("Person", {"first_name": "Bartholomew", "last_name": "Unmistakable"})
    church.there.wait_for_deliveries()
    assert len(church.waiting()) == 1
    with church.app.store.engine.connect() as db:
        for table in ("webhook_delivery", "webhook_subscription"):
            rows = db.execute(text(f"SELECT * FROM {table}")).all()
            assert rows
            assert "Unmistakable" not in str(rows)
            assert not any(secret in str(rows) for secret in church.secrets_here())


def test_not_signed_by_them_is_refused_like_a_connection_that_is_not_there(church: Church) -> None:
    church.arrange()
    body = delivery()
    good = signed(body, church.secret_of(CREATED))
    answers = [
        httpx.post(f"{church.receiver.url}/webhooks/{name}", content=sent, headers=headers)
        for name, sent, headers in (
            ("hope", body, signed(body, "another secret")),
            ("hope", body + b" ", good),
            ("hope", body, {}),
            ("faith", body, good),
            ("hope/more", body, good),
            ("", body, good),
            ("%00", body, good),
            ("h" * 3000, body, good),
        )
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.content for answer in answers} == {b""}
    assert len({frozenset(answer.headers) for answer in answers}) == 1
    assert (church.waiting(), church.announced) == ([], [])


def test_one_connections_secret_opens_no_other(church: Church) -> None:
    add(church.app, "faith", church.there.url)
    church.arrange()
    body = delivery()
    assert post(church.receiver.url, body, signed(body, church.secret_of(CREATED)), "faith") == 401
    assert church.announced == []


def test_without_subscriptions_everything_is_refused(church: Church) -> None:
    body = delivery()
    assert post(church.receiver.url, body, signed(body, "")) == 401


@pytest.mark.parametrize("name", ["St. Peter's / Süd", "hope%2Fchurch"])
def test_a_connections_name_may_be_any(church: Church, name: str) -> None:
    add(church.app, name, church.there.url)
    document = asyncio.run(subscriptions.arrange(church.app, name, church.receiver.url))
    assert len(document["subscriptions"]) == 16
    church.there.edit("Person", church.person(), nickname="Jo")
    assert [one.status for one in church.there.wait_for_deliveries()] == [200]
    assert church.announced == [name]


def test_a_new_secret_holds_at_once(church: Church) -> None:
    """The receiver goes on running while the command line has new secrets made."""
    church.arrange()
    before = church.secret_of(CREATED)
    body = delivery()
    assert post(church.receiver.url, body, signed(body, before)) == 200
    church.arrange(rotate=True)
    assert church.secret_of(CREATED) != before
    late = delivery(delivery_id="d-2")
    assert post(church.receiver.url, late, signed(late, before)) == 401
    assert post(church.receiver.url, late, signed(late, church.secret_of(CREATED))) == 200


# --- sizes and times -------------------------------------------------------------------------------


def exchange(receiver: Receiver, request: bytes) -> bytes:
    """Send bytes and return all that is answered until the connection is closed."""
    address = urlsplit(receiver.url)
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        connection.sendall(request)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    return answer


def test_too_large_is_said_before_it_has_come(church: Church) -> None:
    head = b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nContent-Length: 1000001\r\n\r\n"
    assert exchange(church.receiver, head).startswith(b"HTTP/1.1 413")


def test_too_large_is_noticed_when_no_length_was_said(church: Church) -> None:
    head = b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece = b"%x\r\n%s\r\n" % (1_000_001, b"x" * 1_000_001)
    assert exchange(church.receiver, head + piece).startswith(b"HTTP/1.1 413")


def test_the_largest_one_is_taken(church: Church) -> None:
    church.arrange()
    padding = 1_000_000 - len(delivery(padding=""))
    body = delivery(padding="x" * padding)
    assert len(body) == 1_000_000
    assert post(church.receiver.url, body, signed(body, church.secret_of(CREATED))) == 200


def test_one_that_never_ends_is_given_up(church: Church) -> None:
    head = b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf of"
    with Receiver(church.app, 0, patience=0.05) as impatient:
        assert exchange(impatient, head).startswith(b"HTTP/1.1 408")


# --- what an authentic but odd one is answered -----------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b'{"data": []}',
        b'{"data": [null]}',
        b"\xff\xfe",
        b"[" * 100_000,
        delivery(payload="{"),
        delivery(payload={"data": {"type": "Person", "id": "1"}}),
        delivery(payload='{"data": {"type": "Person"}}'),
        delivery(delivery_id=""),
        delivery(delivery_id="a\x00b"),
        delivery(delivery_id="x" * 256),
        delivery(data={"type": "Person", "id": "line\nbreak"}),
    ],
    ids=range(14),
)
def test_what_cannot_be_read_is_taken_and_thrown_away(church: Church, body: bytes) -> None:
    """A refusal would only bring it again, sixteen times, and put the subscription to sleep."""
    church.arrange()
    assert post(church.receiver.url, body, signed(body, church.secret_of(CREATED))) == 200
    assert (church.waiting(), church.announced) == ([], [])


@pytest.mark.parametrize(
    "data",
    [
        {"type": "Person", "id": "1", "attributes": [1]},
        {"type": "Person", "id": "1", "attributes": {"updated_at": {}}, "relationships": []},
        {"type": "Email", "id": 1, "attributes": {"address": 7}, "relationships": {"person": 3}},
        {"type": "Household", "id": "1", "attributes": "x", "relationships": None},
    ],
)
def test_odd_content_does_not_matter_because_only_the_id_is_used(church: Church, data: dict) -> None:
    church.arrange()
    body = delivery(data=data)
    assert post(church.receiver.url, body, signed(body, church.secret_of(CREATED))) == 200
    assert [external_id for _, _, external_id in church.waiting()] == ["1"]


def test_a_time_that_is_none_is_left_out(church: Church) -> None:
    """The time is not signed, so whoever repeats a delivery may write anything there."""
    church.arrange()
    body = delivery()
    headers = signed(body, church.secret_of(CREATED)) | {"X-PCO-Webhooks-Event-Time": "Joan's birthday"}
    assert post(church.receiver.url, body, headers) == 200
    (row,) = church.app.store.read(lambda c: webhooks.waiting(c, church.connection_id()))
    assert row.occurred_at is None


# --- our own trouble -------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", [DiskFull(), RuntimeError("Joan Baker")])
def test_what_could_not_be_kept_is_asked_for_again(
    church: Church, trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    church.arrange()
    body = delivery()
    headers = signed(body, church.secret_of(CREATED))

    def fail(*_: object, **__: object) -> bool:
        raise trouble

    with monkeypatch.context() as broken:
        broken.setattr(webhooks, "keep_delivery", fail)
        assert post(church.receiver.url, body, headers) == 503
        assert church.announced == []
    assert post(church.receiver.url, body, headers) == 200
    assert church.announced == ["hope"]
    log = (church.folder / "logs" / "openfaith.log").read_text("utf-8")
    assert type(trouble).__name__ in log
    assert "Baker" not in log


def test_a_locked_keyring_is_no_refusal(church: Church, monkeypatch: pytest.MonkeyPatch) -> None:
    church.arrange()
    body = delivery()
    headers = signed(body, church.secret_of(CREATED))

    def locked(name: str) -> str:
        raise VaultError()

    with monkeypatch.context() as broken:
        broken.setattr(church.app.vault, "get", locked)
        assert post(church.receiver.url, body, headers) == 503
    assert post(church.receiver.url, body, headers) == 200


def test_a_failing_announcement_loses_nothing(app: Application, there: RunningSimulator) -> None:
    def fail(name: str) -> None:
        raise RuntimeError(name)

    with Receiver(app, 0, fail) as receiver:
        church = Church(app, there, receiver, app.folder)
        church.arrange()
        there.edit("Person", church.person(), nickname="Jo")
        assert [one.status for one in there.wait_for_deliveries()] == [200]
        assert len(church.waiting()) == 1


# --- running ---------------------------------------------------------------------------------------


def test_it_listens_on_this_computer_only_and_tells_nothing(church: Church) -> None:
    assert church.receiver.url.startswith("http://127.0.0.1:")
    answer = httpx.get(church.receiver.url)
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "server" not in answer.headers
    assert httpx.get(f"{church.receiver.url}/webhooks/hope").status_code == 405
    assert httpx.post(church.receiver.url).status_code == 405
    assert httpx.get(f"{church.receiver.url}/docs").status_code == 404


def test_a_taken_port_is_said(church: Church) -> None:
    port = urlsplit(church.receiver.url).port
    with pytest.raises(UsageError) as caught:
        Receiver(church.app, port or 0)
    assert str(port) in caught.value.title


def test_after_stopping_nobody_answers(app: Application) -> None:
    receiver = Receiver(app, 0)
    with receiver:
        assert httpx.get(receiver.url).status_code == 200
    with pytest.raises(httpx.TransportError):
        httpx.get(receiver.url)
    receiver.stop()


async def test_it_runs_in_a_loop_that_is_there_already(app: Application) -> None:
    receiver = Receiver(app, 0)
    serving = asyncio.create_task(receiver.serve())
    async with httpx.AsyncClient() as http:
        assert (await http.get(receiver.url)).status_code == 200
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    async with httpx.AsyncClient() as http:
        with pytest.raises(httpx.TransportError):
            await http.get(receiver.url)


def test_the_log_says_that_something_is_wrong_but_cannot_be_flooded(
    church: Church, caplog: pytest.LogCaptureFixture
) -> None:
    church.arrange()
    body = delivery(data={"type": "Person", "id": "1", "attributes": {"name": "Joan Baker"}})
    with caplog.at_level(logging.INFO):
        for _ in range(40):
            post(church.receiver.url, body, signed(body, "wrong"))
    said = [record.getMessage() for record in caplog.records if "webhook" in record.name]
    assert said == [f"webhook delivery refused, {n} so far" for n in (1, 2, 4, 8, 16, 32)]


# --- recorded ones ---------------------------------------------------------------------------------


def _with_secret(church: Church, secret: str) -> None:
    """Let a subscription have the secret that a recording was signed with."""
    church.arrange()
    rows = church.app.store.read(lambda c: webhooks.subscriptions(c, church.connection_id()))
    church.app.vault.put(f"hope/webhook/{rows[0].external_id}", secret)


@pytest.mark.parametrize("path", RECORDED, ids=lambda p: p.name)
def test_recorded_deliveries_are_taken(church: Church, path: Path) -> None:
    headers = orjson.loads(path.with_name(path.name.replace(".body.", ".headers.")).read_bytes())
    _with_secret(church, headers.pop("_secret"))
    assert post(church.receiver.url, path.read_bytes(), headers) == 200
    assert len(church.waiting()) == 1
    changed = path.read_bytes().replace(b"90000", b"90001")
    assert post(church.receiver.url, changed, headers) == 401


def test_the_published_signature_verifies(church: Church) -> None:
    """Its body is no valid JSON, as published: authentic, but nothing to keep."""
    path = PLANNING_CENTER / "webhook_samples.json"
    samples = orjson.loads(path.read_bytes()) if path.exists() else []
    for sample in samples:
        if "secret" in sample:
            _with_secret(church, sample["secret"])
            body = sample["raw_body"].encode()
            assert post(church.receiver.url, body, sample["headers"]) == 200
            assert post(church.receiver.url, body + b" ", sample["headers"]) == 401
        else:
            church.arrange()
            body = orjson.dumps(sample["body"])
            headers = sample["headers"] | signed(body, church.secret_of(CREATED))
            assert post(church.receiver.url, body, headers) == 200
            assert ("created", "email", "90000005") in church.waiting()
