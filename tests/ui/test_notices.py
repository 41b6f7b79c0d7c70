"""Notices beside the clock: what needs a person, what is new to them, one a day at most, and never when switched off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from openfaith_desktop.errors import BrakeStopped, DiskFull, SignInNeeded
from openfaith_desktop.ui.settings.page import SettingsPage
from openfaith_desktop.ui.shell.notices import Kind, Need, Notices, needs
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.fields import Toggle
from tests.ui.conftest import World, child

SYSTEM = "Planning Center"


class Desk:
    """A person's computer with a clock of its own: what was told there."""

    def __init__(self, folder: Path) -> None:
        self.file = str(folder / "window.ini")
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.told: list[str] = []
        self.looking = False
        self.has_tray = True
        self.start()

    def start(self) -> None:
        self.settings = QSettings(self.file, QSettings.Format.IniFormat)
        self.notices = Notices(self.settings, self._tell, lambda: self.looking, lambda: self.at)

    def _tell(self, title: str, text: str) -> bool:
        if self.has_tray:
            self.told.append(title)
        return self.has_tray

    def consider(self, *found: Need, connection: str = "hope") -> None:
        self.notices.consider(connection, SYSTEM, found)

    def later(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _differences(count: int) -> Need:
    return Need(Kind.DECISIONS, count)


def test_what_needs_a_person_is_told_once_and_again_only_when_more_comes(desk: Desk) -> None:
    desk.consider(_differences(9))
    desk.consider(_differences(9))
    desk.later(days=3)
    desk.consider(_differences(9))
    assert desk.told == ["9 differences need your decision"]
    desk.consider(_differences(10))
    assert desk.told == ["9 differences need your decision", "10 differences need your decision"]


def test_at_most_one_a_day_and_what_waited_is_told_then(desk: Desk) -> None:
    desk.consider(_differences(1))
    for _ in range(23):
        desk.later(hours=1)
        desk.consider(_differences(4), Need(Kind.SIGN_IN))
    assert desk.told == ["1 difference needs your decision"]
    desk.later(hours=1)
    desk.consider(Need(Kind.SIGN_IN), _differences(4))
    assert desk.told[1:] == ["Sign in to Planning Center again"]


def test_one_a_day_holds_over_a_restart_another_church_and_midnight(desk: Desk) -> None:
    desk.at = datetime(2026, 3, 2, 23, 59, tzinfo=UTC)
    desk.consider(_differences(1))
    desk.settings.sync()
    desk.start()
    desk.later(minutes=2)
    desk.consider(_differences(1))
    desk.consider(_differences(7), connection="grace")
    assert len(desk.told) == 1


def test_a_clock_that_was_set_back_silences_nothing_for_good(desk: Desk) -> None:
    desk.at = datetime(2031, 1, 1, tzinfo=UTC)
    desk.consider(_differences(1))
    desk.at = datetime(2026, 3, 2, tzinfo=UTC)
    desk.consider(_differences(2))
    assert len(desk.told) == 2


def test_what_a_person_saw_by_themselves_is_not_told(desk: Desk) -> None:
    desk.looking = True
    desk.consider(_differences(9))
    desk.looking = False
    desk.consider(_differences(9))
    assert desk.told == []
    desk.consider(_differences(2))
    desk.consider(_differences(3))
    assert desk.told == ["3 differences need your decision"]


def test_without_a_place_for_it_nothing_counts_as_told(desk: Desk) -> None:
    desk.has_tray = False
    desk.consider(_differences(9))
    desk.has_tray = True
    desk.consider(_differences(9))
    assert desk.told == ["9 differences need your decision"]


def test_only_what_needs_a_person_is_told() -> None:
    quiet = {"decisions": 0}
    assert needs(quiet, None) == ()
    assert needs(quiet, DiskFull()) == ()
    assert needs(quiet, SignInNeeded()) == (Need(Kind.SIGN_IN),)
    assert needs({"decisions": 3}, BrakeStopped()) == (Need(Kind.BRAKE), _differences(3))


def test_kept_nonsense_is_as_if_nothing_was_kept(desk: Desk) -> None:
    desk.settings.setValue("notices_known/hope", "[nonsense")
    desk.settings.setValue("notices_told_at", "yesterday")
    desk.consider(_differences(1))
    assert desk.told == ["1 difference needs your decision"]


def test_a_refused_sign_in_is_told_and_a_click_leads_to_it_unless_switched_off(world: World) -> None:
    told: list[str] = []

    async def story(window: MainWindow) -> None:
        window.notices.looking = lambda: False
        window.notices.tell = lambda title, text: told.append(title) is None
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        assert told == []
        window.go("settings", section="notices")
        page = child(window, SettingsPage, "page_settings")
        switch = child(page, Toggle, "settingsNotify")
        assert switch.isChecked()
        switch.click()
        world.there.fault("status", match="GET *", status=401, times=500)
        window.runner.start_quietly()
        await window.runner.over()
        await window.door.finished()
        assert told == []
        switch.click()
        window.runner.start_quietly()
        await window.runner.over()
        await window.door.finished()
        assert told == ["Sign in to Planning Center again"]
        assert not window._all_dialogs()
        window.answer_notice()
        assert window._all_dialogs()

    world.story(story)
