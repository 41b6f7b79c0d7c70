"""Moving a church's data between a file and a database server, both ways. The old one stays as it was.

Called by the command line. Copying and comparing is `store.moving`'s. Sign-ins are kept elsewhere and stay there.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from openfaith_desktop import paths
from openfaith_desktop.application import data_folder
from openfaith_desktop.application.backups import refuse_if_open
from openfaith_desktop.application.shapes.upkeep import Moved
from openfaith_desktop.errors import AlreadyRunning, UsageError
from openfaith_desktop.store import connections, lease, locks, moving
from openfaith_desktop.store.database import Store

Place = Path | str
"""A SQLite file, or the address of a database on a server."""


def move(source: str, target: str, data_dir: Path | None = None) -> Moved:
    """Copy all of one database into another, empty one, and compare the two before saying so.

    Each is a data folder, a file, or `postgresql://user@host/name`. Raises `UsageError` for a place that can't be
    used, `AlreadyRunning` or `DatabaseLocked` while somebody works on the old one; nothing is changed then.
    """
    old, new = _place(source), _place(target)
    if old == new:
        raise UsageError("These are one and the same database.", what_to_do="Name two places.")
    if isinstance(old, Path):
        if not old.is_file():
            raise UsageError(f"There is no database {old}.", what_to_do="Name its data folder, or its file.")
        refuse_if_open(old)
    with contextlib.ExitStack() as open_ones:
        first = open_ones.enter_context(contextlib.closing(_opened(old, data_dir)))
        folder = _locks(old, data_dir)
        _refuse_if_worked_on(first, folder)
        for info in first.read(connections.everyone):
            open_ones.callback(lease.take(first, folder, info.id).release)
        second = open_ones.enter_context(contextlib.closing(_opened(new, data_dir)))
        sums = moving.copy(first, second)
    return {
        "from": _shown(old),
        "to": _shown(new),
        "rows": sum(one.rows for one in sums.values()),
        "tables": [{"table": name, "rows": one.rows, "checksum": one.checksum} for name, one in sums.items()],
    }


def _place(word: str) -> Place:
    if "://" not in word:
        path = Path(word).expanduser().absolute()
        return path if path.suffix == ".sqlite" or path.is_file() else paths.database_path(path)
    try:
        url = make_url(word)
    except (ArgumentError, ValueError) as error:
        raise UsageError("That is no address of a database.", what_to_do=_HOW) from error
    if url.get_backend_name() != "postgresql" or not url.database:
        raise UsageError("That is no address of a PostgreSQL database.", what_to_do=_HOW)
    if url.password is not None:
        raise UsageError(
            "A password doesn't belong into a command.",
            what_it_means="Others on this computer can read it there. Nothing was changed.",
            what_to_do="Keep it in the file ~/.pgpass, and leave it out here.",
        )
    return url.set(drivername="postgresql+psycopg").render_as_string()


_HOW = "Write postgresql://user@host/name, or a data folder."


def _opened(place: Place, data_dir: Path | None) -> Store:
    if isinstance(place, Path):
        data_folder(place.parent)
        return Store.open(place, place.parent / "backups")
    return Store.open(place, paths.backups_dir(data_folder(data_dir)))


def _locks(place: Place, data_dir: Path | None) -> Path:
    return paths.locks_dir(place.parent if isinstance(place, Path) else data_folder(data_dir))


def _refuse_if_worked_on(store: Store, folder: Path) -> None:
    for name in locks.worker_names(store):
        held = locks.hold(store, folder, name)
        if held is None:
            raise AlreadyRunning(
                "A worker is running on the old database.",
                what_it_means="What it does meanwhile would be missing in the new one. Nothing was changed.",
                what_to_do="Stop it and close OpenFaith's windows, then try again.",
            )
        held.release()


def _shown(place: Place) -> str:
    return (
        str(place)
        if isinstance(place, Path)
        else make_url(place).set(drivername="postgresql").render_as_string()
    )
