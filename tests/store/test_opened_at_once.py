"""Two programs that make, or bring to a new layout, one database at the same moment: both come in."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import create_engine

from openfaith_desktop.store import connections, migrate
from openfaith_desktop.store.database import Store
from tests.database import SERVER, empty_database

ROUNDS = 8
PROGRAMS = 3


def _program(databases: list[Path | str], backups: Path, together: Barrier, said: Any) -> None:
    for database in databases:
        together.wait()
        try:
            store = Store.open(database, backups)
            said.put((str(database), store.write(connections.org_id), store.read(migrate.current)))
            store.close()
        except Exception as error:
            said.put((str(database), f"{type(error).__name__}: {error} {error.__cause__}", None))


def _open_at_once(databases: list[Path | str], backups: Path) -> dict[str, set[tuple[str, str | None]]]:
    """Return what each database's programs found: the church's id and the layout, or what went wrong."""
    fresh = multiprocessing.get_context("spawn")
    together, said = fresh.Barrier(PROGRAMS), fresh.Queue()
    programs = [
        fresh.Process(target=_program, args=(databases, backups, together, said)) for _ in range(PROGRAMS)
    ]
    for one in programs:
        one.start()
    found: dict[str, set[tuple[str, str | None]]] = {}
    for _ in range(PROGRAMS * len(databases)):
        database, church, layout = said.get()
        found.setdefault(database, set()).add((church, layout))
    for one in programs:
        one.join()
    return found


def _same(found: dict[str, set[tuple[str, str | None]]]) -> None:
    for answers in found.values():
        assert {layout for _, layout in answers} == {migrate.newest()}, answers
        assert len(answers) == 1, answers


def test_a_new_one(tmp_path: Path) -> None:
    new = [tmp_path / str(number) / "openfaith.sqlite" for number in range(ROUNDS)]
    _same(_open_at_once([empty_database(SERVER)] if SERVER else [*new], tmp_path / "backups"))
    assert not (tmp_path / "backups").exists()


def test_a_file_of_an_older_layout(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.sqlite" for number in range(ROUNDS // 2)]
    for file in files:
        engine = create_engine(f"sqlite:///{file}")
        with engine.connect() as db, db.begin():
            command.upgrade(migrate.config(db), migrate.revisions()[-2])
        engine.dispose()

    _same(_open_at_once([*files], tmp_path / "backups"))

    # One of them brought each to the new layout, and made one copy first.
    assert len(list((tmp_path / "backups").iterdir())) == len(files)
