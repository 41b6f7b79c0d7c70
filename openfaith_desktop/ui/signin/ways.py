"""What the panel of signing in needs to know of a system, and what it asks of the application."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

from openfaith_desktop.auth.oauth import Attempt, Grant
from openfaith_desktop.auth.pages import Pages


class Begun(Protocol):
    """A sign-in with a browser that has begun: what a browser is sent to, and the pages that the window may show."""

    @property
    def attempt(self) -> Attempt:
        """What is asked for, and how long it may take."""
        ...

    @property
    def pages(self) -> Pages:
        """The system's own pages."""
        ...

    async def answer(self) -> Grant:
        """Wait for the person's own browser to come back. Raises `SignInFailed`."""
        ...

    async def close(self) -> None:
        """End it; no answer is taken any more."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that OpenFaith will or won't ask to see, in words."""

    words: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Ways:
    """How one system lets a person in.

    `title` is its name for people. `registering`: how a church makes OpenFaith known there, step by step, with
    `return_addresses`; both are empty where nobody signs in with a browser.
    """

    title: str
    token_steps: tuple[str, ...]
    registering: tuple[str, ...]
    return_addresses: tuple[str, ...]
    asks: tuple[Asked, ...]
    known: Callable[[], bool]
    """Returns whether the system knows OpenFaith. May read files."""
    keep_client: Callable[[str], None]
    """Keeps the Client ID that a church was given. Raises `InvalidValue` or `UsageError`."""
    begin: Callable[[], Coroutine[Any, Any, Begun]]
    """Begins a sign-in with a browser. Raises `SignInFailed`."""

    @property
    def has_browser(self) -> bool:
        """Whether people can sign in with a browser."""
        return bool(self.return_addresses)
