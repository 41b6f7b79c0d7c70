"""Sign in again: a connection gets another sign-in and keeps everything else; the sync that waited for it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_desktop.application import signing_in
from openfaith_desktop.auth.oauth import Grant
from openfaith_desktop.errors import OpenFaithError, SignInNeeded
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.signin import ways
from openfaith_desktop.ui.signin.panel import SignInPanel
from openfaith_desktop.ui.widgets.buttons import Button


class SignInAgainPage(Screen):
    """Reached by every action of the kind sign-in; `arrive(connection=…)` begins it."""

    navigation = "overview"

    def __init__(self, face: Face) -> None:
        super().__init__(face, "sign_in_again", "", scrolls=True)
        self.title.say(self.tr("Sign in again"))
        self.state.say(self.tr("Everything stays as it is: people, decisions, and what waits to be sent."))
        self.later = Button(self.tr("Not now"), "signInAgainLater")
        self.later.clicked.connect(self._leave)
        self.acts.addWidget(self.later)
        self.panel: SignInPanel | None = None
        self.connection = ""

    def arrive(self, **what: Any) -> None:
        """Begin for `connection`; the one that is shown when none is named."""
        self.connection = what.get("connection") or self.face.connection or ""
        try:
            made = ways.again(self.face.app, self.connection)
        except OpenFaithError as error:  # ended meanwhile, or its system can't be used any more
            self._clear()
            self.face.tell(error)
            return
        self.title.say(self.tr("Sign in to {} again").format(made.title))
        self._clear()
        panel = self.panel = SignInPanel(self.face, made)
        panel.granted.connect(self._renew)
        panel.typed.connect(self._renew)
        self.body.addWidget(panel, 1)
        panel.start()

    def _renew(self, proof: Grant | str) -> None:
        work = signing_in.sign_in_again(self.face.app, self.connection, proof)
        panel = self.panel
        assert panel is not None
        self.face.door.act(panel, work, [Topic.CONNECTIONS, Topic.SETTINGS], self._done, failed=panel.refuse)

    def _done(self, connection: Mapping[str, Any]) -> None:
        who = connection["person"]
        self.face.toast(self.tr("Signed in again as {}.").format(who) if who else self.tr("Signed in again."))
        waited = isinstance(self.face.runner.last_error, SignInNeeded)
        shown = self.connection == self.face.connection
        self._leave()
        if shown and waited:
            self.face.runner.start()

    def _leave(self) -> None:
        self._clear()
        self.face.go("overview")

    def _clear(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.stop()
            self.body.removeWidget(panel)
            panel.deleteLater()
