"""What is told beside the clock: only what needs a person, only what is new to them, at most once a day.

`needs` reads it from how the connection stands; `Notices` decides whether it is told now. What the person was told,
or could see in the window, is kept in the window's settings. The main window calls both; the tray shows the words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings

from openfaith_desktop.errors import ActionKind, BrakeStopped, OpenFaithError
from openfaith_desktop.ui import words

ON = "notices"
TOLD_AT = "notices_told_at"
KNOWN = "notices_known"
APART = timedelta(days=1)
"""So long is kept quiet after a notice, whatever comes."""


class Kind(StrEnum):
    """What needs a person, the most urgent first."""

    SIGN_IN = "sign_in"
    BRAKE = "brake"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs a person; `count` is how many of it, 1 where it can't be counted."""

    kind: Kind
    count: int = 1


def needs(status: Mapping[str, Any], error: OpenFaithError | None) -> tuple[Need, ...]:
    """Return what needs a person, from `connections.status` and what the last run ended with."""
    found: list[Need] = []
    if error is not None and error.action is not None and error.action.kind is ActionKind.SIGN_IN:
        found.append(Need(Kind.SIGN_IN))
    if isinstance(error, BrakeStopped):
        found.append(Need(Kind.BRAKE))
    if status["decisions"]:
        found.append(Need(Kind.DECISIONS, int(status["decisions"])))
    return tuple(found)


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("notices", text, None, number)


def said(need: Need, system: str) -> tuple[str, str]:
    """Return a notice's title and text."""
    if need.kind is Kind.SIGN_IN:
        return (
            _tr("Sign in to {} again").format(system),
            _tr("It no longer accepts the sign-in. Nothing was lost."),
        )
    if need.kind is Kind.BRAKE:
        return (
            _tr("A sync stopped to be safe"),
            _tr("So many changes at once may be a mistake. One question waits for you."),
        )
    one, many = (
        _tr("1 difference needs your decision"),
        _tr("{} differences need your decision", need.count),
    )
    return words.count(need.count, one, many), _tr("Open OpenFaith to look at them.")


def wanted(settings: QSettings) -> bool:
    """Return whether the person wants to be told."""
    return str(settings.value(ON, "on")) != "off"


def want(settings: QSettings, on: bool) -> None:
    """Keep whether the person wants to be told."""
    settings.setValue(ON, "on" if on else "off")


class Notices:
    """Tells by `tell(title, text)`, which answers whether it could; `looking` answers whether the window is looked at."""

    def __init__(
        self,
        settings: QSettings,
        tell: Callable[[str, str], bool],
        looking: Callable[[], bool],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings, self.now = settings, now
        self.tell, self.looking = tell, looking
        self.last: Need | None = None
        """What the notice that was shown last was about."""

    def consider(self, connection: str, system: str, found: tuple[Need, ...]) -> None:
        """Tell the most urgent of what is new, if it is time; what a person sees by themselves isn't told."""
        known = self._known(connection)
        now: dict[str, int] = {need.kind: need.count for need in found}
        least: dict[str, int] = {need.kind: min(need.count, known.get(need.kind, 0)) for need in found}
        if self.looking():
            self._know(connection, known, now)
            return
        # What was settled in between counts as new when it comes again.
        self._know(connection, known, least)
        fresh = [need for need in found if need.count > least[need.kind]]
        if not fresh or not wanted(self._settings) or not self._due():
            return
        if self.tell(*said(fresh[0], system)):
            self.last = fresh[0]
            self._settings.setValue(TOLD_AT, self.now().isoformat())
            self._know(connection, least, {**least, fresh[0].kind: fresh[0].count})

    def _due(self) -> bool:
        told = words.parsed(str(self._settings.value(TOLD_AT, "")))
        # A clock that was set back must not silence us for good.
        return told is None or abs(self.now() - told) >= APART

    def _known(self, connection: str) -> dict[str, int]:
        try:
            kept = json.loads(str(self._settings.value(f"{KNOWN}/{connection}", "{}")))
        except ValueError:
            return {}
        return {k: v for k, v in kept.items() if isinstance(v, int)} if isinstance(kept, dict) else {}

    def _know(self, connection: str, before: Mapping[str, int], after: Mapping[str, int]) -> None:
        if dict(before) != dict(after):
            self._settings.setValue(f"{KNOWN}/{connection}", json.dumps(dict(after)))
