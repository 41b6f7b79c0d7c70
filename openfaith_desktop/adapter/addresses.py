"""Which addresses a sign-in may be sent to: encrypted ones, and this computer's own for a pretend church.

Pure. Called by adapters, by whoever connects, and by signing in.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from openfaith_desktop.errors import InvalidValue

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def split(address: str) -> SplitResult | None:
    """Return the parts of an http(s) address, or None for anything that programs might read differently.

    An address with a sign-in in it (`https://known.example@other.test`) is none, nor one with a backslash.
    """
    if not (address.isascii() and address.isprintable()) or " " in address or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts if host and parts.scheme in ("http", "https") and "@" not in parts.netloc else None


def is_safe(parts: SplitResult) -> bool:
    """Return whether nobody can read along: encrypted, or not leaving this computer."""
    return parts.scheme == "https" or parts.hostname in LOOPBACK


def checked(address: str, usual: str) -> str:
    """Return a system's base address without a slash at its end.

    Raises `InvalidValue` for one that isn't plain or isn't safe; `usual` is the example it gives.
    """
    parts = split(address)
    if parts is None or parts.query or parts.fragment:
        hint = ""
        if "@" in address:
            hint = " A sign-in doesn't belong into an address: leave out what stands before the @."
        raise InvalidValue(
            "That isn't the address of a server.", what_to_do=f"Use an address like {usual}.{hint}"
        )
    if not is_safe(parts):
        raise InvalidValue(
            "That address isn't encrypted, so your sign-in could be read on the way.",
            what_to_do="Use an address that begins with https://.",
        )
    return address.rstrip("/")
