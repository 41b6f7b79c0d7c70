"""Signing in with a personal access token: how it is made, and the field for it. It is handed on and forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.signin.ways import Ways
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.fields import Field
from openfaith_desktop.ui.widgets.surface import Card, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class TokenCard(Card):
    """`typed` tells what was typed; `complain` says what is wrong with it."""

    typed = Signal(str)

    def __init__(self, ways: Ways) -> None:
        super().__init__("signInToken", spacing=theme.M)
        self.column.addWidget(
            Text(
                self.tr("Sign in with a personal access token"),
                Kind.CARD_TITLE,
                name="signInTokenTitle",
                wrap=True,
            )
        )
        for number, step in enumerate(ways.token_steps, 1):
            self.column.addWidget(
                Text(f"{number}. {localised(step)}", Kind.QUIET, name="signInTokenStep", wrap=True)
            )
        self.token = Field(
            self.tr("Personal access token"),
            "signInTokenField",
            placeholder="••••:••••",
            hint=self.tr("It is kept with your other sign-ins, never in the database."),
        )
        self.token.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.edit.returnPressed.connect(self._go)
        self.go_on = Button(self.tr("Check it and go on"), "signInTokenGo", ButtonKind.PRIMARY, in_card=True)
        self.go_on.clicked.connect(self._go)
        self.column.addWidget(self.token)
        self.column.addLayout(row(None, self.go_on))
        self.column.addStretch(1)

    def _go(self) -> None:
        if not self.go_on.isEnabled():
            return
        if self.token.text():
            self.go_on.setEnabled(False)
            self.typed.emit(self.token.text())
        else:
            self.token.complain(self.tr("Paste the Client ID and the secret here."))

    def complain(self, what: str) -> None:
        """Say what is wrong, and let it be typed again."""
        self.go_on.setEnabled(True)
        self.token.complain(what)
        self.token.edit.setFocus()

    def forget(self) -> None:
        """Forget what was typed."""
        self.token.edit.clear()
        self.go_on.setEnabled(True)
