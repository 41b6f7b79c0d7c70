"""Activity: what syncs and people did is told in plain words, filtered, kept as a list; the log stands apart."""

from __future__ import annotations

import csv

from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import lists, records
from openfaith_desktop.ui.activity.page import ActivityPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.chips import Chip
from tests.ui.conftest import World, child


def _told(page: ActivityPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel, "activityWhat") if not one.isHidden()]


def test_what_was_done_is_told_filtered_and_kept(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        one = lists.ids(world.app, "person")[0]
        records.edit(world.app, one, {"nickname": "=Zed"})
        window.go("history")
        await window.door.finished()
        child(window, QPushButton, "historyActivity").click()
        await window.door.finished()
        page = child(window, ActivityPage, "page_activity")
        assert len(_told(page)) == 2
        child(page, Chip, "chip_edit").click()
        await window.door.finished()
        (line,) = page._done[:1]
        assert line.kind == "edit"
        path = world.app.folder / "done.csv"
        page.save_to(path)
        await window.door.finished()
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == ["When", "What", "Whom", "Who did it"]
        assert len(rows) == 2
        assert not any(cell.startswith("=") for row in rows for cell in row)
        child(page, Chip, "chip_answer").click()
        await window.door.finished()
        assert page.empty.isVisible()

    world.story(story)


def test_the_log_names_nobody_and_stands_apart(world: World) -> None:
    async def story(window: MainWindow) -> None:
        folder = world.app.folder / "logs"
        folder.mkdir(exist_ok=True)
        (folder / "openfaith.log").write_text('{"event": "sent to ann@example.com token=abc123"}\n')
        window.go("activity")
        page = child(window, ActivityPage, "page_activity")
        child(page, Chip, "chip_log").click()
        await window.door.finished()
        assert page.log.text()
        assert "ann@example.com" not in page.log.text()
        assert "abc123" not in page.log.text()
        assert not page.save.isVisible()

    world.story(story)


def test_while_it_is_read_nobody_is_told_that_nothing_was_done(world: World) -> None:
    async def story(window: MainWindow) -> None:
        records.add(world.app, "person", {"first_name": "Naomi", "last_name": "Carter"})
        window.go("activity")
        page = child(window, ActivityPage, "page_activity")
        assert page.loading.isVisible()
        assert not page.empty.isVisible()
        await window.door.finished()
        assert not page.loading.isVisible()
        assert len(_told(page)) == 1

    world.story(story)
