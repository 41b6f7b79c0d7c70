"""What a system sends and no database keeps: a NUL inside of a text. It is taken without it, and that is said.

The problem closes when the record comes again without. Called by `create` and `update`. Source: PostgreSQL's
manual, “Character Types”: the character with code zero can't be stored.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import problems
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.canonical import Incoming


def say(db: Connection, ctx: RunContext, type_: EntityType, taken: Collection[tuple[Incoming, str]]) -> None:
    """Report the records among those taken, each with its entity's id, that held such a character."""
    for incoming, entity_id in taken:
        if not incoming.cleaned:
            continue
        labels = ", ".join(type_.by_name[name].label.lower() for name in incoming.cleaned)
        problems.report(
            db,
            ctx.connection.id,
            ctx.run_id,
            ProblemReport(
                entity_type=type_.name,
                entity_id=entity_id,
                external_id=incoming.link.external_id,
                title=type_.title(incoming.values),
                cause=problems.UNKEEPABLE,
                what_it_means=f"It was taken here without that character ({labels}). Nothing else was lost.",
                what_to_do=f"Type the {labels} anew in {ctx.adapter.title}, or let it be.",
            ),
        )


def close(
    db: Connection, ctx: RunContext, type_: EntityType, looked_at: Collection[tuple[Incoming, str]]
) -> None:
    """Close the problems of those that hold no such character any more."""
    clean = [entity_id for incoming, entity_id in looked_at if not incoming.cleaned]
    problems.solved(db, ctx.connection.id, type_.name, clean, cause=problems.UNKEEPABLE)
