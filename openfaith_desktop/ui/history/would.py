"""What taking a run back would do, by name: what goes back here, what stays, what is sent there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.history.model import Back, Outlook, Part, tr
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.change import Change
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Scroll, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text


class Would(Scroll):
    """Filled with `show_parts`; nothing has changed while it is shown."""

    def __init__(self) -> None:
        super().__init__("historyDetail", spacing=theme.S)
        self.column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)

    def show_parts(self, found: Outlook, system: str, *, by_run: bool) -> None:
        """Show the three parts; one that would do nothing says so. `by_run`: a run did it, not a person."""
        clear(self.column)
        only_in = tr("These changes only came in, so taking them back stays here.")
        self._part(tr("Goes back here"), "arrow-counter-clockwise", Meaning.ACCENT, found.here)
        if found.left.count:
            self._part(tr("Changed since, stays as it is"), "pencil-simple", Meaning.ATTENTION, found.left)
        sent = tr("Sent to {} with the next sync").format(system)
        if by_run or found.there.count:
            self._part(sent, "paper-plane-tilt", Meaning.OK, found.there, only_in)
        elif system and found.here.count:
            # A person's change may have been sent long since; taking it back is a change like any other.
            goes = tr("What goes back here and was sent there is set back there as well.")
            self.column.addLayout(
                row(Glyph("paper-plane-tilt", Meaning.OK), Text(sent, Kind.STRONG), None, spacing=theme.M)
            )
            self.column.addWidget(_indented(Text(goes, Kind.QUIET, name="historySetBack", wrap=True)))
        self.column.addStretch(1)

    def _part(self, title: str, icon: str, meaning: Meaning, part: Part, otherwise: str = "") -> None:
        count = part.count
        many = words.count(count, tr("1 thing"), tr("{} things", count)) if count else tr("Nothing")
        head = row(Glyph(icon, meaning), Text(title, Kind.STRONG, name="historyPart"), None, spacing=theme.M)
        head.addWidget(Text(many, Kind.STRONG, name="historyPartCount"))
        self.column.addLayout(head)
        if part.lines:
            self.column.addWidget(_grid(part.lines))
        if count > len(part.lines):
            more = tr("and {} more").format(words.number(count - len(part.lines)))
            self.column.addWidget(_indented(Text(more, Kind.QUIET, name="historyMore")))
        if not count and otherwise:
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
