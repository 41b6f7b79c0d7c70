"""Secrets in files, for computers without a keyring: one sealed with a passphrase, one that is merely private.

Both hold all secrets of a data folder, are readable by this user only, and are replaced as a whole: a secret that
was put is there after a power cut, and two programs that put at once both succeed. Chosen in `choice.py`.

The sealed file is JSON: how its key is made (scrypt, RFC 7914) and the secrets encrypted with it (AES-256-GCM, a new
nonce each time). Whoever changes a byte of it makes it unreadable; that is noticed, not believed.
"""

from __future__ import annotations

import base64
import contextlib
import os
import secrets as random
from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import orjson
from filelock import FileLock, Timeout

from openfaith_desktop.auth.vault import PassphraseNeeded, VaultError

WAIT = 20.0
COST, BLOCK, LANES = 2**16, 8, 2
"""scrypt: 64 MB and a few tenths of a second for each guess."""

_HIGHEST_COST = 2**20


def _damaged(path: Path) -> VaultError:
    return VaultError(
        f"The file {path} can't be read.",
        what_it_means="It is damaged, or not what OpenFaith wrote. Your sign-ins were in it; your data is not.",
        what_to_do="Put back a copy of it, or delete it and sign in again.",
    )


class _File:
    """A private file that is read and replaced as a whole, by one program at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _damaged(self.path) from error

    def write(self, content: bytes) -> None:
        partial = self.path.with_suffix(".partial")
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            raise VaultError(
                f"The sign-in can't be written to {self.path}.",
                what_it_means="The disk is full, or the folder may not be written. What was kept before is still there.",
                what_to_do="Make room, or allow yourself to write there. Then try again.",
            ) from error

    @contextlib.contextmanager
    def alone(self) -> Generator[None]:
        """Keep other programs from replacing it between reading and writing."""
        try:
            with FileLock(self.path.with_suffix(".lock"), timeout=WAIT, mode=0o600):
                yield
        except Timeout as error:
            raise VaultError(
                "Another program uses the file with your sign-ins.",
                what_it_means="It didn't let go in time. Nothing was changed.",
                what_to_do="Close other OpenFaith windows and commands, then try again.",
            ) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # no such thing there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class FileVault:
    """Secrets in a file that only this user can read, in the clear."""

    kind = "file"

    def __init__(self, folder: Path) -> None:
        self._file = _File(folder / "secrets.json")
        self.where = str(self._file.path)

    def _read(self) -> dict[str, str]:
        content = self._file.read()
        return {} if content is None else _named_secrets(content, self._file.path)

    def put(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `VaultError`."""
        with self._file.alone():
            self._file.write(orjson.dumps({**self._read(), name: secret}))

    def get(self, name: str) -> str | None:
        """Return a secret. Raises `VaultError`."""
        return self._read().get(name)

    def delete(self, name: str) -> None:
        """Forget a secret. Raises `VaultError`."""
        with self._file.alone():
            secrets = self._read()
            if secrets.pop(name, None) is not None:
                self._file.write(orjson.dumps(secrets))


