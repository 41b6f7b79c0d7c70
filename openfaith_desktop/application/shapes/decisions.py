"""Documents about what a person must decide, and about rules that decide instead."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import (
    EntityId,
    Says,
    Scalar,
    Some,
    SystemTitle,
    Time,
    TypeName,
)
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.brakes import Brake
from openfaith_desktop.sync.modes import Rule

DecisionNumber = Annotated[int, Says("The number by which it is answered.", minimum=1)]


class CandidateLine(TypedDict):
    """Who here may be the record there."""

    entity_id: EntityId
    title: str
    likely: Annotated[
        str,
        Says(
            "How likely it is the same; empty for what a person said, or was asked by an older version.",
            enum=["almost surely", "probably", "perhaps", ""],
        ),
    ]
    reasons: list[str]
    against: list[str]


class SurvivorLine(TypedDict):
    """Who lives on after a merger there."""

    entity_id: EntityId
    title: str


class BrakeLine(TypedDict):
    """One thing that is too much."""

    brake: Annotated[
        str,
        Says(
            "A list that is suddenly empty, or what the sync would do too much of.",
            enum=[one.value for one in Brake],
        ),
    ]
    type: TypeName
    number: Some
    total: Annotated[int, Says("How many records of the type are in step.", minimum=0)]
    names: Annotated[list[str], Says(maxItems=100)]


class DecisionLine(TypedDict):
    """One open decision."""

    id: DecisionNumber
    connection: str
    system: SystemTitle
    kind: DecisionKind
    type: TypeName
    title: str
    entity_id: Annotated[EntityId | None, Says("null for a possible match.")]
    external_id: str
    url: str | None
    field: str | None
    label: Annotated[str | None, Says("The field as people read it.")]
    ours: Scalar
    ours_by: Annotated[str | None, Says("Who changed it here last; null: nobody since it came.")]
    ours_at: Time | None
    theirs: Scalar
    theirs_at: Annotated[Time | None, Says("When the record was last changed there.")]
    agreed: Annotated[str | int | float | bool | None, Says("What both sides held before.")]
    candidates: Annotated[list[CandidateLine], Says("For a possible match: who it may be, here.")]
    changed: Annotated[
        list[str],
        Says("What was changed meanwhile on the side that still has the record, as people read it."),
    ]
    survivor: Annotated[SurvivorLine | None, Says("For a merger there: who lives on.")]
    number: Annotated[int | None, Says("For a safety brake: how many records it is about.")]
    about: Annotated[
        list[BrakeLine],
        Says("For a safety brake: everything that is too much, each with the names of the first hundred."),
    ]
    answers: Annotated[
        list[Annotated[str, Says(pattern="^(ours|theirs|both|skip|again|value=[\\s\\S]+)$")]],
        Says(
            "The words that this question can be answered with; `value=…` stands for a typed value.",
            minItems=2,
        ),
    ]
    asked_at: Time


class DecisionList(TypedDict):
    """What a person must decide."""

    decisions: Annotated[list[DecisionLine], Says("Oldest first.")]


class SettledLine(TypedDict):
    """A decision that was answered."""

    id: DecisionNumber
    kind: DecisionKind
    title: str
    field: str | None
    answer: Annotated[str, Says(pattern="^(ours|theirs|both|skip|again|value=[\\s\\S]*)$")]


class Settled(TypedDict):
    """The decisions that were answered."""

    settled: Annotated[list[SettledLine], Says(minItems=1)]
    undo: Annotated[
        str, Says("The word by which an undo takes all of it back.", pattern="^decision-[0-9,-]+$")
    ]


class Otherwise(TypedDict):
    """What a mode says of fields without a rule."""

    both_changed: Rule
    only_theirs_changed: Rule


class Rules(TypedDict):
    """A connection's rules."""

    connection: str
    system: SystemTitle
    rules: Annotated[
        dict[str, Annotated[str, Says(enum=sorted(Rule))]],
        Says("By field, or by type and field (email.location), which goes before."),
    ]
    deletions: Annotated[
        Literal["allow", "never"],
        Says("Whether OpenFaith may delete there what a person deleted here and said to delete there."),
    ]
    otherwise: Annotated[Otherwise, Says("What the mode says of the other fields.")]
