"""ExternalLinks: what the system's records are linked to, what they held and what was agreed on.

Every function takes the open `Connection`; none decides anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Row,
    Table,
    and_,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    union_all,
    update,
)

from openfaith_desktop.store.bulk import among, upsert, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.tables import ENTITY_TABLES, decision, outbox
from openfaith_desktop.store.tables import external_link as link

ACTIVE = "active"
UNLINKED = "unlinked"
"""Its entity was deleted here, or it was let go: nothing is created here from it."""
MISSING = "missing"
"""Surely deleted there; what that means here has not been carried out yet."""
GONE = "gone"
"""Deleted there and dealt with here. It keeps its entity, which is not created there again by itself."""
RETURNED = "returned"
"""A gone record that a listing shows again; not yet dealt with."""
MERGED = "merged"
"""The system made it part of another record, `merged_into`."""


class Staged(TypedDict):
    """One external record on its way into its link: the columns that come from the system."""

    external_id: str
    parent_external_id: str | None
    external_updated_at: str | None
    link_metadata: Mapping[str, Any] | None
    payload: Mapping[str, Any]


def _of(connection_id: int, entity_type: str) -> ColumnElement[bool]:
    return and_(link.c.connection_id == connection_id, link.c.entity_type == entity_type)


def stage(
    db: Connection,
    connection_id: int,
    entity_type: str,
    records: Sequence[Staged],
    seen_run: int | None = None,
) -> None:
    """Upsert the links of some records; `seen_run` is the run that saw or made them.

    An answer that says nothing new, or one older than what the link holds, changes only when it was seen. What
    matching goes by came along from the record's contacts, and is kept as new as the record.
    """
    now = utc_now()
    constants = {
        "connection_id": connection_id,
        "entity_type": entity_type,
        "state": ACTIVE,
        "changed": True,
        "last_seen_at": now,
        "seen_run": seen_run,
    }
    write_many(db, _stage_statement(db.dialect.name), records, constants)


@lru_cache
def _stage_statement(dialect: str) -> Insert:
    statement = upsert(dialect, link)
    new = statement.excluded
    older = func.coalesce(new.external_updated_at < link.c.external_updated_at, false())
    is_news = and_(older.is_(False), new.payload.is_distinct_from(link.c.payload))
    news = ("parent_external_id", "external_updated_at", "payload", "changed")
    return statement.on_conflict_do_update(
        index_elements=[link.c.connection_id, link.c.entity_type, link.c.external_id],
        set_={name: case((is_news, new[name]), else_=link.c[name]) for name in news}
        | {
            "link_metadata": case((older, link.c.link_metadata), else_=new.link_metadata),
            "last_seen_at": new.last_seen_at,
            "seen_run": func.coalesce(new.seen_run, link.c.seen_run),
            "state": case(
                (link.c.state == MISSING, ACTIVE), (link.c.state == GONE, RETURNED), else_=link.c.state
            ),
        },
    )


def count(db: Connection, connection_id: int, entity_type: str, *, linked: bool | None = None) -> int:
    """Return how many records there are there, or only those that are (not) linked to an entity."""
    query = (
        select(func.count())
        .select_from(link)
        .where(_of(connection_id, entity_type), link.c.state.not_in((GONE, MERGED)))
    )
    if linked is not None:
        query = query.where(link.c.entity_id.is_not(None) if linked else link.c.entity_id.is_(None))
    return db.scalar(query) or 0


def counts(db: Connection, connection_id: int) -> dict[str, tuple[int, int]]:
    """Return by entity type how many records there are there, and how many of them are linked."""
    rows = db.execute(
        select(link.c.entity_type, func.count(), func.count(link.c.entity_id))
        .where(link.c.connection_id == connection_id, link.c.state.not_in((GONE, MERGED)))
        .group_by(link.c.entity_type)
    )
    return {name: (total, linked) for name, total, linked in rows.all()}


_UNLINKED_COLUMNS: Sequence[ColumnElement[Any]] = (
    link.c.id,
    link.c.external_id,
    link.c.parent_external_id,
    link.c.link_metadata,
    link.c.payload,
)


def unlinked(
    db: Connection, connection_id: int, entity_type: str, after: int, limit: int
) -> Sequence[Row[Any]]:
    """Return a batch of active links without an entity, in order of id."""
    return db.execute(
        select(*_UNLINKED_COLUMNS)
        .where(
            _of(connection_id, entity_type),
            link.c.entity_id.is_(None),
            link.c.state == ACTIVE,
            link.c.merged_into.is_(None),
            link.c.id > after,
        )
        .order_by(link.c.id)
        .limit(limit)
    ).all()


def unlinked_ids(db: Connection, connection_id: int, entity_type: str) -> Sequence[int]:
    """Return which active links have no entity, in order."""
    wanted = _of(connection_id, entity_type), link.c.entity_id.is_(None), link.c.state == ACTIVE
    return db.scalars(
        select(link.c.id).where(*wanted, link.c.merged_into.is_(None)).order_by(link.c.id)
    ).all()


def members(
    db: Connection, connection_id: int, entity_type: str, parents: Collection[str]
) -> Sequence[Row[Any]]:
    """Return the links of `entity_type` whose records belong to these external records."""
    return db.execute(
        select(*_UNLINKED_COLUMNS).where(
            _of(connection_id, entity_type), among(link.c.parent_external_id, parents)
        )
    ).all()


def _has_news(table: Table) -> ColumnElement[bool]:
    return or_(link.c.changed, link.c.agreed_version.is_(None), link.c.agreed_version != table.c.version)


def to_populate(
    db: Connection,
    connection_id: int,
    entity_type: str,
    after: int,
    limit: int,
    only: Collection[str] | None = None,
) -> Sequence[Row[Any]]:
    """Return a batch of linked records in which either side has news since they last agreed.

    `only` narrows it to these entities.
    """
    table = ENTITY_TABLES[entity_type]
    return db.execute(
        select(link, table.c.version.label("entity_version"), table.c.deleted_at.label("entity_deleted_at"))
        .join(table, table.c.id == link.c.entity_id)
        .where(
            _of(connection_id, entity_type),
            link.c.state == ACTIVE,
            _has_news(table),
            link.c.id > after,
            *([among(link.c.entity_id, only)] if only is not None else []),
        )
        .order_by(link.c.id)
        .limit(limit)
    ).all()


def entity_ids(
    db: Connection, connection_id: int, entity_type: str, external_ids: Collection[str]
) -> dict[str, str]:
    """Return the linked entity by external id; a merged record's is its survivor's. Others are absent."""
    if not external_ids:
        return {}
    rows = db.execute(
        select(link.c.external_id, link.c.entity_id, link.c.merged_into, link.c.state).where(
            _of(connection_id, entity_type),
            among(link.c.external_id, external_ids),
            link.c.state.in_((ACTIVE, MERGED)),
        )
    ).all()
    # Left to Python: asked for “not NULL”, SQLite walks the index of all linked records.
    found = {
        external_id: entity_id for external_id, entity_id, _, state in rows if entity_id and state == ACTIVE
    }
    merged = {external_id: kept for external_id, _, kept, state in rows if kept and state == MERGED}
    if merged:
        kept = entity_ids(db, connection_id, entity_type, set(merged.values()) - set(merged))
        found |= {external_id: kept[k] for external_id, k in merged.items() if k in kept}
    return found


def external_ids(
    db: Connection, connection_id: int, entity_type: str, ids: Collection[str]
) -> dict[str, str]:
    """Return the external id by linked entity; those without a living record there are absent."""
    if not ids:
        return {}
    rows = db.execute(
        select(link.c.external_id, link.c.entity_id).where(
            _of(connection_id, entity_type), among(link.c.entity_id, ids), link.c.state == ACTIVE
        )
    )
    return {entity_id: external_id for external_id, entity_id in rows.all()}


def by_entity(db: Connection, connection_id: int, entity_type: str, entity_id: str) -> Row[Any] | None:
    """Return the link of one entity in one connection."""
    return db.execute(
        select(link).where(_of(connection_id, entity_type), link.c.entity_id == entity_id)
    ).one_or_none()


def by_external_ids(
    db: Connection, connection_id: int, entity_type: str, external_ids: Collection[str]
) -> dict[str, Row[Any]]:
    """Return whole links by external id."""
    rows = db.execute(
        select(link).where(_of(connection_id, entity_type), among(link.c.external_id, external_ids))
    )
    return {row.external_id: row for row in rows}


def all_of_entity(db: Connection, entity_id: str) -> Sequence[Row[Any]]:
    """Return the links of one entity in every connection."""
    return db.execute(select(link).where(link.c.entity_id == entity_id)).all()


_LINK = update(link).where(link.c.id == bindparam("b_id")).values(entity_id=bindparam("b_entity"))
_AGREE = (
    update(link)
    .where(link.c.id == bindparam("b_id"))
    .values(
        entity_id=bindparam("b_entity"),
        base=bindparam("b_base"),
        base_ours=bindparam("b_ours"),
        agreed_version=bindparam("b_version"),
        changed=bindparam("b_changed"),
        last_processed_at=bindparam("b_at"),
    )
)


class Agreement(NamedTuple):
    """What both sides hold after processing: see `sync.reconcile.merge`."""

    link_id: int
    entity_id: str
    version: int
    base: Mapping[str, Any]
    base_ours: Mapping[str, Any] | None = None
    changed: bool = False


def insert_linked(
    db: Connection,
    connection_id: int,
    entity_type: str,
    record: Staged,
    entity_id: str,
    made_by: int | None,
) -> int:
    """Link an entity to the record that run `made_by` just made from it there, and return the link's id.

    The record may have been staged already (read by a listing before its creation was known here).
    """
    stage(db, connection_id, entity_type, [record], made_by)
    row = by_external_ids(db, connection_id, entity_type, [record["external_id"]])[record["external_id"]]
    set_entities(db, [(row.id, entity_id)])
    return row.id


def set_entities(db: Connection, pairs: Iterable[tuple[int, str]]) -> None:
    """Link links to entities: pairs of (link id, entity id)."""
    rows = [{"b_id": link_id, "b_entity": entity_id} for link_id, entity_id in pairs]
    write_many(db, _LINK, rows)


def agree(db: Connection, agreements: Iterable[Agreement]) -> None:
    """Write down agreements."""
    now = utc_now()
    rows = [
        {
            "b_id": a.link_id,
            "b_entity": a.entity_id,
            "b_base": a.base,
            "b_ours": a.base_ours or None,
            "b_version": a.version,
            "b_changed": a.changed,
        }
        for a in agreements
    ]
    write_many(db, _AGREE, rows, {"b_at": now})


_SEND_BACK = update(link).where(link.c.id == bindparam("b_id")).values(send_back=bindparam("b_send_back"))


def set_send_back(db: Connection, wanted: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Keep what an undo wants there again: pairs of (link id, wanted by field), replacing what was kept."""
    rows = [{"b_id": link_id, "b_send_back": dict(one) or None} for link_id, one in wanted]
    write_many(db, _SEND_BACK, rows)


