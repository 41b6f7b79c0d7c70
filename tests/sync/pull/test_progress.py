"""How far a run has come with reading: kept as it is, also by the programs before, and a watermark no later than its first page."""

from __future__ import annotations

import json
from dataclasses import replace

from openfaith_desktop.adapter.contract import Listing, Page
from openfaith_desktop.sync.pull.progress import ListingRead, ReadProgress

PEOPLE = Listing("people", "person", ("person", "email"))
CAMPUSES = Listing("campuses", "campus", ("campus",))


def _page(cursor: str | None, at: str, *, complete: bool = False) -> Page:
    return Page((), cursor, 5, at, complete)


def test_what_a_run_keeps_is_what_the_next_one_takes_up() -> None:
    read = ReadProgress(everything=True, polls={"emails": "2026-01-01T00:00:00Z"}, deliveries=(3, 4))
    read = read.with_listing(PEOPLE, ListingRead(2, "c", "2026-01-01T00:00:00Z"))
    assert ReadProgress.kept(json.loads(json.dumps(read.document()))) == read
    assert ReadProgress.kept({}) == ReadProgress()


def test_what_programs_before_kept_is_taken_up_too() -> None:
    half = {"server_time": "t", "done": 2, "cursor": "c"}
    whole = {"server_time": "t", "done": 5, "cursor": None, "finished": True, "complete": True, "total": 5}
    kept = {
        "everything": True,
        "listings": {"people": half, "campuses": whole, "households": {}},
        "polls": {"a": {}, "b": {"server_time": None}},
    }
    read = ReadProgress.kept(kept)
    assert read.everything
    assert read.listing(PEOPLE) == ListingRead(2, "c", "t")
    assert read.listing(CAMPUSES) == ListingRead(5, None, "t", finished=True, complete=True, total=5)
    assert read.listings["households"] == ListingRead()
    assert read.polls == {"a": None, "b": None}


def test_the_watermark_is_the_first_pages_time_wherever_a_run_was_cut() -> None:
    read = ListingRead().after(_page("one", "first"), 2)
    assert (read.done, read.cursor, read.finished, read.total) == (2, "one", False, None)
    resumed = ReadProgress.kept(ReadProgress().with_listing(PEOPLE, read).document()).listing(PEOPLE)
    read = resumed.after(_page("two", "second"), 2).after(_page(None, "third", complete=True), 1)
    assert read == ListingRead(5, None, "first", finished=True, complete=True, total=5)


def test_what_did_not_say_the_time_first_has_no_watermark() -> None:
    read = ListingRead().after(replace(_page("one", ""), server_time=None), 1).after(_page(None, "later"), 1)
    assert read.server_time is None


def test_a_list_that_ended_is_complete_only_when_its_end_says_so() -> None:
    assert not ListingRead().after(_page(None, "t"), 3).complete
    assert not ListingRead().after(_page("more", "t", complete=True), 3).complete
