"""Puts the invented type into the house, before anything else is imported: pytest loads this with `-p`.

Its description goes where the types are, its migration where the migrations are (a copy of them), its mapping into
the in-memory system. Nothing of `sync/` or `store/` is touched.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openfaith_desktop.cdm import types
from tests.adapters.invented.description import VISIT

types.ENTITY_TYPES[VISIT.name] = VISIT


def _add_the_migration() -> None:
    from openfaith_desktop.store import migrate

    newest = migrate.newest()
    folder = Path(tempfile.mkdtemp()) / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder)
    text = (Path(__file__).parent / "migration.py").read_text()
    (folder / "versions" / "9999_visits.py").write_text(text.replace("NEWEST", newest))
    migrate.MIGRATIONS = folder


def _add_the_mapping() -> None:
    from openfaith_desktop.adapter.contract import ExternalRecord, Listing, TypeCapabilities
    from tests.adapters.memory import adapter, church, mapping

    church.EMPTY["visits"] = {"who": None, "where": None, "on": "", "seats": None, "remark": ""}
    mapping.TABLES["visit"] = "visits"
    mapping.COLUMNS["visit"] = {"day": "on", "seats": "seats", "note": "remark"}
    mapping.REFERENCES["visit"] = {"person_id": "who", "campus_id": "where"}

    def visit(number: int, row: church.Row) -> Iterator[ExternalRecord]:
        mine = {name: row[name] for name in church.EMPTY["visits"]}
        yield ExternalRecord("visit", str(number), {"id": number, **mine}, str(row["who"]))

    mapping.RECORDS["visits"] = visit
    adapter.TYPES["visit"] = TypeCapabilities(
        writable=frozenset({"day", "seats", "note"}), create_only=frozenset({"person_id", "campus_id"})
    )
    known, needed = adapter.MemoryAdapter.listings, adapter.MemoryAdapter.dependencies
    adapter.MemoryAdapter.listings = lambda self: (*known(self), Listing("visits", "visit", ("visit",)))
    adapter.MemoryAdapter.dependencies = lambda self: {**needed(self), "visit": ("person", "campus")}


_add_the_migration()
_add_the_mapping()
