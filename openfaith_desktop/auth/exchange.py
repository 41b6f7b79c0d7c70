"""The three calls to a provider: a code becomes a pair, a pair becomes the next one, a pair is given back.

Over the shared HTTP module, so time-outs, certificates and errors are as everywhere. Secrets travel in the body of
a form, never in an address. Called by the token manager and by signing in. Sources: RFC 6749, 7009.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from openfaith_desktop.adapter.answers import HttpAnswer, named
from openfaith_desktop.adapter.http import HttpClient, HttpOptions
from openfaith_desktop.auth.oauth import Grant, Pair, Provider, failure
from openfaith_desktop.errors import OutcomeUnknown, ServerTrouble, UnreadableAnswer

SHORTEST_LIFE = 60.0
"""Seconds. One that says it ends sooner, or doesn't say, is taken to last an hour, as RFC 6749 has in mind."""


async def exchange(grant: Grant, *, clock: Callable[[], float] = time.time) -> Pair:
    """Return the pair for a grant. Raises `SignInFailed`, or why the provider can't be asked."""
    fields = {
        "grant_type": "authorization_code",
        "code": grant.code,
        "redirect_uri": grant.redirect_uri,
        "code_verifier": grant.verifier,
    }
    try:
        return await _pair(grant.provider, fields, None, clock)
    except OutcomeUnknown as error:
        # The code may be used up; asking with it again would look like a thief's try.
        raise failure("interrupted", grant.provider.title) from error


async def refresh(provider: Provider, pair: Pair, *, clock: Callable[[], float] = time.time) -> Pair:
    """Return the next pair; the old refresh token is dead from then on. Raises like `exchange`.

    After `ServerTrouble` or `Unreachable` it may be asked again with the same pair: it works, or says it was done.
    """
    fields = {"grant_type": "refresh_token", "refresh_token": pair.refresh}
    try:
        return await _pair(provider, fields, pair, clock)
    except OutcomeUnknown as error:
        raise named(
            ServerTrouble(f"{provider.title} didn't finish renewing the sign-in."), provider.title
        ) from error


async def revoke(provider: Provider, pair: Pair) -> None:
    """Give a pair back: it opens nothing any more. Raises what kept the provider from hearing it."""
    for token, kind in ((pair.refresh, "refresh_token"), (pair.access, "access_token")):
        answer = await _call(provider, provider.revoke_url, {"token": token, "token_type_hint": kind})
        if answer.status >= 400:
            raise failure(_error(answer.body), provider.title)


async def _pair(
    provider: Provider, fields: Mapping[str, str], before: Pair | None, clock: Callable[[], float]
) -> Pair:
    asked_at = clock()
    answer = await _call(provider, provider.token_url, fields)
    if answer.status >= 400:
        raise failure(_error(answer.body), provider.title)
    found = _fields(answer.body)
    access = _text(found.get("access_token"))
    refresh = _text(found.get("refresh_token")) or (before.refresh if before else "")
    if not access or str(found.get("token_type", "bearer")).lower() != "bearer":
        raise named(
            UnreadableAnswer(f"{provider.title}'s answer to the sign-in can't be read."), provider.title
        )
    scope = _text(found.get("scope"))
    scopes = tuple(scope.split()) if scope else (before.scopes if before else ())
    return Pair(access, refresh, asked_at + _life(found.get("expires_in")), scopes)


async def _call(provider: Provider, url: str, fields: Mapping[str, str]) -> HttpAnswer:
    client = {"client_id": provider.client.client_id}
    if provider.client.secret:
        client["client_secret"] = provider.client.secret
    path = url.removeprefix(provider.issuer)
    async with HttpClient(HttpOptions(provider.title, provider.issuer, None, attempts=3)) as http:
        return await http.form(path, {**fields, **client})


def _fields(body: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", body) if isinstance(body, dict) else {}


def _error(body: Any) -> str:
    return _text(_fields(body).get("error"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) and value.isprintable() else ""


def _life(value: Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return 3600.0
    return seconds if SHORTEST_LIFE <= seconds < 1e9 else 3600.0
