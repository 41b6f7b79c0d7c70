"""Connecting a church step by step, from its system to a look at what the first sync would do.

Until somebody has signed in nothing is kept. From then on the church is connected and waits for its first sync, in the
mode that sends nothing: who leaves comes back to `arrive(connection=…)` and finds it so. The same two last steps change
how a church in use works together. What is sent is decided by Start alone, on the preview that is shown here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from openfaith_desktop.application import Application, connections, joining
from openfaith_desktop.application.joining import Joined
from openfaith_desktop.application.systems import System, system, systems, unusable
from openfaith_desktop.auth.oauth import Grant
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.connect.looking import Looking
from openfaith_desktop.ui.connect.model import Step, step_words, steps
from openfaith_desktop.ui.connect.rail import Rail
from openfaith_desktop.ui.connect.signing import SignInStep
from openfaith_desktop.ui.connect.steps import BringStep, ModesStep, SeesStep, SystemStep
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.preview.page import PreviewPage
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import Card, Scroll, box, row
from openfaith_desktop.ui.widgets.text import Divider, Kind, Text


def _at_the_top(card: Card) -> QWidget:
    """Return a widget in which a card is no higher than it needs to be."""
    column = QVBoxLayout()
    column.addWidget(card)
    column.addStretch(1)
    return box(column)


def _standing(app: Application, name: str) -> tuple[Mapping[str, Any], System]:
    """Return how a connection stands, and its system."""
    return connections.status(app, name)["connections"][0], system(app.connection(name).adapter)


class ConnectPage(Screen):
    """`arrive()` connects another church; `arrive(connection=…)` goes on with one that is connected."""

    navigation = "overview"
    alone = True

    def __init__(self, face: Face, *, base_url: str | None = None) -> None:
        super().__init__(face, "connect", "", wide=True, bare=True)
        self.base_url = base_url
        self._systems, self._broken = systems(), unusable()
        self.system: System = self._systems[0] if self._systems else System("", "", ())
        self.connection: str | None = None
        self._document: Mapping[str, Any] = {}
        self._in_use = False
        self._lay_out()
        self.show_step(steps(self._choices)[0])

    # --- the parts ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QHBoxLayout()
        whole.setSpacing(0)
        self.rail = Rail()
        whole.addWidget(self.rail)
        self.halves = QStackedWidget()
        whole.addWidget(self.halves, 1)
        self.body.setSpacing(0)
        self.body.addLayout(whole, 1)
        self.look = PreviewPage(self.face, inside=True)
        self.look.back.clicked.connect(lambda: self.show_step(Step.MODES))
        self.halves.addWidget(self._steps())
        self.halves.addWidget(self.look)

    def _steps(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(0)
        left, top, right, _ = theme.PAGE_MARGINS
        scroll = Scroll("connectScroll", spacing=theme.L)
        scroll.column.setContentsMargins(left, top, right, theme.L)
        words_ = QVBoxLayout()
        words_.setSpacing(theme.XS)
        self.where = Text("", Kind.LABEL, name="connectWhere", wrap=True)
        self.heading = Text("", Kind.TITLE, name="connectHeading", wrap=True)
        self.sentence = Text("", Kind.QUIET, name="connectSentence", wrap=True)
        for text in (self.where, self.heading, self.sentence):
            words_.addWidget(text)
        inner = QVBoxLayout()
        inner.setSpacing(theme.L)
        inner.addLayout(words_)
        self.trouble = Banner("connectTrouble")
        inner.addWidget(self.trouble)
        self.stack = QStackedWidget()
        self.choose_system = SystemStep(self._systems, self._broken)
        self.choose_system.chosen.connect(self._choose_system)
        self.sees, self.bring, self.modes = SeesStep(), BringStep(), ModesStep()
        self.modes.chosen.connect(lambda _: self._buttons())
        self.modes.again.connect(lambda: self.looking.begin(self.system.title))
        self.looking = Looking(self.face, self.modes)
        self.looking.changed.connect(self._buttons)
        self.sign_in = SignInStep(self.face)
        self.sign_in.proved.connect(self._join)
        self._parts: dict[Step, QWidget] = {
            Step.SYSTEM: self.choose_system,
            Step.SEES: self.sees,
            Step.SIGN_IN: self.sign_in,
            Step.BRING: self.bring,
            Step.MODES: self.modes,
        }
        for part in self._parts.values():
            self.stack.addWidget(_at_the_top(part) if isinstance(part, Card) else part)
        inner.addWidget(self.stack, 1)
        content = box(inner, "connectContent")
        content.setMaximumWidth(theme.grown(theme.CONTENT_WIDTH))
        scroll.column.addLayout(row(content), 1)
        column.addWidget(scroll, 1)
        column.addWidget(Divider())
        column.addWidget(self._foot())
        return box(column, "connectMain")

    def _foot(self) -> QWidget:
        left, _, right, _ = theme.PAGE_MARGINS
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        self.back = Button(self.tr("Back"), "connectBack", icon="arrow-left")
        self.back.clicked.connect(self._back)
        self.cancel = Button(self.tr("Cancel"), "connectCancel")
        self.cancel.clicked.connect(self._leave)
        self.go_on = Button(self.tr("Go on"), "connectGo", ButtonKind.PRIMARY)
        self.go_on.clicked.connect(self._next)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.go_on)
        foot = box(line, "connectFoot")
        line.setContentsMargins(left, theme.M, right, theme.M)
        return foot

    # --- where one is ------------------------------------------------------------------------------

    def arrive(self, **what: Any) -> None:
        """`base_url`: where the church is, for tests. `connection`: one that is connected already."""
        self.base_url = what.get("base_url", self.base_url)
        name = what.get("connection")
        if name is not None:
            self.face.door.read(self, lambda: _standing(self.face.app, name), self._go_on_with)

    def _go_on_with(self, found: tuple[Mapping[str, Any], System]) -> None:
        connection, self.system = found
        name: str = connection["name"]
        self._document, self.connection = connection, name
        self._in_use = connection["last_run"] is not None
        self.looking.forget()
        self.modes.put(self.system.title, connection["mode"])
        if self._in_use:
            self.show_step(Step.MODES)
            return
        self.face.door.read(
            self, lambda: joining.choices(self.face.app, name), self._bring_these, key="choices"
        )

    def _bring_these(self, choices: tuple[joining.Choice, ...]) -> None:
        self.bring.put(choices)
        self.show_step(Step.BRING)

    @property
    def _choices(self) -> int:
        """How many systems there are to choose from, those that can't be used included: that is said there."""
        return 2 if self._broken else len(self._systems)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps there are for this church."""
        return steps(self._choices, connected=self._in_use)

    def show_step(self, step: Step) -> None:
        """Show a step; what was typed or chosen in the others stays."""
        self.step = step
        here, all_ = self.steps.index(step) + 1, len(self.steps)
        self.where.say(self.tr("Step {} of {}").format(here, all_))
        title = self.tr("Connect {}").format(self.system.title)
        what = str(self._document.get("church") or self.connection) if self._in_use else title
        self.rail.put(what, self.steps, step)
        self.setAccessibleName(f"{what}, {step_words(step)}")
        self.trouble.hide()
        if step is not Step.SIGN_IN:
            self.sign_in.end()
        if step is Step.LOOK:
            self.halves.setCurrentWidget(self.look)
            return
        self.halves.setCurrentIndex(0)
        self.stack.setCurrentIndex(list(self._parts).index(step))
        self._say(step)
        if step is Step.SEES:
            self.sees.put(self.system.title)
        elif step is Step.SIGN_IN:
            self.sign_in.begin(self.system, self.base_url)
        elif step is Step.MODES and not self.looking.previews:
            self.looking.begin(self.system.title)
        self._buttons()
        self.go_on.setFocus()

    def _say(self, step: Step) -> None:
        title = self.system.title
        heading, sentence = {
            Step.SYSTEM: (self.tr("Choose your system"), self.tr("Where do you keep your people today?")),
            Step.SEES: (
                self.tr("What OpenFaith will see"),
                self.tr("It only looks at first. Nothing changes until you press Start."),
            ),
            Step.SIGN_IN: (
                self.tr("Sign in to {}").format(title),
                self.tr("OpenFaith does not read or keep your password."),
            ),
            Step.BRING: (self.tr("What to bring"), self._connected_as()),
            Step.MODES: (
                self.tr("How should the two work together?"),
                self.tr("Choose another way to see what it would do. Nothing changes until you press Start.")
                if self._in_use
                else self.tr(
                    "In Settings you can change this later, and set rules, with a look at what they would do."
                ),
            ),
        }.get(step, ("", ""))
        self.heading.say(heading)
        self.sentence.say(sentence)

    def _connected_as(self) -> str:
        person, church = self._document.get("person"), self._document.get("church") or self.connection
        if not person:
            return self.tr("Connected to {}. Nothing has been copied yet.").format(church)
        return self.tr("Connected as {} ({}). Nothing has been copied yet.").format(person, church)

    def _buttons(self) -> None:
        step = self.step
        self.back.setVisible(step is not Step.BRING and not (self._in_use and step is Step.MODES))
        self.cancel.say(
            self.tr("Finish later") if self.connection and not self._in_use else self.tr("Cancel")
        )
        self.go_on.setVisible(step not in (Step.SYSTEM, Step.SIGN_IN))
        self.go_on.say(self.tr("See what would happen") if step is Step.MODES else self.tr("Go on"))
        ready = self.modes.mode in self.looking.previews if step is Step.MODES else True
        self.go_on.setEnabled(ready and not (step is Step.MODES and self.looking.active))

    def _back(self) -> None:
        at = self.steps.index(self.step)
        if at == 0:
            self._leave()
            return
        self.looking.stop()
        self.show_step(self.steps[at - 1])

    def _next(self) -> None:
        if self.step is Step.BRING:
            self._keep_what_to_bring()
        elif self.step is Step.MODES:
            preview = self.looking.previews[self.modes.mode]
            self.look.arrive(preview=preview, looked=self.looking.seconds)
            self.show_step(Step.LOOK)
        else:
            self.show_step(self.steps[self.steps.index(self.step) + 1])

    def _leave(self) -> None:
        """Leave: nothing is kept before the sign-in, and after it the church waits for its first sync."""
        self.looking.stop()
        self.sign_in.end()
        self.face.go("overview" if self.face.connection else "welcome")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window the step's number stands over the page instead of beside it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.grown(Size.NARROW_WINDOW)
        self.rail.setVisible(not narrow)
        self.where.setVisible(narrow)

    # --- signing in --------------------------------------------------------------------------------

    def _choose_system(self, system: System) -> None:
        self.system = system
        self.show_step(Step.SEES)

    def _join(self, proof: Grant | str) -> None:
        self.trouble.hide()
        work = joining.join(self.face.app, self.system.name, proof, self.base_url)
        self.face.door.act(
            self, work, (Topic.CONNECTIONS, Topic.SETTINGS), self._joined, failed=self.sign_in.refuse
        )

    def _joined(self, joined: Joined) -> None:
        self.sign_in.end()
        if joined.new:
            self.face.choose(joined.connection)
            self.face.go("connect", connection=joined.connection)
            return
        self.show_step(Step.SEES)
        self.trouble.tell(
            Meaning.INFO,
            self.tr("{} is connected already.").format(joined.connection),
            self.tr("Nothing was added. To sign in anew, use Sign in again in its overview."),
            self.tr("Open {}").format(joined.connection),
            lambda: self.face.choose(joined.connection),
        )

    # --- what to bring, and what that would do -----------------------------------------------------

    def _keep_what_to_bring(self) -> None:
        name, chosen = self.connection, self.bring.chosen()
        assert name is not None
        self.go_on.setEnabled(False)
        self.face.door.act(
            self,
            lambda: joining.bring(self.face.app, name, chosen),
            (Topic.CONNECTIONS,),
            lambda _: self._kept(chosen),
            failed=self._not_kept,
        )

    def _kept(self, chosen: list[str]) -> None:
        if chosen != self._document.get("brought"):
            self.looking.forget()
        self._document = {**self._document, "brought": chosen}
        self.show_step(Step.MODES)

    def _not_kept(self, error: OpenFaithError) -> None:
        self._buttons()
        self.face.tell(error)
