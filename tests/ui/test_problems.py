"""What couldn't be copied: by cause, tried again after a fix, or skipped with a reason."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from openfaith_desktop.application import records, syncing
from openfaith_desktop.store import problems
from openfaith_desktop.store.tables import problem
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.problems.page import SHOWN
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child


async def _settled(window: MainWindow) -> None:
    for _ in range(5):
        await asyncio.sleep(0.02)
        await window.door.finished()


def _press(window: MainWindow, name: str) -> None:
    QTest.mouseClick(child(window, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_problem_is_tried_again_and_another_one_skipped(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        # Planning Center takes no grade above 12.
        first = records.add(app, "person", {"first_name": "Quill", "last_name": "Testerman", "grade": "40"})[
            "id"
        ]
        records.add(app, "person", {"first_name": "Ottilie", "last_name": "Testerman", "grade": "41"})
        await syncing.sync(app, "hope", StopFlag())
        window.go("problems")
        await _settled(window)
        open_ones = app.store.read(problems.listed, 1)
        assert len(open_ones) == 2
        causes = [one.text() for one in window.findChildren(QLabel, "problemsCause")]
        assert len(causes) >= 1
        number = {row.entity_id: row.id for row in open_ones}
        records.edit(app, first, {"grade": "4"})
        _press(window, f"problemAgain_{number[first]}")
        await _settled(window)
        (left,) = app.store.read(problems.listed, 1)
        assert "Quill" in {p["first_name"] for p in world.there.dump("Person")}
        _press(window, f"problemSkip_{left.id}")
        await _settled(window)
        child(window, QLineEdit, "problemReason").setText("moved away")
        _press(window, "problemSkippingYes")
        await _settled(window)
        assert app.store.read(problems.listed, 1) == []
        assert child(window, QLabel, "solvedName").text()

    world.story(story, mode="full")


def test_many_problems_of_one_cause_are_counted_and_the_first_are_listed(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        row = {"connection_id": 1, "entity_type": "person", "state": "open", "created_at": "2026-01-01"}
        row |= {
            "cause": "Grade must be lower",
            "what_it_means": "It was refused.",
            "what_to_do": "Correct it.",
        }
        rows = [
            {**row, "title": f"Quill {number}", "external_id": str(number)} for number in range(SHOWN + 7)
        ]
        app.store.write(lambda c: c.execute(problem.insert(), rows))
        window.go("problems")
        await _settled(window)
        assert len(window.findChildren(QLabel, "problemName")) == SHOWN
        assert child(window, QLabel, "problemsMore").text().startswith("and 7 more")
        assert child(window, QPushButton, "problemsAll_0").text() == f"Try all {SHOWN + 7} again"

    world.story(story)