def set_payload(db: Connection, link_id: int, updated_at: str | None, payload: Mapping[str, Any]) -> None:
    """Keep the system's record as it was answered to a write."""
    db.execute(
        update(link).where(link.c.id == link_id).values(payload=payload, external_updated_at=updated_at)
    )


def mark_dirty(db: Connection, connection_id: int, entity_type: str, ids: Collection[str]) -> None:
    """Let the next sync merge these external records again, news or not."""
    db.execute(
        update(link)
        .where(_of(connection_id, entity_type), among(link.c.external_id, ids))
        .values(changed=True)
    )


def take_over(db: Connection, link_id: int, other: Row[Any]) -> None:
    """Link a record to the entity that another link stood for, with all that both sides had agreed on about it."""
    db.execute(
        update(link)
        .where(link.c.id == link_id)
        .values(
            entity_id=other.entity_id,
            base=other.base,
            base_ours=other.base_ours,
            send_back=None,
            agreed_version=other.agreed_version,
        )
    )


def let_go(db: Connection, link_id: int) -> None:
    """Take a link off its entity, so that the record is matched anew."""
    db.execute(
        update(link)
        .where(link.c.id == link_id)
        .values(entity_id=None, base=None, base_ours=None, agreed_version=None, changed=True)
    )


def unlink(db: Connection, link_ids: Collection[int]) -> None:
    """Take links off their entities for good: nothing flows, and nothing is created here from them."""
    db.execute(
        update(link)
        .where(link.c.id.in_(link_ids))
        .values(entity_id=None, state=UNLINKED, base=None, base_ours=None, agreed_version=None)
    )


