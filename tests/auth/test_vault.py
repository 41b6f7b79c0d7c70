"""Secrets: kept, read, forgotten; the keyring here is one in memory."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from openfaith_desktop.auth.vault import FileVault, KeyringVault, Vault, VaultError


class Memory(KeyringBackend):
    """A keyring as good as any, until it is locked."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def _check(self) -> None:
        if self.locked:
            raise KeyringLocked

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture(params=[KeyringVault, FileVault])
def vault(request: pytest.FixtureRequest, tmp_path: Path, memory: Memory) -> Vault:
    return request.param(tmp_path)


def test_a_secret_is_kept_replaced_and_forgotten(vault: Vault) -> None:
    assert vault.get("hope") is None
    vault.put("hope", "one")
    vault.put("hope/webhook/7", "another")
    vault.put("hope", "two")
    assert (vault.get("hope"), vault.get("hope/webhook/7")) == ("two", "another")
    vault.delete("hope/webhook/7")
    assert (vault.get("hope"), vault.get("hope/webhook/7")) == ("two", None)


def test_forgetting_what_is_not_there_is_no_error(vault: Vault) -> None:
    vault.delete("hope")
    vault.put("hope", "one")
    vault.delete("faith")
    assert vault.get("hope") == "one"


def test_a_locked_keyring_is_said(tmp_path: Path, memory: Memory) -> None:
    vault = KeyringVault(tmp_path)
    vault.put("hope", "one")
    memory.locked = True
    for asked in (lambda: vault.get("hope"), lambda: vault.put("hope", "x"), lambda: vault.delete("hope")):
        with pytest.raises(VaultError):
            asked()
    memory.locked = False
    assert vault.get("hope") == "one"


def test_the_file_is_for_this_user_only_also_after_forgetting(tmp_path: Path) -> None:
    vault = FileVault(tmp_path)
    vault.put("hope", "one")
    vault.put("faith", "two")
    vault.delete("hope")
    file = tmp_path / "secrets.json"
    assert b"one" not in file.read_bytes()
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600
