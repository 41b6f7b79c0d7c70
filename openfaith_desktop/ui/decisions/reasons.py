"""What a safety brake's page says of its cause: how many there were and are, and what may have happened. No widgets."""

from __future__ import annotations

from dataclasses import dataclass

from openfaith_desktop.application.brakes import BrakeCause
from openfaith_desktop.sync.brakes import Brake
from openfaith_desktop.ui import words
from openfaith_desktop.ui.decisions.model import tr
from openfaith_desktop.ui.texts import localised_label


@dataclass(frozen=True, slots=True)
class Figures:
    """A title, what is unusual about it, and numbers of records with what they are, to compare as bars."""

    title: str
    difference: str
    bars: tuple[tuple[str, int], ...]


def figures(cause: BrakeCause, system: str) -> Figures:
    """Return the numbers of a cause."""
    label = localised_label(cause.label)
    share = f" ({cause.number / cause.total:.0%})" if cause.total else ""
    if cause.brake in (Brake.EMPTY, Brake.REMOVE):
        return Figures(
            tr("{} in {}'s list").format(label, system),
            tr("{} fewer", cause.number).format(words.number(cause.number)) + share,
            ((tr("Before"), cause.total), (tr("Now"), max(0, cause.total - cause.number))),
        )
    if cause.brake is Brake.CREATE:
        return Figures(
            tr("{} in {}").format(label, system),
            tr("{} new", cause.number).format(words.number(cause.number)),
            ((tr("In both"), cause.total), (tr("To be added"), cause.number)),
        )
    return Figures(
        tr("{} in both").format(label),
        tr("{} changes", cause.number).format(words.number(cause.number)) + share,
        ((tr("In both"), cause.total), (tr("To be changed"), cause.number)),
    )


def may_be(cause: BrakeCause, system: str) -> tuple[tuple[str, str, str], ...]:
    """Return what may have happened: an icon, a sentence, and which answer fits then."""
    right, wrong = tr("Then it's right: go on."), tr("Then it's a mistake: keep everything.")
    match cause.brake:
        case Brake.EMPTY | Brake.REMOVE:
            return (
                ("users", tr("Somebody tidied up in {}").format(system), right),
                ("lock-simple", tr("Whoever signed in sees fewer people now"), wrong),
                (
                    "cloud",
                    tr("{} sent an incomplete list").format(system),
                    tr("Then look again in a few minutes."),
                ),
            )
        case Brake.CHANGE:
            return (
                ("users", tr("Somebody put many records in order at once"), right),
                ("file-text", tr("A wrong list was imported, or a column was mixed up"), wrong),
            )
        case Brake.CREATE:
            return (
                ("users", tr("You brought many people into OpenFaith who are new there"), right),
                ("file-text", tr("They are in {} already, written otherwise").format(system), wrong),
            )
