"""The systems that can be connected, for a face that lets a person choose one and sign in."""

from __future__ import annotations

from dataclasses import dataclass

from openfaith_desktop.adapter.discovery import adapters, broken
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
    found: list[System] = []
    for one in adapters().values():
        steps = one.sign_in.token_steps
        browser = one.sign_in.browser
        if browser is None:
            found.append(System(one.name, one.title, steps))
        else:
            uris = loopback.redirect_uris(one.name)
            found.append(System(one.name, one.title, steps, browser.registering, uris))
    return tuple(found)


def unusable() -> tuple[tuple[str, OpenFaithError], ...]:
    """Return the installed systems that can't be used: each one's name, and what is wrong with it."""
    return tuple(broken().items())
