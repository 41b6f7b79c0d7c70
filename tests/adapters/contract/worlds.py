"""Each adapter with a church to speak with, for the contract tests. A new adapter adds a world here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from openfaith_desktop.adapter.contract import Adapter, Draft, Session, SessionSettings
from openfaith_desktop.adapter.guard import guarded
from openfaith_planning_center.adapter import create_adapter
from openfaith_planning_center.simulator import Options, generate_church, start_simulator
from tests.adapters.memory.adapter import MemoryAdapter
from tests.adapters.memory.church import PEOPLE, a_church


@dataclass(frozen=True)
class World:
    """One adapter and the church it speaks with. `secret` is what a person would type to sign in.

    `drafts` are new records, each in the order of dependencies, that the system takes as they are; relations are
    filled in by the test. `delete_there` removes a person behind the adapter's back. `writes` counts the requests
    that would change something.
    """

    adapter: Adapter
    secret: str
    base_url: str | None
    drafts: tuple[Draft, ...]
    delete_there: Callable[[str], object]
    writes: Callable[[], int]

    def session(self, secret: str | None = None, **settings: object) -> Session:
        """Return a session, not yet open."""
        credentials = self.adapter.read_token(secret or self.secret)
        return self.adapter.session(credentials, SessionSettings(base_url=self.base_url, **settings))  # type: ignore[arg-type]


def _drafts(*, location: bool) -> tuple[Draft, ...]:
    place = {"location": "Home"} if location else {}
    return (
        Draft("person", {"first_name": "Joan", "last_name": "Ämmersley", "birthdate": "1980-02-29"}),
        Draft("email", {"address": "joan@example.org", **place}),
        Draft("phone_number", {"number": "(217) 555-0177", "location": "Home"}),
        Draft("address", {"street_line_1": "1 Oak St", "city": "Salem", "zip": "62701", **place}),
        Draft("household", {"name": "Ämmersley"}),
    )


@contextmanager
def planning_center() -> Iterator[World]:
    """Planning Center, as its simulator over HTTP."""
    with start_simulator(generate_church(30, 7), Options(rate_limit=None)) as there:
        yield World(
            guarded(create_adapter()),
            "demo:demo",
            there.url,
            _drafts(location=True),
            lambda external_id: there.delete("Person", int(external_id)),
            lambda: len(there.writes),
        )


@contextmanager
def memory() -> Iterator[World]:
    """The in-memory system."""
    church = a_church(30)
    yield World(
        guarded(MemoryAdapter(church)),
        church.key,
        None,
        _drafts(location=False),
        lambda external_id: church.remove(PEOPLE, int(external_id)),
        lambda: len(church.writes),
    )


WORLDS = {"planning-center": planning_center, "memory": memory}
