"""How far a run has come with reading: a value that is kept with each page, so that a killed run carries on there.

Values only, and their form in the table of runs. Changed by `reading` and `listing`; the frame of a run takes it up
from the run before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from openfaith_desktop.adapter.contract import Listing, Page


@dataclass(frozen=True, slots=True)
class ListingRead:
    """How far one listing is read: so many main records (`done`), up to `cursor`.

    `server_time` is the system's time at its first page, and a watermark when it is `complete`. `finished`: its last
    page was read; `total` is then what the system said it holds.
    """

    done: int = 0
    cursor: str | None = None
    server_time: str | None = None
    finished: bool = False
    complete: bool = False
    total: int | None = None

    def after(self, page: Page, mains: int) -> Self:
        """Return how far it is read after its next page, which held so many main records."""
        last = page.cursor is None
        return replace(
            self,
            done=self.done + mains,
            cursor=page.cursor,
            # A watermark must cover what changed while the listing was read.
            server_time=page.server_time if self.cursor is None else self.server_time,
            finished=last,
            complete=last and page.complete,
            total=page.total if last else None,
        )


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """How far a run has come with reading.

    `everything`: it reads all there is, also when it is carried on. `listings` by name. `polls`: the system's time at
    the beginning of each poll, by its listing's name. `deliveries`: the numbers of the webhook deliveries it dealt
    with.
    """

    everything: bool = False
    listings: Mapping[str, ListingRead] = field(default_factory=dict[str, ListingRead])
    polls: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    deliveries: tuple[int, ...] = ()

    @classmethod
    def kept(cls, document: Mapping[str, Any]) -> Self:
        """Return the progress that a run kept as `document`."""
        return cls(
            bool(document.get("everything")),
            {name: ListingRead(**one) for name, one in document.get("listings", {}).items()},
            {name: one.get("server_time") for name, one in document.get("polls", {}).items()},
            tuple(document.get("deliveries", ())),
        )

    def document(self) -> dict[str, Any]:
        """Return what a run keeps of it."""
        return {
            "everything": self.everything,
            "listings": {name: asdict(one) for name, one in self.listings.items()},
            "polls": {name: {"server_time": at} for name, at in self.polls.items()},
            "deliveries": list(self.deliveries),
        }

    def listing(self, listing: Listing) -> ListingRead:
        """Return how far a listing is read."""
        return self.listings.get(listing.name, ListingRead())

    def with_listing(self, listing: Listing, read: ListingRead) -> Self:
        """Return this with a listing that was read on."""
        return replace(self, listings={**self.listings, listing.name: read})
