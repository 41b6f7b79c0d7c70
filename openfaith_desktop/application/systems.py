"""The systems that can be connected, for a face that lets a person choose one and sign in."""

from __future__ import annotations

from dataclasses import dataclass

from openfaith_desktop.adapter.discovery import adapters


@dataclass(frozen=True, slots=True)
class System:
    """One system: its name for the program, its title for people, and how a token is made, step by step."""

    name: str
    title: str
    token_steps: tuple[str, ...]


def systems() -> tuple[System, ...]:
    """Return the installed systems, by name."""
    return tuple(System(one.name, one.title, one.sign_in.token_steps) for one in adapters().values())
