"""How the connection stands, in two short lines: for the foot of the navigation and the tray. No widgets.

What goes on now comes first, then what waits for a person, then how the last run ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application.brakes import Waiting
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.ui import words
from openfaith_desktop.ui.running import Runner, State
from openfaith_desktop.ui.shell.elsewhere import Elsewhere
from openfaith_desktop.ui.theme import Meaning


@dataclass(frozen=True, slots=True)
class Stand:
    """A title, a line below it, and the icon that says the same."""

    title: str
    line: str
    icon: str
    meaning: Meaning


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("standing", text, None, number)


def stand(
    runner: Runner, elsewhere: Elsewhere, question: Waiting | None, status: Mapping[str, Any] | None
) -> Stand:
    """Return how a connection stands; `question` is what its syncs wait for, `status` as read last."""
    going_on = _running(runner) if runner.active else _elsewhere(elsewhere)
    if going_on is not None:
        return going_on
    if runner.state is State.PAUSED:
        return Stand(_tr("Paused"), _tr("Goes on when you say so"), "pause-circle", Meaning.ATTENTION)
    if question is not None:
        return Stand(_tr("Waiting for you"), _tr("One question"), "hand-palm", Meaning.ATTENTION)
    error = runner.last_error
    if error is not None and not isinstance(error, BrakeStopped):  # that question is answered
        return Stand(_tr("Couldn't finish"), error.title, "warning-circle", Meaning.PROBLEM)
    return _ended(status) if status is not None else Stand("", "", "circle", Meaning.QUIET)


def _running(runner: Runner) -> Stand:
    progress = runner.progress
    if not progress.step:
        return Stand(_tr("Syncing"), _tr("Just begun"), "arrows-clockwise", Meaning.INFO)
    step = _tr("Step {} of 6").format(progress.step)
    if waiting := progress.waiting(runner.now()):
        text = words.count(round(waiting), _tr("Waiting 1 second"), _tr("Waiting {} seconds", round(waiting)))
        return Stand(step, text, "hourglass", Meaning.INFO)
    return Stand(step, runner.time_left(), "arrows-clockwise", Meaning.INFO)


def _elsewhere(elsewhere: Elsewhere) -> Stand | None:
    other = elsewhere.state
    if other is None:
        return None
    counted = f"{words.number(other.done)} / {words.number(other.total)}" if other.total else other.title
    return Stand(_tr("Syncing in another program"), counted, "arrows-clockwise", Meaning.INFO)


def _ended(status: Mapping[str, Any]) -> Stand:
    last = status["last_run"]
    if last is None:
        return Stand(_tr("Not synced yet"), _tr("Nothing has changed yet"), "circle", Meaning.QUIET)
    checked = _tr("Checked {}").format(words.ago(words.parsed(last["finished_at"] or last["started_at"])))
    if last["state"] != "done":
        return Stand(_tr("Not finished"), checked, "warning-circle", Meaning.ATTENTION)
    if status["paused"]:
        return Stand(_tr("Paused"), _tr("Nothing starts by itself"), "pause-circle", Meaning.ATTENTION)
    return Stand(_tr("Up to date"), checked, "check-circle", Meaning.OK)
