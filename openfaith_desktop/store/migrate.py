"""Brings a database to this program's layout: checks it, backs it up, runs the Alembic migrations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from openfaith_desktop.errors import Action, ActionKind, DatabaseDamaged, DatabaseNewer
from openfaith_desktop.store import backup

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_HEADER = b"SQLite format 3\x00"


def _config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revisions() -> list[str]:
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest() -> str:
    """Return the newest layout; a migration's file begins with its number."""
    return _revisions()[-1]


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

    Raises `DatabaseNewer` when the database knows a migration that this program does not.
    """
    with engine.connect() as db:
        tables = inspect(db).get_table_names()
        known = "alembic_version" in tables
        current = db.scalar(text("SELECT version_num FROM alembic_version")) if known else None
    # Alembic takes 150 ms to come and 10 ms to look: a database of the newest layout opens without it.
    if current == newest():
        return
    if current is not None and current not in _revisions():
        raise DatabaseNewer()
    if current is None and [t for t in tables if t != "alembic_version"]:
        raise DatabaseDamaged(
            "This file is not an OpenFaith database.",
            what_it_means="It holds tables of another program. OpenFaith has not touched it.",
            what_to_do="Choose another data folder.",
            action=Action(ActionKind.CHOOSE_FOLDER),
        )
    if current is not None and engine.dialect.name == "sqlite":
        backup.create(engine, backups / backup.automatic_name(f"before-{newest()}"))
    from alembic import command

    with engine.connect() as db, db.begin():
        command.upgrade(_config(db), "head")
