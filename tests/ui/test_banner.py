"""A banner is as high as its words, however much room the page has to spare."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Meaning
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.surface import Card

LONG = "There is no connection to it at the moment. Nothing was lost. Sync again: it carries on where it stopped. "


def _settle() -> None:
    for _ in range(5):
        QCoreApplication.sendPostedEvents()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_banner_is_as_high_as_its_words_and_follows_the_width(loop: object, qapp, scale: float) -> None:
    around = QWidget()
    column = QVBoxLayout(around)
    banner = Banner("banner")
    column.addWidget(banner)
    column.addWidget(Card("card"))
    around.resize(1200, 1600)
    around.show()
    banner.tell(Meaning.PROBLEM, "The system can't be reached.", LONG * 2, "Sync again", around.close)
    for wide in (1200, 500, 900):
        around.resize(wide, 1600)
        _settle()
        assert banner.height() == banner.heightForWidth(banner.width())
    before = banner.height()
    theme.install(qapp, "light", scale)
    _settle()
    assert (banner.height() > before) is (scale > 1)
    assert banner.height() == banner.heightForWidth(banner.width())
    banner.tell(Meaning.INFO, "Short")
    _settle()
    assert banner.height() == banner.heightForWidth(banner.width()) < before
    theme.install(qapp, "light", 1.0)
    around.close()
