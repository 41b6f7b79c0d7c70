"""What each kind of answer, refusal and breakage becomes, over real connections."""

from __future__ import annotations

import gzip
import logging
import socket
import tracemalloc

import pytest

from openfaith_desktop.adapter.http import user_agent
from openfaith_desktop.adapter.pacing import RateHeaders
from openfaith_desktop.errors import (
    AdapterError,
    OutcomeUnknown,
    PermissionMissing,
    ReadRefused,
    RecordMissing,
    RecordRefused,
    ServerBusy,
    ServerTrouble,
    SignInNeeded,
    Unreachable,
    UnreadableAnswer,
)
from tests.adapter.wire import DROP, SECRET, answer, client, wire

GOOD = answer(200, {"data": []}, headers="Date: Mon, 23 Nov 2026 18:45:41 GMT\r\n")
HTML = answer(200, b"<html>Maintenance</html>", kind="text/html")
CUT_JSON = answer(200, b'{"data": [{"id": "1", "ty')
CUT_BODY = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"data": ['
REFUSED = {
    "errors": [
        {"status": "422", "detail": "must be between -1 and 12", "source": {"parameter": "grade"}},
        {"status": "422", "detail": "can't be blank", "source": {"pointer": "/data/attributes/first_name"}},
        {"status": "422", "title": "Validation Error"},
    ]
}


def errors(detail: str) -> dict[str, object]:
    return {"errors": [{"detail": detail}]}


async def ask(url: str, method: str = "GET", **options: object) -> object:
    async with client(url, **options) as http:
        return (await http.request(method, "/people", json={"data": {}} if method != "GET" else None)).body


async def test_a_good_answer_is_read_with_the_servers_time() -> None:
    async with wire(GOOD) as server, client(server.url) as http:
        got = await http.request("GET", "/people?per_page=1")
    assert (got.status, got.body, got.server_time) == (200, {"data": []}, "2026-11-23T18:45:41Z")
    head = server.asked[0].lower()
    assert head.startswith("get /people?per_page=1 ")
    assert f"user-agent: {user_agent().lower()}" in head
    assert user_agent().startswith("OpenFaith Desktop/")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer(403, errors("You do not have access to this resource")), PermissionMissing),
        (answer(404, errors("could not be found")), RecordMissing),
        (answer(400, errors("no data key")), ReadRefused),
        (answer(409, errors("conflict")), ReadRefused),
        (answer(422, REFUSED), ReadRefused),
        (answer(429, errors("Rate limit exceeded")), ServerBusy),
        (answer(500, errors("ours")), ServerTrouble),
        (answer(502, b"<html>Bad gateway</html>", kind="text/html"), ServerTrouble),
        (HTML, UnreadableAnswer),
        (answer(404, b"<html>no such page</html>", kind="text/html"), UnreadableAnswer),
        (CUT_JSON, UnreadableAnswer),
        (CUT_BODY, Unreachable),
        (DROP, Unreachable),
    ],
)
async def test_every_answer_to_a_read_becomes_its_error(reply: bytes, expected: type[AdapterError]) -> None:
    async with wire(reply) as server:
        with pytest.raises(expected) as caught:
            await ask(server.url)
    assert type(caught.value) is expected
    assert "Testing System" in caught.value.title
    assert caught.value.system == "Testing System"
    assert caught.value.what_it_means
    assert caught.value.what_to_do


@pytest.mark.parametrize(
    "reply",
    [
        answer(500, errors("ours")),
        answer(504, b"<html>", kind="text/html"),
        HTML,
        CUT_JSON,
        CUT_BODY,
        DROP,
    ],
)
@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
async def test_a_write_without_a_readable_answer_is_of_unknown_outcome_and_sent_once(
    method: str, reply: bytes
) -> None:
    async with wire(reply) as server:
        with pytest.raises(OutcomeUnknown):
            await ask(server.url, method)
    assert len(server.asked) == 1


@pytest.mark.parametrize("reply", [answer(500), DROP, CUT_BODY, CUT_JSON, HTML])
async def test_a_read_is_tried_again(reply: bytes) -> None:
    async with wire(reply, reply, GOOD) as server:
        assert await ask(server.url) == {"data": []}
    assert len(server.asked) == 3


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
async def test_being_asked_to_slow_down_is_safe_to_repeat(method: str) -> None:
    waits: list[tuple[float, str]] = []
    busy = answer(429, errors("Rate limit exceeded"), headers="Retry-After: 7\r\n")
    async with wire(busy, GOOD) as server:
        body = await ask(server.url, method, on_waiting=lambda s, why: waits.append((s, why)))
    assert body == {"data": []}
    assert waits == [(7.0, "Testing System asked OpenFaith to slow down.")]


async def test_an_hour_asked_for_ends_the_run_instead_of_hanging() -> None:
    async with wire(answer(429, errors("x"), headers="Retry-After: 3600\r\n")) as server:
        with pytest.raises(ServerBusy) as caught:
            await ask(server.url)
    assert caught.value.retry_after == 3600
    assert len(server.asked) == 1


async def test_nothing_sent_is_unreachable_also_for_a_write() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(Unreachable):
        await ask(url, "POST")


async def test_a_time_out_is_unreachable_for_a_read_and_unknown_for_a_write() -> None:
    async with wire(stalls=True) as server:
        with pytest.raises(Unreachable, match="didn't answer in time"):
            await ask(server.url, read_timeout=0.05, attempts=2)
        with pytest.raises(OutcomeUnknown):
            await ask(server.url, "POST", read_timeout=0.05)


