"""What the overview says: sentences for states, happenings, steps and counts. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application.overview import Happening, Overview, Recent, RunBar, State
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.ui import words
from openfaith_desktop.ui.progress import Progress
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import Meaning


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("overview", text, None, number)


def mode_words(mode: str, system: str) -> str:
    """Return how the two sides work together, in words."""
    return {
        "external": tr("Copy from {}").format(system),
        "full": tr("Keep both the same"),
        "openfaith": tr("OpenFaith is the main record"),
    }.get(mode, mode)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state with its icon and colour."""

    words: str
    icon: str
    meaning: Meaning


def standing(state: State) -> Standing:
    """Return how a state is shown."""
    return {
        State.NEW: Standing(tr("Not synced yet"), "circle", Meaning.QUIET),
        State.UP_TO_DATE: Standing(tr("Up to date"), "check-circle-fill", Meaning.OK),
        State.UNFINISHED: Standing(tr("Not finished"), "warning-circle", Meaning.ATTENTION),
        State.PAUSED: Standing(tr("Paused"), "pause-circle", Meaning.ATTENTION),
    }[state]


def waiting_for_you() -> Standing:
    """Return how it is shown that syncs wait for an answer."""
    return Standing(tr("Waiting for you"), "hand-palm", Meaning.ATTENTION)


# --- what happened lately -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what happened lately."""

    icon: str
    title: str
    sentence: str
    at: datetime | None
    type: str
    id: str


def told(one: Recent, system: str) -> Told:
    """Return a happening in words."""
    details = ", ".join(
        localised_label(detail.lower()) if detail in _LABELS else detail for detail in one.details[:3]
    )
    icon, sentence = {
        Happening.ADDED: (
            {"household": "house-line", "campus": "buildings"}.get(one.type, "user-plus"),
            tr("added here by {}").format(one.by) if one.by_person else tr("added from {}").format(system),
        ),
        Happening.CHANGED: ("pencil-simple", tr("new {}").format(details) if details else tr("changed")),
        Happening.REMOVED: ("trash-simple", tr("removed here")),
        Happening.PART_ADDED: _part_added(one, details),
        Happening.PART_REMOVED: ("pencil-simple", tr("{} removed").format(details)),
        Happening.SENT: ("paper-plane-tilt", tr("sent to {}").format(system)),
        Happening.SENT_NEW: ("paper-plane-tilt", tr("added in {}").format(system)),
        Happening.SENT_REMOVED: ("paper-plane-tilt", tr("removed in {}").format(system)),
    }[one.what]
    return Told(icon, one.title or tr("Without a name"), sentence, words.parsed(one.at), one.type, one.id)


_LABELS = frozenset(
    label
    for type_ in ENTITY_TYPES.values()
    for label in (type_.label, *(field.label for field in type_.fields))
)


def _part_added(one: Recent, details: str) -> tuple[str, str]:
    if one.details and one.details[0] not in _LABELS:
        return "house-line", tr("{} joined").format(details)
    return "pencil-simple", tr("new {}").format(details)


@dataclass(frozen=True, slots=True)
class Day:
    """The happenings of one day."""

    title: str
    summary: str
    lines: tuple[Told, ...]


def days(recent: Sequence[Recent], system: str, most: int) -> tuple[Day, ...]:
    """Return the newest happenings by day, at most `most` lines."""
    made: dict[str, list[tuple[Recent, Told]]] = {}
    for one in recent[:most]:
        line = told(one, system)
        name = words.day_name(line.at) if line.at else ""
        made.setdefault(name[:1].upper() + name[1:], []).append((one, line))
    return tuple(
        Day(name, _summary([one for one, _ in lines]), tuple(line for _, line in lines))
        for name, lines in made.items()
    )


def _summary(lines: Sequence[Recent]) -> str:
    added = sum(one.what is Happening.ADDED for one in lines)
    changed = len(lines) - added
    parts = []
    if changed:
        parts.append(words.count(changed, tr("1 updated"), tr("{} updated", changed)))
    if added:
        parts.append(words.count(added, tr("1 added"), tr("{} added", added)))
    return ", ".join(parts)


def totals(seen: Overview) -> tuple[str, str]:
    """Return how many people there are, and how much else."""
    people = words.count(
        seen.totals.get("person", 0), tr("1 person"), tr("{} people", seen.totals.get("person", 0))
    )
    counted = (
        ((n := seen.totals.get("household", 0)), tr("1 household"), tr("{} households", n)),
        ((n := seen.totals.get("group", 0)), tr("1 group"), tr("{} groups", n)),
        ((n := seen.totals.get("campus", 0)), tr("1 campus"), tr("{} campuses", n)),
    )
    rest = [words.count(number, one, many) for number, one, many in counted if number]
    return people, " · ".join(rest)


