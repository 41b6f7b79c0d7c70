"""The look of the window: colours, sizes and type, each written down once, here.

Everything else asks: `colours()`, `font()`, `grown()`, the names of spaces and radii. Nowhere else in the
window stands a literal colour, size or font. Widgets paint with these and are told by `watch()` when light
turns to dark. Every word colour has a contrast of at least 4.5:1 on every surface it is used on
(`tests/ui/test_theme.py`). Fusion is the style on every platform.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, IntEnum, StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

# --- spaces, radii, lines, in pixels ---------------------------------------------------------------

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
"""The only distances there are."""
HAIR, LINE, RING = 1, 1.5, 2
"""Widths of lines: a divider, what is chosen, what has the focus."""
RADIUS, RADIUS_INNER, RADIUS_CARD = 6, 8, 10
PAGE_MARGINS = (32, 26, 32, 24)
CONTENT_WIDTH = 1100
"""The widest a page grows; tables take all there is."""
NO_LIMIT = (1 << 24) - 1
"""Qt's own word for a width without a limit."""
MOTION_MS = 120
"""How long something moves; nothing moves where the system asks for less."""


class Size(IntEnum):
    """Heights and widths of parts at the usual text size; `grown()` makes them follow the text."""

    BUTTON = 34
    BUTTON_IN_CARD = 32
    BUTTON_SMALL = 28
    CHIP = 30
    BADGE = 22
    COUNT = 20
    TOGGLE_WIDE = 40
    TOGGLE_HIGH = 22
    COMBO_WIDE = 186
    SEARCH_WIDE = 208
    SEARCH_LEAST = 168
    FIELD = 32
    TICK = 18
    TICK_COLUMN = 42
    ICON = 18
    ICON_SMALL = 16
    ICON_LARGE = 22
    TILE = 44
    EMPTY_TILE = 56
    AVATAR = 26
    AVATAR_LARGE = 48
    NAVIGATION = 228
    NAVIGATION_SLIM = 56
    NARROW_WINDOW = 1000
    NARROW_PAGE = 640
    NARROW_LINE = 400
    NARROW_CARD = 560
    NARROW_FACTS = 480
    NARROW_CHOICE = 300
    NARROW_RECORDS = 840
    NAVIGATION_ITEM = 34
    ROW_HEADER = 40
    ROW_PEOPLE = 42
    ROW_PREVIEW = 37
    ROW_PUSH = 44
    ROW_DECISION = 66
    ROW_RUN = 58
    ROW_SETTING = 52
    ROW_STEP = 54
    BAR = 8
    BAR_THIN = 6
    RING = 34
    SCROLLBAR = 10
    CARD_SIDE = 404
    LABEL = 92
    STEP_COLUMN = 142
    RUNS_SIDE = 300
    PAIRS_SIDE = 224
    RAIL = 248
    DIALOG = 440
    WINDOW_WIDE = 1280
    WINDOW_HIGH = 800
    WINDOW_LEAST_WIDE = 880
    WINDOW_LEAST_HIGH = 560


# --- type ------------------------------------------------------------------------------------------


class Step(float, Enum):
    """Text sizes, as shares of the system's."""

    SMALL = 0.86
    BODY = 1.0
    LARGE = 1.15
    HEADING = 1.5
    TITLE = 2.0


class Weight(IntEnum):
    """Text weights: running text; names and buttons; titles and numbers."""

    TEXT = 400
    NAME = 500
    TITLE = 600


LEAST_TEXT = 14
"""Pixels of running text where the system's own is smaller; a bigger one of the system's is kept."""


# --- colours ---------------------------------------------------------------------------------------