async def test_several_reasons_of_a_refusal_are_all_told() -> None:
    async with wire(answer(422, REFUSED)) as server:
        with pytest.raises(RecordRefused) as caught:
            await ask(server.url, "POST")
    assert caught.value.details == (
        ("grade", "must be between -1 and 12"),
        ("first_name", "can't be blank"),
        ("", "Validation Error"),
    )
    assert "grade: must be between -1 and 12; first_name: can't be blank" in caught.value.what_it_means


async def test_a_hint_word_tells_why_the_sign_in_was_refused() -> None:
    async with wire(answer(401, errors("Error Code Hint: (BABOON)"))) as server:
        with pytest.raises(SignInNeeded) as caught:
            await ask(server.url)
    assert (caught.value.hint, caught.value.title) == ("BABOON", "Expired.")


async def test_a_refused_sign_in_without_a_hint_is_told_too() -> None:
    async with wire(answer(401, errors("Bad token"))) as server:
        with pytest.raises(SignInNeeded, match="Testing System doesn't accept") as caught:
            await ask(server.url)
    assert caught.value.hint == ""
    assert len(server.asked) == 1


async def test_redirects_keep_within_the_origin() -> None:
    async with wire(GOOD) as elsewhere:
        target = elsewhere.url.replace("127.0.0.1", "localhost")
        away = answer(302, b"", headers=f"Location: {target}/stolen\r\n")
        async with wire(away) as server:
            with pytest.raises(UnreadableAnswer, match="another address"):
                await ask(server.url)
    assert elsewhere.asked == []


async def test_a_redirect_within_the_origin_is_followed_for_reads_only() -> None:
    async with wire(answer(301, b"", headers="Location: /moved\r\n"), GOOD) as server:
        assert await ask(server.url) == {"data": []}
    assert server.asked[1].startswith("GET /moved ")
    async with wire(answer(307, b"", headers="Location: /moved\r\n"), GOOD) as server:
        with pytest.raises(UnreadableAnswer):
            await ask(server.url, "POST")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "location",
    [
        r"http:\\evil",
        r"\\evil\share",
        "http://[::1",
        "http://127.0.0.1:99999999/",
        "javascript:alert(1)",
        "http://user:password@127.0.0.1/",
        "",
        "//",
        "/\xff",
        "a" * 70_000,
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
async def test_a_strange_redirect_is_an_unreadable_answer(location: str) -> None:
    away = answer(302, b"", headers=f"Location: {location}\r\n")
    async with wire(away) as server:
        with pytest.raises(UnreadableAnswer) as caught:
            await ask(server.url)
    assert "evil" not in str(caught.value.as_dict())


def _squeezed(times: int, size: int) -> bytes:
    content = b" " * size
    for _ in range(times):
        content = gzip.compress(content)
    return content


async def test_a_squeezed_answer_is_read() -> None:
    body = gzip.compress(b'{"data": []}')
    async with wire(answer(200, body, headers="Content-Encoding: gzip\r\n")) as server:
        assert await ask(server.url) == {"data": []}
    assert "accept-encoding: gzip\r\n" in server.asked[0].lower()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", _squeezed(1, 20_000_000)),
        ("gzip, gzip", _squeezed(2, 20_000_000)),
        ("gzip, gzip", _squeezed(2, 10)),
        ("br", b"?"),
        ("gzip", b"not squeezed"),
        ("gzip", _squeezed(1, 1_000)[:-9]),
    ],
    ids=["bomb", "bomb-in-bomb", "twice", "unknown", "wrong", "cut-off"],
)
async def test_what_swells_or_cannot_be_unpacked_is_an_unreadable_answer(encoding: str, body: bytes) -> None:
    async with wire(answer(200, body, headers=f"Content-Encoding: {encoding}\r\n")) as server:
        tracemalloc.start()
        with pytest.raises(UnreadableAnswer):
            await ask(server.url, largest_answer=1_000_000)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 10_000_000


async def test_an_endless_answer_is_cut_short() -> None:
    async with wire(answer(200, b" " * 5000)) as server:
        with pytest.raises(UnreadableAnswer, match="can't be read"):
            await ask(server.url, largest_answer=1000)


async def test_an_empty_answer_to_a_delete_is_good() -> None:
    async with wire(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n") as server:
        assert await ask(server.url, "DELETE") is None


async def test_the_secret_shows_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    texts: list[str] = []
    async with wire(answer(401, errors("no")), answer(422, REFUSED), DROP) as server:
        http = client(server.url)
        texts += [repr(http), repr(http.__dict__["_options"])]
        async with http:
            for method in ("GET", "POST", "POST"):
                with pytest.raises(AdapterError) as caught:
                    await http.request(method, "/people?where[name]=Joan", json={})
                texts += [str(caught.value), repr(caught.value), str(caught.value.as_dict())]
    assert f"authorization: {SECRET.lower()}" in server.asked[0].lower()
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("openfaith")]
    assert ours
    assert not any("c2VjcmV0" in text for text in [*texts, caplog.text])
    assert not any("Joan" in text for text in ours)  # queries hold names


async def test_requests_are_counted_with_their_repetitions() -> None:
    async with wire(answer(500), GOOD) as server, client(server.url) as http:
        await http.request("GET", "/people")
        assert http.requests == 2


async def test_retries_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Standard output belongs to the command's JSON document."""
    async with wire(answer(500), answer(500), GOOD) as server:
        await ask(server.url)
    assert capfd.readouterr().out == ""


async def test_odd_rate_headers_stop_nothing() -> None:
    headers = "X-Limit: soon\r\nX-Period: -1\r\nX-Count: nan\r\n"
    async with wire(answer(200, {"data": []}, headers=headers)) as server:
        names = RateHeaders("X-Limit", "X-Period", "X-Count")
        async with client(server.url, rate_headers=names) as http:
            for _ in range(3):
                await http.request("GET", "/people")
    assert len(server.asked) == 3
