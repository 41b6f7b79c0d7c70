"""Settings: what a change would do is shown before it holds; copies, the check, the look, and the end of a connection."""

from __future__ import annotations

import asyncio
import sqlite3

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from openfaith_desktop.application import decisions
from openfaith_desktop.store import entities
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.settings.church import ChurchSection, ModeDialog
from openfaith_desktop.ui.settings.page import SettingsPage
from openfaith_desktop.ui.settings.whatif import WhatIf
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.signin.again import SignInAgainPage
from openfaith_desktop.ui.widgets.chips import Chip
from openfaith_desktop.ui.widgets.fields import Combo, Toggle
from tests.ui.conftest import World, child


async def _open(window: MainWindow) -> SettingsPage:
    window.go("settings")
    await window.door.finished()
    return child(window, SettingsPage, "page_settings")


def _dialog(window: MainWindow, kind: type) -> object:
    (found,) = (one for one in window._all_dialogs() if isinstance(one, kind))
    return found


def _choose(combo: Combo, value: object) -> None:
    combo.choose(value)
    combo.activated.emit(combo.currentIndex())


def test_another_mode_is_looked_at_before_it_holds_and_can_be_taken_back(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        church = page.sections["church"]
        assert isinstance(church, ChurchSection)
        assert church.who.text().startswith("Connected as ")
        child(page, QPushButton, "settingsMode").click()
        choosing = _dialog(window, ModeDialog)
        assert isinstance(choosing, ModeDialog)
        assert choosing.height() <= theme.Size.WINDOW_HIGH
        choosing.cards["openfaith"].click()
        child(choosing, QPushButton, "chooseModeLook").click()
        await window.door.finished()
        looking = _dialog(window, WhatIf)
        assert isinstance(looking, WhatIf)
        assert "add 30" in looking.now.text()
        assert "In OpenFaith: no changes" in looking.then.text()
        assert world.app.connection("hope").mode == "external"
        child(looking, QPushButton, "whatIfYes").click()
        await window.door.finished()
        assert world.app.connection("hope").mode == "openfaith"
        child(window, QPushButton, "toastUndo").click()
        await window.door.finished()
        assert world.app.connection("hope").mode == "external"
        assert world.app.store.read(lambda c: entities.count(c, "person")) == 0

    world.story(story)


def test_signing_in_again_is_begun_in_the_settings(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        child(page, QPushButton, "settingsSignIn").click()
        await window.door.finished()
        assert not page.isVisible()
        shown = window.stack.currentWidget()
        assert isinstance(shown, SignInAgainPage)

    world.story(story)


def test_a_rule_holds_after_a_look_and_not_without_one(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        combo = child(page, Combo, "settingsRule_phones")
        _choose(combo, "theirs")
        await window.door.finished()
        looking = _dialog(window, WhatIf)
        assert isinstance(looking, WhatIf)
        child(looking, QPushButton, "whatIfNo").click()
        await window.door.finished()
        assert decisions.rules(world.app, "hope", {})["rules"] == {}
        assert combo.currentData() == "mode"
        _choose(combo, "theirs")
        await window.door.finished()
        child(window, QPushButton, "whatIfYes").click()
        await window.door.finished()
        assert decisions.rules(world.app, "hope", {})["rules"] == {"number": "theirs"}
        toggle = child(page, Toggle, "settingsDeletions")
        toggle.click()
        await window.door.finished()
        assert decisions.rules(world.app, "hope", {})["deletions"] == "allow"

    world.story(story)


def test_what_cannot_be_looked_at_says_why_and_leaves_the_choice(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        world.there.fault("status", match="GET *", status=403, times=50)
        _choose(child(page, Combo, "settingsRule_emails"), "ours")
        await window.door.finished()
        looking = _dialog(window, WhatIf)
        assert isinstance(looking, WhatIf)
        assert "couldn't be looked" in looking.sentence.text()
        assert decisions.rules(world.app, "hope", {})["rules"] == {}
        child(looking, QPushButton, "whatIfNo").click()

    world.story(story)


def test_a_copy_is_made_and_this_computer_checked(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        child(page, Chip, "chip_data").click()
        await window.door.finished()
        child(page, QPushButton, "settingsBackup").click()
        await window.door.finished()
        (copy,) = (world.app.folder / "backups").glob("*.sqlite")
        assert sqlite3.connect(copy).execute("PRAGMA quick_check").fetchone() == ("ok",)
        await window.door.finished()
        assert "1 copy" in page.sections["data"].last.text()
        child(page, QPushButton, "settingsCheck").click()
        await window.door.finished()
        found = [one.text() for one in page.findChildren(QLabel, "settingsFinding")]
        assert "Database is whole" in found
        assert "Sign-in of hope" in found

    world.story(story)


def test_the_look_is_kept_and_holds_at_once(world: World, qapp: QApplication) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        child(page, Chip, "chip_look").click()
        _choose(child(page, Combo, "settingsTheme"), "dark")
        assert theme.is_dark()
        assert window.face.settings.value("appearance") == "dark"
        child(page, Chip, "chip_about").click()
        await window.door.finished()
        assert any("PySide6" in one.text() for one in page.findChildren(QLabel, "settingsNotice"))

    try:
        world.story(story)
    finally:
        theme.install(qapp, "light")


def test_disconnecting_says_what_goes_and_keeps_everybody(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        page = await _open(window)
        child(page, QPushButton, "settingsDisconnect").click()
        await window.door.finished()
        assert "All 30 people stay here." in child(window, QLabel, "disconnectSentence").text()
        child(window, QPushButton, "disconnectYes").click()
        await window.door.finished()
        await asyncio.sleep(0)
        await window.door.finished()
        assert world.app.connections() == []
        assert world.app.store.read(lambda c: entities.count(c, "person")) == 30
        assert window.face.connection is None
        assert child(window, QPushButton, "welcomeConnect").isVisible()

    world.story(story)
