"""The attacks on signing in that RFC 9700 and RFC 8252 name, each tried against the whole of it: nobody gets in, nothing leaks.

What a page may lead to inside the window's browser is tried in `tests/ui/signin`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from pytest_httpserver import HTTPServer

from openfaith_desktop.application import connections, disconnecting, signing_in
from openfaith_desktop.auth import exchange, loopback, names, tokens
from openfaith_desktop.auth.loopback import Listener
from openfaith_desktop.auth.oauth import Client, Grant
from openfaith_desktop.errors import (
    AdapterError,
    CertificateRefused,
    InvalidValue,
    SignInFailed,
    UnreadableAnswer,
)
from openfaith_planning_center.simulator import Options, generate_church, start_simulator
from tests.auth.conftest import HOME, known_at
from tests.auth.place import SYSTEM, Place, place
from tests.certificate import self_signed_context
from tests.person import Person

__all__ = ["place"]


async def visit(url: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as browser:
        return await browser.get(url)


def asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def token_calls(place: Place) -> int:
    return sum(place.there.sign_ins.values())


async def walked(url: str) -> str:
    """Return where a person's browser is sent back to."""
    with Person() as person:
        return await asyncio.to_thread(person.sign_in, url)


async def refused(place: Place, proof: Grant) -> str:
    with pytest.raises(SignInFailed) as caught:
        await connections.connect(place.app, SYSTEM, "hope", "full", proof, place.there.url)
    assert place.app.connections() == []
    assert place.app.vault.get(names.pair("hope")) is None
    return caught.value.reason


# --- forged answers -------------------------------------------------------------------------------


async def test_an_answer_with_another_state_is_ignored(place: Place) -> None:
    """RFC 9700, 4.7: a page elsewhere sends the victim's browser here with an answer of its own."""
    async with await place.begin() as begun:
        uri = begun.attempt.redirect_uri
        for state in (
            {},
            {"state": ""},
            {"state": "guess"},
            {"state": asked(begun.attempt.url)["state"][:-1]},
        ):
            page = await visit(f"{uri}?{urlencode({'code': 'of the attacker', **state})}")
            assert (page.status_code, begun.attempt.is_over) == (400, False)
        assert token_calls(place) == 0
        grant = await place.grant(begun)  # the right one still counts
    await connections.connect(place.app, SYSTEM, "hope", "full", grant, place.there.url)


async def test_somebody_elses_code_makes_nothing(place: Place) -> None:
    """RFC 9700, 4.5: even with the state known, a code is bound to the program that asked for it (PKCE)."""
    async with await place.begin() as theirs:
        code = asked(await walked(theirs.attempt.url))["code"]
    async with await place.begin() as ours:
        state = asked(ours.attempt.url)["state"]
        url = f"{ours.attempt.redirect_uri}?{urlencode({'code': code, 'state': state})}"
        grant, _ = await asyncio.gather(ours.answer(), visit(url))
    assert await refused(place, grant) == "invalid_grant"
    assert place.there.simulator.authorization.tokens == []


async def test_a_server_that_forgets_pkce_gets_no_way_around_it(place: Place) -> None:
    """RFC 9700, 4.8: the attacker strips the challenge on the way; the server then wants no verifier."""
    place.there.set_options(pkce_required=False)
    async with await place.begin() as begun:
        assert asked(begun.attempt.url)["code_challenge_method"] == "S256"
        plain = {k: v for k, v in asked(begun.attempt.url).items() if not k.startswith("code_challenge")}
        stripped = f"{begun.attempt.url.partition('?')[0]}?{urlencode(plain | {'state': 'of the attacker'})}"
        code = asked(await walked(stripped))["code"]
        assert (
            await visit(f"{begun.attempt.redirect_uri}?code={code}&state=of+the+attacker")
        ).status_code == 400
        assert not begun.attempt.is_over


async def test_two_systems_are_not_mixed_up(place: Place) -> None:
    """RFC 9700, 4.4: another server's answer, or ours sent to another server."""
    async with await place.begin() as begun:
        uri, state = begun.attempt.redirect_uri, asked(begun.attempt.url)["state"]
        other = uri.replace(SYSTEM, "other-system")  # each system has a place of its own
        assert (await visit(f"{other}?code=x&state={state}")).status_code == 404
        assert not begun.attempt.is_over
        waiting = asyncio.create_task(begun.answer())
        await visit(f"{uri}?code=x&state={state}&iss=https%3A%2F%2Fevil.test")
        with pytest.raises(SignInFailed) as caught:
            await waiting
    assert caught.value.reason == "wrong_issuer"
    grant = await place.proof()
    with start_simulator(generate_church(3, 8), Options(rate_limit=None)) as evil:
        for change in ({"issuer": evil.url}, {"token_url": f"{evil.url}/oauth/token"}):
            mixed = replace(grant, provider=replace(grant.provider, **change))
            assert await refused(place, mixed) == "wrong_issuer"
        assert evil.requests == []


