"""Around every adapter: what breaks the contract is said, naming the adapter, and never believed.

On reading it raises `AdapterBroken`; after a write `OutcomeUnknown`, so that the engine looks what became of it.
The errors of `openfaith_desktop.errors` pass. What is right is handed on as it is. Put around each adapter by
`discovery` and by the engine; twice is the same as once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_desktop.adapter import checks
from openfaith_desktop.adapter.contract import (
    Adapter,
    Canonical,
    Capabilities,
    Credentials,
    Listing,
    Payload,
    Session,
    SessionSettings,
    SignIn,
    Webhooks,
)
from openfaith_desktop.adapter.guarded_session import GuardedSession
from openfaith_desktop.adapter.guarded_webhooks import GuardedWebhooks
from openfaith_desktop.adapter.watch import Watch, note
from openfaith_desktop.errors import OpenFaithError


def guarded(adapter: Adapter) -> Adapter:
    """Return the adapter with a guard around it. Raises `AdapterBroken` when what it says of itself is wrong."""
    if isinstance(adapter, GuardedAdapter):
        return adapter
    watch = Watch(adapter)
    with watch.watching("It failed when it was asked what it can do."):
        wrong = checks.description(adapter)
    if wrong:
        raise watch.broken(wrong)
    return GuardedAdapter(adapter)


class GuardedAdapter:
    """An adapter behind its guard; see `openfaith_desktop.adapter.contract.Adapter`."""

    def __init__(self, inner: Adapter) -> None:
        self._inner = inner
        self._watch = Watch(inner)

    # --- what it says -----------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The adapter's name."""
        return self._inner.name

    @property
    def title(self) -> str:
        """The system's name for people."""
        return self._inner.title

    @property
    def capabilities(self) -> Capabilities:
        """What the system can do."""
        return self._inner.capabilities

    @property
    def sign_in(self) -> SignIn:
        """How a person signs in."""
        return self._inner.sign_in

    @property
    def webhooks(self) -> Webhooks | None:
        """How the system reports changes by itself, or None."""
        with self._watch.watching("It failed when it was asked what it can do."):
            webhooks = self._inner.webhooks
        return None if webhooks is None else GuardedWebhooks(self._watch, webhooks)

    def dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """Return the types that must be synced before each."""
        with self._watch.watching("It failed when it was asked what it can do."):
            return self._inner.dependencies()

    def listings(self) -> tuple[Listing, ...]:
        """Return the collections to read in a full sync."""
        with self._watch.watching("It failed when it was asked what it can do."):
            return self._inner.listings()

    def polls(self) -> tuple[Listing, ...]:
        """Return the collections that tell what changed."""
        with self._watch.watching("It failed when it was asked what it can do."):
            return self._inner.polls()

    def to_canonical(self, entity_type: str, payload: Payload) -> Canonical:
        """Return the fields this adapter maps. Raises `AdapterBroken` where it gives others, or none."""
        try:
            found = self._inner.to_canonical(entity_type, payload)
        except OpenFaithError:
            raise
        except Exception as error:
            note(error)
            wrong = f"It can't read a record of the type “{entity_type}” ({type(error).__name__})."
            raise self._watch.broken(wrong) from error
        if wrong := checks.canonical(found, entity_type):
            raise self._watch.broken(wrong)
        return found

    def record_url(self, entity_type: str, external_id: str) -> str | None:
        """Return where a person can look at the record; None also where the adapter fails."""
        try:
            found: Any = self._inner.record_url(entity_type, external_id)
        except Exception as error:
            note(error)
            return None
        return found if isinstance(found, str) else None

    def read_token(self, typed: str) -> Credentials:
        """Return what a token proves, as a person typed it."""
        with self._watch.watching("It can't read a token."):
            return self._inner.read_token(typed)

    def session(self, credentials: Credentials, settings: SessionSettings) -> Session:
        """Return a session behind its guard."""
        with self._watch.watching("It can't begin a conversation."):
            return GuardedSession(self._watch, self._inner.session(credentials, settings))
