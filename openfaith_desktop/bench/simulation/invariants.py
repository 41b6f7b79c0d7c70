"""What must hold when everything is quiet, seen from inside: no write waits for ever, no question outlives its cause.

What both sides must hold is judged from outside, by `oracle/`.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.tables import outbox, problem


def broken(db: Connection) -> list[str]:
    """Return what does not hold, in words."""
    return [*_waiting(db), *_causes(db)]


def _waiting(db: Connection) -> list[str]:
    rows = db.execute(select(outbox)).all()
    excused = {row.entity_id for row in db.execute(select(problem)).all() if row.state == "open"} | _asked(db)
    # What hangs on somebody about whom a person is asked waits with them.
    for _ in rows:
        excused |= {row.entity_id for row in rows if _named(db, row.entity_type, row.entity_id) & excused}
    return [
        f"{row.operation} of {row.entity_id} waits for ever ({row.state})"
        for row in rows
        if row.entity_id not in excused
    ]


def _asked(db: Connection) -> set[str]:
    """Return who may be somebody there, and who was deleted here: a person must say first."""
    match = decisions.listed(db, 1, kind=DecisionKind.MATCH)
    return {candidate["entity_id"] for row in match for candidate in row.candidates} | {
        row.about for row in decisions.listed(db, 1, kind=DecisionKind.DELETED_HERE)
    }


def _named(db: Connection, entity_type: str, entity_id: str) -> set[str]:
    """Return whom an entity belongs to or names."""
    entity = entities.get(db, entity_type, entity_id) or {}
    return {str(value) for name, value in entity.items() if name.endswith("_id") and value}


def _causes(db: Connection) -> list[str]:
    """Every open decision still has its cause."""
    found: list[str] = []
    for row in decisions.listed(db, 1):
        link = links.by_external_ids(db, 1, row.entity_type, [row.external_id]).get(row.external_id)
        entity = entities.get(db, row.entity_type, row.entity_id) if row.entity_id else None
        alive = entity is not None and not entity["deleted_at"]
        match row.kind:
            case DecisionKind.FIELD:
                held = alive and link is not None and link.state == links.ACTIVE
                held = held and entity is not None and entity[row.field] == row.ours
            case DecisionKind.DELETED_THERE | DecisionKind.MERGED:
                held = alive and link is not None and link.state == links.GONE
            case DecisionKind.DELETED_HERE:
                held = not alive and link is not None and link.state == links.ACTIVE
            case DecisionKind.MATCH:
                held = link is not None and not _lives(db, row.entity_type, link.entity_id)
            case _:
                held = True
        if not held:
            found.append(f"decision {row.kind} {row.field} of {row.title} has no cause any more")
    return found


def _lives(db: Connection, entity_type: str, entity_id: str | None) -> bool:
    """Return whether a record is somebody here; one whose entity was deleted may be somebody added since."""
    return bool(entity_id) and bool(entities.living(db, entity_type, [str(entity_id)]))
