"""Answers about whole records: deleted on one side, or merged there.

Like every answer, these change OpenFaith's records and links, or plan a write for the next sync; they never
reach the other system from here. Source: the documentation page on what sync does, “Records”.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import absent, changes, entities, links, outbox
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.outbox import Operation, PlannedWrite
from openfaith_desktop.sync.asked import Answer, Asked, close, stale, unfit
from openfaith_desktop.sync.merge import changed_here
from openfaith_desktop.sync.mergers import merge_here, move_other_links
from openfaith_desktop.sync.plan import creation
from openfaith_desktop.sync.removals import owned_types, release


def settle(connection: Connection, one: Asked, answer: Answer) -> None:
    """Settle one decision. Raises `UsageError` when the answer doesn't fit or the question is stale."""
    match one.row.kind:
        case "deleted_there":
            _deleted_there(connection, one, answer)
        case "merged":
            _merged(connection, one, answer)
        case _:
            _deleted_here(connection, one, answer)
    document: dict[str, Any] = {"choice": answer.choice}
    close(connection, one, document)


def _living(connection: Connection, one: Asked) -> dict[str, Any]:
    entity = entities.get(connection, one.type.name, one.row.entity_id)
    found = links.by_external_ids(connection, one.connection.id, one.type.name, [one.row.external_id])
    link = found.get(one.row.external_id)
    if entity is None or entity["deleted_at"] or link is None or link.state != links.GONE:
        raise stale(one)
    return entity


def _whole(connection: Connection, one: Asked, entity: dict[str, Any]) -> list[tuple[EntityType, list[str]]]:
    """Return the ids of a living entity and of all that belongs to it, by type."""
    owned = [
        (other, [row["id"] for row in entities.owned(connection, other, [entity["id"]])])
        for other in owned_types(one.type)
    ]
    return [(one.type, [entity["id"]]), *owned]


def _deleted_there(connection: Connection, one: Asked, answer: Answer) -> None:
    entity = _living(connection, one)
    match answer.choice:
        case "theirs":
            at = utc_now()
            for type_, ids in _whole(connection, one, entity):
                changes.delete(connection, type_, ids, one.origin(connection), at)
        case "ours":
            _create_again(connection, one, entity)
        case "skip":
            pass
        case _:
            raise unfit(
                one,
                f"Answer theirs to delete it here too, ours to add it to {one.adapter.title} again, or skip to "
                "keep it here only.",
            )


def _create_again(connection: Connection, one: Asked, entity: dict[str, Any]) -> None:
    """Plan the creation there of a kept record and what belongs to it, as new ones."""
    release(connection, one.connection.id, one.type, entity["id"])
    for type_, ids in _whole(connection, one, entity):
        if one.adapter.capabilities.types[type_.name].creatable:
            versions = entities.get_many(connection, type_.name, ids)
            outbox.enqueue(connection, one.connection.id, None, [creation(type_, versions[i]) for i in ids])


def _merged(connection: Connection, one: Asked, answer: Answer) -> None:
    loser = _living(connection, one)
    match answer.choice:
        case "theirs":
            found = links.by_external_ids(
                connection,
                one.connection.id,
                one.type.name,
                [one.row.external_id, one.row.theirs["external_id"]],
            )
            removed, kept = found[one.row.external_id], found.get(one.row.theirs["external_id"])
            winner = (
                entities.get(connection, one.type.name, kept.entity_id) if kept and kept.entity_id else None
            )
            if kept is None or winner is None or winner["deleted_at"]:
                raise stale(one)
            edits = changed_here(one.type, removed.base, removed.base_ours, loser)
            merge_here(connection, one.type, one.origin(connection), loser, winner, edits)
            absent.merge_link(connection, removed.id, kept.external_id, loser["id"])
            absent.look_again(connection, [kept.id])
            move_other_links(connection, one.connection.id, loser["id"], winner["id"])
        case "ours":
            _create_again(connection, one, loser)
        case "skip":
            pass
        case _:
            raise unfit(
                one,
                "Answer theirs to make the two one here too, ours to add this one to "
                f"{one.adapter.title} again, or skip to keep it here only.",
            )


def _deleted_here(connection: Connection, one: Asked, answer: Answer) -> None:
    row, type_ = one.row, one.type
    entity = entities.get(connection, type_.name, row.entity_id)
    if entity is None or not entity["deleted_at"]:
        raise stale(one)
    whole = [(type_, [str(row.entity_id)])]
    whole += [(other, entities.deleted_with(connection, other, entity)) for other in owned_types(type_)]
    permitted = one.connection.settings.get("deletions") == "allow"
    match answer.choice:
        case "theirs":
            for kind, ids in whole:
                changes.revive(connection, kind, ids, one.origin(connection))
        case "skip":
            for kind, ids in whole:
                links.unlink_entities(connection, one.connection.id, kind.name, ids)
        case "ours" if permitted:
            deletion = PlannedWrite(type_.name, row.entity_id, Operation.DELETE, entity["version"])
            outbox.enqueue(connection, one.connection.id, None, [deletion])
        case "ours":
            raise unfit(
                one,
                f"OpenFaith deletes nothing in {one.adapter.title} unless you allow it: "
                f"`openfaith rules {one.connection.name} deletions=allow`.",
            )
        case _:
            raise unfit(
                one,
                "Answer theirs to bring it back here, skip to leave it deleted here only, or ours to delete it "
                f"in {one.adapter.title} as well.",
            )
