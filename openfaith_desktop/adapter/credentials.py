"""Credentials that never change: those of a personal access token.

Adapters make them from what a person typed (`Adapter.read_token`). Those that are renewed are in
`openfaith_desktop.auth`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openfaith_desktop.errors import SignInNeeded


@dataclass(frozen=True, slots=True)
class FixedCredentials:
    """Shows the same at every request. `value` is the Authorization header's and is shown nowhere else."""

    value: str = field(repr=False)

    async def authorization(self) -> str:
        """Return the header's value."""
        return self.value

    async def refused(self, authorization: str, error: SignInNeeded) -> bool:
        """Return False: there is no other."""
        return False
