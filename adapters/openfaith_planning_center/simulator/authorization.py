"""Signing in with a browser, as Planning Center's authorization server decides: applications, codes, tokens.

What a person sees of it is in `pages.py`; requests with a token come to `Authorization.hint`. It is as strict
as the real one: the redirect must be registered letter for letter, a code works once and with its verifier
only, a refresh token works once, and a second use of a code ends the tokens made from it.
Sources: RFC 6749, 7009, 7636; Planning Center API documentation, authentication.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from openfaith_planning_center.simulator.options import Options

SCOPES = frozenset(
    ["people", "giving", "groups", "calendar", "check_ins", "services", "registrations", "publishing"]
)
OTHER_SCOPES = frozenset(("api", "resources", "home", "openid"))
INVALID_GRANT = (
    "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used "
    "in the authorization request, or was issued to another client."
)


class UnknownApplicationError(Exception):
    """Raised when nobody may be sent anywhere: the application or its redirect isn't registered."""


class SentBackError(Exception):
    """Raised when the application is told by its redirect what was wrong; `url` is where to."""

    def __init__(self, url: str) -> None:
        super().__init__("sent back")
        self.url = url


@dataclass(frozen=True, slots=True)
class Request:
    """What an application asks for: to be let in, in a person's name."""

    client_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str
    challenge: str

    def answer(self, **fields: str) -> str:
        """Return the address that the person's browser is sent back to."""
        state = {"state": self.state} if self.state else {}
        return f"{self.redirect_uri}?{urlencode(fields | state)}"


@dataclass(slots=True)
class Code:
    """An authorization code and what it was given for."""

    request: Request
    until: float
    used: bool = False
    tokens: list[Token] = field(default_factory=list["Token"])


@dataclass(slots=True)
class Token:
    """An access token with its refresh token. Times are the simulator's."""

    client_id: str
    scopes: tuple[str, ...]
    access: str
    refresh: str
    access_until: float
    refresh_until: float
    access_ended: bool = False
    refresh_used: bool = False


