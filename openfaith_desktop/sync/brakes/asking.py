"""Asking about brakes: one question for everything that is too much, closed when its cause is gone."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import decisions, link_states, runs
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.questions import BrakeCause, DecisionKind, NewQuestion, Question
from openfaith_desktop.sync.brakes.cause import Brake, Cause
from openfaith_desktop.sync.brakes.counting import too_many_missing
from openfaith_desktop.sync.context import RunContext

SHOWN = 5
"""So many of the names stand in an error's text."""


def ask(db: Connection, ctx: RunContext, found: Collection[Cause]) -> BrakeStopped:
    """Ask about all causes in one question, the one that is open if there is any; return why the run stops."""
    title = "; ".join(cause.words(ctx.adapter.title) for cause in found)
    title = f"{title[0].upper()}{title[1:]}."
    now = utc_now()
    question = NewQuestion(
        kind=DecisionKind.BRAKE,
        entity_type=next(iter(found)).type.name,
        external_id="",
        entity_id=None,
        field=now,
        title=title,
        theirs={
            "number": sum(len(cause.ids) for cause in found),
            "causes": [cause.document() for cause in found],
            "asked_at": now,
        },
    )
    still_open = decisions.listed(db, ctx.connection.id, kind=DecisionKind.BRAKE)
    if still_open:
        asked = still_open[0].id
        decisions.reword(db, asked, question)
    else:
        decisions.ask(db, ctx.connection.id, ctx.run_id, [question])
        asked = decisions.listed(db, ctx.connection.id, kind=DecisionKind.BRAKE)[0].id
    if any(cause.brake is not Brake.CREATE for cause in found):
        # What was read may be the mistake: the next run reads it anew.
        runs.put(db, ctx.run_id, progress={})
    return BrakeStopped(
        title,
        what_it_means=f"{_who(found)} So many at once may be a mistake. Nothing was changed on either side.",
        what_to_do=f"Look at it there. Then answer question {asked}: go on, keep everything, or look again.",
        decision=asked,
    )


def _who(found: Collection[Cause]) -> str:
    names = list(dict.fromkeys(name for cause in found for name in cause.names))
    more = sum(len(cause.ids) for cause in found) - len(names[:SHOWN])
    return f"It is about {', '.join(names[:SHOWN])}{f' and {more:,} more' if more > 0 else ''}."


def close_groundless(db: Connection, ctx: RunContext) -> None:
    """Close questions whose cause is gone. Call it when a run has found no cause.

    What a list lacked is only refuted by the records being seen again, here or by an earlier run.
    """
    for row in decisions.listed(db, ctx.connection.id, kind=DecisionKind.BRAKE):
        if not any(_lacks_still(db, ctx, row, cause) for cause in row.causes):
            decisions.close(db, [row.id])


def _lacks_still(db: Connection, ctx: RunContext, row: Question, cause: BrakeCause) -> bool:
    if cause["brake"] not in (Brake.REMOVE, Brake.EMPTY):
        return False
    since: str = row.theirs["asked_at"]
    unseen = link_states.unseen_since(db, ctx.connection.id, cause["type"], cause["ids"], since)
    if cause["brake"] == Brake.EMPTY and len(unseen) == cause["number"]:
        return True
    return too_many_missing(db, ctx, ENTITY_TYPES[cause["type"]], unseen)
