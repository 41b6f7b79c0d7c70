"""Makes the program's icons in resources/ from the mark the window draws: `python tools/icons.py`; a test keeps them true."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from openfaith_desktop.ui import icons, theme

RESOURCES = Path(__file__).parents[1] / "resources"
NAME = "app.openfaith.Desktop"
PNG_SIZES = (48, 128, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_KINDS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic09": 512, b"ic10": 1024}
"""Apple's names of the sizes, in pixels."""


def png(size: int) -> bytes:
    """Return the mark as a PNG of so many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.draw_mark(painter, QRectF(0, 0, size, size), theme.LIGHT.accent, theme.LIGHT.on_accent)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # pyright: ignore[reportCallIssue, reportArgumentType]  quality 0: smallest
    return bytes(buffer.data().data())


def svg() -> str:
    """Return the mark as SVG: the same numbers as `icons.draw_mark`, on a square of 100."""
    fill, rings = theme.LIGHT.accent.name(), theme.LIGHT.on_accent.name()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">\n'
        f'  <rect width="100" height="100" rx="22" fill="{fill}"/>\n'
        f'  <g fill="none" stroke="{rings}" stroke-width="8.5">\n'
        '    <circle cx="36" cy="50" r="19"/>\n'
        '    <circle cx="64" cy="50" r="19"/>\n'
        "  </g>\n"
        "</svg>\n"
    )


def ico() -> bytes:
    """Return Windows' icon: a head, a directory, then each size as a PNG."""
    pictures = [png(size) for size in ICO_SIZES]
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def icns() -> bytes:
    """Return macOS's icon: a head, then each size as a PNG under Apple's name for it."""
    parts = b""
    for kind, size in ICNS_KINDS.items():
        picture = png(size)
        parts += kind + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def files() -> dict[str, bytes]:
    """Return every icon file by name."""
    made = {f"{NAME}-{size}.png": png(size) for size in PNG_SIZES}
    return {f"{NAME}.svg": svg().encode(), **made, f"{NAME}.ico": ico(), f"{NAME}.icns": icns()}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QGuiApplication([])
    for name, content in files().items():
        (RESOURCES / name).write_bytes(content)