def run_sentence(run: RunBar) -> str:
    """Return a run of the chart as a sentence."""
    at = words.parsed(run.started_at)
    when = f"{words.day_name(at)}, {words.clock(at)}" if at else ""
    if run.state != "done":
        return tr("{}: not finished").format(when)
    if not (run.added or run.updated or run.removed or run.sent):
        return tr("{}: nothing new").format(when)
    parts = [
        words.count(number, one, many)
        for number, one, many in (
            (run.added, tr("1 added"), tr("{} added", run.added)),
            (run.updated, tr("1 updated"), tr("{} updated", run.updated)),
            (run.removed, tr("1 removed"), tr("{} removed", run.removed)),
            (run.sent, tr("1 sent"), tr("{} sent", run.sent)),
        )
        if number
    ]
    asked = words.count(run.requests, tr("asked once"), tr("asked {} times", run.requests))
    return f"{when}: {', '.join(parts)}; {asked}"


# --- the steps of a run that goes on ----------------------------------------------------------------------


def step_title(phase: Phase, system: str) -> str:
    """Return a step's name."""
    return {
        Phase.STAGE: tr("Getting the list"),
        Phase.MATCH: tr("Looking for people you already have"),
        Phase.CREATE: tr("Adding new people"),
        Phase.POPULATE: tr("Filling in details"),
        Phase.PUSH: tr("Sending to {}").format(system),
        Phase.FINALIZE: tr("Finishing up"),
    }[phase]


GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("people", frozenset({"person"})),
    ("contacts", frozenset({"email", "phone_number", "address"})),
    ("households", frozenset({"household", "household_membership", "campus"})),
)
"""The columns of the step table, and the entity types counted in each; others join the last."""


def group_title(key: str) -> str:
    """Return a column's title."""
    return {"people": tr("People"), "contacts": tr("Contact details"), "households": tr("Households")}[key]


@dataclass(frozen=True, slots=True)
class Cell:
    """How far one group of kinds is in one step. `total` None: not known; `begun` and `finished` say the rest."""

    done: int = 0
    total: int | None = None
    begun: bool = False
    finished: bool = False

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else float(self.finished)


def cell(progress: Progress, phase: Phase, key: str) -> Cell:
    """Return one cell of the step table."""
    named = {name for _, names in GROUPS for name in names}
    wanted = dict(GROUPS)[key]
    last = key == GROUPS[-1][0]
    counts = [
        count
        for name, count in progress.counts.get(phase, {}).items()
        if name in wanted or (last and name not in named)
    ]
    if not counts:
        return Cell()
    known = [count.total for count in counts if count.total is not None]
    finished = all(count.finished for count in counts)
    return Cell(
        sum(count.done for count in counts),
        sum(known) if known else None,
        begun=True,
        finished=finished,
    )


def cell_words(one: Cell) -> str:
    """Return a cell's words."""
    if not one.begun:
        return ""
    if one.finished or one.total is None:
        return words.number(one.done)
    return tr("{} of {}").format(words.number(one.done), words.number(one.total))


def so_far(progress: Progress) -> list[str]:
    """Return what the run did with people so far: 1,077 found, 160 added, 3 need a decision."""
    done = progress.tally.get("person", {})
    counted = (
        ((n := done.get("linked", 0)), tr("1 found"), tr("{} found", n)),
        ((n := done.get("added", 0)), tr("1 added"), tr("{} added", n)),
        ((n := done.get("updated", 0)), tr("1 updated"), tr("{} updated", n)),
        ((n := done.get("sent_new", 0)), tr("1 added there"), tr("{} added there", n)),
        ((n := done.get("sent_updates", 0)), tr("1 sent"), tr("{} sent", n)),
        ((n := done.get("asked", 0)), tr("1 needs a decision"), tr("{} need a decision", n)),
        ((n := done.get("failed", 0)), tr("1 couldn't be copied"), tr("{} couldn't be copied", n)),
    )
    return [words.count(number, one, many) for number, one, many in counted if number]


def step_sentence(progress: Progress) -> str:
    """Return how far the present step is: 1,240 of 3,180 people."""
    if progress.phase is None:
        return ""
    cells = [(key, cell(progress, progress.phase, key)) for key, _ in GROUPS]
    begun = [(key, one) for key, one in cells if one.begun and (one.done or one.total)]
    if not begun:
        return ""
    key, one = next(((key, one) for key, one in begun if not one.finished), begun[0])
    so_far, of = {
        "people": (tr("{} people so far"), tr("{} of {} people")),
        "contacts": (tr("{} contact details so far"), tr("{} of {} contact details")),
        "households": (tr("{} households and campuses so far"), tr("{} of {} households and campuses")),
    }[key]
    if one.total is None:
        return so_far.format(words.number(one.done))
    return of.format(words.number(one.done), words.number(one.total))
