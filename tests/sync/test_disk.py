"""A disk that is full or read-only in the middle of a sync: a clear message, and the next sync carries on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import event

from openfaith_desktop.errors import DatabaseReadOnly, DiskFull, StoreError
from openfaith_desktop.store import outbox
from openfaith_desktop.store.database import Store
from tests.sync.conftest import Both


def _pragma(both: Both, text: str) -> None:
    """Open the database again, with a pragma on every connection."""
    both.store.close()
    both.store = Store.open(both.folder / "openfaith.sqlite", both.folder / "backups")
    event.listen(both.store.engine, "connect", lambda connection, _: connection.execute(f"PRAGMA {text}"))


def _pages(both: Both) -> int:
    return both.store.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())


FULL: tuple[type[StoreError], Callable[[Both], str]] = (
    DiskFull,
    # SQLite's own limit fails with the same code, at the same places, as a disk without room.
    lambda both: f"max_page_count={_pages(both) + 20}",
)
READ_ONLY: tuple[type[StoreError], Callable[[Both], str]] = (DatabaseReadOnly, lambda both: "query_only=ON")


@pytest.mark.parametrize(("error", "pragma"), [FULL, READ_ONLY], ids=["full", "read-only"])
def test_a_sync_that_cannot_write_loses_nothing(
    both: Both, error: type[StoreError], pragma: Callable[[Both], str]
) -> None:
    person = both.add("person", first_name="Quill", last_name="Testerman")
    _pragma(both, pragma(both))
    with pytest.raises(error) as caught:
        both.sync()
    assert caught.value.exit_code == 1
    assert caught.value.what_to_do
    _pragma(both, "user_version")
    assert both.here(person)["last_name"] == "Testerman"
    people_there = both.count_there("Person")
    result = both.sync()
    assert result.problems == 0
    assert both.count("person") == (1 if both.mode == "openfaith" else people_there + 1)
    assert both.count_there("Person") == people_there + (both.mode != "external")
    assert both.store.read(outbox.everything, 1) == []
