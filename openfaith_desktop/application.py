"""The composition root: builds store, vault, adapters and engine; the window and the command line use it.

Its methods return documents (dicts that JSON can hold), described in `docs/json.md`. Secrets pass through
it to the vault and the engine, and nowhere else.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from openfaith_desktop import logs, paths, views
from openfaith_desktop.adapter.contract import SessionSettings
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.auth.vault import FileVault, Vault, open_vault
from openfaith_desktop.cdm.types import ENTITY_TYPES, entity_type
from openfaith_desktop.errors import AlreadyRunning, DatabaseLocked, SignInNeeded, StoreError, UsageError
from openfaith_desktop.store import backup, connections, entities, failures, links, problems, runs
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync import local, modes, scope
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.events import EventStream
from openfaith_desktop.sync.results import RunResult

if TYPE_CHECKING:
    from openfaith_desktop.settings import Settings

Document = dict[str, Any]
SERVER_URL = "OPENFAITH_DATABASE_URL"


class Application:
    """The open program on one data folder; a context manager."""

    def __init__(self, data_dir: Path | None = None, *, demo: bool = False) -> None:
        self.folder = data_folder(data_dir, demo=demo)
        logs.start(self.folder)
        if paths.settings_path(self.folder).exists():
            _ = self.settings  # a mistake in them is said at once
        self.events = EventStream()
        database = os.environ.get(SERVER_URL) or paths.database_path(self.folder)
        self.store = Store.open(database, paths.backups_dir(self.folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish what is being written and close the database."""
        self.store.close()
        logs.stop()

    @cached_property
    def settings(self) -> Settings:
        """What the church has set by hand."""
        from openfaith_desktop import settings  # with pydantic: 100 ms

        return settings.load(self.folder)

    @cached_property
    def vault(self) -> Vault:
        """Where secrets are kept; asked when one is needed, for a keyring may ask the person in turn."""
        return open_vault(self.folder)

    @property
    def keeps_secrets_in_file(self) -> str | None:
        """Where secrets are kept when there is no keyring, else None."""
        return self.vault.where if isinstance(self.vault, FileVault) else None

    # --- connections ------------------------------------------------------------------------------

    async def connect(
        self,
        system: str,
        name: str,
        mode: str,
        secret: str,
        base_url: str | None = None,
        chosen: Sequence[str] = (),
    ) -> Document:
        """Check the sign-in, keep it, and add a connection that waits for its first sync.

        Raises `UsageError`, or what the system answers; then nothing is kept.
        """
        found = adapter(system)
        modes.permissions(mode)
        scope.in_scope(found, chosen)
        name = _usable_name(name)
        if base_url and "@" in urlsplit(base_url).netloc:
            raise UsageError(
                "A sign-in doesn't belong into an address.",
                what_to_do="Leave out what stands before the @, and pipe the token in with --token-stdin.",
            )
        before, colon, after = secret.strip().partition(":")
        if not (before and colon and after) or any(c.isspace() for c in secret.strip()):
            raise UsageError(
                "That is no personal access token.",
                what_to_do="It has the form id:secret. " + " ".join(found.sign_in.token_steps),
            )
        if any(c.name == name for c in self.store.read(connections.everyone)):
            raise UsageError(
                f"There is already a connection called “{name}”.",
                what_to_do="Choose another name with --name.",
            )
        async with found.session(secret.strip(), SessionSettings(base_url)) as session:
            account = asdict(await session.account())
        self.vault.put(name, secret.strip())

        def add(c: Any) -> ConnectionInfo:
            info = connections.add(
                c, name=name, adapter=system, mode=mode, scope=chosen, base_url=base_url, account=account
            )
            connections.set_token(c, info.id, "personal_access_token", account["person_name"], [])
            return info

        return views.connection(self.store.write(add))

    def connection(self, name: str) -> ConnectionInfo:
        """Return a connection. Raises `NotFound`."""
        return self.store.read(lambda c: connections.by_name(c, name))

    def connections(self) -> list[ConnectionInfo]:
        """Return all connections."""
        return self.store.read(connections.everyone)

    def set_mode(self, name: str, mode: str) -> Document:
        """Change how the two sides work together from the next sync on."""
        modes.permissions(mode)
        info = self.connection(name)
        self.store.write(lambda c: connections.set_mode(c, info.id, mode))
        return views.connection(self.connection(name))

    def move(self, name: str, base_url: str) -> None:
        """Give a connection's system another address: the pretend church has a new one at every start."""
        info = self.connection(name)
        self.store.write(lambda c: connections.set_base_url(c, info.id, base_url))

    # --- syncing ----------------------------------------------------------------------------------

    def _engine(self, name: str) -> Engine:
        info = self.connection(name)
        secret = self.vault.get(name)
        if secret is None:
            raise SignInNeeded()
        return Engine(
            self.store,
            adapter(info.adapter),
            info,
            secret,
            self.events,
            paths.locks_dir(self.folder),
            reserve=self.settings.reserve,
        )

    async def preview(self, name: str, stop: StopFlag) -> RunResult:
        """Return what a sync would do, with names. Changes nothing."""
        return await self._engine(name).preview(stop)

    async def sync(self, name: str, stop: StopFlag) -> RunResult:
        """Bring both sides in step."""
        return self._came_through(await self._engine(name).sync(stop))

    def _came_through(self, result: RunResult) -> RunResult:
        """Close the problem that earlier runs of this kind didn't come through, whoever started them."""
        info = self.connection(result.connection)
        closed = self.store.write(lambda c: problems.run_solved(c, info.id, result.kind))
        return replace(result, problems=result.problems - closed)

    async def compare(self, name: str, stop: StopFlag) -> RunResult:
        """Bring both sides in step after reading everything there: deletions and households too."""
        return self._came_through(await self._engine(name).compare(stop))

    async def look(self, name: str, stop: StopFlag) -> RunResult:
        """Bring both sides in step after reading the records that webhook deliveries named."""
        return self._came_through(await self._engine(name).look(stop))

    async def push(self, name: str, ids: Sequence[str], stop: StopFlag) -> Document:
        """Send chosen records, whatever the mode."""
        pushed = await self._engine(name).push(ids, stop)
        return {"connection": name, "records": [asdict(p) for p in pushed]}

    # --- looking ----------------------------------------------------------------------------------

    def status(self, name: str | None = None) -> Document:
        """Return the state of one or all connections."""
        chosen = [self.connection(name)] if name else self.connections()
        return {"connections": [self._status(info) for info in chosen]}

    def _status(self, info: ConnectionInfo) -> Document:
        rows = self.store.read(lambda c: connections.status(c, info.id))
        decisions, problems = self.store.read(lambda c: runs.attention(c, info.id))
        last = self.store.read(lambda c: runs.latest(c, info.id, "sync"))
        own = rows.pop("", None)
        types = {row.entity_type: views.type_status(row) for row in rows.values()}
        return {
            **views.connection(info),
            "state": own.state if own else connections.PENDING,
            "types": types,
            "decisions": decisions,
            "problems": problems,
            "last_run": views.run(last) if last is not None else None,
        }

    def runs(self, name: str) -> Document:
        """Return a connection's runs, newest first."""
        info = self.connection(name)
        return {
            "connection": name,
            "runs": [views.run(r) for r in self.store.read(lambda c: runs.listed(c, info.id))],
        }

    def records(
        self, type_name: str, search: str = "", unlinked: str | None = None, limit: int = 100, offset: int = 0
    ) -> Document:
        """Return a window of records of one type."""
        type_ = entity_type(type_name)
        info = self.connection(unlinked) if unlinked else None
        total, rows = self.store.read(
            lambda c: entities.search(c, type_, search, info.id if info else None, limit, offset)
        )
        return {"type": type_.name, "total": total, "records": [views.record(type_, row) for row in rows]}

    def show(self, entity_id: str) -> Document:
        """Return one record with what belongs to it, its links and history."""
        type_, row = self.store.read(lambda c: local.find(c, entity_id))
        infos = {info.id: info for info in self.connections()}
        owned: dict[str, Any] = {}
        for other in ENTITY_TYPES.values():
            found = [
                views.record(other, found)
                for f in other.relations
                if f.relation == type_.name and f.required
                for found in self.store.read(
                    lambda c, o=other, f=f: entities.by_relation(c, o.name, f.name, entity_id)
                )
            ]
            if found:
                owned[other.name] = found
        linked = self.store.read(lambda c: links.all_of_entity(c, entity_id))
        return {
            **views.record(type_, row),
            "belonging": owned,
            "links": [
                {
                    "connection": infos[row.connection_id].name,
                    "external_id": row.external_id,
                    "url": adapter(infos[row.connection_id].adapter).record_url(type_.name, row.external_id),
                    "last_seen_at": row.last_seen_at,
                }
                for row in linked
            ],
            "history": views.history(self.store.read(lambda c: entities.history(c, entity_id))),
        }

    # --- changing here ----------------------------------------------------------------------------

    def add(self, type_name: str, typed: Mapping[str, str], author: str = "you") -> Document:
        """Add a record here."""
        return self.show(local.create(self.store, type_name, typed, author))

    def edit(self, entity_id: str, typed: Mapping[str, str], author: str = "you") -> Document:
        """Change fields of a record here."""
        local.edit(self.store, entity_id, typed, author)
        return self.show(entity_id)

    def delete(self, entity_id: str, author: str = "you") -> Document:
        """Delete a record here; it can be brought back."""
        row = local.delete(self.store, entity_id, author)
        return {
            "id": entity_id,
            "deleted": True,
            "title": ENTITY_TYPES[entity_id.rpartition("_")[0]].title(row),
        }

    # --- keeping safe -----------------------------------------------------------------------------

    def backup(self, target: Path) -> Document:
        """Write a whole copy of the database while it is in use. Raises `UsageError` for an unusable place."""
        if not self.store.url.startswith("sqlite"):
            raise UsageError(
                "This church's data is on a database server.",
                what_to_do="Copy it with the server's own tool, pg_dump.",
            )
        try:
            with failures.translated():
                made = backup.create(self.store.engine, target)
        except OSError as error:
            raise UsageError(
                f"The backup can't be written to {target}.",
                what_to_do="Choose a file in a folder that exists and that you may write to.",
            ) from error
        return {"file": str(made), "bytes": made.stat().st_size}


