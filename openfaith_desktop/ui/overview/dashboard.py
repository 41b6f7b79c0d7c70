"""The phase dashboard: which of the six steps goes on, how far, what it waits for, and how long it still takes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import estimate, theme, words
from openfaith_desktop.ui.overview.model import so_far, step_sentence, step_title, tr
from openfaith_desktop.ui.overview.steps import StepTable
from openfaith_desktop.ui.progress import PHASES
from openfaith_desktop.ui.running import Runner, State
from openfaith_desktop.ui.theme import XL, L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.progress import Ring, Steps
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, Inset, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class Dashboard(QWidget):
    """Shows the runner's progress; `follow` is called whenever it moved."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setObjectName("dashboard")
        self._runner = runner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L - 2)
        column.addWidget(self._head())
        column.addWidget(self._wait())
        card = Card("stepsCard", (0, 0, 0, S))
        self.steps = StepTable()
        card.column.addWidget(self.steps)
        column.addWidget(card)
        column.addStretch(1)

    def _head(self) -> Card:
        card = Card("progressCard", (XL, L + theme.XS, XL, L + theme.XS))
        self.number = Text("", Kind.NAME, name="stepNumber", meaning=Meaning.QUIET)
        self.title = Text("", Kind.HEADING, name="stepTitle", wrap=True)
        self.left_title = Text(tr("Time left"), Kind.NAME, meaning=Meaning.QUIET)
        self.left = Text("", Kind.HEADING, name="timeLeft")
        self.bar = Steps("stepBar", tr("The whole sync"))
        self.now = Text("", Kind.QUIET, name="now", wrap=True)
        self.since = Text("", Kind.QUIET, name="since")
        line = Reflow(Size.NARROW_PAGE, S)
        for share, first, second in ((1, self.number, self.title), (0, self.left_title, self.left)):
            part = QVBoxLayout()
            part.setSpacing(theme.XS)
            part.addWidget(first)
            part.addWidget(second)
            line.add(part, share)
        card.column.addWidget(line)
        card.column.addSpacing(L)
        card.column.addWidget(self.bar)
        card.column.addSpacing(M)
        foot = Reflow(Size.NARROW_PAGE, S)
        foot.add(self.now, 1)
        foot.add(self.since)
        card.column.addWidget(foot)
        return card

    def _wait(self) -> Inset:
        self.wait = Inset("waiting", Meaning.INFO)
        self.ring = Ring("waitingRing")
        self.wait_title = Text("", Kind.STRONG, name="waitingTitle")
        self.wait_words = Text("", Kind.BODY, name="waitingWords", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.wait_title)
        texts.addWidget(self.wait_words)
        line = row(self.ring, spacing=L)
        line.setContentsMargins(S, S, S, S)
        line.addLayout(texts, 1)
        self.wait.column.addLayout(line)
        self.wait.hide()
        return self.wait

    def follow(self, system: str, *, sends: bool) -> None:
        """Show how the run stands now."""
        runner, progress = self._runner, self._runner.progress
        waiting = progress.waiting(runner.now())
        paused = runner.state in (State.PAUSED, State.PAUSING)
        step = max(progress.step, 1)
        self.number.say(tr("Step {} of {}").format(step, len(PHASES)))
        self.title.say(step_title(progress.phase or PHASES[0], system))
        self.left_title.say(tr("Paused") if paused else tr("Time left"))
        self.left.say("" if paused else runner.time_left())
        lengths = [estimate.WEIGHTS[phase] for phase in PHASES]
        # Short steps are drawn as long as they must be to be seen.
        shown = [max(length, 0.08) for length in lengths]
        self.bar.put(shown, step - 1, progress.share(), waiting=waiting > 0 or paused)
        parts = [step_sentence(progress), *so_far(progress)]
        self.now.say("  ·  ".join(part for part in parts if part) or tr("Just begun"))
        if progress.started_at is not None:
            asked = words.count(progress.requests, tr("asked once"), tr("asked {} times", progress.requests))
            since = tr("Started {}").format(words.ago(progress.started_at))
            self.since.say(f"{since}, {asked}" if progress.requests else since)
        self.wait.setVisible(waiting > 0)
        if waiting > 0:
            seconds = max(1, round(waiting))
            self.ring.put(waiting, progress.waiting_for)
            self.wait_title.say(
                words.count(seconds, tr("Waiting 1 second"), tr("Waiting {} seconds", seconds))
            )
            self.wait_words.say(
                tr(
                    "{} asks apps to slow down when they're busy. This is normal, and it goes on by itself."
                ).format(system)
            )
        self.steps.put(progress, system, sends=sends, waiting=waiting > 0 or paused)
