"""Credentials are asked at each request, and told when the system refuses them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from openfaith_desktop.adapter.credentials import FixedCredentials
from openfaith_desktop.adapter.pacing import RateHeaders
from openfaith_desktop.errors import SignInNeeded
from tests.adapter.wire import answer, client, wire

GOOD = answer(200, {"data": []})
REFUSED = answer(401, {"errors": [{"detail": "Error Code Hint: (BABOON)"}]})


@dataclass
class Renewed:
    """Says another word at each request; `renewable` times it has a new one after a refusal."""

    renewable: int = 0
    asked: int = 0
    refusals: list[tuple[str, str]] = field(default_factory=list)

    async def authorization(self) -> str:
        self.asked += 1
        return f"Bearer word-{self.asked}"

    async def refused(self, authorization: str, error: SignInNeeded) -> bool:
        self.refusals.append((authorization, error.hint))
        return len(self.refusals) <= self.renewable


def shown(asked: list[str]) -> list[str]:
    lines = [
        line for head in asked for line in head.split("\r\n") if line.lower().startswith("authorization")
    ]
    return [line.partition(": ")[2] for line in lines]


async def test_each_request_asks_anew() -> None:
    credentials = Renewed()
    async with wire(GOOD) as server, client(server.url, credentials) as http:
        for _ in range(3):
            await http.request("GET", "/people")
    assert shown(server.asked) == ["Bearer word-1", "Bearer word-2", "Bearer word-3"]


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_refused_request_is_made_again_with_new_credentials(method: str) -> None:
    credentials = Renewed(renewable=1)
    async with wire(REFUSED, GOOD) as server, client(server.url, credentials) as http:
        got = await http.request(method, "/people", json=None if method == "GET" else {"data": {}})
    assert got.status == 200
    assert credentials.refusals == [("Bearer word-1", "BABOON")]
    assert shown(server.asked) == ["Bearer word-1", "Bearer word-2"]


async def test_it_is_made_again_once_only() -> None:
    credentials = Renewed(renewable=99)
    async with wire(REFUSED) as server, client(server.url, credentials) as http:
        with pytest.raises(SignInNeeded):
            await http.request("GET", "/people")
    assert len(server.asked) == 2


async def test_what_never_changes_is_not_shown_twice() -> None:
    async with wire(REFUSED) as server, client(server.url, FixedCredentials("Basic x")) as http:
        with pytest.raises(SignInNeeded):
            await http.request("GET", "/people")
    assert len(server.asked) == 1


async def test_nobody_is_named_where_nobody_needs_to_be() -> None:
    async with wire(GOOD) as server, client(server.url, None) as http:
        await http.request("GET", "/people")
    assert shown(server.asked) == []


async def test_what_cannot_be_shown_sends_nothing_and_holds_up_nobody() -> None:
    class Gone(Renewed):
        async def authorization(self) -> str:
            if self.asked == 0:
                await super().authorization()
                raise SignInNeeded()
            return await super().authorization()

    rates = RateHeaders("X-Limit", "X-Period", "X-Count")
    async with wire(GOOD) as server, client(server.url, Gone(), rate_headers=rates) as http:
        with pytest.raises(SignInNeeded):
            await http.request("GET", "/people")
        assert (server.asked, http.requests) == ([], 0)
        await http.request("GET", "/people")  # the pacer's first place was given back
    assert len(server.asked) == 1


def test_fixed_credentials_show_nothing_in_a_log() -> None:
    assert "c2VjcmV0" not in repr(FixedCredentials("Basic c2VjcmV0"))
