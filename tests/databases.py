"""Databases for tests: one is migrated in each process that tests, the others are copies of it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from openfaith_desktop.store.database import Store


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "openfaith.sqlite"
        Store.open(file, Path(folder) / "backups").close()
        return file.read_bytes()


def fresh_database(folder: Path) -> Path:
    """Return the file of an empty database of the newest layout in `folder`, which may not exist yet."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "openfaith.sqlite"
    file.write_bytes(_migrated())
    return file


def fresh_store(folder: Path) -> Store:
    """Return an empty store in `folder`, open."""
    return Store.open(fresh_database(folder), folder / "backups")
