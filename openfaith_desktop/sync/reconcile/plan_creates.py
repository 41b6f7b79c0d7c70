"""Which entities shall be created there: the planning half of step 4. Sending is in `push`.

Plans are outbox rows, so they survive the program and say in a preview exactly what would be sent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType, Field
from openfaith_desktop.store import decisions, entities, outbox, problems
from openfaith_desktop.store.outbox import Operation, PlannedWrite
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync import brakes
from openfaith_desktop.sync.context import BATCH, RunContext


def plan_creates(
    db: Connection, ctx: RunContext, type_: EntityType, only: Collection[str] | None = None
) -> int:
    """Plan the creation there of entities without a link, where the mode permits; return how many.

    `only` are entities a person chose: for them the mode's permission is not asked.
    """
    if not ctx.adapter.capabilities.types[type_.name].creatable:
        return 0
    if only is None and not ctx.permissions.create_there:
        return 0
    asked = in_question(db, ctx, type_)
    # What has left and isn't known to have arrived must be looked up first.
    asked |= {row.entity_id for row in outbox.left(db, ctx.connection.id, type_.name)}
    dismissed: set[tuple[str, int]] = set()
    if only is None:
        dismissed = problems.dismissed(db, ctx.connection.id, type_.name)
        asked |= brakes.kept_here(db, ctx.connection.id, type_)
    planned = 0
    after = ""
    while rows := entities.unlinked(db, ctx.connection.id, type_.name, after, BATCH, only):
        after = rows[-1]["id"]
        ready = [
            row for row in rows if row["id"] not in asked and (row["id"], row["version"]) not in dismissed
        ]
        ready = _with_what_they_need(db, ctx, type_, ready)
        outbox.enqueue(db, ctx.connection.id, ctx.run_id, [creation(type_, row) for row in ready])
        if ctx.rehearsing:
            names = [type_.title(row) for row in ready]
            ctx.tally.extend(type_.name, "sent_new", len(ready), names)
            ctx.creating.setdefault(type_.name, set()).update(row["id"] for row in ready)
        planned += len(ready)
    return planned


def creation(type_: EntityType, row: Mapping[str, Any]) -> PlannedWrite:
    """Return the write that creates an entity there."""
    return PlannedWrite(type_.name, row["id"], Operation.CREATE, row["version"])


def in_question(db: Connection, ctx: RunContext, type_: EntityType) -> set[str]:
    """Return the entities that may be somebody there already: a person must say first."""
    open_ones = decisions.listed(db, ctx.connection.id, kind=DecisionKind.MATCH, entity_type=type_.name)
    return {candidate["entity_id"] for decision in open_ones for candidate in decision.candidates}


def _with_what_they_need(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows whose required relations exist there, or will before them."""
    ready = list(rows)
    for f in type_.relations:
        if f.required:
            for row in ready:
                if row[f.name] is None and not ctx.rehearsing:
                    _report_missing(db, ctx, type_, row, f)
            wanted = {row[f.name] for row in ready if row[f.name]}
            there = entities.planned_or_linked(db, ctx.connection.id, f.relation or "", wanted)
            ready = [row for row in ready if row[f.name] in there]
    return ready


def _report_missing(
    db: Connection, ctx: RunContext, type_: EntityType, row: dict[str, Any], f: Field
) -> None:
    problems.report(
        db,
        ctx.connection.id,
        ctx.run_id,
        ProblemReport(
            entity_type=type_.name,
            entity_id=row["id"],
            external_id=None,
            title=type_.title(row),
            cause=f"The {f.label.lower()} is missing.",
            what_it_means=f"{ctx.adapter.title} takes no {type_.label.lower()} without one.",
            what_to_do=f"Fill in the {f.label.lower()} here, then sync again.",
        ),
    )
    ctx.tally.add(type_.name, "failed", type_.title(row))
