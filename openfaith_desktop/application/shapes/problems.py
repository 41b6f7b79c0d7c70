"""Documents about what couldn't be copied."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import JOBS, Common, EntityId, Says, Some, Time, TypeName
from openfaith_desktop.application.shapes.sending import Pushed

ProblemNumber = Annotated[int, Says("The number by which it is tried again or let be.", minimum=1)]


class ProblemLine(TypedDict):
    """One thing that couldn't be copied."""

    id: ProblemNumber
    title: str
    entity_id: EntityId | None
    external_id: str | None
    cause: str
    what_it_means: str
    what_to_do: str
    connection: str
    type: Annotated[TypeName | None, Says("null for a whole job.")]
    job: Annotated[
        Annotated[str, Says(enum=JOBS)] | None, Says("The job that was given up on; null for a record.")
    ]
    since: Time


class CauseCount(TypedDict):
    """How many problems have one cause."""

    cause: str
    number: Some


class ProblemList(TypedDict):
    """What couldn't be copied."""

    problems: Annotated[list[ProblemLine], Says("Oldest first.")]
    causes: Annotated[list[CauseCount], Says("How many there are of each cause, most first.")]


class JobRetried(TypedDict):
    """A job that was begun again."""

    connection: str
    job: str
    outcome: Literal["done", "failed"]
    reason: str | None


class Retried(TypedDict):
    """What became of problems that were tried once more."""

    pushed: Annotated[
        list[Annotated[Pushed, Common("push.json")]],
        Says("One document of `push` for each connection."),
    ]
    jobs: Annotated[list[JobRetried], Says("The jobs that were begun again.")]


class DismissedLine(TypedDict):
    """A problem that is let be."""

    id: ProblemNumber
    title: str
    cause: str
    reason: str | None


class Dismissed(TypedDict):
    """The problems that are let be."""

    dismissed: Annotated[list[DismissedLine], Says(minItems=1)]
