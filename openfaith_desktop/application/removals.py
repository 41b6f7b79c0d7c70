"""Whom the permission to delete in the other system concerns just now: what to know before it is given or withdrawn.

Called by the window. Giving and withdrawing it is `decisions.rules`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from openfaith_desktop.application import Application
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import decisions, entities, outbox
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync import modes, naming


@dataclass(frozen=True, slots=True)
class Removals:
    """By name, people and all else. `asked`: whether what is deleted here is asked about at all, by the mode.

    `waiting`: deleted here, and waiting for an answer whether to go there too; `planned`: answered so, and not gone yet.
    """

    asked: bool
    waiting: tuple[str, ...]
    planned: tuple[str, ...]


def removals(app: Application, name: str) -> Removals:
    """Return whom a connection's permission to delete there concerns. Raises `NotFound`."""
    info = app.connection(name)
    return app.store.read(_removals, info)


def _removals(db: Connection, info: ConnectionInfo) -> Removals:
    waiting = tuple(row.title for row in decisions.listed(db, info.id, kind=DecisionKind.DELETED_HERE))
    planned: list[str] = []
    for row in outbox.everything(db, info.id):
        type_ = ENTITY_TYPES[row.entity_type]
        entity = entities.get(db, type_.name, row.entity_id) if row.operation == Operation.DELETE else None
        if entity is not None:
            planned.append(naming.name(db, type_, entity))
    asked = modes.permissions(info.mode).deleted_here is modes.DeletedHere.ASK
    return Removals(asked, waiting, tuple(planned))
