"""Parts of pages by themselves: what they do where there is little room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from qasync import QEventLoop

from openfaith_desktop.application.why import Next, Why
from openfaith_desktop.sync.modes import Rule
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.records.fieldrow import WhyPanel
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.answer import AnswerCard
from openfaith_desktop.ui.widgets.bulk import BulkBar
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Chip, Chips, Choice
from openfaith_desktop.ui.widgets.differences import DiffText
from openfaith_desktop.ui.widgets.empty import Empty
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.filterline import FilterLine
from openfaith_desktop.ui.widgets.sides import leading, put, trailing
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.text import Text
from openfaith_desktop.ui.widgets.windowed import Column, Windowed


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> None:
    theme.install(qapp, "light")


def shown(part: QWidget, width: int) -> QWidget:
    """Return a window so wide with a part in it, laid out."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    window.resize(width, 600)
    window.show()
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
    return window


def _filters() -> FilterLine:
    chips = Chips("filters", "Filters")
    chips.show_choices([Choice(f"key{n}", "Not in Planning Center", n) for n in range(4)], "key0")
    return FilterLine(chips, SearchField("search", "Search", ""))


def test_a_search_gives_way_to_the_chips_before_they_wrap(qapp: QApplication) -> None:
    line = _filters()
    needed = line.chips.sizeHint().width() + theme.M + theme.grown(Size.SEARCH_LEAST)
    window = shown(line, needed + 3)
    assert len({chip.y() for chip in line.findChildren(Chip)}) == 1
    assert line.search.width() == theme.grown(Size.SEARCH_LEAST) + 3
    window.resize(needed - 20, 600)
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
    assert len({chip.y() for chip in line.findChildren(Chip)}) == 2
    assert line.search.width() == theme.grown(Size.SEARCH_WIDE)


def test_a_search_without_chips_does_not_spread_out(qapp: QApplication) -> None:
    line = _filters()
    line.chips.hide()
    window = shown(line, 1200)
    assert window.isVisible()
    assert line.search.width() <= theme.grown(Size.SEARCH_WIDE)


def test_a_search_shows_the_hint_that_fits(qapp: QApplication) -> None:
    search = SearchField("search", "Search", "")
    search.hint("Search 100,380 people of the church", "Search")
    search.resize(theme.grown(Size.SEARCH_LEAST), 32)
    window = shown(search, theme.grown(Size.SEARCH_LEAST))
    assert window.isVisible()
    assert search.placeholderText() == "Search"
    search.resize(600, 32)
    assert search.placeholderText().endswith("of the church")


@pytest.mark.parametrize("width", [380, 520, 700, 900])
def test_the_answers_to_what_is_ticked_are_never_cut(qapp: QApplication, width: int) -> None:
    bar = BulkBar("bulk")
    send = Button("", "send", ButtonKind.PRIMARY, "paper-plane-tilt", in_card=True)
    bar.answers.addWidget(send)
    window = shown(bar, width)
    bar.put(100_380)
    send.say("Add 100,380 people to Planning Center")
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
    right = send.mapTo(bar, send.rect().topRight()).x()
    assert window.isVisible()
    assert send.width() >= send.sizeHint().width()
    assert 0 < right < bar.width()


class _Words(Windowed[str]):
    def text(self, row: str, column: Column) -> str:
        return row


@pytest.mark.parametrize("mirrored", [False, True])
def test_figures_at_the_far_edge_keep_their_distance(loop: QEventLoop, mirrored: bool) -> None:
    model = _Words(Door(), (Column("name", "Name"), Column("many", "Many", right=True)), lambda _: {})
    table = Table("table", "Table", model, Size.ROW_PUSH)
    table.setLayoutDirection(table.layoutDirection().RightToLeft if mirrored else table.layoutDirection())
    cell = QRectF(0, 0, 200, 44)
    inner = table.inner(cell, 1)
    assert (inner.left() if mirrored else cell.right() - inner.right()) == theme.L
    assert table.inner(cell, 0).width() == 200 - 2 * table.padding


