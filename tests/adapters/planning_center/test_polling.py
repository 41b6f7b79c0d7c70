"""Walking what changed, while it goes on changing: nothing that lies still meanwhile is missed."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.adapter.jsonapi import Collection
from openfaith_desktop.errors import UnreadableAnswer
from openfaith_planning_center import polling
from openfaith_planning_center.polling import Reply, keyset, mergers, newest_first

PAGE = 4
SINCE = 100
WALKS = {"keyset": keyset, "newest_first": newest_first}
walks = pytest.mark.parametrize("walk", WALKS)


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PAGE", PAGE)


def _text(second: int) -> str:
    return f"2026-11-23T18:{second // 60:02}:{second % 60:02}Z"


class Table:
    """A list there: when each row was changed, and who is edited or deleted before each request."""

    def __init__(self, seconds: list[int], before: dict[int, list[tuple[str, int]]] | None = None) -> None:
        self.rows = dict(enumerate(seconds))
        self.before = before or {}
        self.asked = 0
        self.still = set(self.rows)
        self.ignores_offset = False

    async def ask(self, query: str) -> Reply:
        self._meddle()
        self.asked += 1
        assert self.asked < 2_000, "it never ends"
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        since, offset = asked.get("where[updated_at][gte]", ""), int(asked["offset"])
        found = [(second, i) for i, second in self.rows.items() if _text(second) >= since]
        found.sort(key=lambda pair: (-pair[0] if asked["order"] == "-updated_at" else pair[0], pair[1]))
        start = 0 if self.ignores_offset else offset
        rows: list[dict[str, Any]] = [
            {"type": "Address", "id": str(i), "attributes": {"updated_at": _text(second)}}
            for second, i in found[start : start + PAGE]
        ]
        return Reply(Collection(rows, {}, len(found), {}), None)

    def _meddle(self) -> None:
        for what, who in self.before.get(self.asked, ()):
            if not self.rows:
                return
            one = sorted(self.rows)[who % len(self.rows)]
            self.still.discard(one)
            if what == "delete":
                del self.rows[one]
            else:
                self.rows[one] = 1_000 + self.asked

    def read(self, walk: str) -> list[int]:
        async def go() -> list[int]:
            found: list[int] = []
            async for step in WALKS[walk](self.ask, _text(SINCE)):
                found += [int(step.reply.found.rows[i]["id"]) for i in step.new]
            return found

        return asyncio.run(go())


@walks
def test_everything_changed_since_is_read_once(walk: str) -> None:
    table = Table([90, 99, 100, 100, 100, 100, 100, 100, 101, 105, 105, 200])
    assert sorted(table.read(walk)) == list(range(2, 12))


@walks
@pytest.mark.parametrize("what", ["edit", "delete"])
@pytest.mark.parametrize("when", [1, 2, 3])
def test_a_row_that_leaves_its_place_between_two_pages_hides_none(walk: str, what: str, when: int) -> None:
    table = Table([150] * 11, {when: [(what, 0)]})
    assert table.still <= set(table.read(walk))


@walks
@given(
    seconds=st.lists(st.integers(99, 101), max_size=25),
    before=st.dictionaries(
        st.integers(1, 12),
        st.lists(st.tuples(st.sampled_from(["edit", "delete"]), st.integers(0, 30)), max_size=4),
        max_size=8,
    ),
)
def test_what_lies_still_is_never_missed(
    walk: str, seconds: list[int], before: dict[int, list[tuple[str, int]]]
) -> None:
    table = Table(seconds, before)
    changed = {i for i, second in enumerate(seconds) if second >= SINCE}
    found = table.read(walk)
    assert changed & table.still <= set(found)


@walks
def test_a_list_that_shows_its_first_page_for_ever_is_an_error(walk: str) -> None:
    table = Table([150] * 30)
    table.ignores_offset = True
    with pytest.raises(UnreadableAnswer):
        table.read(walk)


@walks
def test_a_list_that_is_never_at_rest_is_an_error(walk: str) -> None:
    table = Table([150] * 3_000, {n: [("delete", 0)] for n in range(1, 2_000)})
    with pytest.raises(UnreadableAnswer):
        table.read(walk)


def test_mergers_that_are_shown_for_ever_are_an_error() -> None:
    table = Table([150] * 30)
    table.ignores_offset = True
    with pytest.raises(UnreadableAnswer):
        asyncio.run(mergers(table.ask, _text(SINCE)))