# --- being led elsewhere --------------------------------------------------------------------------


async def test_the_listener_leads_nobody_anywhere(place: Place) -> None:
    """RFC 9700, 4.11: whatever an address asks for, nobody is sent on, and nothing of it is shown."""
    evil = "https://evil.test/<script>alert(1)</script>"
    async with await place.begin() as begun:
        root, state = (
            begun.attempt.redirect_uri.removesuffix(f"/{SYSTEM}/signed-in"),
            asked(begun.attempt.url)["state"],
        )
        more = urlencode({"next": evil, "redirect_uri": evil, "error_description": evil, "error_uri": evil})
        for url in (
            f"{root}//evil.test",
            f"{root}/?{more}",
            f"{begun.attempt.redirect_uri}?{more}&state={state}&error=odd",
        ):
            page = await visit(url)
            assert not page.is_redirect
            assert "location" not in page.headers
            assert "evil.test" not in page.text
            assert "script-src" not in page.headers["content-security-policy"]
            assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_secret_follows_a_redirect(status: int) -> None:
    """RFC 9700, 4.12: a token endpoint that sends the form on to another place, where the code would be read."""
    with HTTPServer() as evil, HTTPServer() as server:
        evil.expect_request("/oauth/token").respond_with_json({"access_token": "a", "refresh_token": "r"})
        there = {"Location": evil.url_for("/oauth/token")}
        server.expect_request("/oauth/token").respond_with_data("", status, there)
        grant = Grant(known_at(server.url_for("").rstrip("/")), "code", "verifier", HOME)
        with pytest.raises(UnreadableAnswer):
            await exchange.exchange(grant)
        assert (len(server.log), len(evil.log)) == (1, 0)


TRICKS = (
    "https://api.planningcenteronline.com@evil.test",
    "https://api.planningcenteronline.com:443@evil.test",
    "https://api.planningcenteronline.com%40evil.test@evil.test",
    "https://evil.test\\@api.planningcenteronline.com",
    "https://api.planningcenteronline.com\t.evil.test",
    "https://аpi.planningcenteronline.com",  # the first letter is Cyrillic
)


@pytest.mark.parametrize("address", TRICKS)
async def test_an_address_that_looks_like_the_right_one_is_refused(place: Place, address: str) -> None:
    """RFC 9700, 4.1: what stands before an @ is a sign-in, not a server; and relatives of that trick."""
    with pytest.raises(InvalidValue):
        await signing_in.begin(place.app, SYSTEM, base_url=address, client=Client("ours"))
    with pytest.raises(InvalidValue):
        await connections.connect(place.app, SYSTEM, "hope", "full", "demo:demo", address)
    async with await Listener.open(SYSTEM, "Planning Center"):  # nothing was left listening
        pass


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1:{port}@evil.test/planning-center/signed-in",
        "http://127.0.0.1.evil.test:{port}/planning-center/signed-in",
        "http://evil.test/planning-center/signed-in?http://127.0.0.1:{port}/planning-center/signed-in",
        "https://127.0.0.1:{port}/planning-center/signed-in",
        "http://localhost:{port}/planning-center/signed-in",
        "http://127.0.0.1:{port}/planning-center/signed-in/../signed-in",
        "http://127.0.0.1:{port}/planning-center%2Fsigned-in",
        "http://127.0.0.1:{port}/Planning-Center/signed-in",
    ],
)
async def test_an_answer_at_a_place_that_looks_like_ours_is_none(place: Place, where: str) -> None:
    """RFC 9700, 4.1.3: addresses are compared letter for letter, on both sides."""
    async with await place.begin() as begun:
        state = asked(begun.attempt.url)["state"]
        address = where.format(port=begun.port)
        url = f"{address}{'&' if '?' in address else '?'}code=x&state={state}"
        assert not begun.attempt.is_answer(url)
        with pytest.raises(SignInFailed) as caught:
            begun.attempt.receive(url)
        assert (caught.value.reason, begun.attempt.is_over) == ("elsewhere", False)
        moved = begun.attempt.url.replace(
            urlencode({"redirect_uri": begun.attempt.redirect_uri}), urlencode({"redirect_uri": address})
        )
        assert moved != begun.attempt.url
        assert (await visit(moved)).status_code == 400


