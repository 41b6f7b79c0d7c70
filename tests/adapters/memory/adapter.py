"""The adapter of the in-memory system, and how it is installed for a test.

Another shape than Planning Center: no polls, no webhooks, no mergers, no status, contacts inside the person's
row, numbers that repeat over types, sites that can't be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from openfaith_desktop.adapter import discovery
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
    TypeCapabilities,
    Webhooks,
)
from openfaith_desktop.adapter.credentials import FixedCredentials
from openfaith_desktop.adapter.guard import guarded
from openfaith_desktop.errors import InvalidValue
from tests.adapters.memory import mapping
from tests.adapters.memory.church import FAMILIES, PEOPLE, SITES, Church
from tests.adapters.memory.session import MemorySession

_PERSON = frozenset({*mapping.COLUMNS["person"], "primary_campus_id"})
_OWNER = frozenset({"person_id"})
TYPES: dict[str, TypeCapabilities] = {
    "campus": TypeCapabilities(creatable=False, deletable=False),
    "person": TypeCapabilities(writable=_PERSON),
    "email": TypeCapabilities(writable=frozenset({"address"}), create_only=_OWNER),
    "phone_number": TypeCapabilities(writable=frozenset({"number"}), create_only=_OWNER | {"location"}),
    "address": TypeCapabilities(writable=frozenset({"street_line_1", "city", "zip"}), create_only=_OWNER),
    "household": TypeCapabilities(
        writable=frozenset({"name", "primary_contact_id"}), embeds="household_membership"
    ),
    "household_membership": TypeCapabilities(create_only=frozenset({"household_id", "person_id"})),
}


class MemoryAdapter:
    """Speaks with one church in memory."""

    name = "memory"
    title = "Memory System"
    capabilities: Capabilities = Capabilities(TYPES)
    sign_in = SignIn(("Ask the church for its key.",), "the key")
    webhooks: Webhooks | None = None

    def __init__(self, church: Church) -> None:
        self.church = church

    def dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """Return the types synced before each."""
        of_a_person = dict.fromkeys(mapping.PLACES, ("person",))
        own = {"campus": (), "person": ("campus",), "household": ("person",)}
        return {**own, **of_a_person, "household_membership": ("household", "person")}

    def listings(self) -> tuple[Listing, ...]:
        """Return the three tables."""
        return (
            Listing(SITES, "campus", ("campus",)),
            Listing(PEOPLE, "person", ("person", *mapping.PLACES)),
            Listing(FAMILIES, "household", ("household", "household_membership")),
        )

    def polls(self) -> tuple[Listing, ...]:
        """Return nothing: this system doesn't know what changed."""
        return ()

    def to_canonical(self, entity_type: str, payload: Payload) -> Canonical:
        """Return a record's fields."""
        return mapping.to_canonical(entity_type, payload)

    def record_url(self, entity_type: str, external_id: str) -> str | None:
        """Return None: it has no pages."""
        return None

    def read_token(self, typed: str) -> FixedCredentials:
        """Return what a key proves."""
        if not typed.strip():
            raise InvalidValue("That isn't a key.", what_to_do="Ask the church for its key.")
        return FixedCredentials(typed.strip())

    def session(self, credentials: Credentials, settings: SessionSettings) -> Session:
        """Return a session with the church."""
        return MemorySession(self.church, credentials, settings)


@contextmanager
def installed(*adapters: Adapter) -> Iterator[None]:
    """Let the program find these adapters beside the installed ones, until the end of the block."""
    found = discovery.installed()
    more = {adapter.name: guarded(adapter) for adapter in adapters}
    both = discovery.Installed({**found.adapters, **more}, found.broken)
    known, discovery.installed = discovery.installed, lambda: both  # type: ignore[assignment]
    try:
        yield
    finally:
        discovery.installed = known
