"""What a person has answered to brakes, and for what it holds.

*Go on* holds for records that were not seen there since, and for changes and creations until a run has come
through; that records are kept here only holds until one is chosen. What an answer does at once is in
`decisions/settle_brakes`.
"""

from __future__ import annotations

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import decisions, link_states, runs
from openfaith_desktop.store.questions import BrakeCause, DecisionKind, Question
from openfaith_desktop.sync.brakes.cause import GO_ON, KEEP, Brake
from openfaith_desktop.sync.context import RunContext


def answered(db: Connection, connection_id: int, choice: str) -> list[tuple[Question, BrakeCause]]:
    """Return the causes that were answered so, each with its decision."""
    found: list[tuple[Question, BrakeCause]] = []
    for row in decisions.listed(db, connection_id, kind=DecisionKind.BRAKE, state="settled"):
        if row.answer.get("choice") == choice:
            found += [(row, cause) for cause in row.causes]
    return found


def let_go(db: Connection, ctx: RunContext, type_: EntityType) -> set[str]:
    """Return the external ids that a person said may go, and that were not seen there again since."""
    found: set[str] = set()
    for row, cause in answered(db, ctx.connection.id, GO_ON):
        if cause["type"] == type_.name and cause["brake"] in (Brake.REMOVE, Brake.EMPTY):
            unseen = link_states.unseen_since(db, ctx.connection.id, type_.name, cause["ids"], row.settled_at)
            found |= unseen
    return found


def let_happen(db: Connection, ctx: RunContext, type_: EntityType, brake: Brake) -> set[str]:
    """Return the entities that a person said may be changed, or created there; the next whole run does it."""
    return {
        entity_id
        for row, cause in answered(db, ctx.connection.id, GO_ON)
        if cause["type"] == type_.name and cause["brake"] == brake
        if not runs.came_through(db, ctx.connection.id, row.settled_at)
        for entity_id in cause["ids"]
    }


def kept_here(db: Connection, connection_id: int, type_: EntityType) -> set[str]:
    """Return the entities that a person said shall not be created there: only one by one, when chosen."""
    return {
        entity_id
        for _, cause in answered(db, connection_id, KEEP)
        if cause["type"] == type_.name and cause["brake"] == Brake.CREATE
        for entity_id in cause["ids"]
    }
