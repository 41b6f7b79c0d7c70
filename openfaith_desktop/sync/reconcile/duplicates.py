"""Mergers: two records that the system made one.

They are read before anything else of a run, so that the removed record is not taken for a deleted one.
What points to the removed record's entity is pointed to the survivor's; every step is a change that can be
undone. Source: the documentation page on what sync does, “merged there”.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.store import changes, decisions, entities, link_states, links, outbox
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.pull.merged import survivor_of
from openfaith_desktop.sync.reconcile.merge import changed_here


def apply_mergers(db: Connection, ctx: RunContext) -> None:
    """Carry out every merger that was read and not yet carried out."""
    for row in link_states.to_merge(db, ctx.connection.id):
        ctx.stop.check()
        survivor = survivor_of(db, ctx, row)
        found = links.by_external_ids(db, ctx.connection.id, row.entity_type, [survivor])
        kept = found.get(survivor)
        if kept is None or kept.state == links.RETURNED:
            continue  # not seen yet, or about to come back: a later run carries it out
        if kept.state in (links.ACTIVE, links.UNLINKED):
            _apply(db, ctx, ENTITY_TYPES[row.entity_type], row, kept)
        else:
            link_states.forget_merger(db, row.id)


def into_unknown(db: Connection, ctx: RunContext) -> set[str]:
    """Return the types of which a record was merged into one that stands for nobody here.

    Match those before `apply_mergers`: such a survivor may be somebody added here.
    """
    found: set[str] = set()
    for row in link_states.to_merge(db, ctx.connection.id):
        survivor = survivor_of(db, ctx, row)
        kept = links.by_external_ids(db, ctx.connection.id, row.entity_type, [survivor]).get(survivor)
        if kept is not None and not entities.living(db, row.entity_type, [kept.entity_id or ""]):
            found.add(row.entity_type)
    return found


def _apply(db: Connection, ctx: RunContext, type_: EntityType, removed: Row[Any], kept: Row[Any]) -> None:
    living = entities.living(db, type_.name, {i for i in (removed.entity_id, kept.entity_id) if i})
    if kept.state == links.UNLINKED and (removed.entity_id not in living or kept.entity_id in living):
        link_states.forget_merger(db, removed.id)  # nobody here stands for the two, or nothing shall flow
        return
    if removed.entity_id not in living:
        link_states.merge_link(db, removed.id, kept.external_id)
        return
    if kept.entity_id not in living:
        if _is_asked(db, ctx, type_, kept.external_id):
            return
        # Only the removed one is known here, or the survivor was deleted here, which says nothing about the other
        # one: it stays. From now on it is the survivor's, with what was agreed on about it, so that what tells the
        # two apart there comes in, and is never taken for an edit made here.
        link_states.merge_link(db, removed.id, kept.external_id)
        links.take_over(db, kept.id, removed)
        link_states.reactivate(db, [kept.id])
        return
    both = entities.get_many(db, type_.name, [removed.entity_id, kept.entity_id])
    loser, winner = both[removed.entity_id], both[kept.entity_id]
    edits = changed_here(type_, removed.base, removed.base_ours, loser, ctx.connection.region)
    lost = [name for name in edits if winner[name] not in (None, "", loser[name])]
    if not ctx.permissions.follow_mergers or lost:
        _ask(db, ctx, type_, removed, kept, loser, winner, lost)
        return
    merge_here(db, ctx.connection.id, type_, ctx.origin, loser, winner, edits)
    link_states.merge_link(db, removed.id, kept.external_id, loser["id"])
    link_states.reactivate(db, [kept.id])
    move_other_links(db, ctx.connection.id, loser["id"], winner["id"])
    ctx.tally.add(type_.name, "merged", type_.title(winner))


def _is_asked(db: Connection, ctx: RunContext, type_: EntityType, external_id: str) -> bool:
    """Return whether a person is asked who a record is: its mergers wait for the answer."""
    asked = decisions.listed(db, ctx.connection.id, kind=DecisionKind.MATCH, entity_type=type_.name)
    return any(one.external_id == external_id for one in asked)


def merge_here(
    db: Connection,
    connection_id: int,
    type_: EntityType,
    origin: Origin,
    loser: dict[str, Any],
    winner: dict[str, Any],
    edits: tuple[str, ...] = (),
) -> None:
    """Make two entities one, as `connection_id`'s system did: what belongs or points to `loser` goes to `winner`,
    then `loser` is deleted.

    `edits` are fields of `loser` that were changed here and never sent: `winner` takes them where it has none.
    """
    for other in ENTITY_TYPES.values():
        for f in other.relations:
            if f.relation != type_.name:
                continue
            rows = entities.by_relation(db, other.name, f.name, loser["id"])
            target: dict[str, Value] = {f.name: winner["id"]}
            if other.is_association:
                rows = _associated_anew(db, connection_id, other, f.name, rows, winner["id"], origin)
            changes.edit(db, other, [Edit(row["id"], row, target) for row in rows], origin)
    winner = entities.get(db, type_.name, winner["id"]) or winner
    taken: dict[str, Value] = {name: loser[name] for name in edits if winner[name] in (None, "")}
    changes.edit(db, type_, [Edit(winner["id"], winner, taken)], origin)
    changes.delete(db, type_, [loser["id"]], origin)


def _associated_anew(
    db: Connection,
    connection_id: int,
    type_: EntityType,
    relation: str,
    rows: list[dict[str, Any]],
    winner: str,
    origin: Origin,
) -> list[dict[str, Any]]:
    """Return which associations of a merged record its survivor takes over; those it has already are deleted.

    Their records ended with the merged one: the survivor's are others, and are matched with what it takes over.
    """
    others = [name for name in type_.identity if name != relation]
    taken = {tuple(row[n] for n in others) for row in entities.by_relation(db, type_.name, relation, winner)}
    doubles = [row["id"] for row in rows if tuple(row[n] for n in others) in taken]
    linked = link_states.of_entities(db, connection_id, type_.name, [row["id"] for row in rows])
    link_states.mark_links(db, [linked[i].id for i in doubles if i in linked], links.GONE)
    link_states.drop(db, [link.id for entity_id, link in linked.items() if entity_id not in doubles])
    outbox.cancel(db, connection_id, type_.name, [row["id"] for row in rows])
    changes.delete(db, type_, doubles, origin)
    return [row for row in rows if row["id"] not in doubles]


def says_the_same(
    db: Connection, ctx: RunContext, type_: EntityType, external_id: str, entity_id: str
) -> bool:
    """Return whether an association that was sent is one that another entity stands for; then it is deleted here.

    So one record there never goes back and forth between two entities here.
    """
    holder = links.entity_ids(db, ctx.connection.id, type_.name, {external_id}).get(external_id)
    if not type_.is_association or holder in (None, entity_id):
        return False
    if not entities.living(db, type_.name, [holder]):
        return False
    changes.delete(db, type_, [entity_id], ctx.origin)
    return True


def move_other_links(db: Connection, connection_id: int, loser: str, winner: str) -> None:
    """Let other connections' links follow a merger, where the survivor has none there."""
    taken = {row.connection_id for row in links.all_of_entity(db, winner)}
    for row in link_states.other_links(db, connection_id, loser):
        if row.connection_id not in taken:
            links.set_entities(db, [(row.id, winner)])
            link_states.reactivate(db, [row.id])


def _ask(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    removed: Row[Any],
    kept: Row[Any],
    loser: dict[str, Any],
    winner: dict[str, Any],
    lost: list[str],
) -> None:
    """Ask a person; until then the removed record's entity and its associations take no part."""
    link_states.mark_links(db, [removed.id], links.GONE)
    for other, to_us in belonging(type_):
        if other.is_association:
            ids = [row["id"] for row in entities.by_relation(db, other.name, to_us.name, loser["id"])]
            linked = link_states.of_entities(db, ctx.connection.id, other.name, ids)
            link_states.mark_links(db, [link.id for link in linked.values()], links.GONE)
    called = names(db, type_, (loser, winner))
    question = NewQuestion(
        kind=DecisionKind.MERGED,
        entity_type=type_.name,
        external_id=removed.external_id,
        entity_id=loser["id"],
        title=called[loser["id"]],
        ours={"entity_id": loser["id"], "changed": lost},
        theirs={"entity_id": winner["id"], "title": called[winner["id"]], "external_id": kept.external_id},
    )
    new = decisions.ask(db, ctx.connection.id, ctx.run_id, [question])
    ctx.tally.extend(type_.name, "asked", new, [called[loser["id"]]] if ctx.tally.keeps_names else [])
