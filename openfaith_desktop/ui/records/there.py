"""Somebody who is only in the other system: what is known of them, and the two things that can be done.

Bringing in and saying who it is are the application's (`only_there`); finding the one here is `picker`'s.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from openfaith_desktop.application import lists
from openfaith_desktop.application.lists import RecordRow
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.records.model import looks, tr
from openfaith_desktop.ui.records.values import shown
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, IconButton
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Badge, Flow
from openfaith_desktop.ui.widgets.surface import Card, Scroll, box, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text


class ThereView(Card):
    """`show_record` opens one; the signals tell what the person wants with it."""

    closed = Signal()
    bring_asked = Signal(str)
    same_asked = Signal(str, str)
    """The link's id, and the name there."""

    def __init__(self, face: Face, name: str, type_name: str) -> None:
        super().__init__(name, (0, 0, 0, 0))
        self.face, self.type_name = face, type_name
        self.record: str | None = None
        self._head = QVBoxLayout()
        self._head.setContentsMargins(L + theme.XS, L, M, M)
        self.column.addLayout(self._head)
        self.column.addWidget(Divider())
        self.scroller = Scroll(f"{name}Scroll", spacing=S)
        self.scroller.column.setContentsMargins(L + theme.XS, L, L, L)
        self.column.addWidget(self.scroller, 1)

    def show_record(self, record: str) -> None:
        """Open one by its link's id."""
        self.record = record
        app, type_name, connection = self.face.app, self.type_name, self.face.connection
        self.face.door.read(
            self,
            lambda: lists.rows(app, type_name, [record], connection).get(record),
            self._show,
            key="there",
        )

    def _show(self, found: RecordRow | None) -> None:
        clear(self._head)
        clear(self.scroller.column)
        if found is None:
            self.closed.emit()
            return
        place = looks(found.where, self.face.system)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(Text(found.title or tr("Without a name"), Kind.HEADING, name="thereTitle", wrap=True))
        badges = Flow(theme.XS + theme.RING)
        badges.addWidget(Badge(place.words, Meaning.QUIET, place.icon))
        if found.is_child:
            badges.addWidget(Badge(tr("Child"), Meaning.QUIET))
        texts.addLayout(badges)
        close = IconButton(tr("Close"), "thereClose", "x", ButtonKind.PLAIN, in_card=True)
        close.clicked.connect(self.closed)
        line = row(Avatar(found.title, Size.AVATAR_LARGE, strong=True), spacing=M)
        line.addLayout(texts, 1)
        line.addWidget(close)
        self._head.addLayout(line)
        self._show_values(found)

    def _show_values(self, found: RecordRow) -> None:
        column = self.scroller.column
        column.addWidget(
            Text(
                tr("Nothing of this is in OpenFaith yet. It stays there until you bring it in."),
                Kind.QUIET,
                wrap=True,
            )
        )
        bring = Button(tr("Bring in"), "thereBring", icon="download-simple", in_card=True)
        bring.clicked.connect(lambda: self.bring_asked.emit(found.id))
        same = Button(tr("The same as …"), "thereSame", icon="link-simple", in_card=True)
        same.clicked.connect(lambda: self.same_asked.emit(found.id, found.title))
        ways = Flow(S)
        ways.addWidget(bring)
        ways.addWidget(same)
        column.addLayout(ways)
        column.addSpacing(S)
        labels = {one.name: one for one in lists.columns(self.type_name)}
        for name, value in found.values.items():
            if name in labels:
                label = Elided(localised_label(labels[name].label), Kind.QUIET)
                label.setFixedWidth(theme.grown(Size.LABEL) + theme.XL)
                text = shown(labels[name].kind, value, str(value))
                line = row(label, Text(text, Kind.NAME, wrap=True))
                line.setStretch(1, 1)
                column.addWidget(box(line))
        column.addStretch(1)
