"""Two people here who look like one, and a person's word that they are two: remembered for that pair.

Finding them is `reconcile.matching.within`'s, taking the word back `undo.pairs`'s. Called by the application.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.errors import Action, ActionKind, UsageError
from openfaith_desktop.store import changes, different
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.sync import editing


def say_different(db: Connection, one: str, other: str, author: str) -> str:
    """Remember that two people here are two and return when it was said.

    Raises `NotFound` when one of them isn't here, `UsageError` when they can't be a pair.
    """
    first, second = both(db, one, other)
    at = utc_now()
    different.say(db, first["id"], second["id"])
    by = editing.person_origin(db, author)
    changes.note(db, PERSON, first["id"], by, changes.DIFFERENT, second["id"], at)
    return at


def both(db: Connection, one: str, other: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return two living people. Raises `NotFound`, or `UsageError` when they aren't two people."""
    (type_, first), (other_type, second) = editing.find(db, one), editing.find(db, other)
    if type_ is not PERSON or other_type is not PERSON:
        raise UsageError(
            "That can be said of people only.",
            what_to_do="Choose two people.",
            action=Action(ActionKind.SEE_RECORDS, (PERSON.name,)),
        )
    if first["id"] == second["id"]:
        raise UsageError(
            "That is one and the same record.",
            what_to_do="Choose two people.",
            action=Action(ActionKind.SEE_RECORDS, (PERSON.name,)),
        )
    return first, second
