"""A walk over every screen: names for screen readers, the order of the keyboard, nothing clipped at 200 % text, in a
language twice as long, or read from right to left.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from openfaith_desktop.application import lists, records, review, syncing
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.screens import hidden
from openfaith_desktop.ui.settings.page import SettingsPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.answer import AnswerCard
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.surface import Scroll
from openfaith_desktop.ui.widgets.text import Elided
from tests.ui.another_language import TwiceAsLong, left_in_english
from tests.ui.conftest import World, child

NEEDS_MORE = {"brake", "pair", "push", "connect", "preview"}
"""Screens that show nothing unless they are given something; their own tests open them."""

SHOWN_BECAUSE = {"sign_in_again": {"connection": "hope"}}
"""What screens are told why they are shown."""


@pytest.fixture
def long_words() -> Iterator[None]:
    longer = TwiceAsLong()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.fixture
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    theme.install(qapp, "light", request.param)
    yield request.param
    theme.install(qapp, "light", 1.0)


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _clipped(widget: QWidget) -> str:
    """Return what is cut off of a widget's words, "" when nothing is."""
    if isinstance(widget, QLabel) and not isinstance(widget, Elided) and widget.text():
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            return "" if needed <= widget.height() + 1 else f"needs {needed} px, has {widget.height()}"
        needed = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
        return "" if needed <= widget.width() + 1 else f"needs {needed} px, has {widget.width()}"
    if isinstance(widget, Button) and widget.text():
        needed = widget.sizeHint().width()
        return "" if needed <= widget.width() + 1 else f"needs {needed} px, has {widget.width()}"
    return ""


def _out_of_sight(window: MainWindow, widget: QWidget) -> bool:
    """Return whether a part lies beyond the window's side, or its scroll area's, where nobody can scroll to."""
    around: QWidget = window
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, Scroll):
            around = parent
            break
        parent = parent.parentWidget()
    corner = widget.mapTo(around, widget.rect().topLeft())
    place = QRect(corner, widget.size())
    return place.left() < -1 or place.right() > around.width() + 1


def _walk(window: MainWindow, key: str) -> list[str]:
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{key}: {type(widget).__name__} {widget.objectName()}"
        text = widget.text()[:40] if isinstance(widget, QLabel | QPushButton) else ""
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QAbstractScrollArea):
            found += [] if widget.objectName() else [f"{name} has no object name"]
            found += [] if widget.accessibleName() else [f"{name} has no accessible name"]
        if clipped := _clipped(widget):
            found.append(f"{name} “{text}” is cut: {clipped}")
        if text and _out_of_sight(window, widget):
            found.append(f"{name} “{text}” is out of sight")
    return found


def _settle() -> None:
    """Let parts inside parts find their places: each layer asks the one around it for room by a new event."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()


def _tour(world: World, size: tuple[int, int], *, translated: bool = False) -> None:
    def walk(window: MainWindow, key: str) -> list[str]:
        return _walk(window, key) + (left_in_english(window, key) if translated else [])

    async def told(window: MainWindow) -> None:
        window.resize(*size)
        found: list[str] = []
        window.go("preview", look=True)
        found += walk(window, "looking")
        await window.runner.over()
        await window.door.finished()
        _settle()
        found += walk(window, "preview")
        window.runner.start()
        await window.runner.over()
        records.add(world.app, "person", {"first_name": "Naomi", "last_name": "Carter"})
        keys = [*window._places, *(key for key in hidden() if key not in NEEDS_MORE)]
        for key in keys:
            window.go(key, **SHOWN_BECAUSE.get(key, {}))
            await window.door.finished()
            _settle()
            found += walk(window, key)
        for section in child(window, SettingsPage, "page_settings").sections:
            window.go("settings", section=section)
            await window.door.finished()
            _settle()
            found += walk(window, f"settings, {section}")
        typed = {"first_name": "Naomi", "last_name": "Carter-Montgomery", "birthdate": "1971-03-04"}
        for _ in range(2):
            records.add(world.app, "person", typed)
        window.go("duplicates")
        for _ in range(3):
            await window.door.finished()
            _settle()
        assert child(window, QWidget, "pairCard").isVisible()
        found += walk(window, "two who are both here")
        window.go("people", record=lists.ids(world.app, "person")[0])
        await window.door.finished()
        _settle()
        found += walk(window, "people with a card")
        assert not found, "\n".join(dict.fromkeys(found))

    world.story(told)


SIZES = pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=["1280", "1920"])


@SIZES
@pytest.mark.parametrize("scale", [1.0, 2.0], indirect=True, ids=["100%", "200%"])
def test_nothing_is_nameless_cut_or_out_of_sight(world: World, scale: float, size: tuple[int, int]) -> None:
    _tour(world, size)


def test_a_language_twice_as_long_fits(world: World, long_words: None) -> None:
    _tour(world, (1280, 800), translated=True)


def test_from_right_to_left_nothing_is_cut(world: World, right_to_left: None) -> None:
    _tour(world, (1280, 800))


def test_the_keyboard_goes_through_each_screen_and_comes_back(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        for key in window._places:
            window.go(key)
            await window.door.finished()
            page = window.stack.currentWidget()
            seen: list[QWidget] = []
            at: QWidget | None = page
            while at is not None and at not in seen:
                seen.append(at)
                at = at.nextInFocusChain()
            takes = [
                one
                for one in seen
                if one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            ]
            everything = [
                one
                for one in page.findChildren(QWidget)
                if one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            ]
            assert set(everything) <= set(takes), key

    world.story(told)


async def _questions(window: MainWindow, world: World) -> dict[str, int]:
    """Return two questions that have a page of their own: a possible match and a safety brake."""
    app = world.app
    await syncing.sync(app, "hope", StopFlag())
    for last in ("Abbott-Montgomery", "Baker"):
        world.there.create("Person", {"first_name": "Quill", "last_name": last})
        records.add(app, "person", {"first_name": "Quill", "last_name": last})
    await syncing.sync(app, "hope", StopFlag())
    for there in sorted(app.store.read(lambda c: links.active_external_ids(c, 1, "person")))[:8]:
        world.there.delete("Person", int(there))
    with pytest.raises(BrakeStopped):
        await syncing.compare(app, "hope", StopFlag())
    return {one.kind: one.id for one in review.rows(app, review.ids(app)).values()}


def _questions_are_whole(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.resize(1280, 800)
        found: list[str] = []
        for kind, number in (await _questions(window, world)).items():
            window.go("decisions", decision=number)
            for _ in range(3):
                await window.door.finished()
                _settle()
            view = child(window, QWidget, "pairView" if kind == "match" else "brakeView")
            assert view.isVisible()
            found += _walk(window, kind)
            for card in view.findChildren(AnswerCard):
                found += (
                    []
                    if card.heightForWidth(card.width()) <= card.height()
                    else [f"{card.objectName()} is cut"]
                )
        assert not found, "\n".join(dict.fromkeys(found))

    world.story(told)


@pytest.mark.parametrize("scale", [1.0, 2.0], indirect=True, ids=["100%", "200%"])
def test_questions_with_a_page_of_their_own_are_whole(world: World, scale: float) -> None:
    _questions_are_whole(world)


def test_such_questions_fit_in_a_language_twice_as_long(world: World, long_words: None) -> None:
    _questions_are_whole(world)


def test_such_questions_fit_from_right_to_left(world: World, right_to_left: None) -> None:
    _questions_are_whole(world)
