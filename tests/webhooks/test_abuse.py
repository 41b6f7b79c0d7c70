"""A thousand deliveries that nobody should have sent: they change nothing, and the receiver goes on."""

from __future__ import annotations

import contextlib
import random
import socket
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

import orjson
import pytest
from sqlalchemy import text

from openfaith_desktop.webhooks.receiver import LARGEST, MOST_AT_ONCE, Receiver
from tests.webhooks.conftest import Church
from tests.webhooks.deliveries import CREATED, SIGNATURE, delivery, post, signed

NUMBER = 1_000
HALF = b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
Spoil = Callable[[random.Random, bytes, str], tuple[bytes, dict[str, str]]]
"""Makes, of an authentic body and its secret, what is sent instead: body and headers."""


def _changed_body(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    place = r.randrange(len(body))
    return body[:place] + bytes([body[place] ^ r.randint(1, 255)]) + body[place + 1 :], signed(body, secret)


def _changed_signature(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    right = signed(body, secret)[SIGNATURE]
    wrong = r.choice(
        [
            "",
            right[:-1],
            right + "0",
            right[::-1],
            "0" * 64,
            "ÿ" * 64,
            right[1:] + right[0],
            "sha256=" + right,
        ]
    )
    return body, signed(body, secret) | {SIGNATURE: wrong}


def _wrong_secret(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    return body, signed(body, r.choice([secret[:-1], secret.upper(), "", r.randbytes(32).hex()]))


def _no_signature(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    return body, {"Content-Type": r.choice(["application/json", "text/html", "multipart/form-data", "?", ""])}


def _forged_and_malformed(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    sent = r.choice([body[: r.randrange(len(body))], r.randbytes(r.randint(0, 3_000)), b"[" * 5_000])
    return sent, signed(body, secret)


def _authentic_and_malformed(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    document = orjson.loads(body)
    row = document["data"][0]
    match r.randrange(6):
        case 0:
            body = body[: r.randrange(len(body))]
            return body, signed(body, secret)
        case 1:
            row["attributes"]["payload"] = row["attributes"]["payload"][: r.randrange(20)]
        case 2:
            row["id"] = r.choice([None, "", [], {}, "a\x00", "x" * 400, 1.5, True])
        case 3:
            row["attributes"] = r.choice([None, [], "x", 7, {}])
        case 4:
            document["data"] = r.choice([None, {}, [], [[]], "x", [row, 7]])
        case _:
            row["attributes"]["name"] = r.choice([None, 7, "x" * 300, "\x00", []])
    body = orjson.dumps(document)
    return body, signed(body, secret)


def _replayed(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    kind = r.choice(["application/json", "text/plain", "application/x-www-form-urlencoded"])
    moment = r.choice(["2026-02-06T10:30:00Z", "1970-01-01T00:00:00Z", "soon", ""])
    return body, signed(body, secret) | {"Content-Type": kind, "X-PCO-Webhooks-Event-Time": moment}


def _oversized(r: random.Random, body: bytes, secret: str) -> tuple[bytes, dict[str, str]]:
    body += b" " * (LARGEST + r.randint(1, 100_000) - len(body))
    return body, signed(body, secret)


EXPECTED: dict[Spoil, set[int]] = {
    _changed_body: {401},
    _changed_signature: {401},
    _wrong_secret: {401},
    _no_signature: {401},
    _forged_and_malformed: {401},
    _authentic_and_malformed: {200},
    _replayed: {200},
    # It may hang up before it has read it all; then there is no answer to read.
    _oversized: {413, 0},
}
WEIGHTS = (20, 15, 15, 5, 10, 20, 12, 3)


def _request(r: random.Random, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """Return the bytes of a request, some of them in chunks without a length."""
    lines = [f"POST {path} HTTP/1.1", "Host: here", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if r.random() < 0.2:
        lines.append("Transfer-Encoding: chunked")
        cut = r.randrange(len(body) + 1)
        pieces = [piece for piece in (body[:cut], body[cut:]) if piece]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    else:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def _status(address: tuple[str, int], request: bytes) -> int:
    """Return the status answered, 0 when the connection was closed without one."""
    answer = b""
    with socket.create_connection(address, timeout=60) as connection, contextlib.suppress(ConnectionError):
        connection.sendall(request)
        while piece := connection.recv(65_536):
            answer += piece
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def _hang_up(address: tuple[str, int], request: bytes) -> None:
    with socket.create_connection(address, timeout=60) as connection:
        connection.sendall(request)


def _rows(church: Church) -> dict[str, list[str]]:
    """Return all that is in the database, by table."""
    with church.app.store.engine.connect() as db:
        tables = db.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return {table: [str(row) for row in db.execute(text(f'SELECT * FROM "{table}"'))] for table in tables}


def test_a_thousand_bad_deliveries_change_nothing(church: Church) -> None:
    church.arrange()
    r = random.Random(11)
    parts = urlsplit(church.receiver.url)
    address = (parts.hostname or "", parts.port or 0)
    body, secret = delivery(), church.secret_of(CREATED)
    assert _status(address, _request(r, "/webhooks/hope", body, signed(body, secret))) == 200
    before, vault = _rows(church), (church.folder / "secrets.json").read_bytes()
    assert len(before["webhook_delivery"]) == 1

    sent: Counter[str] = Counter()
    for _ in range(NUMBER):
        spoil = r.choices(list(EXPECTED), WEIGHTS)[0]
        # What is replayed is the one that came; the others were never seen before.
        own = body if spoil is _replayed else delivery(delivery_id=f"d-{r.randrange(10**9)}")
        bad, headers = spoil(r, own, secret)
        request = _request(r, "/webhooks/hope", bad, headers)
        if r.random() < 0.05:
            _hang_up(address, request[: r.randrange(len(request))])
            sent["dropped"] += 1
        else:
            status = _status(address, request)
            assert status in EXPECTED[spoil], (spoil.__name__, status, bad[:200], headers)
            sent[spoil.__name__] += 1
    assert len(sent) == len(EXPECTED) + 1
    assert min(sent.values()) > 10

    assert _rows(church) == before
    assert (church.folder / "secrets.json").read_bytes() == vault
    assert church.announced == ["hope"]
    church.there.edit("Person", church.person(), nickname="Jo")
    assert [one.status for one in church.there.wait_for_deliveries()] == [200]
    assert church.waiting()[1:] == [("updated", "person", str(church.person()))]


def test_what_is_no_http_at_all_is_closed(church: Church) -> None:
    parts = urlsplit(church.receiver.url)
    address = (parts.hostname or "", parts.port or 0)
    r = random.Random(12)
    for _ in range(100):
        rubbish = r.choice(
            [
                r.randbytes(r.randint(1, 2_000)) + b"\r\n\r\n",
                b"POST /webhooks/\xff\xfe HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                b"POST /webhooks/%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nContent-Length: -7\r\n\r\n",
                b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nContent-Length: 9" + b"9" * 30 + b"\r\n\r\n",
                b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: "
                + b"y" * 100_000
                + b"\r\n\r\n",
                b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                b"POST /webhooks/hope HTTP/9.9\r\nConnection: close\r\n\r\n",
            ]
        )
        assert _status(address, rubbish) in (0, 400, 401, 413, 505)
    church.arrange()
    church.there.edit("Person", church.person(), nickname="Jo")
    assert [one.status for one in church.there.wait_for_deliveries()] == [200]


@pytest.mark.parametrize(
    ("beginning", "end"),
    [(b"", HALF + b"x" * 100), (HALF[:-4], b"\r\n\r\n" + b"x" * 100), (HALF + b"x", b"x" * 99)],
    ids=["nothing", "half a head", "half a body"],
)
def test_those_who_never_end_keep_nobody_out(church: Church, beginning: bytes, end: bytes) -> None:
    church.arrange()
    body = delivery()
    with contextlib.ExitStack() as crowd:
        for _ in range(MOST_AT_ONCE + 10):
            one = crowd.enter_context(socket.create_connection(_address(church.receiver), timeout=60))
            one.sendall(beginning)
        assert post(church.receiver.url, body, signed(body, church.secret_of(CREATED))) == 200
        # One of those may still end well.
        one.sendall(end)
        assert one.recv(100).startswith(b"HTTP/1.1 401")


@pytest.mark.parametrize(
    "beginning",
    [b"", b"POST /webhooks/hope HTTP/1.1\r\nHost: x\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT"],
    ids=["nothing", "half a head", "half a second head"],
)
def test_who_never_says_what_he_wants_is_cut_off(church: Church, beginning: bytes) -> None:
    with (
        Receiver(church.app, 0, patience=0.05) as impatient,
        socket.create_connection(_address(impatient), timeout=60) as connection,
    ):
        connection.sendall(beginning)
        with contextlib.suppress(ConnectionError):
            while connection.recv(65_536):
                pass  # until it is closed


def _address(receiver: Receiver) -> tuple[str, int]:
    parts = urlsplit(receiver.url)
    return parts.hostname or "", parts.port or 0
