"""The shapes of decisions: what is asked of a person, and a question as it is kept, with its answer.

Values only. Reading, asking and settling them is `decisions`'. Used by all who ask, show or answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NotRequired, TypedDict


class DecisionKind(StrEnum):
    """What a decision asks, as kept in the table and told in documents."""

    FIELD = "field"
    """A field that both sides hold differently."""
    MATCH = "match"
    """Whether a record there is somebody here."""
    DELETED_HERE = "deleted_here"
    DELETED_THERE = "deleted_there"
    MERGED = "merged"
    """What becomes here of two records that the system made one."""
    BRAKE = "brake"
    """Whether a run may do so much at once."""


class Candidate(TypedDict):
    """Who here may be the record there; `reasons` and `against` in words. An older version said no `likely`."""

    entity_id: str
    title: str
    likely: NotRequired[str]
    reasons: list[str]
    against: list[str]


class BrakeCause(TypedDict):
    """One of the things a safety brake asks about: which brake, and which and how many of a type; `names` of some."""

    brake: str
    type: str
    number: int
    total: int
    ids: list[str]
    names: list[str]


class RecordSide(TypedDict, total=False):
    """What one side has to do with a question about a whole record; what doesn't apply is missing.

    `changed`: what else was changed there, by field or label. `entity_id`, `title` and `external_id`: the record
    this one was merged into. `number` and `causes`: of a safety brake, which asked `asked_at`.
    """

    changed: list[str]
    entity_id: str
    title: str
    external_id: str
    asked_at: str
    number: int
    causes: list[BrakeCause]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """What is to be asked. `field` is "" where it is about a whole record.

    `ours`, `theirs` and `agreed` are values of a field. Of a match, `ours` are the candidates and `theirs` the title
    there; of a whole record, both are a `RecordSide` or None.
    """

    kind: DecisionKind
    entity_type: str
    external_id: str
    entity_id: str | None
    title: str
    field: str = ""
    ours: Any = None
    theirs: Any = None
    agreed: Any = None


@dataclass(frozen=True, slots=True)
class Question:
    """A decision as it is kept; see `NewQuestion`. `state`: open, settled, or closed as its cause is gone.

    `answer` holds what a person chose and what taking it back needs, and is empty before. `settled_at` is "" while it
    is open.
    """

    kind: DecisionKind
    id: int
    connection_id: int
    entity_type: str
    external_id: str
    field: str
    entity_id: str | None
    title: str
    ours: Any
    theirs: Any
    agreed: Any
    state: str
    answer: Mapping[str, Any]
    run_id: int | None
    created_at: str
    settled_at: str
    settled_by: str | None

    @property
    def about(self) -> str:
        """The id of the entity that it is about; "" where that is none here, or many."""
        return self.entity_id or ""

    @property
    def candidates(self) -> Sequence[Candidate]:
        """Who here may be the record there, for a match; else nobody."""
        return self.ours or () if self.kind is DecisionKind.MATCH else ()

    @property
    def sides(self) -> tuple[RecordSide, RecordSide]:
        """What both sides have to do with a question about a whole record (ours, theirs); else two empty ones."""
        if self.kind in (DecisionKind.FIELD, DecisionKind.MATCH):
            return {}, {}
        return self.ours or {}, self.theirs or {}

    @property
    def causes(self) -> Sequence[BrakeCause]:
        """What a safety brake asks about; of any other question nothing."""
        return self.sides[1].get("causes", ())
