"""`openfaith doctor`: looks at everything a sync needs, and says what is wrong and what to do about it.

It also works where nothing else does: a database that can't be opened is one of its findings. It changes
nothing but the keyring's probe entry and the note of where secrets are, and never says a secret. Called by the command line.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import platform
import shutil
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import quote

from openfaith_desktop import paths
from openfaith_desktop.adapter.contract import SessionSettings
from openfaith_desktop.adapter.discovery import adapter, adapters, broken
from openfaith_desktop.application import Application, data_folder
from openfaith_desktop.application.shapes.upkeep import Check, Examined
from openfaith_desktop.auth import choice
from openfaith_desktop.auth.vault import VaultError
from openfaith_desktop.errors import Action, ActionKind, OpenFaithError
from openfaith_desktop.store.connections import ConnectionInfo

LEAST_FREE = 200_000_000


def examine(data_dir: Path | None, ask_passphrase: choice.AskPassphrase = choice.nobody) -> Examined:
    """Return the document of all checks; `ok` when every one is."""
    checks = [_program(), _check("Python", True, platform.python_version()), _window(), *_adapters()]
    try:
        folder = data_folder(data_dir)
        checks += [*_folder(folder), _jobs(folder)]
        with Application(data_dir, ask_passphrase=ask_passphrase) as app:
            checks += [_secrets(app), *_database(app)]
            checks += asyncio.run(_connections(app))
    except OpenFaithError as error:
        checks.append(_check("Database can be opened", False, _said(error), error.action))
    return {"ok": all(check["ok"] for check in checks), "checks": checks}


def _check(title: str, ok: bool, detail: str, action: Action | None = None) -> Check:
    return {
        "check": title,
        "ok": ok,
        "detail": detail,
        "action": action.as_dict() if action is not None and not ok else None,
    }


def _said(error: OpenFaithError) -> str:
    return f"{error.title} {error.what_to_do}"


def _program() -> Check:
    try:
        return _check("OpenFaith", True, version("openfaith-desktop"))
    except PackageNotFoundError:
        return _check("OpenFaith", True, "from its sources, not installed")


def _window() -> Check:
    try:
        return _check("Window (Qt)", True, version("PySide6"))
    except PackageNotFoundError:
        return _check("Window (Qt)", False, "PySide6 is not installed. The command line works without it.")


def _adapters() -> list[Check]:
    usable = [_check(f"Adapter for {one.title}", True, "can be used") for one in adapters().values()]
    return usable + [
        _check(f"Adapter “{name}”", False, f"{error.what_it_means} {error.what_to_do}", error.action)
        for name, error in broken().items()
    ]


def _folder(folder: Path) -> list[Check]:
    free = shutil.disk_usage(folder).free
    backups = sorted(paths.backups_dir(folder).glob("*.sqlite"), key=lambda file: file.stat().st_mtime)
    newest = "none yet; one is made before each new layout, and by you"
    if backups:
        days = (datetime.now(UTC).timestamp() - backups[-1].stat().st_mtime) / 86_400
        newest = f"{backups[-1].name}, {days:.0f} days old"
    return [
        _check("Data folder can be written", os.access(folder, os.W_OK), str(folder)),
        _check("Free disk", free > LEAST_FREE, f"{free / 1e9:.1f} GB"),
        _check("Newest automatic backup", True, newest),
    ]


def _jobs(folder: Path) -> Check:
    """Whether the list of jobs can be read; a missing one is made by the first worker."""
    path = paths.jobs_path(folder)
    title = "List of jobs can be read"
    if not path.exists():
        return _check(title, True, "none yet; the first worker makes it")
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as db:
            sound = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.Error:
        sound = False
    hint = f"Delete {path}: it only holds what is to be done next, and a worker makes a new one."
    return _check(title, sound, "every page read" if sound else hint)


def _secrets(app: Application) -> Check:
    try:
        return _check("Sign-ins", True, f"kept in {app.vault.where}")
    except VaultError as error:
        return _check("Sign-ins", False, _said(error), error.action)


def _database(app: Application) -> list[Check]:
    layout = app.store.read(
        lambda c: c.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    )
    checks = [_check("Database layout is the newest", True, str(layout))]
    if app.store.url.startswith("sqlite"):
        sound = app.store.read(lambda c: c.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        whole = sound == "ok"
        hint = "every page read" if whole else "Restore the newest backup."
        checks.append(_check("Database is whole", whole, hint, Action(ActionKind.RESTORE)))
    return checks


async def _connections(app: Application) -> list[Check]:
    return [await _sign_in(app, info) for info in app.connections()]


async def _sign_in(app: Application, info: ConnectionInfo) -> Check:
    title = f"Sign-in of {info.name}"
    try:
        settings = SessionSettings(info.base_url)
        async with adapter(info.adapter).session(app.credentials(info), settings) as session:
            account = await session.account()
    except OpenFaithError as error:
        return _check(title, False, _said(error))
    return _check(title, True, f"{account.person_name} ({account.organization_name})")
