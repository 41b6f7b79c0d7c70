"""The side where reading begins and the one where it ends, for parts that paint their words themselves.

Both are absolute: Qt turns an alignment round once more where the window is read from right to left. Words keep the
direction of their own letters: a phone number isn't written backwards in a Hebrew window.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


def leading(mirrored: bool) -> Qt.AlignmentFlag:
    """Return the side where reading begins."""
    return _RIGHT if mirrored else _LEFT


def trailing(mirrored: bool) -> Qt.AlignmentFlag:
    """Return the side where reading ends."""
    return _LEFT if mirrored else _RIGHT


def put(painter: QPainter, box: QRectF, side: Qt.AlignmentFlag, text: str) -> None:
    """Paint one line of words at a side of a box, in the middle of its height."""
    before = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), text)
    painter.setLayoutDirection(before)
