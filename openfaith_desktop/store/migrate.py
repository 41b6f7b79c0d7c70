"""Brings a database to this program's layout: checks it, backs it up, runs the Alembic migrations."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from openfaith_desktop.errors import Action, ActionKind, DatabaseDamaged, DatabaseNewer
from openfaith_desktop.store import backup

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_HEADER = b"SQLite format 3\x00"
WRITES = "openfaith_writes"
"""The option of an SQL connection whose transactions take SQLite's write lock as they begin."""
PATIENCE_SECONDS = 120
"""How long a program waits while another one migrates; the server has a limit of its own."""
_LOCK = 0x6F70656E66616974
"""The key of the lock on a server; any number would do that nobody else uses."""


def config(connection: Connection | None = None) -> Config:
    """Return what Alembic needs to know to work on an open connection."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def revisions() -> list[str]:
    """Return all layouts, the oldest first."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest() -> str:
    """Return the newest layout; a migration's file begins with its number."""
    return revisions()[-1]


def current(db: Connection) -> str | None:
    """Return the layout of a database, None when it has none. Raises `DatabaseDamaged` for another program's."""
    tables = inspect(db).get_table_names()
    found = (
        db.scalar(text("SELECT version_num FROM alembic_version")) if "alembic_version" in tables else None
    )
    if found is None and [t for t in tables if t != "alembic_version"]:
        raise DatabaseDamaged(
            "This file is not an OpenFaith database.",
            what_it_means="It holds tables of another program. OpenFaith has not touched it.",
            what_to_do="Choose another data folder.",
            action=Action(ActionKind.CHOOSE_FOLDER),
        )
    return found


def check_file(path: Path, backups: Path) -> None:
    """Refuse a file that is no database, or an emptied one, before SQLite would start it afresh.

    Raises `DatabaseDamaged`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        return
    with path.open("rb") as file:
        head = file.read(len(SQLITE_HEADER))
    # An empty file with backups beside it was a church's data once; without, it is a first start cut short.
    if (head and head != SQLITE_HEADER) or (not head and any(backups.glob("*.sqlite"))):
        raise DatabaseDamaged()


def upgrade(engine: Engine, backups: Path) -> None:
    """Run the migrations that are missing, after a backup when there is anything to lose.

    Several programs may do this at once: one works, the others wait for it and find nothing to do. Raises
    `DatabaseNewer` when the database knows a migration that this program does not.
    """
    with engine.connect() as db:
        # Alembic takes 150 ms to come and 10 ms to look: a database of the newest layout opens without it.
        if not _is_behind(current(db)):
            return
    from alembic import command

    with _alone(engine) as db:
        before = current(db)  # somebody else may have done it meanwhile
        if not _is_behind(before):
            return
        if before is not None and engine.dialect.name == "sqlite":
            backup.create(engine, backups / backup.automatic_name(f"before-{newest()}"))
        command.upgrade(config(db), "head")


def _is_behind(layout: str | None) -> bool:
    if layout is not None and layout not in revisions():
        raise DatabaseNewer()
    return layout != newest()


@contextlib.contextmanager
def _alone(engine: Engine) -> Generator[Connection]:
    """Yield a transaction that no other program's `_alone` meets; it waits for its turn."""
    with engine.connect().execution_options(**{WRITES: True}) as db:
        if engine.dialect.name == "sqlite":
            driver: Any = db.connection.driver_connection
            driver.execute(f"PRAGMA busy_timeout={PATIENCE_SECONDS * 1_000}")
        with db.begin():
            if engine.dialect.name != "sqlite":
                db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield db
