"""Settings: what a change would do is shown before it holds; copies, the check, the look, and the end of a connection."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from sqlalchemy import Connection

from openfaith_desktop.application import decisions, records
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.jobs import control
from openfaith_desktop.store import entities, links
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.connect.page import ConnectPage
from openfaith_desktop.ui.settings import look
from openfaith_desktop.ui.settings.church import ChurchSection
from openfaith_desktop.ui.settings.page import SettingsPage
from openfaith_desktop.ui.settings.whatif import WhatIf
from openfaith_desktop.ui.shell.crash import ReportDialog
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.signin.again import SignInAgainPage
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.chips import Chip
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.fields import Combo, Toggle
from openfaith_desktop.ui.widgets.reflow import Reflow
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


def test_another_mode_is_chosen_where_each_is_shown_with_what_it_would_do(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        page = await _open(window)
        church = page.sections["church"]
        assert isinstance(church, ChurchSection)
        assert church.who.text().startswith("Connected as ")
        child(page, QPushButton, "settingsMode").click()
        await window.door.finished()
        shown = window.stack.currentWidget()
        assert isinstance(shown, ConnectPage)
        assert shown.connection == "hope"
        assert "Nothing changes until you press Start" in shown.sentence.text()

    world.story(story)


def _foot(window: MainWindow) -> str:
    return child(window, QLabel, "connectionStateTitle").text()


def test_nothing_starts_by_itself_while_it_is_paused(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        page = await _open(window)
        assert window._last_run_at() is not None
        toggle = child(page, Toggle, "settingsPaused")
        toggle.click()
        await window.door.finished()
        assert control.is_paused(world.app.connection("hope"))
        assert not child(page, Combo, "settingsPolling").isEnabled()
        assert window._last_run_at() is None
        assert _foot(window) == "Paused"
        window.go("overview")
        await window.door.finished()
        assert "when you press Sync now" in [one.text() for one in window.findChildren(QLabel)]
        window.go("settings")
        await window.door.finished()
        toggle.click()
        await window.door.finished()
        assert not control.is_paused(world.app.connection("hope"))
        assert _foot(window) == "Up to date"
        assert window._last_run_at() is not None

    world.story(story)


def test_a_kind_of_records_is_left_out_and_taken_up_again(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        assert not child(page, Toggle, "settingsBring_people").isEnabled()
        switch = child(page, Toggle, "settingsBring_campuses")
        switch.click()
        asking = _dialog(window, Confirm)
        assert isinstance(asking, Confirm)
        asking.no.click()
        assert switch.isChecked()
        assert world.app.connection("hope").scope == ()
        switch.click()
        child(window, QPushButton, "leaveOutYes").click()
        await window.door.finished()
        assert not switch.isChecked()
        assert set(world.app.connection("hope").scope) == {"people", "households"}
        for answer in ("No", "Yes"):
            switch.click()
            assert not switch.isChecked()
            assert set(world.app.connection("hope").scope) == {"people", "households"}
            child(window, QPushButton, f"takeUp{answer}").click()
            await window.door.finished()
        assert world.app.connection("hope").scope == ()

    world.story(story)


def _permitted(world: World) -> str:
    return decisions.rules(world.app, "hope", {})["deletions"]


async def _ask_removing(window: MainWindow, page: SettingsPage) -> Confirm:
    child(page, Toggle, "settingsDeletions").click()
    await window.door.finished()
    asking = _dialog(window, Confirm)
    assert isinstance(asking, Confirm)
    return asking


async def _answer(window: MainWindow, asking: Confirm, button: str) -> None:
    child(asking, QPushButton, button).click()
    await window.door.finished()


def test_removing_there_is_permitted_and_ended_only_after_it_is_said_what_that_means(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        found = world.app.store.read(lambda c: entities.search(c, PERSON, limit=1))[1]
        records.delete(world.app, found[0]["id"])
        window.runner.start()
        await window.runner.over()
        people = len(world.there.church.rows["Person"])
        page = await _open(window)
        toggle = child(page, Toggle, "settingsDeletions")
        for answer in ("No", "Yes"):
            asking = await _ask_removing(window, page)
            assert "1 removal waits for your answer" in asking.sentence.text()
            assert PERSON.title(found[0]) in child(asking, QLabel, "allowRemovingNames").text()
            assert _permitted(world) == "never"
            await _answer(window, asking, f"allowRemoving{answer}")
            assert toggle.isChecked() is (answer == "Yes")
        assert _permitted(world) == "allow"
        (question,) = decisions.listed(world.app)["decisions"]
        decisions.decide(world.app, [question["id"]], "ours")
        for answer in ("No", "Yes"):
            asking = await _ask_removing(window, page)
            assert "1 removal isn't sent yet" in asking.sentence.text()
            assert PERSON.title(found[0]) in child(asking, QLabel, "endRemovingNames").text()
            assert _permitted(world) == "allow"
            await _answer(window, asking, f"endRemoving{answer}")
            assert toggle.isChecked() is (answer == "No")
        assert _permitted(world) == "never"
        window.runner.start()
        await window.runner.over()
        assert len(world.there.church.rows["Person"]) == people

    world.story(story, mode="full")


def test_where_nobody_removed_here_is_removed_there_the_permission_says_so(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        assert (
            child(page, QLabel, "settingsRemovingWords").text().startswith("Who is removed here stays there")
        )
        asking = await _ask_removing(window, page)
        assert "who is removed here stays in Planning Center" in asking.sentence.text()
        await _answer(window, asking, "allowRemovingYes")
        assert _permitted(world) == "allow"
        asking = await _ask_removing(window, page)
        assert "Nothing else changes" in asking.sentence.text()
        await _answer(window, asking, "endRemovingYes")
        assert _permitted(world) == "never"

    world.story(story)


def test_the_size_of_text_is_chosen_and_holds_at_once_and_at_the_next_start(
    world: World, qapp: QApplication
) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        child(page, Chip, "chip_look").click()
        before, high = theme.grown(100), window.navigation.sizeHint().height()
        _choose(child(page, Combo, "settingsTextSize"), 200)
        await window.door.finished()
        assert theme.grown(100) == 2 * before
        assert window.navigation.sizeHint().height() > high
        shown = window.stack.currentWidget()
        assert isinstance(shown, SettingsPage)
        assert shown.shown == "look"
        assert shown.start_at is child(shown, Combo, "settingsTextSize")
        theme.install(qapp, "light")
        look.install(window.face.settings)
        assert theme.grown(100) == 2 * before
        window.face.settings.setValue(look.TEXT_SIZE, "as large as a house")
        assert look.text_size(window.face.settings) == 100

    world.story(story)
    theme.install(qapp, "light")


def test_a_report_for_help_is_seen_before_it_is_saved(world: World, tmp_path: Path) -> None:
    async def story(window: MainWindow) -> None:
        page = await _open(window)
        child(page, Chip, "chip_about").click()
        child(page, QPushButton, "settingsReport").click()
        asking = _dialog(window, ReportDialog)
        assert isinstance(asking, ReportDialog)
        assert "OpenFaith Desktop" in asking.text.toPlainText()
        asking.save(tmp_path / "report.txt")
        assert (tmp_path / "report.txt").read_text("utf-8") == asking.text.toPlainText()

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

    world.story(story)


def test_the_look_before_a_rule_holds_names_whom_it_concerns_and_shows_them_all(
    world: World, tmp_path: Path
) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        app = world.app
        linked = app.store.read(lambda c: links.entity_ids(c, 1, "person", active(c)))
        chosen = sorted(linked.items())[:7]
        for there, here in chosen:
            world.there.edit("Person", int(there), nickname=f"There{there}")
            records.edit(app, here, {"nickname": f"Here{there}"})
        window.runner.start()
        await window.runner.over()
        assert len(decisions.listed(app)["decisions"]) == 7
        page = await _open(window)
        _choose(child(page, Combo, "settingsRule_names"), "theirs")
        await window.door.finished()
        looking = _dialog(window, WhatIf)
        assert isinstance(looking, WhatIf)
        assert looking.now_names.text().startswith("Need a decision: ")
        named = looking.then_names.text()
        assert named.startswith("Updated here: ")
        assert named.endswith(" and 3 more")
        assert len(named.removesuffix(" and 3 more").split(", ")) == 4
        child(looking, QPushButton, "whatIfAll").click()
        await window.door.finished()
        assert looking.everyone.isVisible()
        assert looking.everyone.model.rowCount() == 7
        assert not looking.then_names.isVisible()
        child(looking, QPushButton, "whatIfAll").click()
        assert (looking.everyone.isVisible(), looking.then_names.isVisible()) == (False, True)
        looking.save_to(tmp_path / "look.csv")
        await window.door.finished()
        assert (tmp_path / "look.csv").read_text("utf-8-sig").count("Updated here") == 7
        looking.no.click()
        await window.door.finished()
        assert decisions.rules(app, "hope", {})["rules"] == {}

    def active(c: Connection) -> set[str]:
        return links.active_external_ids(c, 1, "person")

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
        assert world.app.store.read(entities.count, "person") == 30
        assert window.face.connection is None
        assert child(window, QPushButton, "welcomeConnect").isVisible()

    world.story(story)


def test_what_sets_a_line_stands_beside_its_words_in_the_usual_window(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.resize(1280, 800)
        window.navigation.put_counts({"decisions": 99, "problems": 99})
        window.go("settings")
        await window.door.finished()
        page = child(window, QWidget, "page_settings")
        lines = [one for one in page.findChildren(Reflow) if one.isVisible() and one.findChild(Glyph)]
        assert len(lines) > 5
        assert not any(one.stacked for one in lines)

    world.story(told)
