"""Links of records that a listing lacked, that are gone there, came back, or were merged into another.

Every function takes the open `Connection`; none decides anything. The states are those of `store.links`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, false, func, or_, select, text, update

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.links import ACTIVE, GONE, MERGED, MISSING, RETURNED, UNLINKED
from openfaith_desktop.store.tables import ENTITY_TABLES, decision
from openfaith_desktop.store.tables import external_link as link

# In these words, so that the index for it is used.
_NOT_ACTIVE = text("external_link.state <> 'active'")


def unseen(db: Connection, connection_id: int, entity_type: str, run_id: int) -> Sequence[Row[Any]]:
    """Return the links of active records that this run has neither seen nor made."""
    return db.execute(
        select(link)
        .where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            link.c.state == ACTIVE,
            link.c.merged_into.is_(None),
            link.c.seen_run.is_distinct_from(run_id),
        )
        .order_by(link.c.id)
    ).all()


def lost(db: Connection, connection_id: int, entity_type: str, wanted: Collection[str]) -> set[str]:
    """Return which of these records are surely deleted there, dealt with here or not."""
    rows = db.scalars(
        select(link.c.external_id).where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            _NOT_ACTIVE,
            link.c.state.in_((MISSING, GONE)),
            among(link.c.external_id, wanted),
        )
    )
    return set(rows)


def mark(
    db: Connection, connection_id: int, entity_type: str, external_ids: Collection[str], state: str
) -> None:
    """Set the state of these records' links."""
    db.execute(
        update(link)
        .where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            among(link.c.external_id, external_ids),
        )
        .values(state=state)
    )


def mark_links(db: Connection, link_ids: Collection[int], state: str) -> None:
    """Set the state of these links."""
    for link_id in link_ids:
        db.execute(update(link).where(link.c.id == link_id).values(state=state))


def unsettled(db: Connection, connection_id: int, *states: str) -> set[tuple[str, str]]:
    """Return (entity type, state) of all there is in these states, none of which is active."""
    rows = db.execute(
        select(link.c.entity_type, link.c.state)
        .where(link.c.connection_id == connection_id, _NOT_ACTIVE, link.c.state.in_(states))
        .distinct()
    )
    return {(row.entity_type, row.state) for row in rows}


def in_state(db: Connection, connection_id: int, entity_type: str, state: str) -> Sequence[Row[Any]]:
    """Return links in one state (not the active one), each with its entity's `entity_deleted_at`."""
    table = ENTITY_TABLES[entity_type]
    return db.execute(
        select(link, table.c.deleted_at.label("entity_deleted_at"))
        .join(table, table.c.id == link.c.entity_id, isouter=True)
        .where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            _NOT_ACTIVE,
            link.c.state == state,
        )
        .order_by(link.c.id)
    ).all()


def losing(
    db: Connection, connection_id: int, entity_type: str, also: Collection[str] = ()
) -> dict[str, str]:
    """Return what a run is about to remove: the living entity by external id, of missing records and `also`."""
    table = ENTITY_TABLES[entity_type]
    mine = (link.c.connection_id == connection_id, link.c.entity_type == entity_type)
    lives = select(link.c.external_id, link.c.entity_id).join(
        table, and_(table.c.id == link.c.entity_id, table.c.deleted_at.is_(None))
    )
    rows = db.execute(lives.where(*mine, _NOT_ACTIVE, link.c.state == MISSING)).all()
    if also:
        rows = [*rows, *db.execute(lives.where(*mine, among(link.c.external_id, also))).all()]
    return {row.external_id: row.entity_id for row in rows}


def unseen_since(
    db: Connection, connection_id: int, entity_type: str, external_ids: Collection[str], since: str
) -> set[str]:
    """Return which of these records have not been seen there since a moment, and are not settled as gone."""
    return set(
        db.scalars(
            select(link.c.external_id).where(
                link.c.connection_id == connection_id,
                link.c.entity_type == entity_type,
                among(link.c.external_id, external_ids),
                link.c.state.in_((ACTIVE, MISSING)),
                link.c.last_seen_at < since,
            )
        )
    )


def let_go(db: Connection, connection_id: int, entity_type: str) -> list[Row[Any]]:
    """Return links of records that are there, and whose entity here was deleted or that were set aside.

    Somebody added here may be one of them: added again by hand, or the other of two.
    """
    table = ENTITY_TABLES[entity_type]
    mine = (
        link.c.connection_id == connection_id,
        link.c.entity_type == entity_type,
        link.c.merged_into.is_(None),
    )
    deleted = select(table.c.id).where(table.c.deleted_at.is_not(None))
    aside = select(link).where(*mine, _NOT_ACTIVE, link.c.state == UNLINKED)
    return [
        *db.execute(aside.where(link.c.entity_id.is_(None)).order_by(link.c.id)).all(),
        *db.execute(
            select(link)
            .where(*mine, link.c.state.in_((ACTIVE, UNLINKED)), link.c.entity_id.in_(deleted))
            .order_by(link.c.id)
        ).all(),
    ]


