"""Questions whose cause is gone close by themselves.

Possible matches are looked at by `matching`, field questions of records that were compared by `update`; here
is what neither of them sees. Source: the documentation page on decisions.
"""

from __future__ import annotations

from sqlalchemy import Connection

from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.store.questions import DecisionKind, Question
from openfaith_desktop.sync.context import RunContext

_STATES = {
    DecisionKind.FIELD: (links.ACTIVE, True),
    DecisionKind.DELETED_HERE: (links.ACTIVE, False),
    DecisionKind.DELETED_THERE: (links.GONE, True),
    DecisionKind.MERGED: (links.GONE, True),
}
"""What holds while a question of each kind has its cause: its link's state, and whether its entity lives."""


def expire(db: Connection, ctx: RunContext) -> None:
    """Close the open questions whose record is gone or back, or whose entity is."""
    by_type: dict[str, list[Question]] = {}
    for row in decisions.listed(db, ctx.connection.id):
        if row.kind in _STATES:
            by_type.setdefault(row.entity_type, []).append(row)
    for name, rows in by_type.items():
        known = links.by_external_ids(db, ctx.connection.id, name, [row.external_id for row in rows])
        alive = entities.living(db, name, [row.about for row in rows])
        vanished: list[int] = []
        for row in rows:
            state, lives = _STATES[row.kind]
            link = known.get(row.external_id)
            here = link is not None and link.state == state and link.entity_id == row.entity_id
            if not here or (row.entity_id in alive) is not lives:
                vanished.append(row.id)
        decisions.close(db, vanished)
