"""What a person can do about an error, as a button: the window's counterpart to the commands that errors name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.auth.vault import VaultError
from openfaith_desktop.errors import ActionKind, DiskFull, OpenFaithError
from openfaith_desktop.ui.screen import Face


@dataclass(frozen=True, slots=True)
class Remedy:
    """The button's word, and what it does."""

    word: str
    act: Callable[[], object]


def remedy(face: Face, error: OpenFaithError) -> Remedy | None:
    """Return what the window can do about an error, None when only the person can."""
    if isinstance(error, VaultError):
        return Remedy(_tr("Try again"), lambda: face.tell(error))
    action = error.action
    # Syncing again makes no room, and an edit is what was to be saved as often as a sync.
    if action is None or isinstance(error, DiskFull):
        return None
    about = action.ids[0] if action.ids else None
    if action.kind is ActionKind.SIGN_IN:
        if about is None and face.connection is None:
            return Remedy(_tr("Connect"), lambda: face.go("connect"))
        return Remedy(_tr("Sign in again"), lambda: face.go("sign_in_again", connection=about))
    if action.kind is ActionKind.SYNC and face.connection is not None:
        return Remedy(_tr("Sync again"), face.runner.start)
    places = {
        ActionKind.CONNECT: (_tr("Connect"), "connect"),
        ActionKind.SEE_RUNS: (_tr("See the history"), "history"),
        ActionKind.SEE_DECISIONS: (_tr("See the decisions"), "decisions"),
        ActionKind.ANSWER: (_tr("See the decisions"), "decisions"),
        ActionKind.SEE_PROBLEMS: (_tr("See what couldn't be copied"), "problems"),
    }
    if action.kind not in places:
        return None
    word, place = places[action.kind]
    return Remedy(word, lambda: face.go(place))


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("remedies", text, None, number)