def link_anew(db: Connection, pairs: Iterable[tuple[int, str]]) -> None:
    """Link records that were let go to other entities, as if they had never been linked."""
    for link_id, entity_id in pairs:
        nothing = dict.fromkeys(("base", "base_ours", "send_back", "agreed_version"))
        values = {**nothing, "entity_id": entity_id, "state": ACTIVE, "changed": True}
        db.execute(update(link).where(link.c.id == link_id).values(**values))


def linked_living(db: Connection, connection_id: int, entity_type: str) -> int:
    """Return how many living entities are linked to a record, missing ones included."""
    table = ENTITY_TABLES[entity_type]
    query = (
        select(func.count())
        .select_from(link.join(table, table.c.id == link.c.entity_id))
        .where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            link.c.state.in_((ACTIVE, MISSING)),
            table.c.deleted_at.is_(None),
        )
    )
    return db.scalar(query) or 0


def of_entities(
    db: Connection, connection_id: int, entity_type: str, ids: Collection[str]
) -> dict[str, Row[Any]]:
    """Return whole links by entity id, whatever their state."""
    rows = db.execute(
        select(link).where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            among(link.c.entity_id, ids),
        )
    )
    return {row.entity_id: row for row in rows}


def left_behind(db: Connection, connection_id: int, type_: EntityType) -> Sequence[Row[Any]]:
    """Return the links of what went with its owner when that seemed to be gone, and whose owner is shown again.

    Their entities live here. What a person was asked about by itself isn't among them.
    """
    table = ENTITY_TABLES[type_.name]
    rows = select(link).join(table, and_(table.c.id == link.c.entity_id, table.c.deleted_at.is_(None)))
    back: list[ColumnElement[bool]] = []
    for f in type_.owners:
        owner = link.alias(f"link_of_{f.name}")
        owned = (
            owner.c.connection_id == connection_id,
            owner.c.entity_type == f.relation,
            owner.c.entity_id == table.c[f.name],
            owner.c.state.in_((ACTIVE, RETURNED)),
        )
        rows = rows.join(owner, and_(*owned))
        back.append(owner.c.state == RETURNED)
    asked = select(decision.c.id).where(
        decision.c.connection_id == connection_id,
        decision.c.entity_type == type_.name,
        decision.c.external_id == link.c.external_id,
        decision.c.state != "closed",
    )
    mine = (link.c.connection_id == connection_id, link.c.entity_type == type_.name)
    gone = rows.where(*mine, _NOT_ACTIVE, link.c.state == GONE, or_(false(), *back), ~asked.exists())
    return db.execute(gone.order_by(link.c.id)).all()


def reactivate(db: Connection, link_ids: Collection[int]) -> None:
    """Make these links active, and let the next merge look at them, news or not."""
    for link_id in link_ids:
        db.execute(update(link).where(link.c.id == link_id).values(state=ACTIVE, changed=True))


def put(db: Connection, link_id: int, values: Mapping[str, Any]) -> None:
    """Set these columns of a link, and let the next merge look at it: its entity goes to another, or comes back."""
    db.execute(update(link).where(link.c.id == link_id).values(**values, changed=True))


def drop(db: Connection, link_ids: Collection[int]) -> None:
    """Let records be gone for good: nothing here hangs on them any more."""
    for link_id in link_ids:
        nothing = dict.fromkeys(("entity_id", "base", "base_ours", "send_back", "agreed_version"))
        db.execute(update(link).where(link.c.id == link_id).values(state=GONE, **nothing))


# --- mergers -------------------------------------------------------------------------------------------


def note_merger(db: Connection, connection_id: int, entity_type: str, removed: str, kept: str) -> None:
    """Write down that one known record was merged into another; it is carried out later."""
    db.execute(
        update(link)
        .where(
            link.c.connection_id == connection_id,
            link.c.entity_type == entity_type,
            link.c.external_id == removed,
            link.c.state != MERGED,
        )
        .values(merged_into=kept)
    )


def forget_merger(db: Connection, link_id: int) -> None:
    """Take a merger back whose survivor is nowhere: its record is simply missing."""
    db.execute(update(link).where(link.c.id == link_id).values(merged_into=None, state=MISSING))


def to_merge(db: Connection, connection_id: int) -> Sequence[Row[Any]]:
    """Return the links of merged records whose merger has not been carried out."""
    return db.execute(
        select(link)
        .where(
            link.c.connection_id == connection_id,
            link.c.merged_into.is_not(None),
            link.c.state.in_((ACTIVE, MISSING, RETURNED)),
        )
        .order_by(link.c.id)
    ).all()


def merge_link(db: Connection, link_id: int, survivor: str, entity_id: str | None = None) -> None:
    """Let a merged record's link stand for its survivor.

    `entity_id` is the record's own entity, made part of the survivor's: an undo finds it by that.
    """
    db.execute(
        update(link)
        .where(link.c.id == link_id)
        .values(
            entity_id=entity_id,
            state=MERGED,
            merged_into=survivor,
            base=None,
            base_ours=None,
            send_back=None,
            agreed_version=None,
        )
    )


def other_links(db: Connection, connection_id: int, entity_id: str) -> Sequence[Row[Any]]:
    """Return an entity's links in all connections but this one."""
    return db.execute(
        select(link).where(and_(link.c.entity_id == entity_id, link.c.connection_id != connection_id))
    ).all()
