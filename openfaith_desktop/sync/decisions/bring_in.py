"""What a person does with records that are only in the other system: bring them in, or say who they are.

Whatever the mode, a person's choice counts. Nothing is read or sent: the records are here as they were read last,
and the next sync brings them in step like any other. Called by the application.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import changes, decisions, entities, link_states, links, standing
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.store.lists import owned_types
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision
from openfaith_desktop.sync.decisions.settle import settle
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.reconcile.canonical import Incoming, Source, resolve

BATCH = 1_000


@dataclass(slots=True)
class BroughtIn:
    """What was brought in: ids here. `asked`: names of who may be somebody here, which must be said first."""

    ids: list[str] = field(default_factory=list[str])
    asked: list[str] = field(default_factory=list[str])


def bring_in(db: Connection, source: Source, link_ids: Sequence[int], by: Origin) -> BroughtIn:
    """Make records here of these, with what belongs to them and who is together with whom.

    One that was deleted here before is brought back as it was. Raises `NotFound` when none of them is only there.
    """
    done = BroughtIn()
    rows = [row for row in standing.links_by_id(db, link_ids) if standing.is_only_there(row)]
    rows = [row for row in rows if row.connection_id == source.connection.id]
    if not rows:
        raise NotFound("None of them is only there any more.", what_to_do="Look at the list again.")
    for name, type_ in ENTITY_TYPES.items():
        mine = [row for row in rows if row.entity_type == name]
        blocked = links.blocked_external_ids(db, source.connection.id, name) if mine else set[str]()
        asked = [row for row in mine if row.external_id in blocked]
        done.asked += [type_.title(one.values) for one in resolve(db, source, type_, asked)]
        wanted = [row for row in mine if row.external_id not in blocked]
        revived = [row for row in wanted if row.entity_id is not None]
        done.ids += _revive(db, type_, revived, by)
        fresh = [row for row in wanted if row.entity_id is None]
        done.ids += _create(db, source, type_, fresh, by)
        for other, _ in owned_types(type_):
            for row in wanted:
                belonging = standing.belonging_there(db, source.connection.id, other.name, row.external_id)
                _create(db, source, other, [one for one in belonging if one.entity_id is None], by)
    _join(db, source, {row.external_id for row in rows}, by)
    return done


def _create(
    db: Connection, source: Source, type_: EntityType, rows: Sequence[Row[object]], by: Origin
) -> list[str]:
    """Create the entities of these links; one that waits for something it must belong to is left."""
    ready = [one for one in resolve(db, source, type_, rows) if not one.waits]
    ids = changes.create(db, type_, [one.values for one in ready], by)
    links.agree(
        db,
        (Agreement(one.link.id, new, 1, one.values) for one, new in zip(ready, ids, strict=True)),
    )
    link_states.mark_links(db, [one.link.id for one in ready if one.link.state != links.ACTIVE], links.ACTIVE)
    return ids


def _revive(db: Connection, type_: EntityType, rows: Sequence[Row[object]], by: Origin) -> list[str]:
    """Bring back what was deleted here, with what was deleted with it; the links flow again."""
    ids = [str(row.entity_id) for row in rows]
    deleted = entities.get_many(db, type_.name, ids)
    changes.revive(db, type_, ids, by)
    back = list(ids)
    for other, to_owner in owned_types(type_):
        for owner in deleted.values():
            with_it = entities.deleted_with(db, other, owner, to_owner.name)
            changes.revive(db, other, with_it, by)
            back += with_it
    for one in back:
        unlinked = [row.id for row in links.all_of_entity(db, one) if row.state == links.UNLINKED]
        link_states.reactivate(db, unlinked)
    return ids


def _join(db: Connection, source: Source, external_ids: set[str], by: Origin) -> None:
    """Create what says who is together with whom, where both are here now."""
    for type_ in ENTITY_TYPES.values():
        if len([f for f in type_.relations if f.required]) < 2:
            continue
        after = 0
        while rows := links.unlinked(db, source.connection.id, type_.name, after, BATCH):
            after = rows[-1].id
            together = [
                row.id
                for row in rows
                if external_ids
                & set(source.adapter.to_canonical(type_.name, row.payload).references.values())
            ]
            _create(db, source, type_, standing.links_by_id(db, together), by)


# --- who is it? -----------------------------------------------------------------------------------------


def same_as(db: Connection, source: Source, link_id: int, entity_id: str, author: str) -> int:
    """Link a record that is only there to somebody here; return the decision that says so, which undo takes back.

    The next sync merges them as a first sync does. Raises `NotFound` or `UsageError` when they can't be one.
    """
    row = next((one for one in standing.links_by_id(db, [link_id]) if standing.is_only_there(one)), None)
    if row is None or row.connection_id != source.connection.id:
        raise NotFound("That record is not only there any more.", what_to_do="Look at the list again.")
    type_, entity = editing.find(db, entity_id)
    if type_.name != row.entity_type:
        other = ENTITY_TYPES[row.entity_type].label.lower()
        raise UsageError(
            f"A {other} and a {type_.label.lower()} can't be the same.", what_to_do="Choose another record."
        )
    if row.state != links.ACTIVE:
        links.let_go(db, row.id)
        link_states.reactivate(db, [row.id])
    incoming = resolve(db, source, type_, [row])[0]
    question = _question(db, type_, row, incoming, entity)
    decisions.ask(db, source.connection.id, None, [question])
    asked = next(
        one
        for one in decisions.listed(db, source.connection.id, kind=DecisionKind.MATCH, entity_type=type_.name)
        if one.external_id == row.external_id
    )
    one = OpenDecision(asked, type_, source.adapter, source.connection, author)
    settle(db, [one], Answer("value", entity_id))
    return asked.id


def _question(
    db: Connection, type_: EntityType, row: Row[object], incoming: Incoming, entity: dict[str, object]
) -> NewQuestion:
    """Return the question that the person has answered already."""
    title = type_.title(incoming.values)
    ours: Iterable[dict[str, object]] = [
        {
            "entity_id": entity["id"],
            "title": names(db, type_, [entity])[str(entity["id"])],
            "reasons": ["you said so"],
            "against": [],
        }
    ]
    return NewQuestion(
        kind=DecisionKind.MATCH,
        entity_type=type_.name,
        external_id=row.external_id,
        entity_id=None,
        title=title,
        ours=list(ours),
        theirs=title,
    )
