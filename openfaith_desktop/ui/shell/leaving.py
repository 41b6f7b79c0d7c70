"""The question when the window is closed while a run goes on: let it finish, stop it safely, or stay."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog


class Leaving(Dialog):
    """Two answers beside staying; both lose nothing."""

    finish_chosen = Signal()
    stop_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "leaving", "", "")
        self.title.say(self.tr("A sync is still going on"))
        self.sentence.say(self.tr("Nothing is lost either way. What is stopped carries on the next time."))
        self.sentence.show()
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        stay = Button(self.tr("Keep the window open"), "leavingStay", ButtonKind.PLAIN)
        stay.clicked.connect(self.reject)
        stop = Button(self.tr("Stop safely"), "leavingStop")
        stop.clicked.connect(lambda: self._answer(self.stop_chosen))
        finish = Button(self.tr("Close when it's done"), "leavingFinish", ButtonKind.PRIMARY)
        finish.clicked.connect(lambda: self._answer(self.finish_chosen))
        for button in (stay, stop, finish):
            self.buttons.addWidget(button)
        finish.setFocus()

    def _answer(self, signal) -> None:
        self.accept()
        signal.emit()
