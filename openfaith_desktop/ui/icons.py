"""The window's icons: one family (Phosphor, through QtAwesome), drawn in the colour of the word beside them.

`draw` is for painted parts, `icon` for menus and window frames. Names are Phosphor's own, e.g. `house`.
Only the font and the names are taken from QtAwesome: importing it whole takes a quarter of a second at the start.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPainterPath, QPen, QPixmap

from openfaith_desktop.ui import theme


@cache
def _family() -> tuple[str, dict[str, str]]:
    """Return the font family's name and its glyphs by name."""
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise RuntimeError("QtAwesome is not installed")
    folder = Path(found.origin).parent / "fonts"
    number = QFontDatabase.addApplicationFont(str(next(folder.glob("phosphor-[0-9]*.ttf"))))
    codes = json.loads(next(folder.glob("phosphor-charmap-*.json")).read_text("utf-8"))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0], {name: chr(int(code, 16)) for name, code in codes.items()}


def exists(name: str) -> bool:
    """Return whether the family has an icon of this name."""
    return name in _family()[1]


@cache
def _font(side: int) -> QFont:
    font = QFont(_family()[0])
    font.setPixelSize(max(1, side))
    return font


def draw(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor) -> None:
    """Draw an icon into a square."""
    box = QRectF(rect)
    side = min(box.width(), box.height())
    painter.save()
    painter.setFont(_font(round(side)))
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _family()[1][name])
    painter.restore()


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Return an icon for menus and buttons of Qt's own."""
    size = theme.grown(theme.Size.ICON)
    picture = QPixmap(QSize(size, size) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRect(0, 0, size, size), name, colour or theme.colours().quiet)
    painter.end()
    return QIcon(picture)


def draw_mark(painter: QPainter, rect: QRectF, fill: QColor, rings: QColor) -> None:
    """Draw the program's mark: two rings that hold each other, on a rounded square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.width() * 0.22, rect.width() * 0.22)
    pen = QPen(rings, rect.width() * 0.085)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius, apart = rect.width() * 0.19, rect.width() * 0.14
    path = QPainterPath()
    for side in (-1, 1):
        path.addEllipse(QPointF(rect.center().x() + side * apart, rect.center().y()), radius, radius)
    painter.drawPath(path)
    painter.restore()


def mark() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_mark(painter, QRectF(0, 0, size, size), theme.LIGHT.accent, theme.LIGHT.on_accent)
        painter.end()
        made.addPixmap(picture)
    return made
