"""Whether another data folder can be opened, asked before the present window gives way to it. Called by the window."""

from __future__ import annotations

from pathlib import Path

from openfaith_desktop import paths
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store.database import Store


def check(folder: Path) -> None:
    """Open the database in a folder, bring it to the newest layout, and close it again.

    Raises `NotFound` where there is none, or the `StoreError` that says why it can't be opened.
    """
    database = paths.database_path(folder)
    if not database.is_file():
        raise NotFound(
            "There is no OpenFaith database in that folder.",
            what_to_do="Choose the folder in which the file openfaith.sqlite is.",
        )
    Store.open(database, paths.backups_dir(folder)).close()
