"""A session behind its guard; called by `guard.py` only."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from openfaith_desktop.adapter import checks
from openfaith_desktop.adapter.contract import (
    Account,
    Draft,
    ExternalRecord,
    FoundCreated,
    Listing,
    Merger,
    Page,
    Session,
)
from openfaith_desktop.adapter.watch import Watched

T = TypeVar("T")
MOST_AGAIN = 10
"""So often a list may lead back to one place before it is a circle."""


class GuardedSession(Watched[Session]):
    """A session behind its guard; see `openfaith_desktop.adapter.contract.Session`."""

    @property
    def requests(self) -> int:
        """How many requests this session has made."""
        return self._inner.requests

    @property
    def server_time(self) -> str | None:
        """The system's time at the newest answer."""
        return self._inner.server_time

    # --- reading --------------------------------------------------------------------------------

    async def account(self) -> Account:
        """Return who is signed in."""
        with self._watch.watching("It failed when it was asked who is signed in."):
            found = await self._inner.account()
        if not isinstance(cast("Any", found), Account):
            raise self._watch.broken("It doesn't say who is signed in.")
        return found

    def pages(self, listing: Listing, cursor: str | None = None) -> AsyncIterator[Page]:
        """Yield a listing's pages. Raises `AdapterBroken` for what isn't of it, or never ends."""
        return self._checked(listing, lambda: self._inner.pages(listing, cursor), moves_on=True)

    def changed_since(self, listing: Listing, since: str) -> AsyncIterator[Page]:
        """Yield pages of what changed. Raises `AdapterBroken` for what isn't of it."""
        return self._checked(listing, lambda: self._inner.changed_since(listing, since), moves_on=False)

    async def _checked(
        self, listing: Listing, begin: Callable[[], AsyncIterator[Page]], *, moves_on: bool
    ) -> AsyncGenerator[Page]:
        failed = f"It failed when it read its list “{listing.name}”."
        with self._watch.watching(failed):
            reading = begin()
        ended, places = False, Counter[str]()
        try:
            while True:
                with self._watch.watching(failed):
                    found: Page | None = await anext(reading, None)
                if found is None:
                    break
                self._watch.need(checks.page(found, listing.carries))
                if ended:
                    raise self._watch.broken(f"Its list “{listing.name}” went on after its end.")
                # A server that names a record on two pages leads back once or twice, and on from there.
                if moves_on and places[found.cursor or ""] >= MOST_AGAIN:
                    raise self._watch.broken(f"Its list “{listing.name}” goes round in a circle.")
                ended = found.cursor is None
                places[found.cursor or ""] += 1
                yield _with_usable_times(found)
        finally:
            if isinstance(reading, AsyncGenerator):
                await cast("AsyncGenerator[Page]", reading).aclose()
        if not ended:
            raise self._watch.broken(f"Its list “{listing.name}” broke off.")

    async def mergers(self, since: str) -> tuple[Merger, ...]:
        """Return what was merged there."""
        with self._watch.watching("It failed when it was asked what was merged."):
            found = await self._inner.mergers(since)
        if not _all_are(Merger, found):
            raise self._watch.broken("It gave something else instead of what was merged.")
        return tuple(found)

    async def fetch(self, entity_type: str, external_id: str, parent: str | None = None) -> ExternalRecord:
        """Return one record as it is now. Raises `AdapterBroken` when it is another."""
        asking = self._read(entity_type, lambda: _one(self._inner.fetch(entity_type, external_id, parent)))
        return (await self._that(asking, entity_type, external_id))[0]

    async def fetch_whole(
        self, entity_type: str, external_id: str, parent: str | None = None
    ) -> tuple[ExternalRecord, ...]:
        """Return one record and what belongs to it. Raises `AdapterBroken` when it is another."""
        asking = self._read(entity_type, lambda: self._inner.fetch_whole(entity_type, external_id, parent))
        return await self._that(asking, entity_type, external_id)

    async def find_created(self, draft: Draft, since: str) -> tuple[FoundCreated, ...]:
        """Return what a creation may have made."""
        with self._watch.watching(_failed_with(draft.entity_type)):
            found = await self._inner.find_created(draft, since)
        if not _all_are(FoundCreated, found):
            raise self._watch.broken("It gave something else instead of what was created.")
        for one in found:
            self._watch.need(self._wrong_created(one.records, draft))
        return tuple(found)

    async def similar(self, draft: Draft, match: Mapping[str, Sequence[str]]) -> tuple[ExternalRecord, ...]:
        """Return what a creation might double."""
        return await self._read(draft.entity_type, lambda: self._inner.similar(draft, match))

    async def _read(
        self, entity_type: str, call: Callable[[], Awaitable[tuple[ExternalRecord, ...]]]
    ) -> tuple[ExternalRecord, ...]:
        with self._watch.watching(_failed_with(entity_type)):
            found = await call()
        self._watch.need(checks.records(found, self._watch.adapter.capabilities.types))
        return checks.with_usable_times(found)

    async def _that(
        self, asking: Awaitable[tuple[ExternalRecord, ...]], entity_type: str, external_id: str
    ) -> tuple[ExternalRecord, ...]:
        found = await asking
        if not found:
            raise self._watch.broken(f"It gave no record of the type “{entity_type}” when asked for one.")
        self._watch.need(checks.is_asked(found[0], entity_type, external_id))
        return found

    # --- writing --------------------------------------------------------------------------------

    async def create(self, draft: Draft) -> tuple[ExternalRecord, ...]:
        """Create a record. Raises `OutcomeUnknown` when what comes back can't be what was created."""
        found = await self._write(lambda: self._inner.create(draft))
        self._watch.doubt(self._wrong_created(found, draft))
        return checks.with_usable_times(found)

    async def update(self, external_id: str, draft: Draft, parent: str | None = None) -> ExternalRecord:
        """Change a record. Raises `OutcomeUnknown` when another one comes back."""
        found = (await self._write(lambda: self._inner.update(external_id, draft, parent)),)
        self._watch.doubt(checks.records(found, (draft.entity_type,)))
        self._watch.doubt(checks.is_asked(found[0], draft.entity_type, external_id))
        return checks.with_usable_times(found)[0]

    async def delete(self, entity_type: str, external_id: str, parent: str | None = None) -> None:
        """Delete a record."""
        await self._write(lambda: self._inner.delete(entity_type, external_id, parent))

    async def _write(self, call: Callable[[], Awaitable[T]]) -> T:
        return await self._watch.writing("It failed when it sent a record", call)

    def _wrong_created(self, found: Sequence[ExternalRecord], draft: Draft) -> str | None:
        wrong = checks.records(found, self._watch.adapter.capabilities.types)
        if wrong is None and (not found or found[0].entity_type != draft.entity_type):
            return f"It doesn't say which record of the type “{draft.entity_type}” it created."
        return wrong


def _all_are(kind: type, found: Any) -> bool:
    """Return whether an adapter gave several of a kind, or none; it may have given anything."""
    return isinstance(found, tuple | list) and all(isinstance(one, kind) for one in cast("list[Any]", found))


async def _one(asking: Awaitable[ExternalRecord]) -> tuple[ExternalRecord, ...]:
    return (await asking,)


def _with_usable_times(page: Page) -> Page:
    found = checks.with_usable_times(page.records)
    if found is page.records:
        return page
    return Page(found, page.cursor, page.total, page.server_time, page.complete)


def _failed_with(entity_type: str) -> str:
    return f"It failed when it was asked for a record of the type “{entity_type}”."
