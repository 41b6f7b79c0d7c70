"""Records that have a natural identity (an address of one person, a campus by name). Called by `phase`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Values
from openfaith_desktop.store import entities
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Verdict

_SURE = Verdict(Confidence.CONFIDENT, ("the same",))


def _identity(type_: EntityType, values: Values, region: str) -> tuple[str, ...] | None:
    keys = {k.name: k.compute for k in type_.keys}
    parts = [keys[name](values, region) if name in keys else values.get(name) for name in type_.identity]
    return tuple(str(p) for p in parts) if all(parts) else None


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, batches: Iterable[Sequence[Row[Any]]]
) -> Iterator[tuple[Pair, str]]:
    """Yield the records here that are these by their natural identity, with the external record's title."""
    theirs: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for rows in batches:
        for incoming in resolve(db, ctx, type_, rows):
            if identity := _identity(type_, incoming.values, ctx.connection.region):
                theirs.setdefault(identity, []).append(
                    (incoming.link.external_id, type_.title(incoming.values))
                )
    firsts = sorted({identity[0] for identity in theirs})
    for start in range(0, len(firsts), BATCH):
        here = entities.unlinked_by_key(
            db, ctx.connection.id, type_.name, type_.identity[0], set(firsts[start : start + BATCH])
        )
        ours: dict[tuple[str, ...], list[str]] = {}
        for row in here:
            if identity := _identity(type_, row, ctx.connection.region):
                ours.setdefault(identity, []).append(row["id"])
        for identity, ids in ours.items():
            # Doubles of one identity are interchangeable: the first is the first.
            for (external_id, title), entity_id in zip(theirs.get(identity, ()), sorted(ids), strict=False):
                yield Pair(external_id, entity_id, _SURE), title
