"""How a church makes OpenFaith known to its system, once: three steps there, and one id to bring back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.signin.ways import Ways
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.fields import Field
from openfaith_desktop.ui.widgets.surface import Card, Inset, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class RegisterCard(Card):
    """`typed` tells the Client ID; `complain` says what is wrong with it."""

    typed = Signal(str)

    def __init__(self, ways: Ways) -> None:
        super().__init__("signInRegister", spacing=theme.M)
        system = ways.title
        self._addresses = "\n".join(ways.return_addresses)
        self.column.addWidget(
            Text(
                self.tr("{} doesn't know OpenFaith yet").format(system),
                Kind.CARD_TITLE,
                name="signInRegisterTitle",
                wrap=True,
            )
        )
        self.column.addWidget(
            Text(
                self.tr("Your church tells it once. That takes about five minutes."),
                Kind.QUIET,
                name="signInRegisterSentence",
                wrap=True,
            )
        )
        for number, step in enumerate(ways.registering, 1):
            self.column.addWidget(Text(f"{number}. {step}", Kind.BODY, name="signInRegisterStep", wrap=True))
            if number == 2:
                self.column.addWidget(self._return_addresses())
        self.client_id = Field(self.tr("Client ID"), "signInClientId")
        self.client_id.edit.returnPressed.connect(self._go)
        self.go_on = Button(
            self.tr("Keep it and sign in"), "signInRegisterGo", ButtonKind.PRIMARY, in_card=True
        )
        self.go_on.clicked.connect(self._go)
        self.column.addWidget(self.client_id)
        self.column.addLayout(row(None, self.go_on))
        self.column.addStretch(1)

    def _return_addresses(self) -> Inset:
        inset = Inset("signInReturns")
        for address in self._addresses.splitlines():
            line = Text(address, Kind.BODY, name="signInReturnAddress", selectable=True)
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            inset.column.addWidget(line)
        copy = Button(self.tr("Copy them"), "signInCopyReturns", ButtonKind.LINK, "copy", in_card=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._addresses))
        inset.column.addLayout(row(copy, None))
        return inset

    def _go(self) -> None:
        if self.client_id.text():
            self.typed.emit(self.client_id.text())
        else:
            self.client_id.complain(self.tr("Paste the Client ID here."))

    def complain(self, what: str) -> None:
        """Say what is wrong."""
        self.client_id.complain(what)
        self.client_id.edit.setFocus()
