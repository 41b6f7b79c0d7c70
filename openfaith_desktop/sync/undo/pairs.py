"""What a person said of two people here, taken back: and that taken back again. Called by `undo.changes`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import changes, different, entities
from openfaith_desktop.store.changes import DIFFERENT, NOT_DIFFERENT, Origin
from openfaith_desktop.sync.undo.result import Undone


def take_back(
    db: Connection, type_: EntityType, rows: Iterable[Row[Any]], origin: Origin, at: str, undone: Undone
) -> None:
    """Let a pair that was said to be two be asked about again, and one that wasn't any more be two again."""
    for row in rows:
        one, other = row.entity_id, row.new
        if row.operation == DIFFERENT and different.forget(db, one, other):
            operation = NOT_DIFFERENT
        elif row.operation == NOT_DIFFERENT:
            different.say(db, one, other)
            operation = DIFFERENT
        else:
            continue
        changes.note(db, type_, one, origin, operation, other, at)
        undone.records += 1
        undone.pair(type_, entities.get(db, type_.name, one), one, operation)
