"""The welcome screen: connect, try with a pretend church, or open another database. Nothing changes by looking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.application import another
from openfaith_desktop.application.systems import systems
from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.shell import again
from openfaith_desktop.ui.theme import XL, M, Meaning, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.avatar import paint_avatar
from openfaith_desktop.ui.widgets.buttons import ChoiceCard, Glyph
from openfaith_desktop.ui.widgets.surface import Scroll, rounded, row
from openfaith_desktop.ui.widgets.text import Kind, Text

PRETEND = ("Joan Baker", "Mateo Díaz", "Ruth Okafor", "Peter Abbott")


class _Pairs(QWidget):
    """The same people on both sides, joined: what the program does, in a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The same people on both sides, kept in step"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Four pairs and their heading."""
        return QSize(theme.grown(380), theme.grown(Size.TILE + M + 2) * len(PRETEND) + theme.grown(XL + S))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint them."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width() * 0.42, theme.grown(Size.COMBO_WIDE))
        high, gap = theme.grown(Size.TILE), M + 2
        right = self.width() - wide
        painter.setFont(theme.font(Step.SMALL, Weight.TITLE))
        painter.setPen(c.quiet)
        for left, word in ((0.0, self.tr("Your system")), (right, self.tr("Your own database"))):
            painter.drawText(QRectF(left, 0, wide, theme.grown(XL)), Qt.AlignmentFlag.AlignCenter, word)
        top = float(theme.grown(XL + S))
        for name in PRETEND:
            for left, strong in ((0.0, False), (right, True)):
                box = QRectF(left, top, wide, high)
                rounded(painter, box, theme.RADIUS_INNER, c.card, c.line)
                side = theme.grown(Size.AVATAR)
                spot = QRectF(left + S, box.center().y() - side / 2, side, side)
                paint_avatar(painter, spot, name, strong=strong)
                painter.setFont(theme.font(weight=Weight.NAME))
                painter.setPen(c.text)
                room = box.adjusted(2 * S + side, 0, -S, 0)
                shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            middle = QRectF(wide + S, top, right - wide - 2 * S, high)
            painter.setPen(c.chart_updated)
            level = middle.center().y()
            painter.drawLine(QPointF(middle.left(), level), QPointF(middle.right(), level))
            dot = QRectF(middle.center().x() - XS_DOT, middle.center().y() - XS_DOT, 2 * XS_DOT, 2 * XS_DOT)
            rounded(painter, dot, XS_DOT, c.side, c.accent_text, theme.RING)
            top += high + gap


XS_DOT = theme.XS + 1


class _Side(QWidget):
    """The quiet half: mark, picture, promise."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XXL + S, theme.XXL, theme.XXL + S, theme.XXL)
        brand = row(_Mark(), Text("OpenFaith", Kind.CARD_TITLE), None, spacing=M)
        column.addLayout(brand)
        column.addStretch(2)
        column.addWidget(_Pairs())
        column.addSpacing(XL)
        title = Text(self.tr("One church, one set of people"), Kind.CARD_TITLE, wrap=True)
        words = Text(
            self.tr(
                "OpenFaith keeps a copy of your people that belongs to you, and keeps it in step with the system you already use."
            ),
            Kind.QUIET,
            wrap=True,
        )
        for text in (title, words):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addStretch(3)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the surface and its edge."""
        c = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), c.side)
        edge = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - theme.HAIR
        painter.fillRect(edge, 0, theme.HAIR, self.height(), c.line)


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.grown(theme.XXL), theme.grown(theme.XXL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme.colours()
        icons.draw_mark(QPainter(self), QRectF(self.rect()), c.accent, c.on_accent)


class WelcomePage(Screen):
    """Three ways to begin."""

    def __init__(self, face: Face) -> None:
        super().__init__(face, "welcome", "", wide=True, bare=True)
        self.setAccessibleName(self.tr("Welcome"))
        self.body.setSpacing(0)
        whole = QHBoxLayout()
        whole.setSpacing(0)
        self.side = _Side()
        whole.addWidget(self.side, 36)
        ways = Scroll("welcomeWays")
        ways.column.addLayout(self._ways())
        whole.addWidget(ways, 64)
        self.body.addLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The picture goes where there is no room for it."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= theme.grown(Size.NARROW_WINDOW))

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(theme.XXL * 2 + S, theme.XXL, theme.XXL * 2 + S, theme.XXL)
        column.setSpacing(M + 2)
        column.addStretch(2)
        heading = QVBoxLayout()
        heading.setSpacing(theme.XS)
        heading.addWidget(Text(self.tr("Welcome"), Kind.TITLE, name="welcomeHeading", wrap=True))
        heading.addWidget(Text(self.tr("How would you like to begin?"), Kind.QUIET, wrap=True))
        heading.addSpacing(S)
        column.addLayout(heading)
        titles = [system.title for system in systems()]
        connect = ChoiceCard(
            self.tr("Connect {system}").format(system=titles[0]) if len(titles) == 1 else self.tr("Connect"),
            self.tr("Sign in, look at what would happen, then decide. Takes about 10 minutes."),
            "welcomeConnect",
            "link-simple",
            primary=True,
        )
        connect.clicked.connect(lambda: self.face.go("connect"))
        pretend = ChoiceCard(
            self.tr("Try with a pretend church"),
            self.tr("Made-up people to practise with. Nothing leaves this computer."),
            "welcomePretend",
            "sparkle",
        )
        pretend.clicked.connect(lambda: self._begin("demo"))
        elsewhere = ChoiceCard(
            self.tr("Open another database"),
            self.tr("You already have an OpenFaith database, here or on a shared drive."),
            "welcomeAnother",
            "folder-open",
        )
        elsewhere.clicked.connect(self._choose)
        for card in (connect, pretend, elsewhere):
            column.addWidget(card)
        column.addSpacing(S)
        column.addLayout(
            row(
                Glyph("shield-check", Meaning.OK),
                Text(
                    self.tr("OpenFaith only looks at first. Nothing changes until you press Start."),
                    Kind.QUIET,
                    wrap=True,
                ),
                spacing=S,
            )
        )
        column.addStretch(3)
        return column

    def _choose(self) -> None:
        chooser = QFileDialog(self, self.tr("Open the folder of another database"))
        chooser.setObjectName("welcomeChooser")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.open_folder)
        self.face.show(chooser)

    def open_folder(self, name: str) -> None:
        """Open the database in a folder; when that can't be, say why and stay."""
        folder = Path(name)
        self.face.door.act(
            self,
            lambda: another.check(folder),
            (),
            lambda _: self._begin("--data-dir", str(folder)),
            failed=self.face.tell,
        )

    def _begin(self, *arguments: str) -> None:
        if again.begin(arguments):
            self.window().close()
        else:
            self.face.toast(self.tr("It couldn't be opened. Try again, or restart OpenFaith."))
