"""Where sign-ins are kept: choosing a place, opening a file with its passphrase, and a keyring that refuses.

`ensure` goes on once sign-ins can be read, and asks the person until then; `resolve` shows the fitting question for a
`VaultError`. `KeepingDialog` by itself moves what is kept to another place, for the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from openfaith_desktop.application import secrets
from openfaith_desktop.auth.vault import PassphraseNeeded, VaultError, VaultMissing, VaultUnreachable
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Meaning
from openfaith_desktop.ui.widgets.buttons import Button, ChoiceCard
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog, Trouble
from openfaith_desktop.ui.widgets.fields import Field
from openfaith_desktop.ui.widgets.surface import box
from openfaith_desktop.ui.widgets.text import Kind, Text

SHORTEST = 8
"""Signs of a passphrase. Guessing is made slow, but not slow enough for a few letters."""

DIALOGS = ("keeping", "unlock", "keepingRefused")
"""What its dialogs are called."""


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("keeping", text, None, number)


def ensure(
    face: Face, owner: QObject, then: Callable[[], object], dismissed: Callable[[], object] = lambda: None
) -> None:
    """Call `then` once sign-ins can be read; ask the person where they can't. `dismissed`: they'd rather not."""

    def heard(error: VaultError | None) -> None:
        if error is None:
            then()
        else:
            resolve(face, error, then, dismissed)

    face.door.read(owner, lambda: secrets.wrong(face.app), heard, key="keeping")


def resolve(
    face: Face,
    error: VaultError,
    then: Callable[[], object],
    dismissed: Callable[[], object] = lambda: None,
) -> None:
    """Ask what mends a `VaultError`, then call `then`."""
    if isinstance(error, PassphraseNeeded):
        asking: Dialog = UnlockDialog(face, error)
        asking.solved.connect(then)

        def anew() -> None:
            choosing = KeepingDialog(face, anew=True)
            choosing.solved.connect(then)
            choosing.rejected.connect(dismissed)
            face.show(choosing)

        asking.forgotten.connect(anew)
    elif isinstance(error, VaultMissing) and not isinstance(error, VaultUnreachable):
        asking = KeepingDialog(face, missing=True)
        asking.solved.connect(then)
    else:
        asking = Trouble(None, error, _tr("Try again"))
        asking.setObjectName("keepingRefused")
        asking.acted.connect(lambda: ensure(face, face.door, then, dismissed))
    asking.rejected.connect(dismissed)
    face.show(asking)


class _Secret(Field):
    """A field whose text isn't seen."""

    def __init__(self, label: str, name: str, hint: str = "") -> None:
        super().__init__(label, name, hint=hint)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)

    def secret(self) -> str:
        """Return what is typed, blanks and all."""
        return self.edit.text()