class Meaning(StrEnum):
    """What a colour says. It always comes with an icon or a word that says the same."""

    OK = "ok"
    ATTENTION = "attention"
    PROBLEM = "problem"
    INFO = "info"
    QUIET = "quiet"
    ACCENT = "accent"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, light or dark. Surfaces from the outermost in, then lines, words, meanings."""

    side: QColor
    page: QColor
    card: QColor
    inset: QColor
    hover: QColor
    track: QColor
    line: QColor
    line2: QColor
    edge: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    on_accent: QColor
    accent_text: QColor
    accent_tint: QColor
    ok: QColor
    ok_tint: QColor
    attention: QColor
    attention_tint: QColor
    problem: QColor
    problem_tint: QColor
    info: QColor
    info_tint: QColor
    chart_added: QColor
    chart_updated: QColor
    toast: QColor
    on_toast: QColor
    shadow: QColor

    def word(self, meaning: Meaning) -> QColor:
        """Return the colour of words and icons of a meaning."""
        return {
            Meaning.OK: self.ok,
            Meaning.ATTENTION: self.attention,
            Meaning.PROBLEM: self.problem,
            Meaning.INFO: self.info,
            Meaning.QUIET: self.quiet,
            Meaning.ACCENT: self.accent_text,
            Meaning.TEXT: self.text,
        }[meaning]

    def tint(self, meaning: Meaning) -> QColor:
        """Return the soft fill behind words of a meaning."""
        return {
            Meaning.OK: self.ok_tint,
            Meaning.ATTENTION: self.attention_tint,
            Meaning.PROBLEM: self.problem_tint,
            Meaning.INFO: self.info_tint,
            Meaning.QUIET: self.hover,
            Meaning.ACCENT: self.accent_tint,
            Meaning.TEXT: self.hover,
        }[meaning]


def _colours(*values: str) -> Colours:
    return Colours(*(QColor(f"#{value}") for value in values))


LIGHT = _colours(
    *("F2F1EE", "FBFAF8", "FFFFFF", "F6F5F2", "ECEAE6", "E9E7E3"),
    *("E8E6E2", "D6D3CD", "87847D", "1E1E22", "5D5D66"),
    *("4056C8", "FFFFFF", "3A4FBE", "EEF0FC"),
    *("1A7145", "E7F4EC", "8A5200", "FCF1DD", "B0281F", "FCECEA", "285BAA", "E9F0FB"),
    *("3A4FBE", "7F8DE1", "1E1E22", "FFFFFF", "12000000"),
)
DARK = _colours(
    *("161618", "1C1C1F", "242428", "1F1F23", "2C2C31", "37373D"),
    *("323237", "45454C", "8A8A93", "ECECEF", "A6A6B0"),
    *("5468E0", "FFFFFF", "A3B1FF", "2A2E4A"),
    *("71CB9A", "1F3429", "E9B965", "3A2F1C", "F4958C", "402523", "92B8F5", "22304A"),
    *("A3B1FF", "5E6BC9", "ECECEF", "1E1E22", "00000000"),
)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""

    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def luminance(colour: QColor) -> float:
        red, green, blue = (channel(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """Return `under` covered by `share` (0 to 1) of `over`."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


READABLE = 4.5


def with_accent(colours: Colours, accent: QColor) -> Colours:
    """Return colours with the system's accent where words on it and in it can be read, else unchanged."""
    dark = colours.card.lightnessF() < colours.text.lightnessF()
    toward = QColor(Qt.GlobalColor.white if dark else Qt.GlobalColor.black)
    tint = mixed(colours.card, accent, 0.2 if dark else 0.09)
    word = accent
    for _ in range(20):
        if min(contrast(word, surface) for surface in (tint, colours.page, colours.hover)) >= READABLE:
            break
        word = mixed(word, toward, 0.1)
    fill = accent
    for _ in range(20):
        if contrast(fill, colours.on_accent) >= READABLE:
            return replace(colours, accent=fill, accent_text=word, accent_tint=tint)
        fill = mixed(fill, QColor(Qt.GlobalColor.black), 0.1)
    return colours


# --- the look in force -----------------------------------------------------------------------------


