"""Which entities here may be these records, by the matcher that fits their type. Called by `phase` and `let_go`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Matcher
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.matching import identity, members, people
from openfaith_desktop.sync.reconcile.matching.scoring import Pair


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, batches: Iterable[Sequence[Row[Any]]]
) -> Iterator[tuple[Pair, str]]:
    """Yield possible matches of these links' records, each with the record's title. Links may come in any number of batches."""
    match type_.matcher:
        case Matcher.IDENTITY:
            yield from identity.candidates(db, ctx, type_, batches)
        case Matcher.MEMBERS:
            yield from members.candidates(db, ctx, type_, batches)
        case Matcher.PEOPLE:
            yield from people.candidates(db, ctx, type_, batches)
        case Matcher.NONE:
            pass
