"""The list of the window's screens, in the order of the navigation. A new screen is one line here.

Pages are made when they are first shown: importing their modules would slow the start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.shell.navigation import Entry
from openfaith_desktop.ui.theme import Meaning


@dataclass(frozen=True, slots=True)
class Place:
    """A screen and its line in the navigation."""

    entry: Entry
    make: Callable[[Face], Screen]


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("screens", text, None, number)


def _overview(face: Face) -> Screen:
    from openfaith_desktop.ui.overview.page import OverviewPage

    return OverviewPage(face)


def _records(key: str, type_name: str) -> Callable[[Face], Screen]:
    def make(face: Face) -> Screen:
        from openfaith_desktop.ui.records.page import RecordsPage

        return RecordsPage(face, key, type_name)

    return make


def _decisions(face: Face) -> Screen:
    from openfaith_desktop.ui.decisions.page import DecisionsPage

    return DecisionsPage(face)


def _problems(face: Face) -> Screen:
    from openfaith_desktop.ui.problems.page import ProblemsPage

    return ProblemsPage(face)


def _history(face: Face) -> Screen:
    from openfaith_desktop.ui.history.page import HistoryPage

    return HistoryPage(face)


def _welcome(face: Face) -> Screen:
    from openfaith_desktop.ui.welcome.page import WelcomePage

    return WelcomePage(face)


def _push(face: Face) -> Screen:
    from openfaith_desktop.ui.pushing.page import PushPage

    return PushPage(face)


def _connect(face: Face) -> Screen:
    from openfaith_desktop.ui.connect.page import ConnectPage

    return ConnectPage(face)


def _preview(face: Face) -> Screen:
    from openfaith_desktop.ui.preview.page import PreviewPage

    return PreviewPage(face)


def _sign_in_again(face: Face) -> Screen:
    from openfaith_desktop.ui.signin.again import SignInAgainPage

    return SignInAgainPage(face)


def _activity(face: Face) -> Screen:
    from openfaith_desktop.ui.activity.page import ActivityPage

    return ActivityPage(face)


def _duplicates(face: Face) -> Screen:
    from openfaith_desktop.ui.duplicates.page import DuplicatesPage

    return DuplicatesPage(face)


def _settings(face: Face) -> Screen:
    from openfaith_desktop.ui.settings.page import SettingsPage

    return SettingsPage(face)


def places() -> tuple[Place, ...]:
    """Return every screen that the navigation leads to."""
    first, church, after, foot = range(4)
    return (
        Place(Entry("overview", _tr("Overview"), "house-simple", first), _overview),
        Place(Entry("decisions", _tr("Decisions"), "arrows-left-right", first), _decisions),
        Place(
            Entry("problems", _tr("Couldn't be copied"), "warning-circle", first, Meaning.PROBLEM), _problems
        ),
        Place(Entry("people", _tr("People"), "user", church), _records("people", "person")),
        Place(
            Entry("households", _tr("Households"), "house-line", church), _records("households", "household")
        ),
        Place(Entry("campuses", _tr("Campuses"), "buildings", church), _records("campuses", "campus")),
        Place(Entry("history", _tr("History"), "clock-counter-clockwise", after), _history),
        Place(Entry("settings", _tr("Settings"), "gear", foot), _settings),
    )


def hidden() -> Mapping[str, Callable[[Face], Screen]]:
    """Return the screens that the navigation doesn't list, by key."""
    return {
        "welcome": _welcome,
        "connect": _connect,
        "push": _push,
        "preview": _preview,
        "sign_in_again": _sign_in_again,
        "activity": _activity,
        "duplicates": _duplicates,
    }
