"""Going back to a copy from the window: asked first, the window closes, the copy takes the database's place, it opens again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import Application, backups, lists, records
from openfaith_desktop.cli import demo
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui.settings.data import DataSection
from openfaith_desktop.ui.settings.page import SettingsPage
from openfaith_desktop.ui.shell import start
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child


def _add(app: Application, name: str) -> None:
    records.add(app, "person", {"first_name": name, "last_name": "Carter"})


def test_a_copy_is_gone_back_to_only_after_a_yes_and_never_amid_a_sync(world: World) -> None:
    async def story(window: MainWindow) -> None:
        _add(world.app, "Naomi")
        window.go("settings", section="data")
        await window.door.finished()
        page = child(window, SettingsPage, "page_settings")
        child(page, QPushButton, "settingsBackup").click()
        await window.door.finished()
        await window.door.finished()
        data = page.sections["data"]
        assert isinstance(data, DataSection)
        (copy,) = backups.kept(world.app)
        window.runner.start()
        child(data, QPushButton, "settingsRestore_0").click()
        assert not window._all_dialogs()
        await window.runner.over()
        await window.door.finished()
        child(data, QPushButton, "settingsRestore_0").click()
        assert "Nothing changes in Planning Center." in child(window, QLabel, "restoreSentence").text()
        child(window, QPushButton, "restoreNo").click()
        assert window.wanted is None
        assert window.isVisible()
        child(data, QPushButton, "settingsRestore_0").click()
        window._all_dialogs()[0].findChildren(QPushButton, "restoreYes")[0].click()
        await window.closed.wait()
        assert window.wanted == Path(copy.file)

    world.story(story)


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Stand in for the window; it is opened with these."""
    seen: list[dict[str, Any]] = []

    def show(app: Application, connection: str | None, **how: Any) -> Path | None:
        seen.append(how | {"people": len(lists.ids(app, "person"))})
        if len(seen) > 1:
            return None
        copy = app.folder / "chosen.sqlite"
        if copy.exists():
            return copy
        backups.create(app, copy)
        _add(app, "Ruth")
        return copy

    monkeypatch.setattr(start, "show", show)
    return seen


def test_the_window_opens_again_with_what_the_copy_holds(
    tmp_path: Path, openings: list[dict[str, Any]]
) -> None:
    with Application(tmp_path) as app:
        _add(app, "Naomi")
        _add(app, "Mateo")
    assert demo.open_window(tmp_path, demo=False, people=0) == 0
    before, after = openings
    assert (before["people"], before["went_back"]) == (2, False)
    assert (after["people"], after["went_back"], after["failure"]) == (2, True, None)
    with Application(tmp_path) as app:
        (kept,) = backups.kept(app)
    assert kept.reason == "before restore"
    backups.restore(Path(kept.file), tmp_path)
    with Application(tmp_path) as app:
        assert len(lists.ids(app, "person")) == 3


def test_a_file_that_is_no_copy_is_said_and_everything_stays(
    tmp_path: Path, openings: list[dict[str, Any]]
) -> None:
    (tmp_path / "chosen.sqlite").write_text("nonsense")
    with Application(tmp_path) as app:
        _add(app, "Naomi")
    assert demo.open_window(tmp_path, demo=False, people=0) == 0
    after = openings[1]
    assert (after["people"], after["went_back"]) == (1, False)
    assert isinstance(after["failure"], OpenFaithError)
