"""Signing in to a system, the first time and again: beginning it, trying what came of it, keeping it, giving it back.

Signing in has two ways: a browser, whose end is a `Grant`, and a personal access token, which is text. Both are a *proof*.
`check` tries a proof and finds out whose it is, keeping nothing; `connections.connect` and `sign_in_again` keep it.

>>> async with await begin(app, "planning-center") as begun:
...     show(begun.attempt.url)                    # in the person's own browser; or in the window's, by `begun.pages`
...     grant = await begun.answer()
>>> await connections.connect(app, "planning-center", "hope", "external", grant)

Called by the window, the command line, and by what connects and disconnects. Attempts, the vault and renewing are
`auth/`'s; no secret goes anywhere but there.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from openfaith_desktop import settings
from openfaith_desktop.adapter import addresses
from openfaith_desktop.adapter.answers import named
from openfaith_desktop.adapter.contract import Account, BrowserSignIn, Credentials, SessionSettings
from openfaith_desktop.adapter.credentials import FixedCredentials
from openfaith_desktop.adapter.discovery import adapter, title_of
from openfaith_desktop.application import Application, documents
from openfaith_desktop.application.shapes.connections import ConnectionDocument
from openfaith_desktop.auth import clients, exchange, names, oauth, tokens
from openfaith_desktop.auth.loopback import Listener
from openfaith_desktop.auth.oauth import Attempt, Client, Grant, Pair, failure
from openfaith_desktop.auth.pages import Pages
from openfaith_desktop.errors import OpenFaithError, SignInFailed, UsageError
from openfaith_desktop.store import connections as stored
from openfaith_desktop.store.clock import as_text
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import scope

log = logging.getLogger(__name__)


# --- beginning -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Begun:
    """One attempt to sign in with a browser, and all that a face needs for it. Close it in any case.

    `attempt.url` is where the browser begins; `pages` are those the window's own browser may show. The person's own
    browser brings its answer by itself: `answer` waits for it. The window's own gives it to `attempt.receive`.
    """

    system: str
    attempt: Attempt
    pages: Pages
    _listener: Listener

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def port(self) -> int:
        """Where on this computer the answer is waited for."""
        return urlsplit(self.attempt.redirect_uri).port or 0

    async def answer(self) -> Grant:
        """Return what the person's own browser brings. Raises `SignInFailed`, for instance when its time is over."""
        return await self._listener.answer()

    async def close(self) -> None:
        """End the attempt: nothing listens any more, and no answer is taken. May be called again."""
        await self._listener.close()


async def begin(
    app: Application,
    system: str,
    *,
    base_url: str | None = None,
    chosen: Sequence[str] = (),
    client: Client | None = None,
) -> Begun:
    """Begin to sign in with a browser.

    `chosen`: the listings to bring in, the usual ones when empty; only what they need is asked for. `client`: what a person has just
    given, otherwise the one that is set. Raises `SignInFailed`: `no_client` when OpenFaith isn't registered there yet,
    `no_port` when this computer can't wait for an answer; `UsageError` where nobody signs in with a browser.
    """
    found = adapter(system)
    browser = _browser(system)
    listings, _ = scope.in_scope(found, chosen)
    scopes = sorted({browser.scopes[one.name] for one in listings if one.name in browser.scopes})
    if client is None:
        client_id = registered(app, system, base_url)
        if client_id is None:
            raise failure("no_client", found.title)
        client = Client(client_id)
    else:
        client = Client(clients.checked(client.client_id), client.secret)
    there = oauth.provider(found.title, browser, base_url or browser.base_url, client)
    listener = await Listener.open(system, found.title)
    listener.attempt = Attempt(there, scopes, listener.redirect_uri)
    return Begun(system, listener.attempt, Pages(there.issuer, browser.hosts), listener)


async def begin_again(app: Application, name: str, *, client: Client | None = None) -> Begun:
    """Begin to sign in once more for a connection, as the application it signed in with before. Raises like `begin`."""
    info = app.connection(name)
    if client is None:
        kept = await asyncio.to_thread(_kept_pair, app, info)
        client = kept[1] if kept else None
    return await begin(app, info.adapter, base_url=info.base_url, chosen=info.scope, client=client)


def registered(app: Application, system: str, base_url: str | None = None) -> str | None:
    """Return the client id by which a system knows OpenFaith; None: it must be registered there first."""
    return clients.known(system, _browser(system), base_url, app.settings.client_ids)


def register(app: Application, system: str, client_id: str) -> None:
    """Keep the client id of the application that a church has registered. Raises `InvalidValue` or `UsageError`."""
    _browser(system)
    settings.put_client_id(app.folder, system, clients.checked(client_id))
    app.reread_settings()


def _browser(system: str) -> BrowserSignIn:
    found = adapter(system)
    if found.sign_in.browser is None:
        raise UsageError(
            f"Nobody signs in to {found.title} with a browser.",
            what_to_do="Use a personal access token.",
        )
    return found.sign_in.browser


