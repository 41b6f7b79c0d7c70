"""The systems that can be connected, for a face that lets a person choose one and sign in."""

from __future__ import annotations

from dataclasses import dataclass

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter, adapters, broken
from openfaith_desktop.auth import loopback
from openfaith_desktop.errors import OpenFaithError


@dataclass(frozen=True, slots=True)
class System:
    """One system: its name for the program, its title for people, and how a person gets in, step by step.

    `token_steps`: how a personal access token is made. `registering`: how a church registers OpenFaith there, once, for
    signing in with a browser; `return_addresses` are what it gives there. Both empty where there is no such sign-in.
    """

    name: str
    title: str
    token_steps: tuple[str, ...]
    registering: tuple[str, ...] = ()
    return_addresses: tuple[str, ...] = ()

    @property
    def has_browser_sign_in(self) -> bool:
        """Whether people can sign in with a browser."""
        return bool(self.return_addresses)


def systems() -> tuple[System, ...]:
    """Return the installed systems, by name."""
    return tuple(_system(one) for one in adapters().values())


def system(name: str) -> System:
    """Return the system called `name`. Raises `NotFound`, or `AdapterBroken` where it can't be used."""
    return _system(adapter(name))


def _system(one: Adapter) -> System:
    steps, browser = one.sign_in.token_steps, one.sign_in.browser
    if browser is None:
        return System(one.name, one.title, steps)
    return System(one.name, one.title, steps, browser.registering, loopback.redirect_uris(one.name))


def wrong_with(name: str) -> OpenFaithError | None:
    """Return why the system called `name` can't be used; None when it can."""
    return broken().get(name)


def unusable() -> tuple[tuple[str, OpenFaithError], ...]:
    """Return the installed systems that can't be used: each one's name, and what is wrong with it."""
    return tuple(broken().items())
