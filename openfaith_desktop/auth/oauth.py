"""One attempt to sign in with a browser: what is asked, and whether an answer is really the one to it.

Pure: no network, no files, no window. `exchange.py` turns the `Grant` that comes of it into a `Pair`; `loopback.py`
and the window's browser bring the answer. Sources: RFC 6749, 7636 (PKCE), 8252 (programs on a computer), 9207
(which server answered), 9700 (attacks). Words used here:

PROVIDER   a system's sign-in server, and what it knows us as
ANSWER     the address a browser is sent back to when the person has decided; it carries a code or an error
GRANT      an answer that was found good
PAIR       an access token, and the refresh token that makes the next pair
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from openfaith_desktop.adapter.addresses import checked
from openfaith_desktop.adapter.answers import named
from openfaith_desktop.adapter.contract import BrowserSignIn
from openfaith_desktop.errors import SignInFailed

MINUTES = 10
"""How long an attempt may take. Codes live as long at most; RFC 6749, 4.1.2."""

LONGEST_ANSWER = 8_000
_ONCE = ("code", "state", "error", "iss")


@dataclass(frozen=True, slots=True)
class Client:
    """What a provider knows us as. A public one (every program that people install) has no secret."""

    client_id: str
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """Where one system signs people in. `title` is the system's name for people; addresses are whole."""

    title: str
    issuer: str
    authorize_url: str
    token_url: str
    revoke_url: str
    client: Client


