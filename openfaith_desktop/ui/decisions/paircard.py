"""Two side by side: whom each line belongs to, how the two compare, and why they may be one. No answers, no reading.

Used for a possible match in the other system (`decisions`) and for two who are both here (`duplicates`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from openfaith_desktop.application.pairs import Alike, PairLine
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.decisions.model import tr
from openfaith_desktop.ui.texts import localised, localised_label
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.chips import Badge
from openfaith_desktop.ui.widgets.differences import DiffText, spans
from openfaith_desktop.ui.widgets.surface import Card, Inset, box, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two: a name, and where they are."""

    name: str
    where: str
    strong: bool = False


def side_by_side(heads: tuple[Head, Head], lines: Sequence[PairLine], lonely: Mapping[Alike, str]) -> Card:
    """Return the card of both, line by line. `lonely`: the words for what only one of the two has."""
    card = Card("pairCard", spacing=theme.M)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.L)
    grid.setVerticalSpacing(theme.M)
    grid.setColumnMinimumWidth(0, theme.grown(Size.LABEL))
    for column, share in ((1, 3), (2, 1), (3, 3)):
        grid.setColumnStretch(column, share)
    for head, column in zip(heads, (1, 3), strict=True):
        grid.addWidget(_head(head), 0, column)
    for number, line in enumerate(lines):
        at = 2 * number + 2
        grid.addWidget(Divider(), at - 1, 0, 1, 4)
        mine, yours = ", ".join(line.here), ", ".join(line.there)
        parts = spans(mine, yours) if line.alike not in (Alike.SAME,) else ((), ())
        grid.addWidget(Text(localised_label(line.label), Kind.QUIET, name=f"pairLabel_{line.name}"), at, 0)
        grid.addWidget(DiffText(mine or tr("nothing"), parts[0] if mine else ()), at, 1)
        grid.addWidget(_alike(line.alike, lonely), at, 2, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(DiffText(yours or tr("nothing"), parts[1] if yours else ()), at, 3)
    card.column.addLayout(grid)
    return card


def _head(head: Head) -> QWidget:
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Elided(head.name, Kind.CARD_TITLE, name="pairName"))
    texts.addWidget(Text(head.where, Kind.SMALL, name="pairWhere", wrap=True))
    line = QHBoxLayout()
    line.setSpacing(theme.M)
    line.addWidget(Avatar(head.name, Size.TILE, strong=head.strong))
    line.addLayout(texts, 1)
    return box(line)


def _alike(alike: Alike, lonely: Mapping[Alike, str]) -> QWidget:
    if alike is Alike.SAME:
        # What is the same is the rule: a word is enough, badges mark what isn't.
        return box(row(Glyph("check", Meaning.OK, Size.ICON_SMALL), Text(tr("Same"), Kind.SMALL)))
    if alike in lonely:
        return Badge(lonely[alike], Meaning.QUIET)
    word, meaning = {
        Alike.SIMILAR: (tr("Alike"), Meaning.INFO),
        Alike.DIFFERENT: (tr("Different"), Meaning.ATTENTION),
    }[alike]
    return Badge(word, meaning)


def why(likely: str, reasons: Sequence[str], against: Sequence[str], lines: Sequence[PairLine]) -> Inset:
    """Return how likely they are one, what speaks for it and what against it."""
    inset = Inset("pairWhy", spacing=theme.XS)
    apart = sum(line.alike is Alike.DIFFERENT for line in lines)
    title = likely_words(likely) or tr("Why we ask")
    if apart and likely:
        but = words.count(apart, tr("though 1 thing differs"), tr("though {} things differ", apart))
        title = f"{title}, {but}"
    inset.column.addWidget(Text(title, Kind.STRONG, name="pairWhyTitle", wrap=True))
    for texts, icon, meaning in (
        (reasons, "check", Meaning.OK),
        (against, "warning", Meaning.ATTENTION),
    ):
        if texts:
            sentence = ", ".join(localised(one) for one in texts)
            said = Text(sentence[:1].upper() + sentence[1:], Kind.BODY, name="pairReason", wrap=True)
            inset.column.addLayout(_reason(icon, meaning, said))
    return inset


def likely_words(likely: str) -> str:
    """Return how likely two are one, as people read it; "" where nobody said."""
    return {
        "almost surely": tr("Almost surely the same"),
        "probably": tr("Probably the same"),
        "perhaps": tr("Perhaps the same"),
    }.get(likely, "")


def _reason(icon: str, meaning: Meaning, said: Text) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.S)
    line.addWidget(Glyph(icon, meaning, Size.ICON_SMALL), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 1)
    return line


def since(moment: str) -> str:
    """Return the year of a moment, "" for none."""
    found = words.parsed(moment)
    return str(found.year) if found is not None else ""
