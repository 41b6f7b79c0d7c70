"""The look: every word can be read on every surface, and no literal colour, size or font stands elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import openfaith_desktop.ui
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import DARK, LIGHT, Colours, Meaning, contrast

SETS = pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
UI = Path(openfaith_desktop.ui.__file__).parent


@SETS
def test_words_can_be_read_on_every_surface_they_stand_on(c: Colours) -> None:
    for meaning in Meaning:
        surfaces = [c.card, c.page, c.side, c.inset, c.tint(meaning)]
        if meaning is not Meaning.QUIET:
            surfaces.append(c.accent_tint)
        for surface in [*surfaces, c.hover]:
            least = 4.5 if surface is not c.hover or meaning in (Meaning.QUIET, Meaning.TEXT) else 4.0
            assert contrast(c.word(meaning), surface) >= least, (meaning, surface.name())


@SETS
def test_the_primary_button_and_the_toast_can_be_read(c: Colours) -> None:
    assert contrast(c.on_accent, c.accent) >= 4.5
    assert contrast(c.on_toast, c.toast) >= 4.5


@SETS
def test_frames_of_what_can_be_used_stand_out(c: Colours) -> None:
    assert contrast(c.edge, c.card) >= 3.0
    assert contrast(c.accent_text, c.page) >= 3.0


@pytest.mark.parametrize(
    "accent", ["#ff0000", "#ffd400", "#00c853", "#0078d4", "#e91e63", "#ffffff", "#000000"]
)
@SETS
def test_any_accent_of_the_system_stays_readable(c: Colours, accent: str) -> None:
    made = theme.with_accent(c, QColor(accent))
    assert contrast(made.on_accent, made.accent) >= 4.5
    for surface in (made.card, made.page, made.accent_tint):
        assert contrast(made.accent_text, surface) >= 4.5


LITERALS = (
    re.compile(r"QColor\(\s*[\"'\d]"),
    re.compile(r"[\"']#[0-9a-fA-F]{3,8}[\"']"),
    re.compile(r"setPointSize|setStyleSheet|QFont\(\s*[\"']"),
    re.compile(r"set(?:Fixed|Minimum|Maximum)(?:Width|Height|Size)\([^)]*\b(?!9999)\d{2,}"),
    re.compile(r"set(?:ContentsMargins|Spacing)\([^)]*\b(?:[3-9]|\d{2,})\b"),
)


def test_colours_sizes_and_fonts_are_written_down_once() -> None:
    found = [
        f"{path.relative_to(UI)}:{number}: {line.strip()}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "theme.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if any(pattern.search(line) for pattern in LITERALS)
    ]
    assert not found, "\n".join(found)


def test_sizes_follow_the_text(qapp: object) -> None:
    theme.install(qapp, "light", 2.0)  # type: ignore[arg-type]
    try:
        assert theme.grown(theme.Size.ROW_PEOPLE) == 84
        assert theme.font().pixelSize() == 28
    finally:
        theme.install(qapp, "light")  # type: ignore[arg-type]