def unlink_entities(db: Connection, connection_id: int, entity_type: str, ids: Collection[str]) -> None:
    """Like `unlink`, for the links of these entities in one connection."""
    mine = db.scalars(select(link.c.id).where(_of(connection_id, entity_type), among(link.c.entity_id, ids)))
    unlink(db, mine.all())


def active_external_ids(db: Connection, connection_id: int, entity_type: str) -> list[str]:
    """Return the records of a type that are there, as far as is known."""
    return list(
        db.scalars(
            select(link.c.external_id)
            .where(_of(connection_id, entity_type), link.c.state == ACTIVE)
            .order_by(link.c.id)
        )
    )


def count_news(db: Connection, connection_id: int, entity_type: str) -> int:
    """Return how many linked records have news on either side: at most so many will be changed."""
    table = ENTITY_TABLES[entity_type]
    query = (
        select(func.count())
        .select_from(link.join(table, table.c.id == link.c.entity_id))
        .where(_of(connection_id, entity_type), link.c.state == ACTIVE, _has_news(table))
    )
    return db.scalar(query) or 0


def blocked_external_ids(db: Connection, connection_id: int, entity_type: str) -> set[str]:
    """Return the external records that an open match decision keeps from being created here."""
    return set(
        db.scalars(
            select(decision.c.external_id).where(
                decision.c.connection_id == connection_id,
                decision.c.entity_type == entity_type,
                decision.c.kind == DecisionKind.MATCH,
                decision.c.state == "open",
            )
        )
    )


def unsent(
    db: Connection, connection_id: int, since: str, *, creates: bool = False
) -> tuple[str, str] | None:
    """Return when the first and the last of the edits after `since` were made that have not been sent yet.

    Edits are those of linked records since they were last agreed on, and writes that wait in the outbox;
    with `creates` also records that only exist here. None when there is none.
    """
    parts = [
        select(outbox.c.created_at.label("at")).where(
            outbox.c.connection_id == connection_id, outbox.c.state == "pending", outbox.c.created_at > since
        )
    ]
    for name, table in ENTITY_TABLES.items():
        mine = and_(_of(connection_id, name), link.c.entity_id == table.c.id)
        parts.append(
            select(table.c.updated_at)
            .join(link, mine)
            .where(
                table.c.updated_at > since, link.c.state == ACTIVE, link.c.agreed_version != table.c.version
            )
        )
        if creates:
            only_here = and_(table.c.deleted_at.is_(None), ~select(link.c.id).where(mine).exists())
            parts.append(select(table.c.created_at).where(table.c.created_at > since, only_here))
    edits = union_all(*parts).subquery()
    first, last = db.execute(select(func.min(edits.c.at), func.max(edits.c.at))).one()
    return (first, last) if first else None
