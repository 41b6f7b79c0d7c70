"""What a screen is: a page frame that knows the application, the door and the way to the other screens.

A screen is a folder with `model.py` (state, no widgets) and `page.py` (a `Screen`), and one line in
`screens.py`. How to add one: `docs/window.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from openfaith_desktop.application import Application
from openfaith_desktop.ui.operation import Door, Topic
from openfaith_desktop.ui.running import Runner
from openfaith_desktop.ui.widgets.page import Page


def _nothing(*_: Any, **__: Any) -> None:
    """Stand in where there is no window around a screen, in tests."""


@dataclass
class Face:
    """What every screen is given. `connection` is the church account shown; None when there is none yet."""

    app: Application
    door: Door
    runner: Runner
    settings: QSettings
    connection: str | None = None
    pretend: bool = False
    """Whether this is the pretend church."""
    system: str = ""
    """The name of the connection's system, as people know it."""
    church: str = ""
    """The connected church's own name, as soon as it is known."""
    go: Callable[..., None] = field(default=_nothing)
    """`go(key, **what)`: show another screen; `what` reaches its `arrive`."""
    choose: Callable[..., None] = field(default=_nothing)
    """`choose(name)`: show another church account."""
    toast: Callable[..., None] = field(default=_nothing)
    """`toast(text, undo=callable)`: say that something was done, with its undo."""
    tell: Callable[..., None] = field(default=_nothing)
    """`tell(error)`: show an error with what it means and what to do."""
    show: Callable[..., None] = field(default=_nothing)
    """`show(dialog)`: open a dialog; it waits while another one is open."""
    restore: Callable[..., None] = field(default=_nothing)
    """`restore(path)`: close, go back to that copy, and open again."""


class Screen(Page):
    """A page of the window. Subclasses name their `topics`, build their content and fill it in `reload`."""

    topics: frozenset[Topic] = frozenset()
    start_at: QWidget | None = None
    """What the keyboard is given to when the screen is shown; nothing: it stays with the page."""
    navigation = ""
    """The line of the navigation it belongs to, where that isn't its own key."""
    alone = False
    """Whether it has the window to itself, without the navigation."""

    def __init__(
        self,
        face: Face,
        key: str,
        title: str,
        *,
        wide: bool = False,
        scrolls: bool = False,
        bare: bool = False,
    ) -> None:
        super().__init__(key, title, wide=wide, scrolls=scrolls, bare=bare)
        self.face = face
        self._stale = True
        face.door.changed.connect(self._heard)

    def reload(self) -> None:
        """Ask the door for what is shown, and show it. Called when shown first, and when it changed."""

    def arrive(self, **what: Any) -> None:
        """Be shown because of something: a record to open, a filter to choose."""

    def _heard(self, changed: frozenset[Topic]) -> None:
        if self.topics & changed:
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fill the page when it comes into sight and something changed since."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()
