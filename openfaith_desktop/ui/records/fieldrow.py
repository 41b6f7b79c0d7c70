"""One line of a record's card: its label, its value that turns into an editor, and why it is as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.application.card import CardField, RecordCard
from openfaith_desktop.application.why import Why
from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.records.editors import Editor
from openfaith_desktop.ui.records.values import shown, typed
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import M, Meaning, S, Size, Weight
from openfaith_desktop.ui.widgets.buttons import Glyph, IconButton, focus_ring
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.differences import DiffText, spans
from openfaith_desktop.ui.widgets.sides import leading
from openfaith_desktop.ui.widgets.surface import Inset, rounded, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text


class Value(QPushButton):
    """A value that can be changed: looks like text, is a button, wraps where it is long."""

    def __init__(self, name: str, label: str, text: str, *, editable: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text, self._editable = text, editable
        self.setEnabled(editable)
        self.setAccessibleName(f"{label}: {text or self.tr('empty')}")
        if editable:
            self.setAccessibleDescription(self.tr("Press to change"))
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _flags(self, room: float) -> int:
        lead = leading(self.isRightToLeft()) | Qt.AlignmentFlag.AlignVCenter
        measures = QFontMetrics(theme.font(weight=Weight.NAME))
        fits = all(measures.horizontalAdvance(word) <= room for word in self._text.split())
        # Between words where each has room; a long e-mail breaks anywhere.
        wraps = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
        return int(wraps) | int(lead)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Long values take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines."""
        measures = QFontMetrics(theme.font(weight=Weight.NAME))
        room = max(1, width - 2 * theme.XS)
        high = measures.boundingRect(0, 0, room, 9999, self._flags(room), self._text or "–")
        return max(theme.grown(Size.BUTTON_SMALL), high.height() + S)

    def sizeHint(self) -> QSize:  # noqa: N802
        """At least one line."""
        return QSize(theme.grown(Size.TILE), self.heightForWidth(max(self.width(), theme.grown(Size.TILE))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        return QSize(theme.grown(Size.TILE), theme.grown(Size.BUTTON_SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words; a tint and a pencil say that they can be changed."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a phone number is no Hebrew word
        box = QRectF(self.rect())
        over = self._editable and self.underMouse()
        if over:
            rounded(painter, box, theme.RADIUS, c.hover, None)
        if self.hasFocus():
            focus_ring(painter, box, theme.RADIUS)
        painter.setFont(theme.font(weight=Weight.NAME))
        painter.setPen(c.text if self._text else c.quiet)
        room = box.adjusted(theme.XS, 0, -theme.XS, 0)
        painter.drawText(room, self._flags(room.width()), self._text or "–")
        if over:
            side = theme.grown(Size.ICON_SMALL)
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = theme.XS if mirrored else box.right() - side - theme.XS
            icons.draw(
                painter, QRectF(left, box.center().y() - side / 2, side, side), "pencil-simple", c.quiet
            )


class FieldRow(QWidget):
    """`save(text, seen)` is called with what was typed; `complain` keeps the editor and says what is wrong."""

    why_asked = Signal()
    opened = Signal()

    def __init__(
        self,
        face: Face,
        field: CardField,
        name: str,
        label: str,
        text: str,
        icon: str,
        save: Callable[[FieldRow, str], None],
        *,
        editable: bool = True,
        has_why: bool = True,
        opens: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.face, self.field, self._save, self._opens = face, field, save, opens
        self.editor: Editor | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        caption = Text(label, Kind.QUIET, wrap=True)
        caption.setFixedWidth(theme.grown(Size.LABEL))
        caption.setMinimumHeight(theme.grown(Size.BUTTON_SMALL))
        glyph = Glyph(icon, Meaning.QUIET) if icon else None
        self.value = Value(f"{name}Value", label, text, editable=editable)
        self.value.clicked.connect(self.edit)
        self.why = IconButton(
            self.tr("Why is it so?"), f"{name}Why", "question", ButtonKind.PLAIN, high=Size.BUTTON_SMALL
        )
        self.why.setAccessibleName(self.tr("Why is it so? {}").format(label))
        self.why.clicked.connect(self.why_asked)
        self.why.setVisible(has_why)
        self._line = row(spacing=S)
        if glyph is not None:
            glyph.setFixedHeight(theme.grown(Size.BUTTON_SMALL))
            self._line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._line.addSpacing(theme.grown(Size.ICON) + S)
        self._line.addSpacing(theme.XS)
        self._line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.value, 1)
        self._line.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._line)
        self.note = Text("", Kind.SMALL, name=f"{name}Note", meaning=Meaning.PROBLEM, wrap=True)
        self.note.hide()
        column.addWidget(self.note)
        self._panel: QWidget | None = None

    # --- changing ----------------------------------------------------------------------------------

    def edit(self) -> None:
        """Turn the value into an editor."""
        if self._opens:
            self.opened.emit()
            return
        if self.editor is not None:
            return
        self.editor = Editor(self.field, f"{self.objectName()}Edit", typed(self.field), self.face)
        self.editor.done.connect(self._finish)
        self.editor.picked.connect(self._finish)
        self.editor.left.connect(self._leave)
        self.editor.dropped.connect(self.drop)
        self.editor.edited.connect(lambda: self.complain("", keep=True))
        self._line.replaceWidget(self.value, self.editor)
        self.value.hide()
        self.editor.show()
        self.editor.setFocus()

    def _finish(self) -> None:
        if self.editor is None:
            return
        if self.editor.open:
            self.complain(self.editor.open)
            return
        text = self.editor.text()
        if text == typed(self.field):
            self.drop()
        else:
            self._save(self, text)

    def _leave(self) -> None:
        # What is wrong stays open until it is right or dropped: nothing typed is lost.
        if self.editor is not None and not self.note.isVisible():
            self._finish()

    def drop(self) -> None:
        """Go back to the value as it is."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        focused = editor.isAncestorOf(editor.window().focusWidget() or editor)
        self._line.replaceWidget(editor, self.value)
        editor.hide()
        editor.deleteLater()
        self.value.show()
        self.note.hide()
        if focused:
            self.value.setFocus()

    def complain(self, what: str, *, keep: bool = False) -> None:
        """Say what is wrong with what was typed; nothing: it is right again."""
        if self.editor is not None:
            self.editor.set_wrong(bool(what))
            self.editor.part.setAccessibleDescription(what)
            if not keep:
                self.editor.setFocus()
        self.note.say(what)
        self.note.setVisible(bool(what))

    def changed_meanwhile(self, found: RecordCard) -> None:
        """Say what is there now; whoever presses Enter again has seen it."""
        now = next((one for one in found.fields if one.name == self.field.name), None)
        if now is None or self.editor is None:
            return
        self.field = now
        theirs = shown(now.kind, now.value, now.shown) or self.tr("nothing")
        self.complain(
            self.tr(
                "Somebody else changed it to “{}”. Enter puts yours instead, Escape keeps theirs."
            ).format(theirs)
        )

    # --- why ---------------------------------------------------------------------------------------

    def show_why(self, why: Why | None) -> None:
        """Open or close the panel that says why the value is as it is."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        if why is not None:
            self._panel = WhyPanel(why, f"{self.objectName()}Reason")
            self.layout().addWidget(self._panel)  # type: ignore[union-attr]

    @property
    def explained(self) -> bool:
        """Whether the panel is open."""
        return self._panel is not None


class WhyPanel(Inset):
    """Why is it so: value here, value there, what both had, who and when, and what the next sync does."""

    def __init__(self, why: Why, name: str) -> None:
        super().__init__(name, spacing=theme.XS)
        self.column.setContentsMargins(M, M, M, M)
        self.column.addWidget(Text(self.tr("Why is it so?"), Kind.STRONG))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        ours, theirs = spans(why.here, why.there) if why.here and why.there else ((), ())
        here_when = words.ago(words.parsed(why.here_at)) if why.here_at else ""
        here = ", ".join(one for one in (why.here_by or "", here_when) if one)
        there = words.ago(words.parsed(why.there_at)) if why.there_at else ""
        nothing = self.tr("nothing")
        self._line(self.tr("Here"), DiffText(why.here or nothing, ours), here)
        if why.there_known:
            self._line(why.system, DiffText(why.there or nothing, theirs), there)
        if why.agreed:
            self._line(self.tr("Both had"), DiffText(why.both_had or nothing), "")
        self.column.addSpacing(theme.XS)
        self.column.addWidget(Divider())
        self.column.addSpacing(theme.XS)
        self.column.addWidget(Text(localised(why.sentence), Kind.BODY, name=f"{name}Sentence", wrap=True))
        parts = [f"{self.tr('Here')}: {why.here or nothing}"]
        if why.there_known:
            parts.append(f"{why.system}: {why.there or nothing}")
        self.setAccessibleName(". ".join([*parts, localised(why.sentence)]))

    def _line(self, label: str, value: DiffText, when: str) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(Elided(label, Kind.QUIET), at, 0)
        self._grid.addWidget(value, at, 1)
        if when:
            # Below: beside it the value itself would be cut.
            below = Text(when, Kind.SMALL, wrap=True)
            below.setContentsMargins(0, 0, 0, theme.XS)
            self._grid.addWidget(below, at + 1, 1)
