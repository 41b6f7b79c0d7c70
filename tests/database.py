"""An empty database quickly: migrated once, then copied."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from openfaith_desktop.store.database import Store


@lru_cache(maxsize=1)
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "openfaith.sqlite"
        Store.open(file, Path(folder)).close()
        return file.read_bytes()


def fresh_store(folder: Path) -> Store:
    """Return a store in `folder`, whose database is new and empty."""
    file = folder / "openfaith.sqlite"
    file.write_bytes(_migrated())
    return Store.open(file, folder / "backups")
