"""What the panel of signing in needs to know of a system, and what it asks of the application."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import Application, signing_in
from openfaith_desktop.application.systems import System, system
from openfaith_desktop.auth.oauth import Attempt, Grant
from openfaith_desktop.auth.pages import Pages


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("ways", text, None, number)


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


def to_connect(
    app: Application, system: System, base_url: str | None = None, chosen: Sequence[str] = ()
) -> Ways:
    """Return the ways into a system for a new connection. `chosen`: the listings to bring in, the usual ones when empty."""
    return _ways(
        system,
        lambda: signing_in.registered(app, system.name, base_url) is not None,
        lambda client_id: signing_in.register(app, system.name, client_id),
        lambda: signing_in.begin(app, system.name, base_url=base_url, chosen=chosen),
    )


def again(app: Application, connection: str) -> Ways:
    """Return the ways into a connection's system, to sign in once more. Raises `NotFound` or `AdapterBroken`."""
    info = app.connection(connection)
    found = system(info.adapter)
    return _ways(
        found,
        lambda: signing_in.registered(app, found.name, info.base_url) is not None,
        lambda client_id: signing_in.register(app, found.name, client_id),
        lambda: signing_in.begin_again(app, connection),
    )


def _ways(
    system: System,
    known: Callable[[], bool],
    keep_client: Callable[[str], None],
    begin: Callable[[], Coroutine[Any, Any, Begun]],
) -> Ways:
    return Ways(
        system.title,
        system.token_steps,
        system.registering,
        system.return_addresses,
        (
            Asked(_tr("People and their families")),
            Asked(_tr("Phone numbers, e-mails and addresses")),
            Asked(_tr("Not giving"), wanted=False),
            Asked(_tr("Not who may do what there"), wanted=False),
        ),
        known,
        keep_client,
        begin,
    )
