"""The token manager: keeps one connection's sign-in good for months, by renewing it before it ends.

A refresh token works once. So one renewal is under way at a time, whoever asks: tasks and threads of this program
wait for the same one, other programs for a lock, and whoever comes second finds the new pair in the vault. The new
pair is kept before it is used. A renewal that has begun is finished whatever becomes of the task that wanted it; it
runs in a thread of its own.

Called through `Credentials` at each request. Built by the application, which hears what became of the sign-in.
Sources: RFC 6749, 9700; `docs/signing-in.md`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

import orjson
from filelock import FileLock, Timeout

from openfaith_desktop.adapter.answers import named
from openfaith_desktop.auth import exchange
from openfaith_desktop.auth.oauth import Client, Pair, Provider, failure
from openfaith_desktop.auth.vault import Vault
from openfaith_desktop.errors import AdapterError, SignInFailed, SignInNeeded, Unreachable

AHEAD = 120.0
"""Seconds before its end that an access token is renewed: longer than a request may take to arrive."""

RETRY_AFTER = 30.0
"""Seconds to use an access token further when renewing it ahead of its end didn't work."""

WAIT = 120.0
"""Seconds to wait for another program's renewal."""

_ENDED = ("invalid_grant", "invalid_client", "unauthorized_client", "access_denied")

log = logging.getLogger(__name__)


def dump(pair: Pair, client: Client) -> str:
    """Return what is kept of a sign-in in the vault, as JSON text. A pair is good only for its client."""
    return orjson.dumps(
        {
            "access": pair.access,
            "refresh": pair.refresh,
            "expires_at": pair.expires_at,
            "scopes": pair.scopes,
            "client_id": client.client_id,
            "client_secret": client.secret,
        }
    ).decode()


def load(secret: str) -> tuple[Pair, Client]:
    """Return what `dump` kept. Raises `ValueError` for anything else."""
    try:
        found = cast("dict[str, Any]", orjson.loads(secret))
        pair = Pair(
            str(found["access"]), str(found["refresh"]), float(found["expires_at"]), tuple(found["scopes"])
        )
        return pair, Client(str(found["client_id"]), found["client_secret"])
    except (KeyError, TypeError) as error:
        raise ValueError("no sign-in") from error


