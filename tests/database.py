"""An empty database quickly: migrated once, then copied. On PostgreSQL where OPENFAITH_TEST_SERVER names one."""

from __future__ import annotations

import os
import tempfile
import uuid
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

from openfaith_desktop.store.database import Store

SERVER = os.environ.get("OPENFAITH_TEST_SERVER")


@lru_cache(maxsize=1)
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "openfaith.sqlite"
        Store.open(file, Path(folder)).close()
        return file.read_bytes()


def fresh_store(folder: Path) -> Store:
    """Return a store in `folder`, whose database is new and empty."""
    if SERVER:
        return Store.open(fresh_database(SERVER), folder / "backups")
    file = folder / "openfaith.sqlite"
    file.write_bytes(_migrated())
    return Store.open(file, folder / "backups")


# --- PostgreSQL ----------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _admin(server: str) -> Engine:
    return create_engine(server, isolation_level="AUTOCOMMIT")


def _create(server: str, name: str, template: str = "template1") -> str:
    with _admin(server).connect() as db:
        db.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@lru_cache(maxsize=1)
def _template(server: str) -> str:
    name = f"template_{uuid.uuid4().hex}"
    Store.open(_create(server, name), Path(tempfile.gettempdir())).close()
    return name


def empty_database(server: str) -> str:
    """Return the URL of a new database without a layout."""
    return _create(server, f"test_{uuid.uuid4().hex}")


def fresh_database(server: str) -> str:
    """Return the URL of a new, migrated and empty database."""
    return _create(server, f"test_{uuid.uuid4().hex}", _template(server))


# --- what a power cut leaves ---------------------------------------------------------------------------


def watch_commits(store: Store) -> list[bool]:
    """Return a list that grows with each commit from now on: whether it is on the disk when it is over."""
    seen: list[bool] = []

    def on_commit(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        asked = "PRAGMA synchronous" if store.on_file else "SHOW synchronous_commit"
        seen.append(driver.execute(asked).fetchone()[0] in (2, "on"))

    event.listen(store.engine, "commit", on_commit)
    return seen
