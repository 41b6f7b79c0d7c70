"""Where sign-ins are kept, and keeping them elsewhere.

Called by the window and the command line; returns documents, described in `docs/json.md`.
"""

from __future__ import annotations

from openfaith_desktop.application import Application
from openfaith_desktop.application.shapes.upkeep import SecretsKept
from openfaith_desktop.auth import choice, names
from openfaith_desktop.auth.files import SealedVault
from openfaith_desktop.auth.vault import Vault, VaultError, VaultMissing
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import webhooks


def where(app: Application) -> SecretsKept:
    """Return where secrets are kept. Raises `VaultError` when that can't be used now."""
    return {"kind": app.vault.kind, "where": app.vault.where, "moved": 0}


def move(app: Application, kind: str, ask: choice.AskPassphrase) -> SecretsKept:
    """Keep secrets in a vault of another kind from now on, and take along those there are.

    Raises `VaultError` when either can't be used; then nothing has moved.
    """
    if kind not in choice.KINDS:
        raise UsageError(
            f"Secrets can't be kept in “{kind}”.", what_to_do=f"Choose one of: {', '.join(choice.KINDS)}."
        )
    try:
        source: Vault | None = app.vault
    except VaultMissing:
        source = None  # nothing was kept yet
    if source is not None and source.kind == kind:
        return where(app)
    target = choice.prepared(app.folder, kind, ask)
    moved = 0 if source is None else choice.move(app.folder, source, target, _names(app))
    choice.remember(app.folder, kind)
    app.use_vault(target)
    return {**where(app), "moved": moved}


def wrong(app: Application) -> VaultError | None:
    """Return what keeps sign-ins from being read now, None when nothing does. It may ask the person, so take time."""
    try:
        for name in _names(app) or ["probe"]:
            app.vault.get(name)
            break
    except VaultError as error:
        return error
    return None


def unlock(app: Application, passphrase: str) -> SecretsKept:
    """Open the file that sign-ins are in. Raises `PassphraseNeeded` when it isn't its passphrase."""
    app.use_vault(choice.open_vault(app.folder, lambda _: passphrase))
    return where(app)


def kinds(app: Application) -> tuple[str, ...]:
    """Return where a person may keep sign-ins on this computer, the best first."""
    try:
        choice.prepared(app.folder, "keyring")
    except VaultError:
        return ("passphrase", "session")
    return ("keyring", "passphrase", "session")


def begin_anew(app: Application, kind: str, ask: choice.AskPassphrase) -> SecretsKept:
    """Keep sign-ins in another place from now on and leave those there are where nobody can read them.

    A file whose passphrase is forgotten is put aside, not deleted. Raises `VaultError`; then nothing has changed.
    """
    aside = SealedVault(app.folder).put_aside() if kind == "passphrase" else None
    try:
        app.use_vault(choice.prepared(app.folder, kind, ask))
        choice.remember(app.folder, kind)
    except VaultError:
        if aside is not None:
            SealedVault(app.folder).put_back(aside)
        raise
    return where(app)


def _names(app: Application) -> list[str]:
    found: list[str] = []
    for info in app.connections():
        found += [names.token(info.name), names.pair(info.name)]
        rows = app.store.read(webhooks.subscriptions, info.id)
        found += [names.webhook(info.name, row.external_id) for row in rows]
    return found
