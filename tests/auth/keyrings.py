"""Keyrings in memory, as good or as bad as a test needs them."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

WINDOWS_BYTES = 2560


class Memory(KeyringBackend):
    """A keyring as good as any: until it is locked, or for `left` more changes. As small as that of Windows."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False
        self.left: int | None = None

    def _change(self) -> None:
        if self.locked:
            raise KeyringLocked
        if self.left is not None:
            if self.left == 0:
                raise RuntimeError("killed here")
            self.left -= 1

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._change()
        if len(password.encode("utf-16-le")) > WINDOWS_BYTES:
            raise ValueError("too long for Windows")
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._change()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError


class Clear(Memory):
    """One that keeps secrets in the clear."""

    priority = 0.5  # type: ignore[assignment]
