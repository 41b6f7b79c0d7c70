"""Which entities here may be these records, by the matcher that fits their type. Called by `phase` and `let_go`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.matching import households, identity, people
from openfaith_desktop.sync.reconcile.matching.scoring import Pair


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    """Return possible matches of these links' records, each with the record's title."""
    if type_.identity:
        return identity.candidates(db, ctx, type_, rows)
    if type_.name == "household":
        return households.candidates(db, ctx, type_, rows)
    return people.candidates(db, ctx, type_, rows)