# --- what came of it -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A proof that was tried and found good, and whose it is. It is kept nowhere yet.

    `secret` is what the vault will hold; `pair` is there for a sign-in with a browser.
    """

    system: str
    base_url: str | None
    account: Account
    secret: str = field(repr=False)
    pair: Pair | None = field(default=None, repr=False)
    client: Client | None = field(default=None, repr=False)

    @property
    def kind(self) -> str:
        """Which way it was: `stored.TOKEN` or `stored.BROWSER`."""
        return stored.TOKEN if self.pair is None else stored.BROWSER


Proof = str | Grant | SignedIn
"""A personal access token as it was typed, what a browser brought, or either after `check`."""


async def check(app: Application, system: str, proof: Proof, base_url: str | None = None) -> SignedIn:
    """Try a proof and return whose it is; nothing is kept. Whoever doesn't keep it then calls `forget`.

    Raises `InvalidValue` for a token that is none, `SignInFailed`, `SignInNeeded` when the system doesn't accept it,
    `VaultError` when there is no place to keep it, or why the system can't be asked.
    """
    found = adapter(system)
    if base_url:
        base_url = addresses.checked(base_url, "https://api.example.org")
    # A code works once: it isn't used up before there is a place for what it gives.
    await asyncio.to_thread(lambda: app.vault)
    if isinstance(proof, SignedIn):
        if (proof.system, proof.base_url) != (system, base_url):
            raise failure("wrong_issuer", found.title)
        return proof
    if isinstance(proof, str):
        typed = proof.strip()
        account = await _account(system, found.read_token(typed), base_url)
        return SignedIn(system, base_url, account, typed)
    expected = oauth.provider(
        found.title, _browser(system), base_url or _browser(system).base_url, proof.provider.client
    )
    if proof.provider != expected:
        raise failure("wrong_issuer", found.title)
    pair = await exchange.exchange(proof)
    client = proof.provider.client
    try:
        account = await _account(system, FixedCredentials(f"Bearer {pair.access}"), base_url)
    except BaseException:
        await _give_back(proof.provider, pair)
        raise
    return SignedIn(system, base_url, account, tokens.dump(pair, client), pair, client)


async def forget(signed: SignedIn) -> None:
    """Give back a sign-in that isn't kept: the system shall not go on letting in what nobody has."""
    if signed.pair is None or signed.client is None:
        return
    browser = _browser(signed.system)
    title = adapter(signed.system).title
    there = oauth.provider(title, browser, signed.base_url or browser.base_url, signed.client)
    await _give_back(there, signed.pair)


async def _account(system: str, credentials: Credentials, base_url: str | None) -> Account:
    async with adapter(system).session(credentials, SessionSettings(base_url)) as session:
        return await session.account()


async def _give_back(there: oauth.Provider, pair: Pair) -> None:
    try:
        await exchange.revoke(there, pair)
    except OpenFaithError as error:  # it ends by itself
        log.info("a sign-in could not be given back: %s", type(error).__name__)


# --- keeping ---------------------------------------------------------------------------------------


def keep(app: Application, name: str, signed: SignedIn) -> None:
    """Put a new connection's sign-in into the vault. Blocks; raises `VaultError`."""
    name_of = names.token if signed.pair is None else names.pair
    app.vault.put(name_of(name), signed.secret)


def note(db: Any, connection_id: int, signed: SignedIn) -> None:
    """Write down what is known of a connection's sign-in: who, what for, how long. Never the secret."""
    pair = signed.pair
    stored.set_token(
        db,
        connection_id,
        signed.kind,
        signed.account.person_name,
        pair.scopes if pair else [],
        as_text(pair.expires_at) if pair else None,
    )


async def sign_in_again(app: Application, name: str, proof: Proof) -> ConnectionDocument:
    """Give a connection another sign-in; it keeps its links, its waiting edits and its questions.

    Another person of the same church is welcome, and another way to sign in. Returns the connection's document. Raises
    `SignInFailed` (`other_church`) for an account of another church, and what `check` raises; then the sign-in before
    is still the one that holds.
    """
    info = app.connection(name)
    signed = await check(app, info.adapter, proof, info.base_url)
    try:
        before, now = info.account, signed.account
        church = before.get("organization_id")
        if church and church != now.organization_id:
            raise _other_church(title_of(info.adapter), before, now)
        await asyncio.to_thread(_replace, app, info, signed)
    except BaseException:
        await forget(signed)
        raise
    return documents.connection(app.connection(name))


def _replace(app: Application, info: ConnectionInfo, signed: SignedIn) -> None:
    token, pair = names.token(info.name), names.pair(info.name)
    if signed.pair is not None and signed.client is not None:
        app.sign_in(info).keep(signed.pair, signed.client)
    else:
        app.vault.put(token, signed.secret)

    def work(db: Any) -> None:
        note(db, info.id, signed)
        stored.set_account(db, info.id, asdict(signed.account))

    app.store.write(work)
    # What is left of the other way opens the church just as well, so it goes.
    with contextlib.suppress(OpenFaithError):
        app.vault.delete(token if signed.pair is not None else pair)


def end(app: Application, info: ConnectionInfo) -> bool:
    """Give a connection's sign-in back and forget it; return whether the system heard it. Blocks; may be called anywhere."""
    with ThreadPoolExecutor(1) as thread:  # of its own: there may be a loop in this one
        try:
            thread.submit(asyncio.run, app.sign_in(info).revoke()).result()
        except OpenFaithError as error:
            log.info("a sign-in could not be given back: %s", type(error).__name__)
            return False
    return True


def _other_church(system: str, before: dict[str, Any], now: Account) -> SignInFailed:
    ours = before.get("organization_name") or "this church"
    return named(
        SignInFailed(
            f"That account belongs to {now.organization_name}, not to {ours}.",
            reason="other_church",
            what_it_means="Two churches must not be mixed, so the sign-in was not kept. Nothing was changed.",
            what_to_do=f"Sign in with an account of {ours}. To add {now.organization_name}, connect it by itself.",
        ),
        system,
    )


def _kept_pair(app: Application, info: ConnectionInfo) -> tuple[Pair, Client] | None:
    secret = app.vault.get(names.pair(info.name))
    with contextlib.suppress(ValueError):
        return tokens.load(secret) if secret is not None else None
    return None
