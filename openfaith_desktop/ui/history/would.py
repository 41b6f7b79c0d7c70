"""What taking a run back would do, by name: what goes back here, what stays, what is sent there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.history.model import Back, tr
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.change import Change
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Scroll, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text

SHOWN = 50
"""So many lines of a part are listed; the number beside its title counts all."""


class Would(Scroll):
    """Filled with `show_parts`; nothing has changed while it is shown."""

    def __init__(self) -> None:
        super().__init__("historyDetail", spacing=theme.S)
        self.column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)

    def show_parts(
        self, here: Sequence[Back], there: Sequence[Back], stays: Sequence[Back], system: str, *, by_run: bool
    ) -> None:
        """Show the three parts; one that would do nothing says so. `by_run`: a run did it, not a person."""
        clear(self.column)
        only_in = tr("These changes only came in, so taking them back stays here.")
        self._part(tr("Goes back here"), "arrow-counter-clockwise", Meaning.ACCENT, here)
        if stays:
            self._part(tr("Changed since, stays as it is"), "pencil-simple", Meaning.ATTENTION, stays)
        sent = tr("Sent to {} with the next sync").format(system)
        if by_run or there:
            self._part(sent, "paper-plane-tilt", Meaning.OK, there, only_in)
        elif system and here:
            # A person's change may have been sent long since; taking it back is a change like any other.
            goes = tr("What goes back here and was sent there is set back there as well.")
            self.column.addLayout(
                row(Glyph("paper-plane-tilt", Meaning.OK), Text(sent, Kind.STRONG), None, spacing=theme.M)
            )
            self.column.addWidget(_indented(Text(goes, Kind.QUIET, name="historySetBack", wrap=True)))
        self.column.addStretch(1)

    def _part(
        self, title: str, icon: str, meaning: Meaning, lines: Sequence[Back], otherwise: str = ""
    ) -> None:
        many = words.count(len(lines), tr("1 thing"), tr("{} things", len(lines))) if lines else tr("Nothing")
        head = row(Glyph(icon, meaning), Text(title, Kind.STRONG, name="historyPart"), None, spacing=theme.M)
        head.addWidget(Text(many, Kind.STRONG, name="historyPartCount"))
        self.column.addLayout(head)
        if lines:
            self.column.addWidget(_grid(lines[:SHOWN]))
        if len(lines) > SHOWN:
            more = tr("and {} more").format(words.number(len(lines) - SHOWN))
            self.column.addWidget(_indented(Text(more, Kind.QUIET, name="historyMore")))
        if not lines and otherwise:
            self.column.addWidget(_indented(Text(otherwise, Kind.QUIET, name="historyNone", wrap=True)))
        self.column.addSpacing(theme.M)


def _indented(text: Text) -> Text:
    text.setContentsMargins(theme.grown(Size.ICON) + theme.M, 0, 0, 0)
    return text


def _grid(lines: Sequence[Back]) -> QWidget:
    """Return lines of names, fields, and old and new values, under each other where it is narrow."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(theme.grown(Size.ICON) + theme.M, 0, 0, 0)
    column.setSpacing(theme.S)
    for one in lines:
        line = Reflow(Size.NARROW_CARD, theme.S)
        for text, kind, share in ((one.name, Kind.NAME, 3), (one.label, Kind.QUIET, 2)):
            part = Elided(text, kind, name="historyLine")
            part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            line.add(part, share)
        line.add(Change(one.old, one.new, "historyChange"), 5)
        column.addWidget(line)
        column.addWidget(Divider())
    return inner
