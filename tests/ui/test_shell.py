"""The window around the screens: where one starts, one instance, leaving during a run, crashes, geometry."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QPushButton, QWidget
from qasync import QEventLoop

from openfaith_desktop.errors import DiskFull
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.shell import polling
from openfaith_desktop.ui.shell.crash import CrashDialog, report
from openfaith_desktop.ui.shell.ending import Ending
from openfaith_desktop.ui.shell.leaving import Leaving
from openfaith_desktop.ui.shell.navigation import Item
from openfaith_desktop.ui.shell.single import Single
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.dialogs import Trouble
from tests.ui.conftest import World, child


def test_without_a_connection_the_welcome_screen_is_all_there_is(world: World) -> None:
    async def told(window: MainWindow) -> None:
        assert window.stack.currentWidget().objectName() == "page_welcome"
        assert not window.navigation.isVisible()
        assert child(window, QPushButton, "welcomeConnect").isVisible()

    world.story(told, connected=False)


def test_a_sync_ends_up_to_date_in_the_state_line(world: World) -> None:
    async def told(window: MainWindow) -> None:
        title = child(window, QLabel, "connectionStateTitle")
        assert title.text() == "Not synced yet"
        seen: list[str] = []
        window.runner.moved.connect(lambda: seen.append(title.text()))
        child(window, QPushButton, "syncNow").click()
        await window.runner.over()
        await window.door.finished()
        assert "Step 1 of 6" in seen
        assert "Step 5 of 6" in seen
        assert title.text() == "Up to date"

    world.story(told)


def test_closing_during_a_sync_asks_and_stopping_loses_nothing(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        window.close()
        assert not window.closed.is_set()
        asking = child(window, Leaving, "leaving")
        child(asking, QPushButton, "leavingStop").click()
        await window.closed.wait()
        assert not window.runner.active

    world.story(told)


def test_a_second_start_hands_its_arguments_to_the_first(loop: QEventLoop, tmp_path: Path) -> None:
    import asyncio

    first, heard = Single(tmp_path), []
    assert first.first
    first.called.connect(heard.append)

    async def story() -> None:
        code = (
            "import sys, pathlib\n"
            "from PySide6.QtCore import QCoreApplication\n"
            "from openfaith_desktop.ui.shell.single import Single\n"
            "qt = QCoreApplication([])\n"
            "second = Single(pathlib.Path(sys.argv[1]))\n"
            "sys.exit(0 if not second.first and second.call(['--sync']) else 1)\n"
        )
        import sys

        other = await asyncio.get_running_loop().run_in_executor(
            None,
            lambda: __import__("subprocess").run([sys.executable, "-c", code, str(tmp_path)], timeout=60),
        )
        assert other.returncode == 0

    loop.run_until_complete(story())
    assert heard == [["--sync"]]
    first.close()
    assert Single(tmp_path).first


def test_an_error_says_what_to_do_and_a_second_dialog_waits_for_the_first(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.door.failed.emit(DiskFull())
        window.door.failed.emit(DiskFull())
        window.crash(RuntimeError("joan@hopechapel.example"))
        trouble = child(window, Trouble, "trouble")
        assert "Free some room" in child(trouble, QLabel, "troubleDo").text()
        assert not child(window, CrashDialog, "crash").isVisible()
        child(trouble, QPushButton, "troubleClose").click()
        crash = child(window, CrashDialog, "crash")
        assert crash.isVisible()
        text = child(crash, QPlainTextEdit, "crashReport").toPlainText()
        assert "RuntimeError" in text
        assert "joan" not in text
        crash.save(world.app.folder / "report.txt")
        assert (world.app.folder / "report.txt").read_text("utf-8") == text
        crash.save(world.app.folder / "missing" / "report.txt")
        assert "another folder" in child(crash, QLabel, "crashNote").text()

    world.story(told)


def test_the_report_names_places_not_values(tmp_path: Path) -> None:
    try:
        raise ValueError("Ruth Okafor, 555-0126")
    except ValueError as error:
        text = report(error, tmp_path)
    assert "ValueError" in text
    assert "test_shell.py" in text
    assert "Okafor" not in text


def test_the_window_comes_back_where_it_was(world: World) -> None:
    async def first(window: MainWindow) -> None:
        window.resize(880, 640)

    async def second(window: MainWindow) -> None:
        assert (window.width(), window.height()) == (880, 640)

    world.story(first, connected=False)
    world.story(second, connected=False)


def test_everything_a_person_can_use_has_a_name(world: World) -> None:
    async def told(window: MainWindow) -> None:
        for key in ("welcome", *window._places):
            window.go(key)
            for widget in window.findChildren(QWidget):
                used = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()
                if used and not isinstance(widget, QAbstractScrollArea):
                    assert widget.objectName(), widget
                    assert widget.accessibleName(), widget.objectName()

    world.story(told)


OLD = "2020-01-01T10:00:00+00:00"


@pytest.mark.parametrize(
    ("minutes", "last", "starts"),
    [(15, OLD, True), (0, OLD, False), (15, None, False), ("nonsense", OLD, True)],
)
def test_the_window_looks_for_changes_by_itself_but_never_begins_the_first_sync(
    world: World, minutes: object, last: str | None, starts: bool
) -> None:
    async def told(window: MainWindow) -> None:
        window.face.settings.setValue(polling.KEY, minutes)
        polled = polling.Polling(window.runner, window.face.settings, lambda: last)
        polled.tick()
        assert window.runner.active is starts
        await window.runner.over()
        polled.tick()
        assert not window.runner.active
        polled.close()

    world.story(told)


def test_what_goes_wrong_while_nobody_asked_is_only_in_the_state_line(world: World) -> None:
    async def told(window: MainWindow) -> None:
        world.there.stop()
        window.runner.start_quietly()
        await window.runner.over()
        await window.door.finished()
        assert window._dialog is None
        assert child(window, QLabel, "connectionStateTitle").text() == "Couldn't finish"

    world.story(told)


def test_when_the_system_ends_the_process_a_run_is_stopped_and_the_window_closed(
    world: World, loop: QEventLoop
) -> None:
    async def told(window: MainWindow) -> None:
        ending = Ending(window.end)
        window.runner.start()
        signal.raise_signal(signal.SIGTERM)
        await window.closed.wait()
        assert not window.runner.active
        ending.close()

    world.story(told)


def test_the_navigation_makes_room_for_its_words_with_what_waits(world: World) -> None:
    async def told(window: MainWindow) -> None:
        navigation = window.navigation
        for count in (0, 3, 9_999):
            navigation.put_counts({"decisions": count, "problems": count})
            for item in navigation.findChildren(Item):
                assert item.needed() <= navigation.width() - 2 * (theme.S + 2), item.text()

    world.story(told)


def test_no_screen_shifts_when_the_first_thing_waits(world: World) -> None:
    async def story(window: MainWindow) -> None:
        widths = set()
        for count in (0, 1, 9, 10, 99):
            window.navigation.put_counts({"decisions": count, "problems": count})
            widths.add(window.navigation.width())
        assert len(widths) == 1

    world.story(story)
