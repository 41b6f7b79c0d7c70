"""Which entities here may be these records, by the matcher that fits their type. Called by `phase` and `let_go`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Matcher
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.matching import identity, members, people
from openfaith_desktop.sync.reconcile.matching.scoring import Pair


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    """Return possible matches of these links' records, each with the record's title."""
    match type_.matcher:
        case Matcher.IDENTITY:
            return identity.candidates(db, ctx, type_, rows)
        case Matcher.MEMBERS:
            return members.candidates(db, ctx, type_, rows)
        case Matcher.PEOPLE:
            return people.candidates(db, ctx, type_, rows)
        case Matcher.NONE:
            return []
