"""Chips and a search beside them: the search gives way to the chips as far as it can, and never spreads out alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import M, Size
from openfaith_desktop.ui.widgets.chips import Chips
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.reflow import Reflow


class FilterLine(Reflow):
    """Under each other where it is narrow."""

    def __init__(self, chips: Chips, search: SearchField) -> None:
        super().__init__(Size.NARROW_PAGE, M)
        self.chips, self.search = chips, search
        self.add(chips, 1)
        self.add(search)
        self.line.setAlignment(search, Qt.AlignmentFlag.AlignTop)
        self.line.addStretch(0)

    def _share_out(self) -> None:
        least, most = theme.grown(Size.SEARCH_LEAST), theme.grown(Size.SEARCH_WIDE)
        if self.stacked:
            least, most = 0, theme.NO_LIMIT
        elif self.chips.isVisibleTo(self):
            # On one line if a narrower search makes that possible; else the chips wrap and it is as wide as ever.
            left = self.width() - M - self.chips.sizeHint().width()
            least = most = left if least <= left < most else most
        if (self.search.minimumWidth(), self.search.maximumWidth()) != (least, most):
            self.search.setMinimumWidth(least)
            self.search.setMaximumWidth(most)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out."""
        super().resizeEvent(event)
        self._share_out()

    def event(self, event: QEvent) -> bool:
        """Share it out anew when the chips change."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_out()
        return super().event(event)
