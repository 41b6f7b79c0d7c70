"""A safety brake's question as a page: what would happen, to whom, and the answers with what each does.

Called by the window; changes nothing. Answering is `decisions.decide` with an answer's `word`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application, words
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.store.questions import DecisionKind, Question
from openfaith_desktop.sync import brakes, naming
from openfaith_desktop.sync.brakes import Brake
from openfaith_desktop.sync.decisions.settle_brakes import LOOK_AGAIN

ANSWERS = (LOOK_AGAIN, brakes.KEEP, brakes.GO_ON)
"""The harmless first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its word for `decisions.decide`, what its button says, and what it does."""

    word: str
    title: str
    what_it_does: str


@dataclass(frozen=True, slots=True)
class BrakeCause:
    """One thing that is too much. `names` are the first of those it is about; `people` reads them all."""

    brake: Brake
    type: str
    label: str
    number: int
    total: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrakeQuestion:
    """What a sync stopped for, and how it can be answered."""

    id: int
    connection: str
    system: str
    title: str
    asked_at: str
    causes: tuple[BrakeCause, ...]
    answers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that a sync waits for, whoever started that sync."""

    decision: int
    title: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """One record a question is about. `entity_id` None: it isn't here."""

    entity_id: str | None
    name: str


def waiting(app: Application, connection: str) -> Waiting | None:
    """Return the question that a connection's syncs wait for, None when there is none. Raises `NotFound`."""
    info = app.connection(connection)
    rows = app.store.read(lambda c: decisions.listed(c, info.id, kind=DecisionKind.BRAKE))
    return Waiting(rows[-1].id, rows[-1].title) if rows else None


def question(app: Application, decision: int) -> BrakeQuestion:
    """Return an open question of a safety brake. Raises `NotFound`."""
    infos = {info.id: info for info in app.connections()}

    def work(c: Connection) -> BrakeQuestion:
        row = _open(c, decision)
        info = infos[row.connection_id]
        system = title_of(info.adapter)
        return BrakeQuestion(
            row.id,
            info.name,
            system,
            row.title,
            row.theirs["asked_at"],
            tuple(
                BrakeCause(
                    Brake(cause["brake"]),
                    cause["type"],
                    ENTITY_TYPES[cause["type"]].plural,
                    cause["number"],
                    cause["total"],
                    tuple(cause["names"]),
                )
                for cause in row.causes
            ),
            tuple(
                Choice(word, *(text.format(system=system) for text in words.BRAKE_ANSWERS[word]))
                for word in ANSWERS
            ),
        )

    return app.store.read(work)


def people(
    app: Application, decision: int, cause: int = 0, offset: int = 0, limit: int = 100
) -> tuple[Somebody, ...]:
    """Return whom one cause (by its place) is about, a window of them. Raises `NotFound`."""

    def work(c: Connection) -> tuple[Somebody, ...]:
        row = _open(c, decision)
        causes = row.causes
        if not 0 <= cause < len(causes):
            raise _gone()
        one = causes[cause]
        type_ = ENTITY_TYPES[one["type"]]
        window: list[str] = one["ids"][offset : offset + limit]
        here: dict[str, str | None] = {i: i for i in window}
        if Brake(one["brake"]) in (Brake.REMOVE, Brake.EMPTY):
            # These are known by their ids there; what is missing keeps its entity until it is dealt with.
            known = links.by_external_ids(c, row.connection_id, type_.name, window)
            here = {i: known[i].entity_id if i in known else None for i in window}
        rows = entities.get_many(c, type_.name, [i for i in here.values() if i])
        called = naming.names(c, type_, rows.values())
        return tuple(Somebody(here[i], called.get(here[i] or "", type_.label)) for i in window)

    return app.store.read(work)


def _open(c: Connection, decision: int) -> Question:
    row = decisions.get(c, decision)
    if row is None or row.kind != DecisionKind.BRAKE or row.state != "open":
        raise _gone()
    return row


def _gone() -> NotFound:
    return NotFound(
        "That question isn't open any more.", what_to_do="Look at what needs your decision again."
    )
