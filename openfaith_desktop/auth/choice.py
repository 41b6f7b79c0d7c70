"""Which vault a data folder uses, and moving from one to another.

The choice is kept in `vault.json`, once it is made. Without one the keyring is taken if it works; otherwise a person
must say, for secrets never go into a weaker place unasked. On a server the environment may say it:

OPENFAITH_PASSPHRASE_FILE   a file whose first line is the passphrase of the sealed file
OPENFAITH_KEYRING=off       no keyring, but a private file, unless something else was chosen
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson

from openfaith_desktop.auth import vault as vaults
from openfaith_desktop.auth.files import FileVault, SealedVault
from openfaith_desktop.auth.vault import (
    KeyringVault,
    PassphraseNeeded,
    SessionVault,
    Vault,
    VaultError,
    VaultMissing,
)

KINDS = ("keyring", "passphrase", "session", "file")
AskPassphrase = Callable[[bool], str | None]
"""Returns the passphrase, asked of a person; None when nobody can be asked. True: it is a new one."""


def nobody(_new: bool) -> str | None:
    """Ask nobody for the passphrase."""
    return None


def open_vault(folder: Path, ask: AskPassphrase = nobody) -> Vault:
    """Return the vault of a data folder. Raises `VaultMissing` when a person must choose, or why it can't be used."""
    kind = chosen(folder)
    if os.environ.get("OPENFAITH_KEYRING") == "off" and kind in (None, "keyring"):
        return FileVault(folder)
    if kind is None and os.environ.get("OPENFAITH_PASSPHRASE_FILE"):
        kind = "passphrase"
    if kind is None:
        try:
            vaults.probe(folder)
        except VaultMissing as error:
            # Earlier versions put secrets there where they found no keyring.
            if not (folder / "secrets.json").exists():
                raise VaultMissing from error
            return FileVault(folder)
        kind = "keyring"
    made = _made(folder, kind, ask)
    if chosen(folder) != kind:
        remember(folder, kind)
    return made


def prepared(folder: Path, kind: str, ask: AskPassphrase = nobody) -> Vault:
    """Return a vault that a person chose, ready for use. Raises `VaultError` when it can't be used here."""
    if kind == "keyring":
        vaults.probe(folder)
    return _made(folder, kind, ask)


def _made(folder: Path, kind: str, ask: AskPassphrase) -> Vault:
    if kind == "keyring":
        return KeyringVault(folder)
    if kind == "passphrase":
        return _unlocked(SealedVault(folder), ask)
    return SessionVault() if kind == "session" else FileVault(folder)


def _unlocked(sealed: SealedVault, ask: AskPassphrase) -> SealedVault:
    file = os.environ.get("OPENFAITH_PASSPHRASE_FILE")
    if file:
        try:
            passphrase = Path(file).read_text("utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise PassphraseNeeded(
                f"The passphrase can't be read from {file}.",
                what_to_do="Put the passphrase into that file's first line, or change OPENFAITH_PASSPHRASE_FILE.",
            ) from error
        sealed.unlock(passphrase)
        return sealed
    passphrase = ask(not sealed.exists)
    if passphrase is None:
        raise PassphraseNeeded
    sealed.unlock(passphrase)
    return sealed


def chosen(folder: Path) -> str | None:
    """Return the kind that was chosen for a data folder, None when none was, or when it can't be read."""
    with contextlib.suppress(OSError, orjson.JSONDecodeError):
        found: Any = orjson.loads((folder / "vault.json").read_bytes())
        kind = found.get("kind") if isinstance(found, dict) else None  # type: ignore[reportUnknownMemberType]
        return kind if kind in KINDS else None
    return None


def remember(folder: Path, kind: str) -> None:
    """Keep the choice. Raises `VaultError` when it can't be written."""
    partial = folder / "vault.partial"
    try:
        partial.write_bytes(orjson.dumps({"kind": kind}))
        os.replace(partial, folder / "vault.json")
    except OSError as error:
        raise VaultError(
            f"The choice can't be kept in {folder}.",
            what_to_do="Make room, or allow yourself to write there.",
        ) from error


def move(folder: Path, source: Vault, target: Vault, names: Iterable[str]) -> int:
    """Move secrets to another vault, which is the chosen one from then on; return how many there were.

    Interrupted before the choice is kept, the old vault is still whole; after it, the new one is. Raises `VaultError`.
    """
    moved: list[str] = []
    for name in names:
        secret = source.get(name)
        if secret is None:
            continue
        target.put(name, secret)
        if target.get(name) != secret:
            raise VaultError(
                "The sign-ins couldn't be moved.", what_it_means="They are where they were before."
            )
        moved.append(name)
    remember(folder, target.kind)
    for name in moved:
        source.delete(name)
    return len(moved)
