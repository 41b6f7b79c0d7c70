"""The icon in the system's tray, where there is one: how the connection stands, and two things to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from openfaith_desktop.ui import icons


class Tray(QObject):
    """Shows nothing where there is no tray."""

    def __init__(
        self,
        window: QWidget,
        raise_window: Callable[[], None],
        sync: Callable[[], None],
        answer: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._icon: QSystemTrayIcon | None = None
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._menu = QMenu(window)
        self._menu.setObjectName("trayMenu")
        self._menu.addAction(self.tr("Open OpenFaith"), raise_window)
        self._menu.addAction(self.tr("Sync now"), sync)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit"), window.close)
        self._icon = QSystemTrayIcon(icons.mark(), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(
            lambda why: raise_window() if why is QSystemTrayIcon.ActivationReason.Trigger else None
        )
        self._icon.messageClicked.connect(answer)
        self._icon.show()

    def say(self, state: str) -> None:
        """Show a state when the mouse rests on the icon."""
        if self._icon is not None:
            self._icon.setToolTip(f"OpenFaith · {state}")

    def notify(self, title: str, text: str) -> bool:
        """Show a notice; return whether there is a place for it. When and how often: `notices.Notices`."""
        if self._icon is None:
            return False
        self._icon.showMessage(title, text, icons.mark())
        return True
