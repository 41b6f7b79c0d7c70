"""The plain window on the pretend church."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from qasync import QEventLoop

from openfaith_desktop.application import Application, connections
from openfaith_desktop.ui.main.window import MainWindow
from openfaith_planning_center.simulator import Options, generate_church, start_simulator


def test_a_sync_shows_its_counts_and_ends_up_to_date(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    loop = QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    with (
        start_simulator(generate_church(30, 7), Options(rate_limit=None)) as there,
        Application(tmp_path) as app,
        loop,
    ):

        async def story() -> MainWindow:
            await connections.connect(
                app, "planning-center", "hope", "external", "demo:demo", base_url=there.url
            )
            window = MainWindow(app, "hope")
            window.show()
            said: list[str] = []
            app.events.subscribe(lambda _: said.append(window.findChild(QLabel, "now").text()))
            window.findChild(QPushButton, "syncNow").click()
            assert "Syncing now" in window.findChild(QLabel, "connectionDetails").text()
            assert not window.findChild(QPushButton, "syncNow").isEnabled()
            assert window.running is not None
            await window.running
            assert "Adding new people: 30 of 30 people" in said
            return window

        window = loop.run_until_complete(story())
        assert "30 people" in window.findChild(QLabel, "connectionDetails").text()
        assert "Up to date" in window.findChild(QLabel, "connectionDetails").text()
        model = window.findChild(QTableView, "steps").model()
        assert model.index(1, 0).data() == "30 / 30"
        for widget in window.findChildren(QWidget):
            if widget.objectName() in ("syncNow", "stop", "steps", "now"):
                assert widget.accessibleName()
        window.close()
        assert window.closed.is_set()
    asyncio.set_event_loop(None)
