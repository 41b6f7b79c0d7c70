"""The steps of connecting a church, and what the cards say of the ways to work together. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import totals
from openfaith_desktop.application.what_if import Preview
from openfaith_desktop.ui import words


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("connect", text, None, number)


class Step(StrEnum):
    """The steps, in their order."""

    SYSTEM = "system"
    SEES = "sees"
    SIGN_IN = "sign_in"
    BRING = "bring"
    MODES = "modes"
    LOOK = "look"


def step_words(step: Step) -> str:
    """Return a step's name."""
    return {
        Step.SYSTEM: tr("Choose your system"),
        Step.SEES: tr("What OpenFaith will see"),
        Step.SIGN_IN: tr("Sign in"),
        Step.BRING: tr("What to bring"),
        Step.MODES: tr("How they work together"),
        Step.LOOK: tr("Look before you start"),
    }[step]


def steps(systems: int, *, connected: bool = False) -> tuple[Step, ...]:
    """Return the steps there are: one system needs no choosing; a church in use only changes how it works."""
    if connected:
        return (Step.MODES, Step.LOOK)
    return tuple(step for step in Step if systems > 1 or step is not Step.SYSTEM)


@dataclass(frozen=True, slots=True)
class ModeWords:
    """What a card says: title, below it a word, and what becomes of five things.

    `arrows`: whether records go by themselves (from there to here, from here to there).
    """

    mode: str
    title: str
    below: str
    recommended: bool
    arrows: tuple[bool, bool]
    facts: tuple[tuple[str, str], ...]


def modes(system: str) -> tuple[ModeWords, ...]:
    """Return the three ways, the recommended one first."""
    news = (
        tr("Somebody new in {}").format(system),
        tr("Somebody new in OpenFaith"),
        tr("A change made in {}").format(system),
        tr("A change made in OpenFaith"),
        tr("A change on both sides"),
    )

    def facts(*answers: str) -> tuple[tuple[str, str], ...]:
        return tuple(zip(news, answers, strict=True))

    decide = tr("You decide")
    return (
        ModeWords(
            "external",
            tr("Copy from {}").format(system),
            tr("Recommended to start"),
            True,
            (True, False),
            facts(
                tr("Added here"),
                tr("Stays here until you send them"),
                tr("Copied here"),
                tr("Sent, for people who are in both"),
                decide,
            ),
        ),
        ModeWords(
            "full",
            tr("Keep both the same"),
            tr("Changes go both ways"),
            False,
            (True, True),
            facts(tr("Added here"), tr("Added there"), tr("Copied here"), tr("Sent"), decide),
        ),
        ModeWords(
            "openfaith",
            tr("OpenFaith is the main record"),
            tr("{} follows").format(system),
            False,
            (False, True),
            facts(tr("Stays there until you bring them in"), tr("Added there"), decide, tr("Sent"), decide),
        ),
    )


@dataclass(frozen=True, slots=True)
class SideCount:
    """What would happen on one side, in words. `nothing`: no record would change."""

    side: str
    words: str
    nothing: bool


def counted(preview: Preview) -> tuple[SideCount, ...]:
    """Return what a mode would do with people right away, by side."""
    people = totals.of_people(preview.counts)
    return (
        _side("OpenFaith", people.added, people.updated + people.merged, people.removed),
        _side(preview.system, people.sent_new, people.sent_updates, people.sent_removals),
    )


def _side(side: str, added: int, updated: int, removed: int) -> SideCount:
    parts = [
        form.format(words.number(number))
        for number, form in (
            (added, tr("{} added")),
            (updated, tr("{} updated")),
            (removed, tr("{} removed")),
        )
        if number
    ]
    return SideCount(side, ", ".join(parts) or tr("No changes"), not parts)


def sees(system: str) -> Sequence[tuple[str, bool]]:
    """Return what OpenFaith will see, and what it won't."""
    return (
        (tr("People, with their birthdays and what else stands on their page"), True),
        (tr("Phone numbers, e-mails and addresses"), True),
        (tr("Families, and who belongs to them"), True),
        (tr("Campuses"), True),
        (tr("Giving"), False),
        (tr("Who may do what in {}. It never writes those, either.").format(system), False),
    )


def bring_words(entity_type: str) -> str:
    """Return what bringing in a kind of records means."""
    return {
        "person": tr("With their phone numbers, e-mails and addresses. Everything else hangs on them."),
        "household": tr("Who belongs together. A family's e-mail and phone may be shared."),
        "campus": tr("The places where your church meets, and who goes where."),
        "donation": tr("Who gave what. It is only read, never written, and kept apart from people."),
        "fund": tr("What people give for. It is only read, never written."),
        "group": tr("Groups and who is in them."),
    }.get(entity_type, "")