class SealedVault:
    """Secrets in a file that a passphrase opens. `unlock` comes first, once in a program's life."""

    kind = "passphrase"

    def __init__(self, folder: Path) -> None:
        self._file = _File(folder / "secrets.sealed")
        self.where = f"{self._file.path}, sealed with your passphrase"
        self._key: bytes | None = None
        self._made: dict[str, Any] = {}

    @property
    def exists(self) -> bool:
        """Whether there is a file already; else `unlock` decides its passphrase."""
        return self._file.path.exists()

    @property
    def is_open(self) -> bool:
        """Whether the passphrase was given."""
        return self._key is not None

    def unlock(self, passphrase: str) -> None:
        """Take the passphrase; of a new file, the one it will have. Raises `PassphraseNeeded` if it's wrong."""
        if not passphrase:
            raise PassphraseNeeded("An empty passphrase protects nothing.")
        with self._file.alone():
            content = self._file.read()
            made = _how(content, self._file.path) if content is not None else _new_key()
            key = _key(passphrase, made)
            if content is None:
                self._file.write(_sealed({}, key, made))
            else:
                try:
                    _opened(content, key, made, self._file.path)
                except _WrongKeyError as error:
                    raise PassphraseNeeded(
                        "That isn't the passphrase.",
                        what_it_means="The file with your sign-ins didn't open, or was changed by somebody.",
                    ) from error
        self._key, self._made = key, made

    def put_aside(self) -> Path | None:
        """Give a file that nobody can open another name, and return it; None when there is no file."""
        aside = self._file.path.with_name(f"{self._file.path.name}.{random.token_hex(4)}")
        try:
            os.replace(self._file.path, aside)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _damaged(self._file.path) from error
        return aside

    def put_back(self, aside: Path) -> None:
        """Take back `put_aside`."""
        os.replace(aside, self._file.path)

    def _secrets(self) -> tuple[dict[str, str], bytes]:
        if self._key is None:
            raise PassphraseNeeded
        content = self._file.read()
        if content is None:
            return {}, self._key
        try:
            return _opened(content, self._key, _how(content, self._file.path), self._file.path), self._key
        except _WrongKeyError as error:
            self._key = None  # another program gave it another passphrase
            raise PassphraseNeeded from error

    def put(self, name: str, secret: str) -> None:
        """Keep a secret. Raises `VaultError`."""
        with self._file.alone():
            secrets, key = self._secrets()
            self._file.write(_sealed({**secrets, name: secret}, key, self._made))

    def get(self, name: str) -> str | None:
        """Return a secret. Raises `VaultError`."""
        return self._secrets()[0].get(name)

    def delete(self, name: str) -> None:
        """Forget a secret. Raises `VaultError`."""
        with self._file.alone():
            secrets, key = self._secrets()
            if secrets.pop(name, None) is not None:
                self._file.write(_sealed(secrets, key, self._made))


class _WrongKeyError(Exception):
    """Raised when a sealed file doesn't open with a key."""


def _new_key() -> dict[str, Any]:
    return {"version": 1, "n": COST, "r": BLOCK, "p": LANES, "salt": _text(random.token_bytes(16))}


def _key(passphrase: str, made: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=base64.b64decode(made["salt"]), length=32, n=made["n"], r=made["r"], p=made["p"])
    return kdf.derive(passphrase.encode())


def _sealed(secrets: dict[str, str], key: bytes, made: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random.token_bytes(12)
    data = AESGCM(key).encrypt(nonce, orjson.dumps(secrets), _bound(made))
    return orjson.dumps({**made, "nonce": _text(nonce), "data": _text(data)}, option=orjson.OPT_INDENT_2)


def _opened(content: bytes, key: bytes, made: dict[str, Any], path: Path) -> dict[str, str]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    document = orjson.loads(content)
    try:
        nonce, data = (base64.b64decode(document[name], validate=True) for name in ("nonce", "data"))
        plain = AESGCM(key).decrypt(nonce, data, _bound(made))
    except InvalidTag as error:
        raise _WrongKeyError from error
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(path) from error
    return _named_secrets(plain, path)


def _bound(made: dict[str, Any]) -> bytes:
    """Return what the encryption binds the secrets to: the way the key is made."""
    return orjson.dumps(made, option=orjson.OPT_SORT_KEYS)


def _how(content: bytes, path: Path) -> dict[str, Any]:
    """Return how a file's key is made; a cost that would take all memory is nobody's honest file."""
    try:
        document = orjson.loads(content)
        made = {name: document[name] for name in ("version", "n", "r", "p", "salt")}
        n, r, p = (int(made[name]) for name in ("n", "r", "p"))
        salt = base64.b64decode(made["salt"], validate=True)
        sound = made["version"] == 1 and 2 <= n <= _HIGHEST_COST and n & (n - 1) == 0 and len(salt) >= 8
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error
    if not (sound and 1 <= r <= 32 and 1 <= p <= 16):
        raise _damaged(path)
    return made


def _named_secrets(content: bytes, path: Path) -> dict[str, str]:
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise _damaged(path) from error
    if not isinstance(found, dict):
        raise _damaged(path)
    return {str(name): str(secret) for name, secret in cast("dict[object, object]", found).items()}


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
