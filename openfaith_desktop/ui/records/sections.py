"""The lower half of a record's card: family, links, history. Each fills itself from the card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.application import words as said
from openfaith_desktop.application.card import CardLink, HistoryEntry, Household, Member
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.records.model import tr
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import M, Meaning, S, Size, Weight
from openfaith_desktop.ui.widgets.avatar import paint_avatar
from openfaith_desktop.ui.widgets.buttons import Button, Glyph, focus_ring
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Flow
from openfaith_desktop.ui.widgets.sides import leading
from openfaith_desktop.ui.widgets.surface import rounded, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text

NEWEST = 8
"""How many changes are shown before “Show all”."""


class MemberButton(QPushButton):
    """A person of a family; a click opens their card."""

    def __init__(self, member: Member) -> None:
        super().__init__()
        self._member = member
        self._text = f"{member.title}, {tr('child')}" if member.is_child else member.title
        self.setObjectName(f"member_{member.id}")
        self.setAccessibleName(self._text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the name."""
        wide = QFontMetrics(theme.font(weight=Weight.NAME)).horizontalAdvance(self._text)
        side = theme.grown(Size.AVATAR)
        return QSize(side + S + wide + S, side + theme.XS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint initials and name."""
        c = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            rounded(painter, box, box.height() / 2, c.hover, None)
        if self.hasFocus():
            focus_ring(painter, box, box.height() / 2)
        side = theme.grown(Size.AVATAR)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = box.right() - side if mirrored else 0
        paint_avatar(painter, QRectF(left, box.center().y() - side / 2, side, side), self._member.title)
        painter.setFont(theme.font(weight=Weight.NAME))
        painter.setPen(c.text)
        room = box.adjusted(0 if mirrored else side + S, 0, -(side + S) if mirrored else 0, 0)
        lead = leading(mirrored)
        painter.drawText(room, lead | Qt.AlignmentFlag.AlignVCenter, self._text)


def heading(title: str) -> QVBoxLayout:
    """Return the line and the title that begin a section."""
    column = QVBoxLayout()
    column.setSpacing(S)
    column.addSpacing(theme.XS)
    column.addWidget(Divider())
    column.addWidget(Text(title, Kind.LABEL))
    return column


def family(household: Household, own: str, open_record: Callable[[str], None]) -> QWidget:
    """Return a household's other members, each a way to their card."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(S)
    column.addLayout(heading(household.title))
    around = QWidget()
    flow = Flow(S)
    around.setLayout(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    around.setSizePolicy(policy)
    others = [member for member in household.members if member.id != own]
    for member in others:
        button = MemberButton(member)
        button.clicked.connect(lambda _=False, one=member.id: open_record(one))
        flow.addWidget(button)
    column.addWidget(around if others else Text(tr("Nobody else"), Kind.QUIET))
    return whole


def links(found: tuple[CardLink, ...], title: str) -> QWidget:
    """Return what the record is linked to, each with its way there."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.XS)
    column.addLayout(heading(tr("Linked to")))
    for number, link in enumerate(found):
        state = localised(said.LINK_STATES.get(link.state, "")) if link.state != "active" else ""
        line = row(Glyph("cloud", Meaning.QUIET), spacing=M)
        line.addWidget(Elided(link.system, Kind.NAME))
        line.addWidget(Elided(state, Kind.QUIET), 1)
        if link.url and link.url.startswith(("https://", "http://")):
            button = Button(
                tr("Open there"),
                f"openThere{number}",
                ButtonKind.LINK,
                trailing="arrow-square-out",
                in_card=True,
                spoken=tr("Open {} in {}").format(title, link.system),
            )
            button.clicked.connect(lambda _=False, url=link.url: QDesktopServices.openUrl(QUrl(url)))
            line.addWidget(button)
        column.addLayout(line)
    return whole


def history(
    entries: tuple[HistoryEntry, ...], own: str, undo: Callable[[HistoryEntry], None], *, all_: bool
) -> QWidget:
    """Return the newest changes, with Undo where one can be taken back."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(heading(tr("History")))
    column.addSpacing(theme.XS)
    for entry in entries if all_ else entries[:NEWEST]:
        at = words.parsed(entry.at)
        sentence = Elided(localised(entry.sentence), Kind.BODY)
        by = Elided(tr("by {}, {}").format(entry.by, words.ago(at)), Kind.SMALL)
        by.setToolTip(words.exact(at))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(sentence)
        texts.addWidget(by)
        line = row(spacing=S)
        line.addLayout(texts, 1)
        if entry.undo is not None:
            button = Button(
                tr("Undo"),
                f"undo_{entry.id}",
                ButtonKind.LINK,
                in_card=True,
                small=True,
                spoken=tr("Undo: {}").format(localised(entry.sentence)),
            )
            button.clicked.connect(lambda _=False, one=entry: undo(one))
            line.addWidget(button)
        line.setContentsMargins(0, theme.XS, 0, theme.XS)
        column.addLayout(line)
    return whole