class Authorization:
    """All codes and tokens of one simulator. `calls` counts answers by grant type and error."""

    def __init__(self, options: Callable[[], Options], now: Callable[[], float]) -> None:
        self._options = options
        self._now = now
        self.codes: dict[str, Code] = {}
        self.tokens: list[Token] = []
        self._by_access: dict[str, Token] = {}
        self._by_refresh: dict[str, Token] = {}
        self.calls: Counter[str] = Counter()

    # --- asking a person -------------------------------------------------------------------------

    def read(self, asked: Mapping[str, str]) -> Request:
        """Return an application's request. Raises `UnknownApplicationError` or `SentBackError`."""
        options = self._options()
        redirect = asked.get("redirect_uri", "")
        if asked.get("client_id") != options.client_id:
            raise UnknownApplicationError("This application isn't registered here.")
        if redirect not in options.redirect_uris.split():
            raise UnknownApplicationError("The redirect isn't one that this application has registered.")
        scopes = tuple(asked.get("scope", "").split())
        challenge = asked.get("code_challenge", "")
        request = Request(options.client_id, redirect, scopes, asked.get("state", ""), challenge)
        wrong = ""
        if asked.get("response_type") != "code":
            wrong = "unsupported_response_type"
        elif not scopes or not set(scopes) <= SCOPES | OTHER_SCOPES:
            wrong = "invalid_scope"
        elif options.pkce_required and (not challenge or asked.get("code_challenge_method") != "S256"):
            wrong = "invalid_request"
        if wrong or options.authorize_error:
            raise SentBackError(request.answer(error=options.authorize_error or wrong))
        return request

    def allow(self, request: Request) -> str:
        """Return where the browser goes when the person allows it: back, with a code."""
        code = secrets.token_hex(32)
        self.codes[code] = Code(request, self._now() + self._options().code_lifetime)
        return request.answer(code=code)

    # --- talking to the application --------------------------------------------------------------

    def token(self, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        """Return status and document for a call of the token endpoint."""
        options, kind = self._options(), form.get("grant_type", "")
        if options.token_error:
            status, document = self._refused(options.token_error)
        elif not self._known(form):
            status, document = 401, {"error": "invalid_client"}
        elif kind == "authorization_code":
            status, document = self._exchanged(form)
        elif kind == "refresh_token":
            status, document = self._refreshed(form)
        else:
            status, document = 400, {"error": "unsupported_grant_type"}
        self.calls[kind] += 1
        if status != 200:
            self.calls[document["error"]] += 1
        return status, document

    def revoke(self, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        """Return status and document for a call of the revocation endpoint. Source: RFC 7009."""
        self.calls["revoke"] += 1
        if not self._known(form):
            return 403, {"error": "unauthorized_client"}
        given = form.get("token", "")
        token = self._by_refresh.get(given) or self._by_access.get(given)
        if token is not None and token.client_id == form.get("client_id"):
            _end(token)
        return 200, {}

    def hint(self, access: str, product: str) -> str:
        """Return the hint word for a token that isn't let in to a product, or ""."""
        token = self._by_access.get(access)
        if token is None or token.access_ended:
            return "CAPUCHIN"
        if token.access_until <= self._now():
            return "BABOON"
        return "PELICAN" if product in SCOPES and product not in token.scopes else ""

    def end_all(self) -> None:
        """Take every permission back, as the person can on their own page there."""
        for token in self.tokens:
            _end(token)

    def _known(self, form: Mapping[str, str]) -> bool:
        options = self._options()
        if form.get("client_id") != options.client_id:
            return False
        secret = options.client_secret
        return secret is None or hmac.compare_digest(form.get("client_secret", "").encode(), secret.encode())

    def _exchanged(self, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        code = self.codes.get(form.get("code", ""))
        if code is None:
            return self._refused("invalid_grant")
        request = code.request
        if code.used:
            # Somebody else may have used it: what came of it ends. RFC 6749, 4.1.2.
            for token in code.tokens:
                _end(token)
            return self._refused("invalid_grant")
        verified = not request.challenge or challenge_of(form.get("code_verifier", "")) == request.challenge
        fits = form.get("redirect_uri") == request.redirect_uri and code.until > self._now()
        if not (verified and fits):
            return self._refused("invalid_grant")
        code.used = True
        made = self._made(request.client_id, request.scopes)
        code.tokens.append(made)
        return 200, self._document(made)

    def _refreshed(self, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        options = self._options()
        old = self._by_refresh.get(form.get("refresh_token", ""))
        if old is None or old.refresh_used or old.refresh_until <= self._now():
            return self._refused("invalid_grant")
        made = self._made(old.client_id, old.scopes)
        for code in self.codes.values():
            if old in code.tokens:
                code.tokens.append(made)
        if options.rotate_refresh:
            old.refresh_used = True
        else:
            del self._by_refresh[made.refresh]
            self._by_refresh[old.refresh], made.refresh = made, old.refresh
        old.access_ended = old.access_ended or options.refresh_ends_access
        return 200, self._document(made)

    def _made(self, client_id: str, scopes: tuple[str, ...]) -> Token:
        options, now = self._options(), self._now()
        made = Token(
            client_id,
            scopes,
            secrets.token_hex(32),
            secrets.token_hex(32),
            now + options.access_lifetime,
            now + options.refresh_lifetime,
        )
        self.tokens.append(made)
        self._by_access[made.access] = self._by_refresh[made.refresh] = made
        return made

    def _document(self, token: Token) -> dict[str, Any]:
        return {
            "access_token": token.access,
            "token_type": "Bearer",
            "expires_in": int(self._options().access_lifetime),
            "refresh_token": token.refresh,
            "scope": " ".join(token.scopes),
            "created_at": int(self._now()),
        }

    def _refused(self, error: str) -> tuple[int, dict[str, Any]]:
        # Both have been seen at the real one, for the same error.
        status = self._options().invalid_grant_status if error == "invalid_grant" else 400
        text = INVALID_GRANT if error == "invalid_grant" else "Refused."
        return status, {"error": error, "error_description": text}


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a verifier. Source: RFC 7636, 4.2."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _end(token: Token) -> None:
    token.access_ended = token.refresh_used = True