class TokenManager:
    """One connection's sign-in; its `Credentials`. Safe from any thread and any event loop."""

    def __init__(
        self,
        name: str,
        vault: Vault,
        lock: Path,
        make_provider: Callable[[Client], Provider],
        *,
        renewed: Callable[[Pair], None] = lambda pair: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Keep the sign-in that `vault` holds as `name`. `lock`: a file that every program locks to renew it.

        `renewed` is called, in the renewal's thread, after a new pair is kept.
        """
        self._name = name
        self._vault = vault
        self._lock = lock
        self._make_provider = make_provider
        self._renewed = renewed
        self._clock = clock
        self._guard = threading.Lock()
        self._pair: Pair | None = None
        self._unkept: tuple[Pair, Client] | None = None
        self._not_before = 0.0
        self._running: Future[Pair] | None = None

    async def authorization(self) -> str:
        """Return the Authorization header's value, renewed if its end is near.

        Raises `SignInNeeded` when only a person can help, `Unreachable` when it can't be renewed for now.
        """
        pair = self._pair
        if pair is None or self._is_due(pair):
            pair = await self._renewal(None)
        return f"Bearer {pair.access}"

    async def refused(self, authorization: str, error: SignInNeeded) -> bool:
        """Renew what the system refused, if that may help; return whether it was renewed.

        Raises like `authorization`.
        """
        if not error.renewable:
            return False
        access = authorization.removeprefix("Bearer ")
        pair = self._pair
        if pair is None or pair.access == access:
            pair = await self._renewal(access)
        return pair.access != access

    def keep(self, pair: Pair, client: Client) -> None:
        """Keep another sign-in from now on: a person signed in anew. Blocks.

        Raises `VaultError`, or `Unreachable` while another program takes long to renew the one before.
        """
        with self._alone():  # or a renewal that is under way would put its own over it
            self._vault.put(self._name, dump(pair, client))
            self.forget()

    def use(self, vault: Vault) -> None:
        """Read and keep the sign-in in another vault from now on: it was moved there."""
        self._vault = vault

    def forget(self) -> None:
        """Read the sign-in from the vault again before its next use: a person signed in anew."""
        with self._guard:
            self._pair = self._unkept = None
            self._not_before = 0.0

    async def revoke(self) -> None:
        """Give the sign-in back to the system and forget it. Raises why the system couldn't be told."""
        secret = await asyncio.to_thread(self._vault.get, self._name)
        try:
            if secret is not None:
                pair, client = load(secret)
                await exchange.revoke(self._make_provider(client), pair)
        finally:
            await asyncio.to_thread(self._vault.delete, self._name)
            self.forget()

    # --- one renewal at a time ---------------------------------------------------------------------

    def _is_due(self, pair: Pair) -> bool:
        now = self._clock()
        return pair.expires_at - now <= AHEAD and (now >= self._not_before or pair.expires_at <= now)

    async def _renewal(self, refused: str | None) -> Pair:
        """Return a good pair, from the renewal that is under way or a new one."""
        with self._guard:
            running = self._running
            if running is None:
                running = self._running = Future()
                # No daemon: the program doesn't end between the answer and its keeping.
                threading.Thread(
                    target=self._run, args=(running, refused), name="openfaith-renewal", daemon=False
                ).start()
        return await _waited(running)

    def _run(self, running: Future[Pair], refused: str | None) -> None:
        try:
            pair = self._renew(refused)
        except BaseException as error:  # whoever waits is told, whatever it is
            with self._guard:
                self._running = None
            running.set_exception(error)
        else:
            with self._guard:
                self._pair, self._running = pair, None
            running.set_result(pair)

    def _renew(self, refused: str | None) -> Pair:
        """Return the pair in the vault, or a new one where that is refused or near its end."""
        with self._alone():
            pair, client = self._kept()
            if pair.access != refused and not self._is_due(pair):
                return pair
            provider = self._make_provider(client)
            if not pair.refresh:
                if refused is None and pair.expires_at > self._clock():
                    return pair
                raise _ended(failure("invalid_grant", provider.title), provider.title)
            try:
                new = asyncio.run(exchange.refresh(provider, pair, clock=self._clock))
            except SignInFailed as error:
                if error.reason not in _ENDED:
                    raise
                log.info("the sign-in has ended: %s", error.reason)
                raise _ended(error, provider.title) from error
            except AdapterError as error:
                log.info("the sign-in can't be renewed for now: %s", type(error).__name__)
                if refused is None and pair.expires_at > self._clock():
                    self._not_before = self._clock() + RETRY_AFTER
                    return pair
                raise named(
                    Unreachable(f"{provider.title} can't renew the sign-in at the moment."), provider.title
                ) from error
            self._keep(new, client)
        log.info("the sign-in was renewed")
        self._renewed(new)
        return new

    def _kept(self) -> tuple[Pair, Client]:
        if self._unkept is not None:
            self._keep(*self._unkept)
        secret = self._vault.get(self._name)
        if secret is None:
            raise SignInNeeded
        try:
            return load(secret)
        except ValueError as error:
            raise SignInNeeded from error

    def _keep(self, pair: Pair, client: Client) -> None:
        # Until it is kept it is the only one there is: a locked keyring may be unlocked soon.
        self._unkept = (pair, client)
        self._vault.put(self._name, dump(pair, client))
        self._unkept = None

    @contextlib.contextmanager
    def _alone(self) -> Generator[None]:
        try:
            with FileLock(self._lock, timeout=WAIT, thread_local=False):
                yield
        except Timeout as error:
            raise Unreachable("Another program takes long to renew the sign-in.") from error


def _ended(error: SignInFailed, system: str) -> SignInNeeded:
    if error.reason == "invalid_grant":
        return named(
            SignInNeeded(
                f"Your sign-in to {system} has ended.",
                what_it_means="It was unused for long, used elsewhere, or taken back. Nothing was lost.",
            ),
            system,
        )
    return named(
        SignInNeeded(error.title, what_it_means=error.what_it_means, what_to_do=error.what_to_do), system
    )


async def _waited(future: Future[Pair]) -> Pair:
    """Return what becomes of a renewal; whoever stops waiting leaves it alone."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def tell(_: Future[Pair]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits any more
            loop.call_soon_threadsafe(done.set)

    future.add_done_callback(tell)
    await done.wait()
    return future.result()
