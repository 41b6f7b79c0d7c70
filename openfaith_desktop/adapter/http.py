"""The one place that talks HTTP: time-outs, who we are, sign-in, pacing, retries and typed errors.

Every adapter over HTTP builds an `HttpClient` and nothing else in the program imports httpx. What answers
mean is in `answers.py`, how fast to ask in `pacing.py`, how often to try in `retries.py`.

The rule for writes: a request that never left is `Unreachable` and may be sent again; one that may have
arrived without our seeing a readable answer is `OutcomeUnknown` and is never blindly repeated. Only a 429 and
a 401 are repeated, because they say that nothing was done: the one later, the other once, with new credentials.
"""

from __future__ import annotations

import asyncio
import logging
import os
import ssl
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

import httpx
import orjson

from openfaith_desktop.adapter.addresses import LOOPBACK
from openfaith_desktop.adapter.answers import Hint, HttpAnswer, named, read_answer, read_form_answer
from openfaith_desktop.adapter.contract import Credentials, no_check
from openfaith_desktop.adapter.pacing import Pacer, RateHeaders, Tell, shared, tell_nobody
from openfaith_desktop.adapter.retries import RetryableError, with_retries
from openfaith_desktop.adapter.unpacking import ACCEPTED, NotUnpacked, Unpacker
from openfaith_desktop.errors import (
    AdapterError,
    CertificateRefused,
    OutcomeUnknown,
    ServerBusy,
    ServerTrouble,
    SignInNeeded,
    Unreachable,
    UnreadableAnswer,
)

log = logging.getLogger(__name__)

LARGEST_ANSWER = 50_000_000
MOST_REDIRECTS = 3
UNREADABLE_ATTEMPTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_LOCATION = "x-redirected-to"
# Nothing of the request has left this computer when one of these is raised.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)


def user_agent() -> str:
    """Return how we present ourselves: program, version and, from the package's metadata, where to reach us."""
    try:
        about = metadata("openfaith-desktop")
    except PackageNotFoundError:
        return "OpenFaith Desktop"
    urls = about.get_all("Project-URL") or []
    contact = urls[0].rpartition(", ")[2] if urls else ""
    return f"OpenFaith Desktop/{about['Version']}" + (
        f" ({contact})" if contact.isascii() and contact else ""
    )


