"""Brings a database to this program's layout: checks it, backs it up, runs the Alembic migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from openfaith_desktop.errors import DatabaseDamaged, DatabaseNewer
from openfaith_desktop.store import backup

MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_HEADER = b"SQLite format 3\x00"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


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
    script = ScriptDirectory.from_config(_config())
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        tables = inspect(connection).get_table_names()
    if current == script.get_current_head():
        return
    if current is not None and current not in {r.revision for r in script.walk_revisions()}:
        raise DatabaseNewer()
    if current is None and [t for t in tables if t != "alembic_version"]:
        raise DatabaseDamaged(
            "This file is not an OpenFaith database.",
            what_it_means="It holds tables of another program. OpenFaith has not touched it.",
            what_to_do="Choose another data folder with --data-dir.",
        )
    if current is not None and engine.dialect.name == "sqlite":
        backup.create(engine, backups / backup.automatic_name(f"before-{script.get_current_head()}"))
    with engine.connect() as connection, connection.begin():
        command.upgrade(_config(connection), "head")
