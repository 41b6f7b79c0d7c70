"""A walk over the parts of signing in: nothing nameless, cut or out of sight, at 200 % text and in longer languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from openfaith_desktop.auth.oauth import failure
from openfaith_desktop.auth.vault import PassphraseNeeded, VaultLocked
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.signin import keeping
from openfaith_desktop.ui.signin.keeping import KeepingDialog, UnlockDialog
from openfaith_desktop.ui.signin.panel import Way
from openfaith_desktop.ui.widgets.dialogs import Dialog, Trouble
from openfaith_desktop.ui.widgets.surface import Scroll
from tests.ui.signin.test_panel import Stage, Tell, tell
from tests.ui.test_every_screen import TwiceAsLong, _walk

_ = tell


@pytest.fixture(params=["100%", "200%", "twice as long", "right to left"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    longer = TwiceAsLong()
    if request.param == "twice as long":
        QCoreApplication.installTranslator(longer)
    if request.param == "right to left":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield request.param
    QCoreApplication.removeTranslator(longer)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.install(qapp, "light", 1.0)


def test_every_way_to_sign_in_can_be_read_and_reached(look: str, tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        around = Scroll("around")
        around.column.addWidget(stage.panel)
        around.resize(1000, 760)
        around.show()
        found: list[str] = []

        def look_at(what: str) -> None:
            for _ in range(3):
                QCoreApplication.sendPostedEvents()
                QApplication.processEvents()
            found.extend(_walk(around, what))  # type: ignore[arg-type]

        stage.panel.start()
        await stage.page("log-in", "")
        look_at("inside")
        browser = stage.panel.browser
        assert browser is not None
        for what in (
            "elsewhere",
            "unencrypted",
            "odd",
            "window",
            "download",
            "file",
            "permission",
            "passkey",
        ):
            browser._refused(what, "login.example.org")
            look_at(what)
        browser._broke()
        look_at("broke")
        browser._crashed()
        look_at("crashed")
        for way in (Way.OUTSIDE, Way.TOKEN, Way.REGISTER):
            stage.panel.choose(way)
            await stage.until(lambda w=way: stage.panel.way is w)
            await stage.face.door.finished()
            look_at(way)
        stage.panel.refuse(failure("server_error", "Planning Center"))
        look_at("refused")
        assert not found, "\n".join(dict.fromkeys(found))
        stage.panel.setParent(None)

    tell(story, scale=2.0 if look == "200%" else 1.0)


def test_the_questions_about_keeping_can_be_read_and_reached(look: str, tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        found: list[str] = []
        dialogs: list[Dialog] = [
            KeepingDialog(stage.face, missing=True),
            KeepingDialog(stage.face, anew=True),
            UnlockDialog(stage.face, PassphraseNeeded()),
            Trouble(None, VaultLocked(), keeping._tr("Try again")),
        ]
        for dialog in dialogs:
            dialog.open()
            await stage.face.door.finished()
            for page in (0, 1) if isinstance(dialog, KeepingDialog) else (0,):
                if isinstance(dialog, KeepingDialog):
                    dialog._show(page)
                    if page:
                        dialog._seal()
                        dialog._failed(VaultLocked())
                for _ in range(3):
                    QCoreApplication.sendPostedEvents()
                    QApplication.processEvents()
                found += _walk(dialog, dialog.objectName())  # type: ignore[arg-type]
            dialog.reject()
        assert not found, "\n".join(dict.fromkeys(found))

    tell(story, scale=2.0 if look == "200%" else 1.0)
