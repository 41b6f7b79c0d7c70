"""Signing in from the command line: connecting, where secrets are kept, and asking for a passphrase.

Called by `commands`. What is asked of a person goes over the terminal, never into an argument, which every other
program could read.
"""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from typing import Any

from openfaith_desktop.application import Application, connections, secrets
from openfaith_desktop.auth.vault import PassphraseNeeded, VaultError, VaultMissing
from openfaith_desktop.errors import UsageError

_CHOOSE = (
    "Keep them in a file with a passphrase: `openfaith secrets passphrase`. On a server, name a file that holds the "
    "passphrase in OPENFAITH_PASSPHRASE_FILE."
)


def ask_passphrase(new: bool) -> str | None:
    """Return the passphrase typed on the terminal, twice when it is a new one; None without a terminal."""
    if not sys.stdin.isatty():
        return None
    asked = getpass.getpass("New passphrase for your sign-ins: " if new else "Passphrase of your sign-ins: ")
    if new and getpass.getpass("The same again: ") != asked:
        raise UsageError("The two passphrases differ.", what_to_do="Try again.")
    return asked


def advised(error: VaultError) -> VaultError:
    """Return the error with what to type."""
    if isinstance(error, PassphraseNeeded) and not sys.stdin.isatty():
        error.what_to_do = (
            f"{error.what_to_do} Without a terminal, it is read from OPENFAITH_PASSPHRASE_FILE."
        )
    elif isinstance(error, VaultMissing):
        error.what_to_do = _CHOOSE
    return error


def connect(app: Application, a: argparse.Namespace) -> dict[str, Any]:
    """Connect a church account."""
    if not a.token_stdin:
        raise UsageError(
            "Signing in through the browser comes with a later version.",
            what_to_do="Make a personal access token in Planning Center (api.planningcenteronline.com/oauth/applications) "
            "and pipe it in: printf '%s' id:secret | openfaith connect … --token-stdin",
        )
    if app.vault.kind == "file":
        print(  # noqa: T201
            f"The token is kept in {app.vault.where}, readable by you only.", file=sys.stderr
        )
    # Bytes that are no text make a token that nobody accepts, not a failure of ours.
    typed = sys.stdin.buffer.read(10_000).decode("utf-8", "replace")
    chosen = [part for part in a.scope.split(",") if part]
    return asyncio.run(connections.connect(app, a.system, a.name, a.mode, typed, a.base_url, chosen))


def keep_secrets(app: Application, kind: str | None) -> dict[str, Any]:
    """Say where secrets are kept, or keep them elsewhere from now on."""
    return secrets.where(app) if kind is None else secrets.move(app, kind, ask_passphrase)
