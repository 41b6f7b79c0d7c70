"""A church that joins: from a sign-in to a connection named after it, and which of its listings are brought in.

Called by the window, which asks for one thing after the other. Connecting with a chosen name is `connections`'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application, connections, signing_in
from openfaith_desktop.application.signing_in import Proof, SignedIn
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import connections as stored
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import scope

_LONGEST = 90
"""Letters of a church's name that its connection is called by; there is room for a number behind them."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A church that is connected. `new`: it was not before, and waits for its first sync."""

    connection: str
    new: bool


async def join(app: Application, system: str, proof: Proof, base_url: str | None = None) -> Joined:
    """Check a sign-in and connect its church, in the mode that sends nothing by itself.

    A church that is connected already is only named, and the sign-in given back. Raises what `signing_in.check` raises;
    then nothing is kept.
    """
    signed = await signing_in.check(app, system, proof, base_url)
    try:
        known = app.connections()
        same = next((one for one in known if _is_same(one, signed)), None)
        if same is not None:
            await signing_in.forget(signed)
            return Joined(same.name, new=False)
        name = _name(signed, [one.name for one in known])
        await connections.connect(app, system, name, "external", signed, base_url)
    except BaseException:
        await signing_in.forget(signed)
        raise
    return Joined(name, new=True)


def _is_same(info: ConnectionInfo, signed: SignedIn) -> bool:
    church = signed.account.organization_id
    there = info.adapter == signed.system and info.base_url == signed.base_url
    return bool(church) and there and info.account.get("organization_id") == church


def _name(signed: SignedIn, taken: Sequence[str]) -> str:
    """Return the church's name, with a number where another church has the same."""
    plain = "".join(one for one in signed.account.organization_name if one.isprintable()).strip()
    first = plain[:_LONGEST].strip() or adapter(signed.system).title
    if first not in taken:
        return first
    return next(name for name in (f"{first} ({n})" for n in range(2, len(taken) + 3)) if name not in taken)


@dataclass(frozen=True, slots=True)
class Choice:
    """One listing that can be brought in. `needed`: others can't do without it; `brought`: it is chosen."""

    name: str
    entity_type: str
    title: str
    needed: bool
    brought: bool


def choices(app: Application, name: str) -> tuple[Choice, ...]:
    """Return what a connection can bring in, people first. Raises `NotFound`."""
    info = app.connection(name)
    found = adapter(info.adapter)
    chosen, _ = scope.in_scope(found, info.scope)
    brought = {one.name for one in chosen}
    made = [
        Choice(
            one.name,
            one.entity_type,
            ENTITY_TYPES[one.entity_type].plural,
            one.entity_type == "person",
            one.name in brought,
        )
        for one in found.listings()
    ]
    return tuple(sorted(made, key=lambda one: not one.needed))


def bring(app: Application, name: str, chosen: Sequence[str]) -> None:
    """Set what a connection brings in from its next sync on. Raises `UsageError` for what isn't there.

    What is left out stays here as it is, in step no more; brought in again, it goes on where it was.
    """
    info = app.connection(name)
    found = adapter(info.adapter)
    if not chosen:
        raise UsageError("Nothing is chosen.", what_to_do="Choose at least people.")
    scope.in_scope(found, chosen)
    usual = set(scope.by_default(found)) == set(chosen)
    app.store.write(lambda c: stored.set_scope(c, info.id, () if usual else chosen))
