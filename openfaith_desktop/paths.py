"""Where the program keeps its files: one data folder, private to the user."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir(override: Path | None = None, *, demo: bool = False) -> Path:
    """Return the data folder, made if missing and readable by this user only.

    `override` (an option) goes before `OPENFAITH_DATA_DIR`, that before the system's usual place. The
    pretend church has a folder of its own.
    """
    chosen = override or (
        Path(os.environ["OPENFAITH_DATA_DIR"]) if os.environ.get("OPENFAITH_DATA_DIR") else None
    )
    return _private(chosen or _usual("OpenFaith Demo" if demo else "OpenFaith"))


def _usual(name: str) -> Path:
    from platformdirs import user_data_path

    return user_data_path(name, appauthor=False)


def _private(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _inside(folder: Path, name: str) -> Path:
    return _private(folder / name)


def database_path(folder: Path) -> Path:
    """Return the database file's path."""
    return folder / "openfaith.sqlite"


def jobs_path(folder: Path) -> Path:
    """Return the path of the file that holds what is to be done next."""
    return folder / "jobs.sqlite"


def settings_path(folder: Path) -> Path:
    """Return the path of the settings made by hand, which need not be there."""
    return folder / "settings.toml"


def backups_dir(folder: Path) -> Path:
    """Return the folder of backups."""
    return _inside(folder, "backups")


def locks_dir(folder: Path) -> Path:
    """Return the folder of the locks that keep two runs of one connection apart."""
    return _inside(folder, "locks")
