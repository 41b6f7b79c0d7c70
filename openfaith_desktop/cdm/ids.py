"""Ids of entities: TypeIDs, e.g. `person_01m84wkyy5emh9dw43hwneegtn`.

A TypeID is the entity type, an underscore and a UUIDv7 in Crockford's base32 (TypeID specification
0.3), so ids sort by the time they were made and say what they name.
"""

from __future__ import annotations

from typing import Any, cast

from typeid import TypeID
from typeid.errors import TypeIDException

from openfaith_desktop.errors import Action, ActionKind, UsageError


def new_id(entity_type: str) -> str:
    """Return a new id for an entity of `entity_type`; later ids sort after earlier ones."""
    return str(TypeID(prefix=entity_type))


def type_of(entity_id: str) -> str:
    """Return the entity type named by an id.

    Raises `UsageError` when the text is no TypeID.
    """
    try:
        return str(cast(Any, TypeID).from_string(entity_id).prefix)
    except TypeIDException as error:
        raise UsageError(
            f"“{entity_id}” isn't the id of a record.",
            what_to_do="Ids look like person_01h…; the lists of records have them.",
            action=Action(ActionKind.SEE_RECORDS),
        ) from error
