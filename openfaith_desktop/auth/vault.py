"""Where secrets are kept: the operating system's keyring, or a private file where there is none.

Secrets are never in the database, logs or output. The file is the fallback for servers without a keyring;
a passphrase for it comes with the sign-in issue.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Protocol

import orjson

from openfaith_desktop.errors import OpenFaithError

SERVICE = "OpenFaith Desktop"


class VaultError(OpenFaithError):
    """Raised when a secret can't be kept or read."""

    title = "The sign-in can't be read from your computer's keyring."
    what_it_means = "The keyring is locked, or access was denied. Nothing was changed."
    what_to_do = "Unlock the keyring and try again, or connect again."


class Vault(Protocol):
    """Keeps secrets by name: a connection's sign-in, and those that sign its webhooks."""

    where: str

    def put(self, name: str, secret: str) -> None:
        """Keep a secret."""
        ...

    def get(self, name: str) -> str | None:
        """Return a secret, or None when there is none."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; one that isn't there is no error."""
        ...


class KeyringVault:
    """Secrets in the operating system's keyring."""

    where = "your computer's keyring"

    def __init__(self, folder: Path) -> None:
        self._prefix = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]

    def put(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `VaultError`."""
        import keyring.errors

        try:
            keyring.set_password(SERVICE, f"{self._prefix}:{name}", secret)
        except keyring.errors.KeyringError as error:
            raise VaultError("The sign-in can't be kept in your computer's keyring.") from error

    def get(self, name: str) -> str | None:
        """Return a secret. Raises `VaultError`."""
        import keyring.errors

        try:
            return keyring.get_password(SERVICE, f"{self._prefix}:{name}")
        except keyring.errors.KeyringError as error:
            raise VaultError() from error

    def delete(self, name: str) -> None:
        """Forget a secret. Raises `VaultError`."""
        import keyring.errors

        if self.get(name) is None:
            return
        try:
            keyring.delete_password(SERVICE, f"{self._prefix}:{name}")
        except keyring.errors.KeyringError as error:
            raise VaultError("The sign-in can't be removed from your computer's keyring.") from error

    def works(self) -> bool:
        """Return whether a round trip through the keyring succeeds."""
        import keyring.errors

        probe = f"{self._prefix}:probe"
        try:
            keyring.set_password(SERVICE, probe, "probe")
            found = keyring.get_password(SERVICE, probe) == "probe"
            with contextlib.suppress(keyring.errors.KeyringError):
                keyring.delete_password(SERVICE, probe)
        except (keyring.errors.KeyringError, RuntimeError, OSError):
            return False
        return found


class FileVault:
    """Secrets in a file that only this user can read, for machines without a keyring."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "secrets.json"
        self.where = str(self._file)

    def _read(self) -> dict[str, str]:
        if not self._file.exists():
            return {}
        try:
            return orjson.loads(self._file.read_bytes())
        except (orjson.JSONDecodeError, OSError) as error:
            raise VaultError(
                f"The file {self._file} can't be read.", what_to_do="Delete it and connect again."
            ) from error

    def put(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._write({**self._read(), name: secret})

    def _write(self, secrets: dict[str, str]) -> None:
        partial = self._file.with_suffix(".partial")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(orjson.dumps(secrets))
        os.replace(partial, self._file)

    def get(self, name: str) -> str | None:
        """Return a secret."""
        return self._read().get(name)

    def delete(self, name: str) -> None:
        """Forget a secret."""
        secrets = self._read()
        if secrets.pop(name, None) is not None:
            self._write(secrets)


def open_vault(folder: Path) -> Vault:
    """Return the keyring's vault if it works here, else the file's. `OPENFAITH_KEYRING=off` means the file."""
    if os.environ.get("OPENFAITH_KEYRING") != "off":
        vault = KeyringVault(folder)
        if vault.works():
            return vault
    return FileVault(folder)
