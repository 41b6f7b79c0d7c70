"""Which pages a person may see while signing in inside OpenFaith: the system's own, encrypted, and no others.

Pure. The window's browser asks for every page before it is loaded. A pretend church on this computer isn't
encrypted; its own address, to the letter, is then the only one there is. Source: RFC 8252, 8.10-8.12; RFC 9700, 4.16.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import SplitResult

from openfaith_desktop.adapter.addresses import LOOPBACK, split


class Verdict(Enum):
    """What is thought of an address."""

    FINE = auto()
    UNENCRYPTED = auto()
    """The right place, but anybody on the way could read along."""
    ELSEWHERE = auto()
    """Another place: a church's own sign-in service, or somebody's trap."""
    ODD = auto()
    """No page of the web, or written so that programs might read it differently."""


@dataclass(frozen=True, slots=True)
class Pages:
    """`issuer`: the sign-in server's base address. `hosts`: each stands for itself and everything below it."""

    issuer: str
    hosts: tuple[str, ...]

    @property
    def pretend(self) -> bool:
        """Whether the system is a pretend one on this computer."""
        issuer = split(self.issuer)
        return issuer is not None and issuer.hostname in LOOPBACK

    def judge(self, address: str) -> Verdict:
        """Return whether a page may be shown. `address` is whole and as a browser would ask for it."""
        parts, issuer = _plain(address), split(self.issuer)
        if parts is None or issuer is None:
            return Verdict.ODD
        if self.pretend:
            return Verdict.FINE if _origin(parts) == _origin(issuer) else Verdict.ELSEWHERE
        if _origin(parts) == _origin(issuer):
            return Verdict.FINE
        host = parts.hostname or ""
        if not any(host == known or host.endswith(f".{known}") for known in self.hosts):
            return Verdict.ELSEWHERE
        if parts.scheme != "https":
            return Verdict.UNENCRYPTED
        return Verdict.FINE if parts.port in (None, 443) else Verdict.ELSEWHERE

    def may_fetch(self, address: str) -> bool:
        """Return whether a page may fetch a part of itself there: encrypted, wherever it is; or the pretend church's.

        Sign-in pages bring pictures and scripts from elsewhere, so their hosts can't be known.
        """
        parts = _plain(address)
        if parts is None:
            return False
        return self.judge(address) is Verdict.FINE or (parts.scheme == "https" and not self.pretend)

    def told_apart(self, address: str) -> tuple[str, str, str]:
        """Return an address in three parts to show: before the known name, the known name, the path after it.

        What stands behind a question mark isn't shown: it is for programs, and may be secret.
        """
        parts = _plain(address)
        if parts is None:
            return "", "", ""
        host = parts.hostname or ""
        known = next((one for one in self.hosts if host == one or host.endswith(f".{one}")), host)
        port = f":{parts.port}" if parts.port else ""
        return host.removesuffix(known), known + port, parts.path if parts.path != "/" else ""


def _plain(address: str) -> SplitResult | None:
    # A question may hold any sign, and says nothing about where a page is.
    return split(address.partition("#")[0].partition("?")[0])


def _origin(parts: SplitResult) -> tuple[str, str | None, int]:
    return parts.scheme, parts.hostname, parts.port or {"https": 443}.get(parts.scheme, 80)
