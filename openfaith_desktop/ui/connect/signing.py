"""The step in which somebody signs in: the panel that has all the ways is there only while the step is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application.systems import System
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.signin import ways
from openfaith_desktop.ui.signin.panel import SignInPanel


class SignInStep(QWidget):
    """`proved` tells what somebody signed in with: a grant, or a token that was typed."""

    proved = Signal(object)

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.panel: SignInPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def begin(self, system: System, base_url: str | None) -> None:
        """Ask somebody to sign in."""
        self.end()
        panel = self.panel = SignInPanel(self._face, ways.to_connect(self._face.app, system, base_url))
        panel.granted.connect(lambda grant: self.proved.emit(grant))
        panel.typed.connect(lambda token: self.proved.emit(token))
        self._column.addWidget(panel)
        panel.show()
        panel.start()

    def end(self) -> None:
        """Ask no more; what was typed is forgotten."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.stop()
            panel.token.forget()
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def refuse(self, error: OpenFaithError) -> None:
        """Say why it wasn't good enough, where it was given."""
        if self.panel is not None:
            self.panel.refuse(error)
        else:
            self._face.tell(error)