def _tls(trust_env: bool) -> ssl.SSLContext:
    """Return what servers' certificates are checked with; `trust_env`: as the environment says, if it does."""
    return _tls_of(trust_env, *(os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")))


@lru_cache(maxsize=4)
def _tls_of(trust_env: bool, *_environment: str | None) -> ssl.SSLContext:
    # Reading the certificates takes some 50 ms, more than a sync that has nothing to do: once a process.
    return httpx.create_ssl_context(trust_env=trust_env)


@dataclass(frozen=True, slots=True)
class HttpOptions:
    """How to talk to one system. `credentials` are asked at each request; None: nobody needs to know us.

    Times are seconds. `headers` go with every request. `rate_headers` None: the system states no limit.
    `hints` explain its words for refused sign-ins.
    """

    system: str
    base_url: str
    credentials: Credentials | None = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    rate_headers: RateHeaders | None = None
    hints: Mapping[str, Hint] = field(default_factory=dict[str, Hint])
    reserve: float = 0.2
    on_waiting: Tell = tell_nobody
    whose_limit: str = ""
    before_request: Callable[[], Awaitable[None]] = no_check
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    largest_answer: int = LARGEST_ANSWER
    attempts: int = 5
    clock: Callable[[], float] = lambda: asyncio.get_running_loop().time()
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


transports: dict[str, httpx.AsyncBaseTransport] = {}
"""By host: what carries requests instead of the network. For simulations in one process only."""


class _Reply(NamedTuple):
    """What came back: header names are lower-case; `shown` is what the request was signed in with."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    shown: str


class HttpClient:
    """An async client for one system; an async context manager.

    >>> async with HttpClient(HttpOptions("Planning Center", url, FixedCredentials("Basic …"))) as http:
    ...     answer = await http.request("GET", "/people/v2/me")
    """

    def __init__(self, options: HttpOptions) -> None:
        self._options = options
        self._base = httpx.URL(options.base_url.rstrip("/"))
        self._client: httpx.AsyncClient | None = None
        self._pacer: Pacer | None = None
        self.requests = 0

    def __repr__(self) -> str:
        return f"<HttpClient {self._options.system} {self._base}>"

    async def __aenter__(self) -> Self:
        o = self._options
        if (names := o.rate_headers) is not None:

            def pacer() -> Pacer:
                return Pacer(names, o.system, reserve=o.reserve, clock=o.clock, sleep=o.sleep)

            whose = f"{self._base.host}|{o.whose_limit}"
            self._pacer = shared(whose, pacer) if o.whose_limit else pacer()
        trust_env = self._base.host not in LOOPBACK
        self._client = httpx.AsyncClient(
            headers={
                "User-Agent": user_agent(),
                "Accept": "application/json",
                "Accept-Encoding": ACCEPTED,
                **o.headers,
            },
            timeout=httpx.Timeout(o.read_timeout, connect=o.connect_timeout),
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=4),
            follow_redirects=False,
            event_hooks={"response": [_hide_location]},
            verify=await asyncio.to_thread(_tls, trust_env),
            trust_env=trust_env,
            transport=transports.get(self._base.host),
        )
        return self

    async def __aexit__(self, *exc: object) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> HttpAnswer:
        """Return the system's answer to one request, after as many tries as are safe.

        `path` begins with a slash and follows the base address; `headers` go before the options' own.
        Raises the errors of `answers.read_answer`; `Unreachable` when nothing was sent (for reads: when no try got through);
        `OutcomeUnknown` when a write may have been done.
        """
        url = self._base.copy_with(raw_path=self._base.raw_path.rstrip(b"/") + path.encode())
        if params:
            url = url.copy_merge_params(dict(params))
        content = None if json is None else orjson.dumps(json)
        reads = method in ("GET", "HEAD")
        unreadable = 0

        async def attempt() -> HttpAnswer:
            nonlocal unreadable
            try:
                return await self._once(method, url, content, headers or {})
            except ServerBusy as busy:
                if self._pacer is not None and busy.retry_after:
                    self._pacer.hold(busy.retry_after)
                raise RetryableError(busy, busy.retry_after) from busy
            except Unreachable as error:
                raise RetryableError(
                    error
                ) from error  # nothing was sent, so trying again is safe for writes too
            except (ServerTrouble, OutcomeUnknown, UnreadableAnswer) as error:
                unreadable += isinstance(error, UnreadableAnswer)
                if reads and unreadable < UNREADABLE_ATTEMPTS:
                    raise RetryableError(error) from error
                raise

        return await with_retries(
            attempt, on_waiting=self._options.on_waiting, attempts=self._options.attempts
        )

    async def form(self, path: str, fields: Mapping[str, str]) -> HttpAnswer:
        """Return the answer to a form; a refusal (4xx) is an answer too, with what it says.

        Raises what `request` raises for a write, but nothing for a refusal.
        """
        url = self._base.copy_with(raw_path=self._base.raw_path.rstrip(b"/") + path.encode())
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        system = self._options.system

        async def attempt() -> HttpAnswer:
            try:
                reply = await self._exchange("POST", url, urlencode(fields).encode(), kind)
                return read_form_answer(system, reply.status, reply.headers, reply.body)
            except (Unreachable, ServerBusy) as error:  # nothing was done
                raise RetryableError(error, getattr(error, "retry_after", None)) from error

        return await with_retries(
            attempt, on_waiting=self._options.on_waiting, attempts=self._options.attempts
        )

    async def _once(
        self, method: str, url: httpx.URL, content: bytes | None, extra: Mapping[str, str]
    ) -> HttpAnswer:
        """Send once, and once more if new credentials may help; return or raise what came of it."""
        system, reads, renewed = self._options.system, method in ("GET", "HEAD"), False
        while True:
            reply = await self._followed(method, url, content, extra)
            try:
                return read_answer(
                    system, reply.status, reply.headers, reply.body, self._options.hints, reading=reads
                )
            except SignInNeeded as error:
                credentials = self._options.credentials
                if renewed or credentials is None or not await credentials.refused(reply.shown, error):
                    raise
                renewed = True
            except (ServerTrouble, UnreadableAnswer) as error:
                if not reads and (reply.status >= 500 or 200 <= reply.status < 300):
                    raise named(
                        OutcomeUnknown(f"{system} didn't say whether the change was made."), system
                    ) from error
                raise

    async def _followed(
        self, method: str, url: httpx.URL, content: bytes | None, extra: Mapping[str, str]
    ) -> _Reply:
        """Return the reply at the end of a read's redirects within the same origin."""
        reply = await self._exchange(method, url, content, extra)
        for _ in range(MOST_REDIRECTS):
            if reply.status not in _REDIRECTS or method not in ("GET", "HEAD"):
                break
            target = _joined(url, reply.headers.get(_LOCATION, ""))
            if target is None or (target.scheme, target.host, target.port) != (
                url.scheme,
                url.host,
                url.port,
            ):
                break  # our sign-in is for this system alone; `read_answer` says what happened
            url = target
            reply = await self._exchange(method, url, content, extra)
        return reply

    async def _exchange(
        self, method: str, url: httpx.URL, content: bytes | None, extra: Mapping[str, str]
    ) -> _Reply:
        """Return the reply to one request, with pacing and typed errors."""
        if self._client is None:
            raise RuntimeError("the client must be entered with `async with` first")
        headers = {**extra}
        if content is not None:
            headers.setdefault("Content-Type", "application/json")
        if self._pacer is not None:
            await self._pacer.acquire(self._options.on_waiting)
        answered = False
        started = time.monotonic()
        shown = ""
        try:
            if self._options.credentials is not None:  # after the pacing, which may take minutes
                shown = headers["Authorization"] = await self._options.credentials.authorization()
            request = self._client.build_request(method, url, content=content, headers=headers)
            await self._options.before_request()
            self.requests += 1
            response = await self._client.send(request, stream=True)
            try:
                if self._pacer is not None:
                    answered = True
                    self._pacer.answered(response.headers)
                body = await self._body(response)
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            # The exception's own text may hold the address with its query; its class is enough.
            log.debug("%s %s failed: %s", method, url.path, type(error).__name__)
            raise self._transport_error(method, error) from None
        finally:
            if self._pacer is not None and not answered:
                self._pacer.unanswered()
        log.debug(
            "%s %s -> %d in %.0f ms (%s)",
            method,
            url.path,
            response.status_code,
            (time.monotonic() - started) * 1000,
            response.headers.get("x-request-id", "-"),
        )
        return _Reply(response.status_code, response.headers, body, shown)

    async def _body(self, response: httpx.Response) -> bytes:
        if response.is_stream_consumed:  # whatever carries requests instead of the network has unpacked it
            return await response.aread()
        try:
            unpacker = Unpacker(response.headers.get("content-encoding", ""), self._options.largest_answer)
            chunks = [unpacker.piece(chunk) async for chunk in response.aiter_raw()]
            unpacker.end()
        except NotUnpacked as error:
            raise httpx.DecodingError(str(error)) from error
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def _transport_error(self, method: str, error: httpx.HTTPError) -> AdapterError:
        system = self._options.system
        if _certificate_refused(error):
            return named(CertificateRefused(f"The connection to {system} isn't safe."), system)
        if isinstance(error, _NOT_SENT):
            return named(Unreachable(f"{system} can't be reached."), system)
        if method not in ("GET", "HEAD"):
            return named(OutcomeUnknown(f"The connection to {system} broke while sending."), system)
        if isinstance(error, httpx.DecodingError):
            return named(
                UnreadableAnswer(
                    f"An answer from {system} can't be read.",
                    what_it_means="It was garbled on the way, or far larger than it should be. Nothing was lost.",
                ),
                system,
            )
        if isinstance(error, httpx.TimeoutException):
            return named(Unreachable(f"{system} didn't answer in time."), system)
        return named(Unreachable(f"The connection to {system} broke."), system)


def _joined(url: httpx.URL, location: str) -> httpx.URL | None:
    """Return where a redirect leads, None when it is no address that can be asked for."""
    try:
        return url.join(location)
    except (httpx.InvalidURL, ValueError):
        return None


async def _hide_location(response: httpx.Response) -> None:
    """Keep a redirect's target from the library, which works out the next request even if it isn't to follow.

    Some targets make it fail in ways of its own.
    """
    if "location" in response.headers:
        response.headers[_LOCATION] = response.headers.pop("location")


def _certificate_refused(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None
