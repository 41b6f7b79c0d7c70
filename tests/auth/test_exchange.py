"""A code becomes a pair, a pair the next one, and is given back; every odd answer has its words."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.auth.exchange import exchange, refresh, revoke
from openfaith_desktop.auth.oauth import Attempt, Client, Grant, Pair
from openfaith_desktop.errors import (
    AdapterError,
    ServerTrouble,
    SignInFailed,
    Unreachable,
    UnreadableAnswer,
)
from openfaith_planning_center.simulator import RunningSimulator
from tests.adapter.wire import DROP, answer, wire
from tests.auth.conftest import HOME, NOON, Clock, known_at
from tests.person import Person

PAIR = Pair("old-access", "old-refresh", NOON, ("people",))
GOOD: dict[str, Any] = {
    "access_token": "a",
    "refresh_token": "r",
    "expires_in": 7200,
    "scope": "people groups",
}


async def test_a_pair_is_made_renewed_and_given_back(
    there: RunningSimulator, attempt: Attempt, person: Person, clock: Clock
) -> None:
    first = await exchange(attempt.receive(person.sign_in(attempt.url)), clock=clock)
    assert (first.expires_at, first.scopes) == (NOON + 7200, ("people",))
    clock.now += 7000
    second = await refresh(attempt.provider, first, clock=clock)
    assert second.expires_at == NOON + 14_200
    assert {first.access, first.refresh}.isdisjoint({second.access, second.refresh})
    with pytest.raises(SignInFailed) as caught:
        await refresh(attempt.provider, first)
    assert caught.value.reason == "invalid_grant"
    await revoke(attempt.provider, second)
    with pytest.raises(SignInFailed):
        await refresh(attempt.provider, second)


@pytest.mark.parametrize("status", [400, 401])
async def test_both_ways_of_saying_no_mean_no(there: RunningSimulator, status: int) -> None:
    there.set_options(invalid_grant_status=status)
    with pytest.raises(SignInFailed) as caught:
        await refresh(known_at(there.url), PAIR)
    assert caught.value.reason == "invalid_grant"


async def test_an_application_with_a_secret_says_it(there: RunningSimulator, person: Person) -> None:
    there.set_options(client_secret="between us")
    known = known_at(there.url, Client("openfaith-desktop", "between us"))
    attempt = Attempt(known, ["people"], HOME)
    pair = await exchange(attempt.receive(person.sign_in(attempt.url)))
    assert (await refresh(known, pair)).access
    with pytest.raises(SignInFailed) as caught:
        await refresh(known_at(there.url), pair)
    assert caught.value.reason == "invalid_client"


@pytest.mark.parametrize(
    ("reply", "kind", "expected"),
    [
        (answer(200, GOOD | {"access_token": None}), UnreadableAnswer, ""),
        (answer(200, GOOD | {"access_token": "a\nb"}), UnreadableAnswer, ""),
        (answer(200, GOOD | {"token_type": "mac"}), UnreadableAnswer, ""),
        (answer(200, [1]), UnreadableAnswer, ""),
        (answer(200, b"<html>Welcome to our guest network</html>", kind="text/html"), UnreadableAnswer, ""),
        (answer(302, b"", headers="Location: https://evil.test/\r\n"), UnreadableAnswer, ""),
        (answer(400, {"error": "invalid_client"}), SignInFailed, "invalid_client"),
        (answer(403, {"error": ["odd"]}), SignInFailed, "other"),
        (answer(400, [1]), SignInFailed, "other"),
        (answer(503, b"later"), ServerTrouble, ""),
    ],
)
async def test_every_odd_answer_has_its_error(reply: bytes, kind: type[AdapterError], expected: str) -> None:
    async with wire(reply) as server:
        known = known_at(server.url)
        for call in (refresh(known, PAIR), exchange(Grant(known, "c", "v", HOME))):
            with pytest.raises(kind) as caught:
                await call
            assert getattr(caught.value, "reason", "") == expected
            assert "old-refresh" not in str(caught.value.as_dict())
    assert len(server.asked) == 2  # none of it is worth asking twice at once
    assert not any("authorization:" in head.lower() for head in server.asked)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [(7200, 7200), ("900", 900), (None, 3600), ("soon", 3600), (-1, 3600), (1e300, 3600), ([1], 3600)],
)
async def test_how_long_it_lasts_is_taken_with_care(said: object, seconds: float, clock: Clock) -> None:
    async with wire(answer(200, GOOD | {"expires_in": said})) as server:
        pair = await refresh(known_at(server.url), PAIR, clock=clock)
    assert (pair.expires_at, pair.scopes) == (NOON + seconds, ("people", "groups"))


async def test_what_the_answer_leaves_out_stays_as_it_was() -> None:
    """A system that doesn't rotate sends no new refresh token."""
    async with wire(answer(200, {"access_token": "a"})) as server:
        pair = await refresh(known_at(server.url), PAIR)
    assert (pair.access, pair.refresh, pair.scopes) == ("a", "old-refresh", ("people",))


async def test_a_code_is_sent_once_even_if_nobody_answers() -> None:
    async with wire(DROP) as server:
        known = known_at(server.url)
        with pytest.raises(SignInFailed) as caught:
            await exchange(Grant(known, "c", "v", HOME))
        assert (caught.value.reason, len(server.asked)) == ("interrupted", 1)
        with pytest.raises(ServerTrouble):
            await refresh(known, PAIR)
    with pytest.raises(Unreachable):
        await refresh(known, PAIR)


async def test_a_busy_server_is_asked_again() -> None:
    async with wire(answer(429, b"", headers="Retry-After: 0\r\n"), answer(200, GOOD)) as server:
        assert (await refresh(known_at(server.url), PAIR)).access == "a"
    assert len(server.asked) == 2