def restore(source: Path, data_dir: Path | None = None) -> Document:
    """Put a backup in the place of the database, which nobody may have open; keep the present one.

    Raises `DatabaseLocked` or `AlreadyRunning` while another OpenFaith works on it; nothing is touched then.
    """
    if os.environ.get(SERVER_URL):
        raise UsageError(
            "This church's data is on a database server.",
            what_to_do="Restore it with the server's own tool, pg_restore.",
        )
    folder = data_folder(data_dir)
    database = paths.database_path(folder)
    with contextlib.ExitStack() as alone, failures.translated():
        for lock in paths.locks_dir(folder).glob("connection-*.lock"):
            try:
                alone.enter_context(FileLock(lock, timeout=0))
            except Timeout as error:
                raise AlreadyRunning(what_to_do="Wait until it has finished, then restore.") from error
        _refuse_if_open(database)
        kept = backup.restore(source, database, paths.backups_dir(folder))
    return {"restored": str(source), "kept": str(kept) if kept else None}


def data_folder(chosen: Path | None, *, demo: bool = False) -> Path:
    """Return the data folder, made if missing. Raises `StoreError` when it can't be."""
    try:
        with failures.translated():
            return paths.data_dir(chosen, demo=demo)
    except OSError as error:
        raise StoreError(
            f"The data folder {chosen or ''} can't be used.".replace("  ", " "),
            what_it_means="It is no folder, or it can't be made there. Nothing was changed.",
            what_to_do="Choose another with --data-dir, or change OPENFAITH_DATA_DIR.",
        ) from error


def _refuse_if_open(database: Path) -> None:
    if not database.is_file():
        return
    # Every open WAL connection holds a shared lock, which this one would have to wait for.
    with contextlib.closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            # A damaged file is what restoring is for; only one in use is refused.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise DatabaseLocked() from error


def _usable_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 100 or not name.isprintable():
        raise UsageError(
            "That can't be a connection's name.", what_to_do="Choose a short one, such as --name hope."
        )
    return name
