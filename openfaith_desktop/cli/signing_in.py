"""Signing in from the command line: connecting, where secrets are kept, and asking for a passphrase.

Called by `commands`. What is asked of a person goes over the terminal, never into an argument, which every other
program could read.
"""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Sequence

from openfaith_desktop.application import Application, connections, secrets, signing_in
from openfaith_desktop.application.shapes.connections import ConnectionDocument
from openfaith_desktop.application.shapes.upkeep import SecretsKept
from openfaith_desktop.auth.oauth import Client, Grant
from openfaith_desktop.auth.vault import PassphraseNeeded, VaultError, VaultMissing
from openfaith_desktop.cli import browser
from openfaith_desktop.errors import Action, ActionKind, SignInFailed, Stopped, UsageError
from openfaith_desktop.store.connections import ConnectionInfo

_CHOOSE = (
    "Keep them in a file with a passphrase: `openfaith secrets passphrase`. On a server, name a file that holds the "
    "passphrase in OPENFAITH_PASSPHRASE_FILE."
)


_REGISTER = (
    "Register it there in three steps (docs/signing-in.md), then give its Client ID: --client-id ID. "
    "Or pipe in a personal access token: printf '%s' ID:SECRET | openfaith connect … --token-stdin"
)
_OPENED = """\
Sign in with your browser. If it doesn't open by itself, open this address on this computer:

{url}

On another computer, first lead the answer here: ssh -L {port}:127.0.0.1:{port} THIS-COMPUTER
Waiting ten minutes at most; Ctrl+C gives up."""


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


def connect(app: Application, a: argparse.Namespace) -> ConnectionDocument:
    """Connect a church account, or sign in again where there is a connection of that name."""
    known = next((info for info in app.connections() if info.name == a.name.strip()), None)
    if known is not None:
        _fits(known, a)
    elif a.mode is None:
        raise UsageError(
            f"There is no connection called “{a.name}” yet, so it needs a mode.",
            what_to_do="Add --mode external to copy from there first; --mode full or --mode openfaith can come later.",
        )
    if app.vault.kind == "session":
        raise UsageError(
            "Your sign-ins are kept only until OpenFaith is closed, and this command ends at once.",
            what_to_do="Keep them in a file with a passphrase first: openfaith secrets passphrase.",
        )
    if app.vault.kind == "file":
        print(  # noqa: T201
            f"The sign-in is kept in {app.vault.where}, readable by you only.", file=sys.stderr
        )
    try:
        return asyncio.run(_connect(app, a, known))
    except KeyboardInterrupt:
        raise Stopped(
            "You gave up signing in.",
            what_it_means="Nothing was changed.",
            what_to_do="Sign in when you like.",
            action=Action(ActionKind.SIGN_IN, (a.name,)) if known else Action(ActionKind.CONNECT),
        ) from None


def _fits(known: ConnectionInfo, a: argparse.Namespace) -> None:
    """Refuse what signing in again doesn't change."""
    if known.adapter != a.system:
        raise UsageError(
            f"“{known.name}” is a connection of another system.", what_to_do="Choose another name."
        )
    if a.mode not in (None, known.mode):
        raise UsageError(
            f"“{known.name}” is connected already, in the mode {known.mode}.",
            what_to_do="To sign in again, leave --mode out. To change it: openfaith mode NAME MODE.",
        )
    if a.scope or a.base_url not in (None, known.base_url):
        raise UsageError(
            f"“{known.name}” is connected already.",
            what_to_do="To sign in again, leave --scope and --base-url out.",
        )


async def _connect(
    app: Application, a: argparse.Namespace, known: ConnectionInfo | None
) -> ConnectionDocument:
    chosen = [part for part in a.scope.split(",") if part]
    proof = _typed("token") if a.token_stdin else await _in_browser(app, a, known, chosen)
    if known is not None:
        return await signing_in.sign_in_again(app, known.name, proof)
    return await connections.connect(app, a.system, a.name, a.mode, proof, a.base_url, chosen)


async def _in_browser(
    app: Application, a: argparse.Namespace, known: ConnectionInfo | None, chosen: Sequence[str]
) -> Grant:
    """Return what the person's own browser brings."""
    client = None
    if a.client_id is not None:
        secret = _typed("client secret") if a.client_secret_stdin else None
        signing_in.register(app, a.system, a.client_id)
        client = Client(a.client_id, secret)
    elif a.client_secret_stdin:
        raise UsageError("A client secret belongs to a Client ID.", what_to_do="Give --client-id as well.")
    try:
        if known is not None:
            begun = await signing_in.begin_again(app, known.name, client=client)
        else:
            begun = await signing_in.begin(app, a.system, base_url=a.base_url, chosen=chosen, client=client)
    except SignInFailed as error:
        if error.reason == "no_client":
            error.what_to_do = _REGISTER
        raise
    async with begun:
        # The address is for people, and standard output for a document.
        print(_OPENED.format(url=begun.attempt.url, port=begun.port), file=sys.stderr, flush=True)  # noqa: T201
        browser.show(begun.attempt.url)
        return await begun.answer()


def _typed(what: str) -> str:
    """Return what is piped in, or typed on a terminal that doesn't show it."""
    if sys.stdin.isatty():
        return getpass.getpass(f"Paste the {what} (it isn't shown): ")
    # Bytes that are no text make a secret that nobody accepts, not a failure of ours.
    return sys.stdin.buffer.read(10_000).decode("utf-8", "replace").strip()


def keep_secrets(app: Application, kind: str | None) -> SecretsKept:
    """Say where secrets are kept, or keep them elsewhere from now on."""
    return secrets.where(app) if kind is None else secrets.move(app, kind, ask_passphrase)
