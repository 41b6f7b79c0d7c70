"""Signing in with the person's own browser: it is opened, and waited for, with the time that is left and a way out."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from openfaith_desktop.auth.oauth import Grant
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.signin.pane import Pane
from openfaith_desktop.ui.signin.ways import Begun, Ways
from openfaith_desktop.ui.texts import localised_error
from openfaith_desktop.ui.theme import Meaning
from openfaith_desktop.ui.widgets.surface import Card
from openfaith_desktop.ui.widgets.text import Kind, Text


def open_browser(url: str) -> bool:
    """Open a page in the person's own browser; return whether one began."""
    return QDesktopServices.openUrl(QUrl(url))


class OutsidePane(Card):
    """`start` opens the browser; then `answered`, `failed`, or `cancelled`."""

    answered = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, door: Door, ways: Ways) -> None:
        super().__init__("signInOutside")
        self._door, self._ways = door, ways
        self._now: Begun | None = None
        self._task: asyncio.Task[None] | None = None
        self._number = 0
        self.pane = Pane("signInOutsidePane")
        self.left = Text("", Kind.NAME, name="signInOutsideLeft")
        self.pane.put(self.left)
        self.pane.first.connect(self._open)
        self.pane.second.connect(self.cancel)
        self.column.addWidget(self.pane, 1)
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._tick)

    def start(self) -> None:
        """Open the browser and wait for it."""
        self.stop()
        self.pane.say(
            "browser",
            Meaning.INFO,
            self.tr("Go on in your own browser"),
            self.tr("Sign in to {} there. Come back when the page says you can close it.").format(
                self._ways.title
            ),
            self.tr("Open the page again"),
            self.tr("Cancel"),
        )
        number = self._number
        self._door.act(
            self, self._ways.begin(), [], lambda begun: self._begun(begun, number), failed=self._failed
        )

    def _begun(self, begun: Begun, number: int) -> None:
        if number != self._number:  # nobody waits for this one any more
            self._door.act(self, begun.close(), [])
            return
        self._now = begun
        self._tick()
        self._clock.start()
        # Not by the door: it may take minutes, and nobody shall wait for it to end.
        self._task = asyncio.ensure_future(self._wait(begun))
        self._open()

    async def _wait(self, begun: Begun) -> None:
        try:
            grant = await begun.answer()
        except OpenFaithError as error:
            self._failed(localised_error(error))
        except Exception as error:
            self._door.crashed.emit(error)
        else:
            self._done(grant)

    def _open(self) -> None:
        if self._now is None:
            self.start()  # after something went wrong
        elif not open_browser(self._now.attempt.url):
            self.pane.sentence.say(
                self.tr(
                    "No browser opened. Choose another way to sign in, or open your browser and try again."
                )
            )

    def _tick(self) -> None:
        if self._now is not None:
            seconds = round(self._now.attempt.seconds_left)
            minutes, rest = divmod(seconds, 60)
            self.left.say(
                self.tr("{} left").format(f"{minutes}:{rest:02}")
                if minutes
                else words.count(rest, self.tr("1 second left"), self.tr("{} seconds left", None, rest))
            )

    def _done(self, grant: Grant) -> None:
        self._over()
        self.pane.say(
            "hourglass", Meaning.QUIET, self.tr("One moment"), self.tr("OpenFaith is checking the sign-in.")
        )
        self.answered.emit(grant)

    def _failed(self, error: OpenFaithError) -> None:
        self._over()
        self.pane.say(
            "warning-circle",
            Meaning.ATTENTION,
            error.title,
            f"{error.what_it_means} {error.what_to_do}",
            self.tr("Try again"),
        )
        self.failed.emit(error)

    def cancel(self) -> None:
        """Wait no longer."""
        self.stop()
        self.cancelled.emit()

    def _over(self) -> None:
        self._clock.stop()
        self.left.say("")
        begun, self._now = self._now, None
        if begun is not None:
            # Here, not where it is waited for: a task that is cancelled before it began never gets there.
            self._door.act(self, begun.close(), [])

    def stop(self) -> None:
        """Wait no longer, without a word."""
        self._number += 1
        self._over()
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
