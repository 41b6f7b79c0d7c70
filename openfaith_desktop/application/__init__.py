"""What a face may ask: the window, the command line and the worker call the functions of this package.

This file is the composition root: it builds store, vault and engine on one data folder, and nothing else. Beside it,
a module for each thing to ask about: `connections`, `syncing`, `records`, `decisions`, `problems`, `undo`, `backups`
and `doctor`. Their functions take the open `Application` and return documents (dicts that JSON can hold, made by
`documents`), described in `docs/json.md`. Secrets pass through to the vault and the engine, and nowhere else.
This file imports none of them, nor anything of the same name.
"""

from __future__ import annotations

import contextlib
import os
import threading
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from openfaith_desktop import logs, paths
from openfaith_desktop.adapter.contract import Credentials
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.auth import choice, names
from openfaith_desktop.auth.files import FileVault
from openfaith_desktop.auth.oauth import Pair, provider
from openfaith_desktop.auth.tokens import TokenManager
from openfaith_desktop.auth.vault import Vault
from openfaith_desktop.errors import Action, ActionKind, SignInNeeded, StoreError
from openfaith_desktop.store import failures
from openfaith_desktop.store.clock import as_text
from openfaith_desktop.store.connections import (
    BROWSER,
    ConnectionInfo,
    by_name,
    everyone,
    set_expiry,
    sign_in_kind,
)
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync.engine import Engine
from openfaith_desktop.sync.events import EventStream

if TYPE_CHECKING:
    from openfaith_desktop.settings import Settings

SERVER_URL = "OPENFAITH_DATABASE_URL"


class Application:
    """The open program on one data folder; a context manager."""

    def __init__(
        self,
        data_dir: Path | None = None,
        *,
        demo: bool = False,
        ask_passphrase: choice.AskPassphrase = choice.nobody,
    ) -> None:
        self._demo = demo
        self._ask_passphrase = ask_passphrase
        self.folder = data_folder(data_dir, demo=demo)
        logs.start(self.folder)
        if paths.settings_path(self.folder).exists():
            _ = self.settings  # a mistake in them is said at once
        self.events = EventStream()
        self._guard = threading.Lock()
        self._sign_ins: dict[tuple[int, str, str], TokenManager] = {}
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

    def reread_settings(self) -> None:
        """Read the settings again when they are needed next: they were changed."""
        self.__dict__.pop("settings", None)

    @cached_property
    def vault(self) -> Vault:
        """Where secrets are kept; asked when one is needed, for a keyring may ask the person in turn.

        Raises `VaultError`: of its kinds, `VaultMissing` wants a choice and `PassphraseNeeded` a passphrase.
        """
        # The pretend church's are no secrets.
        return FileVault(self.folder) if self._demo else choice.open_vault(self.folder, self._ask_passphrase)

    # --- what every part asks for -------------------------------------------------------------------

    def connection(self, name: str) -> ConnectionInfo:
        """Return a connection. Raises `NotFound`."""
        return self.store.read(by_name, name)

    def connections(self) -> list[ConnectionInfo]:
        """Return all connections."""
        return self.store.read(everyone)

    def credentials(self, info: ConnectionInfo) -> Credentials:
        """Return what shows a connection's system who is asking. Raises `SignInNeeded` when there is nothing."""
        if self.store.read(sign_in_kind, info.id) == BROWSER:
            return self.sign_in(info)
        typed = self.vault.get(names.token(info.name))
        if typed is None:
            raise SignInNeeded()
        return adapter(info.adapter).read_token(typed)

    def sign_in(self, info: ConnectionInfo) -> TokenManager:
        """Return what keeps a connection's sign-in with a browser good: the same for everybody in this program."""
        found = adapter(info.adapter)
        browser = found.sign_in.browser
        if browser is None:
            raise SignInNeeded()
        base_url = info.base_url or browser.base_url

        def renewed(pair: Pair) -> None:
            # Nobody waits for it. In a program that is being closed it stays as it was.
            with contextlib.suppress(RuntimeError):
                self.store.submit(lambda c: set_expiry(c, info.id, as_text(pair.expires_at)))

        with self._guard:
            key = (info.id, info.name, base_url)
            if key not in self._sign_ins:
                self._sign_ins[key] = TokenManager(
                    names.pair(info.name),
                    self.vault,
                    paths.locks_dir(self.folder) / f"sign-in-{info.id}.lock",
                    lambda client: provider(found.title, browser, base_url, client),
                    renewed=renewed,
                )
            return self._sign_ins[key]

    def use_vault(self, vault: Vault) -> None:
        """Keep secrets in another vault from now on; runs under way go on with it."""
        self.vault = vault
        with self._guard:
            for manager in self._sign_ins.values():
                manager.use(vault)

    def engine(self, name: str) -> Engine:
        """Return the engine of a connection, signed in. Raises `NotFound` or `SignInNeeded`."""
        info = self.connection(name)
        return Engine(
            self.store,
            adapter(info.adapter),
            info,
            self.credentials(info),
            self.events,
            paths.locks_dir(self.folder),
            reserve=self.settings.reserve,
        )


def data_folder(chosen: Path | None, *, demo: bool = False) -> Path:
    """Return the data folder, made if missing. Raises `StoreError` when it can't be."""
    try:
        with failures.translated():
            return paths.data_dir(chosen, demo=demo)
    except OSError as error:
        raise StoreError(
            f"The data folder {chosen or ''} can't be used.".replace("  ", " "),
            what_it_means="It is no folder, or it can't be made there. Nothing was changed.",
            what_to_do="Choose another folder.",
            action=Action(ActionKind.CHOOSE_FOLDER),
        ) from error