# --- reading along --------------------------------------------------------------------------------


async def test_nothing_goes_unencrypted(place: Place) -> None:
    """RFC 9700, 2.6: neither the pages nor the calls; only a pretend church on this computer may."""
    for address in (
        "http://api.planningcenteronline.com",
        "http://127.0.0.1.evil.test",
        "ftp://api.example.org",
    ):
        with pytest.raises(InvalidValue):
            await signing_in.begin(place.app, SYSTEM, base_url=address, client=Client("ours"))
        with pytest.raises(InvalidValue):
            await connections.connect(place.app, SYSTEM, "hope", "full", "demo:demo", address)
    async with await signing_in.begin(place.app, SYSTEM, client=Client("ours")) as begun:
        there = begun.attempt.provider
        assert all(
            url.startswith("https://") for url in (there.authorize_url, there.token_url, there.revoke_url)
        )


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[HTTPServer]:
    """A server with a certificate that it made for itself."""
    with HTTPServer("127.0.0.1", ssl_context=self_signed_context(tmp_path)) as server:
        yield server


async def test_a_server_that_cant_prove_who_it_is_gets_no_secret(self_signed: HTTPServer) -> None:
    there = known_at(self_signed.url_for("").rstrip("/"))
    pair = tokens.Pair("access", "refresh", 0.0, ())
    for call in (
        exchange.exchange(Grant(there, "code", "verifier", HOME)),
        exchange.refresh(there, pair),
        exchange.revoke(there, pair),
    ):
        with pytest.raises(CertificateRefused):
            await call
    assert self_signed.log == []


# --- once more ------------------------------------------------------------------------------------


async def test_an_answer_works_once(place: Place) -> None:
    """RFC 9700, 4.2: an address from the browser's history is opened again."""
    async with await place.begin() as begun:
        url = await walked(begun.attempt.url)
        first, _ = await asyncio.gather(begun.answer(), visit(url))
        assert "finished before" in (await visit(url)).text
        with pytest.raises(SignInFailed) as caught:
            begun.attempt.receive(url)
        assert caught.value.reason == "used"
    with pytest.raises(httpx.ConnectError):
        await visit(url)
    await connections.connect(place.app, SYSTEM, "hope", "full", first, place.there.url)


async def test_a_code_works_once_and_a_thief_ends_what_came_of_it(place: Place) -> None:
    """RFC 6749, 4.1.2: whoever uses it second gets nothing, and the first one has to sign in again."""
    grant = await place.proof()
    pair = await exchange.exchange(grant)
    assert place.opens(pair.access)
    assert await refused(place, grant) == "invalid_grant"
    assert not place.opens(pair.access)


async def test_a_refresh_token_works_once(place: Place) -> None:
    """RFC 9700, 4.14."""
    grant = await place.proof()
    pair = await exchange.exchange(grant)
    await exchange.refresh(grant.provider, pair)
    with pytest.raises(SignInFailed) as caught:
        await exchange.refresh(grant.provider, pair)
    assert caught.value.reason == "invalid_grant"


async def test_what_was_given_back_opens_nothing(place: Place) -> None:
    """Replay after revoke: of the access token, of the refresh token, of the code."""
    grant = await place.proof()
    await connections.connect(place.app, SYSTEM, "hope", "full", grant, place.there.url)
    pair, client = tokens.load(place.app.vault.get(names.pair("hope")) or "")
    assert place.opens(pair.access)
    keeper = place.app.sign_in(place.app.connection("hope"))
    await keeper.authorization()
    await asyncio.to_thread(disconnecting.disconnect, place.app, "hope")
    assert not place.opens(pair.access)
    for again in (exchange.refresh(known_at(place.there.url, client), pair), exchange.exchange(grant)):
        with pytest.raises(SignInFailed) as caught:
            await again
        assert caught.value.reason == "invalid_grant"
    with pytest.raises(AdapterError):
        await keeper.authorization()  # whoever still holds it, in this program


def test_every_system_waits_at_places_of_its_own() -> None:
    ours, others = loopback.redirect_uris(SYSTEM), loopback.redirect_uris("other")
    assert set(ours).isdisjoint(others)
