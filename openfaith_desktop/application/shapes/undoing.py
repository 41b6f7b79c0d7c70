"""Documents about taking back: what goes back, and what stays as it is."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import Says
from openfaith_desktop.cdm.model import Value

Person = Annotated[str, Says("Whose it is.")]
Shown = Annotated[str, Says("The value as people read it; empty for nothing.")]


class GoesBackLine(TypedDict):
    """One thing that goes back: a field of a record of `person`, or without one the whole record."""

    side: Annotated[
        str,
        Says(
            "Where: in OpenFaith (here) at once, or in the other system (there) with the next sync.",
            enum=["here", "there"],
        ),
    ]
    entity_id: str
    person: Person
    title: str
    field: str | None
    label: str | None
    old: Value
    new: Annotated[
        Value,
        Says("The value it gets; of a whole record, removed, back, different, not_different or same."),
    ]
    old_shown: Shown
    new_shown: Shown


class LeftLine(TypedDict):
    """One thing that stays as it is, and why; `url`: where to look at it there."""

    entity_id: str
    person: Person
    title: str
    field: str | None
    label: str | None
    reason: str
    url: str | None


class UndoDocument(TypedDict):
    """What an undo did or would do."""

    what: str
    run: Annotated[
        int | None,
        Says("The undo's own number, by which it can be undone; null for a record or a decision."),
    ]
    fields: Annotated[int, Says("Fields that have their old values again.", minimum=0)]
    records: Annotated[int, Says("Records brought back or removed here.", minimum=0)]
    to_send: Annotated[int, Says("Records that are set back there with the next sync.", minimum=0)]
    goes_back: Annotated[
        list[GoesBackLine],
        Says("What goes back, by name: a field from its old to its new value, or a whole record."),
    ]
    left: Annotated[list[LeftLine], Says("What was left as it is, and why.")]


class UndoSaid(UndoDocument):
    """An undo as a face prints it."""

    preview: Annotated[bool, Says("Whether this only says what would be taken back.")]