class KeepingDialog(Dialog):
    """Choose where sign-ins are kept, and take along those there are.

    `missing`: nothing is kept yet, for lack of a keyring. `anew`: what is kept can't be read any more.
    """

    solved = Signal()

    def __init__(self, face: Face, *, missing: bool = False, anew: bool = False) -> None:
        super().__init__(None, "keeping", "")
        self.face, self._anew = face, anew
        self.title.say(self.tr("Where should your sign-ins be kept?"))
        why = self.tr("OpenFaith takes along those there are. Your people's data stays where it is.")
        if missing:
            why = self.tr(
                "No keyring works on this computer, and OpenFaith asks before it uses another place."
            )
        elif anew:
            why = self.tr("You sign in again afterwards. Your people's data isn't touched.")
        self.sentence.say(why)
        self.sentence.show()
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._cards())
        self.stack.addWidget(self._fields())
        self.body.addWidget(self.stack)
        self.trouble = Text("", Kind.NAME, name="keepingTrouble", meaning=Meaning.PROBLEM, wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.no = Button(self.tr("Not now"), "keepingNo", ButtonKind.PLAIN)
        self.no.clicked.connect(self.reject)
        self.go_back = Button(self.tr("Back"), "keepingBack", icon="arrow-left")
        self.go_back.clicked.connect(lambda: self._show(0))
        self.keep = Button(self.tr("Keep them there"), "keepingKeep", ButtonKind.PRIMARY)
        self.keep.clicked.connect(self._seal)
        for button in (self.no, self.go_back, self.keep):
            self.buttons.addWidget(button)
        self._show(0)
        face.door.read(self, lambda: (secrets.kinds(face.app), self._now()), self._offer, key="kinds")

    def _now(self) -> str:
        try:
            return str(secrets.where(self.face.app)["kind"])
        except VaultError:
            return ""

    def _cards(self) -> QWidget:
        self.cards: dict[str, ChoiceCard] = {}
        column = QVBoxLayout()
        column.setSpacing(theme.M)
        for kind, icon, title, sentence in (
            (
                "keyring",
                "lock-key",
                self.tr("In this computer's keyring"),
                self.tr("The best place: it opens when you log in to the computer."),
            ),
            (
                "passphrase",
                "key",
                self.tr("In a file with a passphrase"),
                self.tr("You type the passphrase once, each time you open OpenFaith."),
            ),
            (
                "session",
                "hourglass",
                self.tr("Only until I close OpenFaith"),
                self.tr("Nothing is kept. You sign in again the next time."),
            ),
        ):
            card = ChoiceCard(title, sentence, f"keeping_{kind}", icon)
            card.clicked.connect(lambda _=False, k=kind: self._chosen(k))
            card.setVisible(kind != "keyring")
            self.cards[kind] = card
            column.addWidget(card)
        column.addStretch(1)
        return box(column, "keepingCards")

    def _fields(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(theme.M)
        self.first = _Secret(
            self.tr("Passphrase"),
            "keepingFirst",
            self.tr("A few words that you remember. Nobody can tell you it again, not even OpenFaith."),
        )
        self.again = _Secret(self.tr("The same again"), "keepingAgain")
        for field in (self.first, self.again):
            field.edit.returnPressed.connect(self._seal)
            column.addWidget(field)
        column.addStretch(1)
        return box(column, "keepingFields")

    def _offer(self, found: tuple[Sequence[str], str]) -> None:
        possible, now = found
        for kind, card in self.cards.items():
            card.setVisible(kind in possible and (kind != now or self._anew))
        self.fit()

    def _show(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self.trouble.hide()
        self.go_back.setVisible(page == 1)
        self.keep.setVisible(page == 1)
        if page == 1:
            self.first.edit.setFocus()

    def _chosen(self, kind: str) -> None:
        if kind == "passphrase":
            self._show(1)
        else:
            self._keep(kind, "")

    def _seal(self) -> None:
        typed = self.first.secret()
        self.first.complain("" if len(typed) >= SHORTEST else self.tr("Use at least 8 letters."))
        same = typed == self.again.secret()
        self.again.complain("" if same else self.tr("The two are not the same. Type it again."))
        if same and len(typed) >= SHORTEST:
            self._keep("passphrase", typed)

    def _keep(self, kind: str, passphrase: str) -> None:
        self._let(False)
        app = self.face.app
        keep = secrets.begin_anew if self._anew else secrets.move
        self.face.door.act(
            self,
            lambda: keep(app, kind, lambda _: passphrase),
            [Topic.SETTINGS],
            lambda _: self._kept(),
            failed=self._failed,
        )

    def _let(self, on: bool) -> None:
        for part in (*self.cards.values(), self.keep, self.go_back):
            part.setEnabled(on)

    def _kept(self) -> None:
        for field in (self.first, self.again):
            field.edit.clear()
        self.accept()
        self.solved.emit()

    def _failed(self, error: OpenFaithError) -> None:
        self._let(True)
        self.trouble.say(f"{error.title} {error.what_it_means} {error.what_to_do}")
        self.trouble.show()
        self.fit()


class UnlockDialog(Dialog):
    """Ask for the passphrase of the file that sign-ins are in. `forgotten`: another place is wanted instead."""

    solved = Signal()
    forgotten = Signal()

    def __init__(self, face: Face, error: PassphraseNeeded) -> None:
        super().__init__(None, "unlock", error.title, error.what_it_means)
        self.face = face
        self.field = _Secret(self.tr("Passphrase"), "unlockPassphrase")
        self.field.edit.returnPressed.connect(self._unlock)
        self.body.addWidget(self.field)
        self.forgot = Button(self.tr("I don't know it any more"), "unlockForgot", ButtonKind.LINK)
        self.forgot.clicked.connect(self._anew)
        no = Button(self.tr("Not now"), "unlockNo", ButtonKind.PLAIN)
        no.clicked.connect(self.reject)
        self.yes = Button(self.tr("Unlock"), "unlockYes", ButtonKind.PRIMARY)
        self.yes.clicked.connect(self._unlock)
        self.buttons.insertWidget(0, self.forgot)
        self.buttons.addWidget(no)
        self.buttons.addWidget(self.yes)
        self.field.edit.setFocus()

    def _unlock(self) -> None:
        typed = self.field.secret()
        if not typed or not self.yes.isEnabled():
            self.field.complain("" if typed else self.tr("Type the passphrase you chose."))
            return
        self.yes.setEnabled(False)
        app = self.face.app
        self.face.door.act(
            self, lambda: secrets.unlock(app, typed), [], lambda _: self._opened(), failed=self._failed
        )

    def _opened(self) -> None:
        self.field.edit.clear()
        self.accept()
        self.solved.emit()

    def _failed(self, error: OpenFaithError) -> None:
        self.yes.setEnabled(True)
        self.field.edit.selectAll()
        self.field.complain(f"{error.title} {error.what_it_means}")
        self.field.edit.setFocus()
        self.fit()

    def _anew(self) -> None:
        self.done(2)  # neither answered nor dismissed
        self.forgotten.emit()