def provider(title: str, sign_in: BrowserSignIn, base_url: str, client: Client) -> Provider:
    """Return where a system at `base_url` signs people in. Raises `InvalidValue` for an unsafe address."""
    base = checked(base_url, "https://api.example.org")
    return Provider(
        title, base, base + sign_in.authorize, base + sign_in.token, base + sign_in.revoke, client
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token, its refresh token, and what is known of them. `expires_at`: seconds since 1970."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: float
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """A code that was given to us, with all that is needed to make it a pair, once."""

    provider: Provider
    code: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str


class Attempt:
    """One attempt to sign in. `url` is where the person's browser begins; `receive` takes the answer, once.

    >>> attempt = Attempt(provider, ["people"], "http://127.0.0.1:17431/planning-center/signed-in")
    >>> open_browser(attempt.url)
    >>> grant = attempt.receive("http://127.0.0.1:17431/planning-center/signed-in?code=…&state=…")
    """

    def __init__(
        self,
        provider: Provider,
        scopes: Sequence[str],
        redirect_uri: str,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.provider = provider
        self.redirect_uri = redirect_uri
        self._clock = clock
        self._until = clock() + MINUTES * 60
        self._state = secrets.token_urlsafe(32)
        self._verifier = secrets.token_urlsafe(48)
        self._answered = False
        asked = {
            "client_id": provider.client.client_id,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": " ".join(scopes),
            "state": self._state,
            "code_challenge": _challenge(self._verifier),
            "code_challenge_method": "S256",
        }
        self.url = f"{provider.authorize_url}?{urlencode(asked)}"

    def __repr__(self) -> str:
        return f"<Attempt {self.provider.title}>"

    @property
    def seconds_left(self) -> float:
        """How long the person still has; 0 when the time is over."""
        return max(0.0, self._until - self._clock())

    @property
    def is_over(self) -> bool:
        """Whether an answer was taken, or the attempt given up: no other is taken any more."""
        return self._answered

    def is_answer(self, url: str) -> bool:
        """Return whether a browser is being sent to where answers go, whatever it carries."""
        return url.partition("?")[0].partition("#")[0] == self.redirect_uri

    def receive(self, url: str) -> Grant:
        """Return the grant in an answer. Raises `SignInFailed` with its `reason`.

        One that isn't for this attempt (`elsewhere`, `unreadable`, `wrong_state`) leaves it open for the right
        one; any other is the end of the attempt.
        """
        if not self.is_answer(url):
            raise failure("elsewhere", self.provider.title)
        fields = parse_qsl(urlsplit(url).query, keep_blank_values=True)
        given = dict(fields)
        names = [name for name, _ in fields]
        if len(url) > LONGEST_ANSWER or any(names.count(name) > 1 for name in _ONCE):
            raise failure("unreadable", self.provider.title)
        if not hmac.compare_digest(given.get("state", "").encode(), self._state.encode()):
            raise failure("wrong_state", self.provider.title)
        if self._answered:
            raise failure("used", self.provider.title)
        self._answered = True
        if not self.seconds_left:
            raise failure("expired", self.provider.title)
        if "iss" in given and given["iss"].rstrip("/") != self.provider.issuer:
            raise failure("wrong_issuer", self.provider.title)
        if given.get("error"):
            raise failure(given["error"], self.provider.title)
        if not given.get("code"):
            raise failure("unreadable", self.provider.title)
        return Grant(self.provider, given["code"], self._verifier, self.redirect_uri)

    def give_up(self) -> None:
        """Take no answer any more: the person left, or chose another way."""
        self._answered = True


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


# --- what can go wrong, in words -------------------------------------------------------------------

_AGAIN = "Sign in again."
_TEXTS: dict[str, tuple[str, str, str]] = {
    # Of the answer
    "elsewhere": (
        "The sign-in ended on a page that isn't ours.",
        "Somebody may be trying to catch your sign-in. Nothing was handed over.",
        "Start again from OpenFaith, and check that the page's address is {system}'s.",
    ),
    "unreadable": (
        "The answer from {system} can't be read.",
        "It is not what a sign-in ends with. Nothing was changed.",
        _AGAIN,
    ),
    "wrong_state": (
        "This answer belongs to another sign-in.",
        "It comes from an older page, or from somebody who tries to trick you. It was ignored.",
        "Go on with the newest sign-in page, or start again.",
    ),
    "used": (
        "This sign-in was finished before.",
        "Each works once only, so that nobody can repeat it. Nothing was changed.",
        "If you aren't connected, sign in again.",
    ),
    "expired": (
        f"The sign-in took longer than {MINUTES} minutes.",
        "It was ended, so that nobody else can finish it. Nothing was changed.",
        _AGAIN,
    ),
    "wrong_issuer": (
        "Another system answered than the one you are signing in to.",
        "Somebody may be mixing up two sign-ins. Nothing was handed over.",
        "Start again from OpenFaith.",
    ),
    # Of the person, and of the system. RFC 6749, 4.1.2.1 and 5.2
    "access_denied": (
        "You didn't let OpenFaith in.",
        "{system} was told not to allow it, so OpenFaith sees nothing there.",
        "To connect, sign in again and choose Allow.",
    ),
    "invalid_grant": (
        "{system} doesn't accept this sign-in any more.",
        "It was used before, has run out, or was begun somewhere else. Nothing was changed.",
        _AGAIN,
    ),
    "invalid_scope": (
        "{system} doesn't know what OpenFaith asked to see.",
        "The application registered there may be of another kind. Nothing was changed.",
        "Check in {system} which products the application may use.",
    ),
    "temporarily_unavailable": (
        "{system} is too busy to sign you in.",
        "This passes by itself. Nothing was changed.",
        "Sign in again in a few minutes.",
    ),
    "server_error": (
        "{system} has a problem of its own.",
        "It couldn't finish the sign-in. Nothing was changed.",
        "Sign in again in a few minutes.",
    ),
    "interrupted": (
        "The connection broke before the sign-in was finished.",
        "{system} may have used up its code. Nothing was changed.",
        _AGAIN,
    ),
    **dict.fromkeys(
        ("invalid_client", "unauthorized_client", "invalid_request", "unsupported_response_type"),
        (
            "{system} doesn't accept how OpenFaith is registered there.",
            "The application's id or its return addresses don't fit. Nothing was changed.",
            "Compare them with docs/signing-in.md, then sign in again.",
        ),
    ),
    # Of this computer
    "no_port": (
        "OpenFaith can't wait for your browser's answer.",
        "Other programs use all three places it could wait at. Nothing was changed.",
        "Close other programs that sign in, or restart the computer. Then sign in again.",
    ),
    "no_client": (
        "OpenFaith isn't registered with your church's {system} yet.",
        "{system} lets in programs only that a church has registered. It takes a few minutes, once.",
        "Follow the three steps in docs/signing-in.md, or use a personal access token.",
    ),
    "cancelled": ("The sign-in was cancelled.", "Nothing was changed.", "Sign in again when you like."),
}
_OTHER = (
    "Signing in to {system} didn't work.",
    "{system} gave no reason we know. Nothing was changed.",
    _AGAIN,
)


def failure(reason: str, system: str) -> SignInFailed:
    """Return the error for a reason: one of ours, or an error code of RFC 6749. Unknown ones stay unnamed."""
    title, means, todo = (text.format(system=system) for text in _TEXTS.get(reason, _OTHER))
    known = reason if reason in _TEXTS else "other"
    return named(SignInFailed(title, reason=known, what_it_means=means, what_to_do=todo), system)
