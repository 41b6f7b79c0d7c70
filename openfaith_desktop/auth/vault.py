"""Where secrets are kept: what a vault is, the operating system's keyring, and a memory that forgets.

Secrets are never in the database, logs or output. Which vault a data folder uses is decided in `choice.py`; the
files for computers without a keyring are in `files.py`. Called by the application; every call may ask the person
(a locked keyring does), so never from the window's thread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar, cast

import orjson

from openfaith_desktop.errors import OpenFaithError

T = TypeVar("T")
SERVICE = "OpenFaith Desktop"
PARTS = "OpenFaith Desktop (parts)"
LONGEST = 600
"""Characters of one entry. Windows keeps 2,560 bytes, and a character may take four there."""

_HEAD = '{"openfaith_parts":'


class VaultError(OpenFaithError):
    """Raised when a secret can't be kept or read."""

    title = "The sign-in can't be read from your computer's keyring."
    what_it_means = "Access to it was denied, or it doesn't answer. Nothing was changed."
    what_to_do = "Try again, and allow OpenFaith to use the keyring when you are asked."
    action = None


class VaultLocked(VaultError):
    """Raised when the keyring is locked and nobody unlocked it."""

    title = "Your computer's keyring is locked."
    what_it_means = "Your sign-ins are kept in it, so OpenFaith can't use them now. Nothing was changed."
    what_to_do = "Unlock the keyring with its password, or log in to your computer again. Then try again."


class VaultMissing(VaultError):
    """Raised when there is no keyring, and nobody has said where else to keep secrets."""

    title = "No keyring works on this computer."
    what_it_means = (
        "OpenFaith keeps sign-ins in it, and won't put them anywhere else unasked. Nothing was changed."
    )
    what_to_do = "Choose where to keep them: in a file with a passphrase, or only until OpenFaith is closed."


class VaultUnreachable(VaultMissing):
    """Raised when the secrets are in a keyring that this program can't reach."""

    title = "The keyring with your sign-ins can't be reached."
    what_it_means = "It belongs to your desktop, and this program runs outside of it. Nothing was changed."
    what_to_do = "Start OpenFaith from your desktop, or move the sign-ins into a file with a passphrase."


class PassphraseNeeded(VaultError):
    """Raised when the secrets are in a file with a passphrase, and it wasn't given yet or was wrong."""

    title = "Your passphrase is needed."
    what_it_means = "Your sign-ins are in a file that only your passphrase opens. Nothing was changed."
    what_to_do = "Give the passphrase you chose. Without it, delete the file and sign in again."


class Vault(Protocol):
    """Keeps secrets by name; `names.py` has the names. `kind` is one of `choice.KINDS`, `where` is for people."""

    kind: str
    where: str

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; when this returns, it survives whatever happens. Raises `VaultError`."""
        ...

    def get(self, name: str) -> str | None:
        """Return a secret, or None when there is none. Raises `VaultError`."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; one that isn't there is no error. Raises `VaultError`."""
        ...


class SessionVault:
    """Secrets in memory, until OpenFaith is closed."""

    kind = "session"
    where = "this computer's memory, until OpenFaith is closed"

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def put(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._held[name] = secret

    def get(self, name: str) -> str | None:
        """Return a secret."""
        return self._held.get(name)

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._held.pop(name, None)


class _Parts(NamedTuple):
    """Where the parts of a long secret are: `generation` alternates, so that old ones stay until new ones are whole."""

    generation: str
    pieces: int


class KeyringVault:
    """Secrets in the operating system's keyring, an entry each; a long one in parts that an entry leads to."""

    kind = "keyring"
    where = "your computer's keyring"

    def __init__(self, folder: Path) -> None:
        # Two data folders of one person don't share their sign-ins.
        self._prefix = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]

    def put(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `VaultError`."""
        before = _parts(_get(SERVICE, self._entry(name)))
        if len(secret) <= LONGEST and not secret.startswith(_HEAD):
            _set(SERVICE, self._entry(name), secret)
        else:
            generation = "b" if before and before.generation == "a" else "a"
            pieces = [secret[at : at + LONGEST] for at in range(0, len(secret), LONGEST)]
            for number, piece in enumerate(pieces):
                _set(PARTS, self._part(name, generation, number), piece)
            head = orjson.dumps({"openfaith_parts": [generation, len(pieces)]}).decode()
            _set(SERVICE, self._entry(name), head)
        if before:
            self._forget(name, before.generation)

    def get(self, name: str) -> str | None:
        """Return a secret. Raises `VaultError`."""
        for _ in range(3):
            head = _get(SERVICE, self._entry(name))
            parts = _parts(head)
            if parts is None:
                return head
            pieces = [_get(PARTS, self._part(name, parts.generation, n)) for n in range(parts.pieces)]
            if None not in pieces:
                return "".join(piece for piece in pieces if piece)
            # Somebody has just put another; its parts are elsewhere.
        raise VaultError(what_it_means="A part of it is missing.", what_to_do="Sign in again.")

    def delete(self, name: str) -> None:
        """Forget a secret. Raises `VaultError`."""
        _delete(SERVICE, self._entry(name))
        for generation in ("a", "b"):
            self._forget(name, generation)

    def _forget(self, name: str, generation: str) -> None:
        count = 0
        while _get(PARTS, self._part(name, generation, count)) is not None:
            count += 1
        for number in reversed(range(count)):  # an interrupted one leaves the first, so the next finds them
            _delete(PARTS, self._part(name, generation, number))

    def _entry(self, name: str) -> str:
        return f"{self._prefix}:{name}"

    def _part(self, name: str, generation: str, number: int) -> str:
        return f"{self._prefix}:{generation}{number}:{name}"


def probe(folder: Path) -> None:
    """Try whether a secret can be put into the keyring and read again.

    Raises `VaultMissing` when there is none, `VaultLocked` or `VaultError` when there is one that refuses.
    """
    import keyring

    # Backends below 1 keep secrets in the clear, or nowhere.
    if keyring.get_keyring().priority < 1:
        raise VaultMissing
    vault, name = KeyringVault(folder), "probe"
    vault.put(name, "probe")
    if vault.get(name) != "probe":
        raise VaultMissing
    vault.delete(name)


def _parts(head: str | None) -> _Parts | None:
    if head is None or not head.startswith(_HEAD):
        return None
    generation, pieces = cast("tuple[str, int]", orjson.loads(head)["openfaith_parts"])
    return _Parts(generation, pieces)


def _get(service: str, entry: str) -> str | None:
    import keyring

    return _asked(lambda: keyring.get_password(service, entry))


def _set(service: str, entry: str, secret: str) -> None:
    import keyring

    _asked(
        lambda: keyring.set_password(service, entry, secret),
        "The sign-in can't be kept in your computer's keyring.",
    )


def _delete(service: str, entry: str) -> None:
    import keyring

    if _get(service, entry) is not None:
        _asked(
            lambda: keyring.delete_password(service, entry),
            "The sign-in can't be removed from your computer's keyring.",
        )


def _asked(call: Callable[[], T], title: str | None = None) -> T:
    import keyring.errors

    try:
        return call()
    except keyring.errors.NoKeyringError as error:
        raise VaultUnreachable from error
    except keyring.errors.KeyringLocked as error:
        raise VaultLocked from error
    except keyring.errors.InitError as error:
        raise VaultUnreachable from error
    except Exception as error:  # backends talk to other programs, which fail in any way
        raise VaultError(title) from error