def test_why_a_value_is_so_shows_all_of_it(qapp: QApplication) -> None:
    why = Why(
        field="number",
        label="Number",
        system="Planning Center",
        here="(217) 555-0134",
        here_by="you",
        here_at="2026-11-24T15:20:00+00:00",
        there="(217) 555-3144",
        there_at="2026-11-24T15:20:00+00:00",
        there_known=True,
        both_had="847-555-0100",
        agreed=True,
        entity_id="phone_number_1",
        connection="hope",
        read_at=None,
        rule=Rule.ASK,
        own_rule=False,
        decision=1,
        next=Next.ASK,
        sentence="It needs a decision from you. Until then both sides stay as they are.",
    )
    panel = WhyPanel(why, "why")
    window = shown(panel, theme.grown(Size.CARD_SIDE) - 3 * theme.L)
    assert window.isVisible()
    values = panel.findChildren(DiffText)
    assert len(values) == 3
    for value in values:
        assert value.width() >= value.sizeHint().width(), value.accessibleName()


def test_an_empty_page_ends_with_no_line_of_one_word(qapp: QApplication) -> None:
    empty = Empty(
        "empty", "check", "Nothing", "What one side can't take is listed here, with what to do about it."
    )
    sentence = empty.sentence
    wide, most = sentence.maximumWidth(), theme.grown(Size.DIALOG)
    assert wide < most
    assert sentence.heightForWidth(wide) == sentence.heightForWidth(most)
    empty.tell("Nothing", "It is empty.")
    assert sentence.heightForWidth(sentence.maximumWidth()) < 2 * sentence.fontMetrics().height()


@pytest.mark.parametrize("width", [200, 300, 480])
def test_an_answer_has_room_for_its_words_at_any_width(qapp: QApplication, width: int) -> None:
    card = AnswerCard("answer", "check", key="S", costs=("Undo until 24 December", Meaning.ATTENTION))
    card.say("It's a mistake, keep everything", "Everything stays as it is, and this isn't asked again.")
    window = shown(card, width)
    assert window.isVisible()
    assert card.height() >= card.heightForWidth(card.width())
    assert card.heightForWidth(200) > card.heightForWidth(480)
    assert "Undo until" in card.accessibleDescription()


def test_a_column_that_tells_least_gives_way_to_the_others(loop: QEventLoop) -> None:
    columns = (Column("name", "Name"), Column("both", "Both had", least=Size.NARROW_PAGE))
    table = Table("table", "Table", _Words(Door(), columns, lambda _: {}), Size.ROW_PUSH)
    window = shown(table, theme.grown(Size.NARROW_PAGE) + 40)
    assert not table.isColumnHidden(1)
    assert table.columnWidth(0) < table.viewport().width()
    window.resize(theme.grown(Size.NARROW_PAGE) - 40, 600)
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
    assert table.isColumnHidden(1)
    assert table.columnWidth(0) == table.viewport().width()


def _ink(paint: Callable[[QPainter], object]) -> QRect:
    """Return where something is painted in an empty picture of 400 by 40."""
    picture = QImage(400, 40, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    paint(painter)
    painter.end()
    found = QRegion(QBitmap.fromImage(picture.createAlphaMask()))
    return found.boundingRect()


def test_painted_words_stand_where_reading_begins_and_ends(qapp: QApplication) -> None:
    box = QRectF(0, 0, 400, 40)
    assert _ink(lambda painter: put(painter, box, leading(True), "Joan")).left() > 300
    assert _ink(lambda painter: put(painter, box, trailing(True), "Joan")).right() < 100
    assert _ink(lambda painter: put(painter, box, leading(False), "Joan")).right() < 100


def test_a_phone_number_is_not_written_backwards_from_right_to_left(qapp: QApplication) -> None:
    number, box = "(217) 555-0134", QRectF(0, 0, 400, 40)

    def picture(direction: Qt.LayoutDirection) -> QImage:
        made = QImage(400, 40, QImage.Format.Format_ARGB32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setLayoutDirection(direction)
        put(painter, box, leading(False), number)
        painter.end()
        return made

    assert picture(Qt.LayoutDirection.RightToLeft) == picture(Qt.LayoutDirection.LeftToRight)


def test_words_of_another_direction_stand_where_the_page_begins(qapp: QApplication) -> None:
    label = Text("Couldn't be copied", wrap=True)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    assert label.alignment() == Qt.AlignmentFlag.AlignCenter
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
