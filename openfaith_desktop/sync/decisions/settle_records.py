"""Answers about whole records: deleted on one side, or merged there.

Like every answer, these change OpenFaith's records and links, or plan a write for the next sync; they never
reach the other system from here. Source: the documentation page on what sync does, “Records”.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import belonging
from openfaith_desktop.errors import Action, ActionKind
from openfaith_desktop.store import changes, entities, link_states, links, outbox
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.outbox import Operation, PlannedWrite
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision, close, stale, unfit
from openfaith_desktop.sync.reconcile.deletions import release
from openfaith_desktop.sync.reconcile.duplicates import merge_here, move_other_links
from openfaith_desktop.sync.reconcile.merge import changed_here
from openfaith_desktop.sync.reconcile.plan_creates import creation
from openfaith_desktop.sync.scope import Deletion, deletion


def settle(db: Connection, one: OpenDecision, answer: Answer) -> None:
    """Settle one decision. Raises `UsageError` when the answer doesn't fit or the question is stale."""
    match one.question.kind:
        case DecisionKind.DELETED_THERE:
            _deleted_there(db, one, answer)
        case DecisionKind.MERGED:
            _merged(db, one, answer)
        case _:
            _deleted_here(db, one, answer)
    document: dict[str, Any] = {"choice": answer.choice}
    close(db, one, document)


def _living(db: Connection, one: OpenDecision) -> dict[str, Any]:
    entity = entities.get(db, one.type.name, one.question.about)
    found = links.by_external_ids(db, one.connection.id, one.type.name, [one.question.external_id])
    link = found.get(one.question.external_id)
    if entity is None or entity["deleted_at"] or link is None or link.state != links.GONE:
        raise stale(one)
    return entity


def _whole(db: Connection, one: OpenDecision, entity: dict[str, Any]) -> list[tuple[EntityType, list[str]]]:
    """Return the ids of a living entity and of all that belongs to it, by type."""
    owned = [
        (other, [row["id"] for row in entities.owned(db, other, [entity["id"]], to_us.name)])
        for other, to_us in belonging(one.type)
    ]
    return [(one.type, [entity["id"]]), *owned]


def _deleted_there(db: Connection, one: OpenDecision, answer: Answer) -> None:
    entity = _living(db, one)
    match answer.choice:
        case "theirs":
            at = utc_now()
            for type_, ids in _whole(db, one, entity):
                changes.delete(db, type_, ids, one.origin(db), at)
        case "ours":
            _create_again(db, one, entity)
        case "skip":
            pass
        case _:
            raise unfit(
                one,
                f"Answer theirs to delete it here too, ours to add it to {one.adapter.title} again, or skip to "
                "keep it here only.",
            )


def _create_again(db: Connection, one: OpenDecision, entity: dict[str, Any]) -> None:
    """Plan the creation there of a kept record and what belongs to it, as new ones."""
    release(db, one.connection.id, one.type, entity["id"])
    for type_, ids in _whole(db, one, entity):
        if one.adapter.capabilities.types[type_.name].creatable:
            versions = entities.get_many(db, type_.name, ids)
            outbox.enqueue(db, one.connection.id, None, [creation(type_, versions[i]) for i in ids])


def _merged(db: Connection, one: OpenDecision, answer: Answer) -> None:
    loser = _living(db, one)
    match answer.choice:
        case "theirs":
            found = links.by_external_ids(
                db,
                one.connection.id,
                one.type.name,
                [one.question.external_id, one.question.theirs["external_id"]],
            )
            removed, kept = found[one.question.external_id], found.get(one.question.theirs["external_id"])
            winner = entities.get(db, one.type.name, kept.entity_id) if kept and kept.entity_id else None
            if kept is None or winner is None or winner["deleted_at"]:
                raise stale(one)
            edits = changed_here(one.type, removed.base, removed.base_ours, loser, one.connection.region)
            merge_here(db, one.connection.id, one.type, one.origin(db), loser, winner, edits)
            link_states.merge_link(db, removed.id, kept.external_id, loser["id"])
            link_states.reactivate(db, [kept.id])
            move_other_links(db, one.connection.id, loser["id"], winner["id"])
        case "ours":
            _create_again(db, one, loser)
        case "skip":
            pass
        case _:
            raise unfit(
                one,
                "Answer theirs to make the two one here too, ours to add this one to "
                f"{one.adapter.title} again, or skip to keep it here only.",
            )


def _deleted_here(db: Connection, one: OpenDecision, answer: Answer) -> None:
    row, type_ = one.question, one.type
    entity = entities.get(db, type_.name, row.about)
    if entity is None or not entity["deleted_at"]:
        raise stale(one)
    whole = [(type_, [str(row.about)])]
    whole += [
        (other, entities.deleted_with(db, other, entity, to_us.name)) for other, to_us in belonging(type_)
    ]
    permitted = deletion(one.adapter, one.connection, type_.name)
    match answer.choice:
        case "theirs":
            for kind, ids in whole:
                changes.revive(db, kind, ids, one.origin(db))
        case "skip":
            for kind, ids in whole:
                links.unlink_entities(db, one.connection.id, kind.name, ids)
        case "ours" if permitted is Deletion.ALLOWED:
            planned = PlannedWrite(type_.name, row.about, Operation.DELETE, entity["version"])
            outbox.enqueue(db, one.connection.id, None, [planned])
        case _ if permitted is Deletion.IMPOSSIBLE:
            raise unfit(
                one,
                "Answer theirs to bring it back here, or skip to leave it deleted here only. "
                f"{one.adapter.title} lets no program delete it: if it shall go, delete it there yourself.",
            )
        case "ours":
            raise unfit(
                one,
                f"OpenFaith deletes nothing in {one.adapter.title} unless you allow deletions there.",
                Action(ActionKind.ALLOW_DELETIONS, (one.connection.name,)),
            )
        case _:
            raise unfit(
                one,
                "Answer theirs to bring it back here, skip to leave it deleted here only, or ours to delete it "
                f"in {one.adapter.title} as well.",
            )
