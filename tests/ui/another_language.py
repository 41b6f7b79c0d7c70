"""A language twice as long as English, and what of the layers below the window is still English under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from openfaith_desktop.ui import texts

PLACE = re.compile(r"\{\w*\}")
INNERMOST = re.compile(r"\[[^\[\]]*\]")
BETWEEN = re.compile(r"\s+·\s+|(?<=[.?!:;,])\s+|\s→\s|\n")
SENTENCE = re.compile(r"(?<![@\w./-])[a-z]{3,} [a-z]{2,}(?![@\w/-])")
OF_OTHERS = ("problemsCause",)
"""What shows words of the other system, which are in its own language."""
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class TwiceAsLong(QTranslator):
    """Every text and as much again, as some languages need, in brackets."""

    def translate(self, context, text, disambiguation=None, n=-1) -> str:
        longer = " ".join("x" * len(word) for word in PLACE.sub("x", text).split())
        return f"[{text} {longer}]" if text else ""


def english_in(text: str) -> str:
    """Return what of a shown text is a text of ours that nobody translated; "" when nothing is."""
    while (shorter := INNERMOST.sub("", text)) != text:
        text = shorter
    for part in (text.strip(), *BETWEEN.split(text)):
        part = part.strip(" ,:;·")
        if len(part) > 2 and texts.recognised(part) is not None and not part.isdecimal():
            return part
    return ""


def shown(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text in sight or spoken, with what shows it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QLabel | QPushButton):
            yield name, widget.text()
        yield f"{name}, spoken", widget.accessibleName()
        yield f"{name}, described", widget.accessibleDescription()
        yield f"{name}, on hovering", widget.toolTip()
        if isinstance(widget, QTableView) and (model := widget.model()) is not None:
            for row in range(min(20, model.rowCount())):
                for column in range(model.columnCount()):
                    for role in SPOKEN:
                        yield f"{name} {row},{column}", str(model.index(row, column).data(role) or "")


def left_in_english(window: QWidget, key: str) -> list[str]:
    """Return what a screen still shows in English."""
    found = ((name, english_in(text)) for name, text in shown(window))
    return [f"{key}: {name} says “{text}”" for name, text in found if text]


def never_translated(window: QWidget, key: str) -> list[str]:
    """Return whatever else reads like words in a row, known to the catalogue or not."""
    found: list[str] = []
    for name, text in shown(window):
        while (shorter := INNERMOST.sub("", text)) != text:
            text = shorter
        if SENTENCE.search(text) and not any(one in name for one in OF_OTHERS):
            found.append(f"{key}: {name} says “{text.strip()}”")
    return found