class _Look(QObject):
    """What is in force now, and the signal that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colours = LIGHT
        self.family = QFont()
        self.body = float(LEAST_TEXT)
        self.choice = "system"
        self.accent: QColor | None = None
        self.fonts: dict[tuple[float, int, bool], QFont] = {}


_look = _Look()


def colours() -> Colours:
    """Return the colours in force."""
    return _look.colours


def is_dark() -> bool:
    """Return whether the dark colours are in force."""
    return _look.colours.card.lightnessF() < _look.colours.text.lightnessF()


def watch(slot: Callable[[], object]) -> None:
    """Call a widget's method whenever the look changes; it ends with the widget."""
    _look.changed.connect(slot)


def font(step: Step = Step.BODY, weight: Weight = Weight.TEXT, *, tabular: bool = False) -> QFont:
    """Return the system's font in a size and weight; `tabular` figures stand under each other."""
    key = (float(step), int(weight), tabular)
    if key not in _look.fonts:
        made = QFont(_look.family)
        made.setPixelSize(max(1, round(_look.body * step)))
        made.setWeight(QFont.Weight(int(weight)))
        if tabular:
            made.setFeature(QFont.Tag("tnum"), 1)
        _look.fonts[key] = made
    return _look.fonts[key]


def grown(size: float) -> int:
    """Return a height or width in pixels at the present text size; 1:1 at the usual one."""
    return round(size * _look.body / LEAST_TEXT)


def reduced_motion() -> bool:
    """Return whether the system asks for less movement."""
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General) if _look.choice else True


def install(qt: QApplication, choice: str = "system", text_scale: float = 1.0) -> None:
    """Give the program its look. `choice`: system, light or dark. `text_scale` multiplies the system's text.

    Called once at the start, and again when a person chooses otherwise; the system's own changes are followed.
    """
    if not qt.property("openfaithLook"):
        qt.setProperty("openfaithLook", True)
        qt.setStyle("Fusion")
        _look.family = QFont(qt.font())
        if sys.platform in ("win32", "darwin"):
            _look.accent = qt.palette().color(QPalette.ColorRole.Accent)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: _apply(qt))
    _look.choice = choice
    _look.body = max(LEAST_TEXT, QFontInfo(_look.family).pixelSize()) * text_scale
    _look.fonts.clear()
    _apply(qt)


def _apply(qt: QApplication) -> None:
    system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = {"light": False, "dark": True}.get(_look.choice, system)
    base = DARK if dark else LIGHT
    _look.colours = with_accent(base, _look.accent) if _look.accent is not None else base
    qt.setPalette(_palette(_look.colours))
    qt.setFont(font())
    _look.changed.emit()


def _palette(c: Colours) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for one, colour in (
        *(
            (role.Window, c.page),
            (role.WindowText, c.text),
            (role.Base, c.card),
            (role.AlternateBase, c.inset),
        ),
        *(
            (role.Text, c.text),
            (role.PlaceholderText, c.quiet),
            (role.Button, c.card),
            (role.ButtonText, c.text),
        ),
        *((role.ToolTipBase, c.card), (role.ToolTipText, c.text), (role.BrightText, c.problem)),
        *((role.Highlight, c.accent), (role.HighlightedText, c.on_accent), (role.Accent, c.accent)),
        *(
            (role.Link, c.accent_text),
            (role.LinkVisited, c.accent_text),
            (role.Mid, c.line2),
            (role.Light, c.card),
        ),
        *((role.Midlight, c.hover), (role.Dark, c.line2), (role.Shadow, c.line2)),
    ):
        palette.setColor(one, colour)
    faded = mixed(c.card, c.quiet, 0.6)
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, one, faded)
    return palette


def ink(widget: QWidget, meaning: Meaning) -> None:
    """Give a widget's words the colour of a meaning."""
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.WindowText, colours().word(meaning))
    widget.setPalette(palette)
