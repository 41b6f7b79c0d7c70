"""What an answer to a safety brake does: go on, keep everything, or look again.

*Go on* is remembered for what the question was about, and the next sync reads everything anew and does it.
*Keep everything* loses nothing and isn't asked again for the same cause: records that seem to be gone stay here
and nothing flows until they are seen there again; two values that differ both stay, and are settled as they
are; records that are only here stay only here until a person sends them. *Look again* forgets the question, and
lets the next sync read everything anew. Called by `decide`; taking an answer back is here too. Source: the
documentation page on decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.store import (
    connections,
    decisions,
    entities,
    link_states,
    links,
    outbox,
    runs,
    standing,
)
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.store.questions import BrakeCause, Question
from openfaith_desktop.sync.brakes import GO_ON, KEEP, Brake
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision, close, unfit
from openfaith_desktop.sync.reconcile.update import compare

LOOK_AGAIN = "again"


def settle(db: Connection, one: OpenDecision, answer: Answer) -> None:
    """Settle one brake's question. Raises `UsageError` when the answer doesn't fit."""
    document: dict[str, Any] = {"choice": answer.choice}
    match answer.choice:
        case choice if choice in (GO_ON, LOOK_AGAIN):
            connections.update_settings(db, one.connection.id, compared_at=None)
        case choice if choice == KEEP:
            for cause in one.question.causes:
                _keep(db, one, cause, document)
        case _:
            raise unfit(
                one,
                f"Answer {GO_ON} to go on, {KEEP} to keep everything as it is, or {LOOK_AGAIN} to look again.",
            )
    close(db, one, document)


def _keep(db: Connection, one: OpenDecision, cause: BrakeCause, document: dict[str, Any]) -> None:
    type_, ids = ENTITY_TYPES[cause["type"]], cause["ids"]
    match Brake(cause["brake"]):
        case Brake.REMOVE | Brake.EMPTY:
            since: str = one.question.theirs["asked_at"]
            unseen = link_states.unseen_since(db, one.connection.id, type_.name, ids, since)
            document.setdefault("set_aside", []).extend(_set_aside(db, one, type_, unseen))
        case Brake.CHANGE:
            document.setdefault("before", {}).update(_hold(db, one, type_, ids))
        case Brake.CREATE:
            # That they stay here is remembered by the answer itself, until a person sends them.
            outbox.cancel(db, one.connection.id, type_.name, ids)


def _set_aside(
    db: Connection, one: OpenDecision, type_: EntityType, external_ids: Collection[str]
) -> list[int]:
    """Let nothing flow to or from records that seem to be gone, nor what belongs to them; return the links."""
    number = one.connection.id
    found = links.by_external_ids(db, number, type_.name, external_ids)
    set_aside = [row.id for row in found.values()]
    owners = [str(row.entity_id) for row in found.values() if row.entity_id]
    outbox.cancel(db, number, type_.name, owners)
    for other, to_us in belonging(type_):
        ids = [row["id"] for row in entities.owned(db, other, owners, to_us.name)]
        parts = link_states.of_entities(db, number, other.name, ids)
        set_aside += [row.id for row in parts.values() if row.state in (links.ACTIVE, links.MISSING)]
        outbox.cancel(db, number, other.name, ids)
    link_states.mark_links(db, set_aside, links.GONE)
    return set_aside


def _hold(
    db: Connection, one: OpenDecision, type_: EntityType, entity_ids: Collection[str]
) -> dict[str, dict[str, Any]]:
    """Settle each difference as it is; return what was agreed on before, by link id.

    What a person has edited since the question was asked goes its way.
    """
    asked_at: str = one.question.theirs["asked_at"]
    edited = entities.last_changed(db, entity_ids)
    before: dict[str, dict[str, Any]] = {}
    agreements: list[Agreement] = []
    rows = links.to_populate(db, one.connection.id, type_.name, 0, len(entity_ids), entity_ids)
    living = [row for row in rows if row.entity_deleted_at is None]
    for incoming, ours, result in compare(db, one, type_, living):
        link = incoming.link
        held = [
            name for name in (*result.take, *result.push) if edited.get((ours["id"], name), "") <= asked_at
        ]
        base: dict[str, Value] = dict(link.base or {})
        base_ours: dict[str, Value] = dict(link.base_ours or {})
        send_back: dict[str, Value] = dict(link.send_back or {})
        before[str(link.id)] = {
            "fields": held,
            "base": {name: base[name] for name in held if name in base},
            "base_ours": {name: base_ours[name] for name in held if name in base_ours},
            "send_back": {name: back for name, back in send_back.items() if name in held},
        }
        base.update({name: incoming.values[name] for name in held})
        base_ours.update({name: ours[name] for name in held})
        version = link.agreed_version or 0
        if link.send_back:
            wanted = {name: back for name, back in link.send_back.items() if name not in held}
            links.set_send_back(db, [(link.id, wanted)])
        agreements.append(Agreement(link.id, ours["id"], version, base, base_ours, changed=True))
    links.agree(db, agreements)
    outbox.cancel(db, one.connection.id, type_.name, [a.entity_id for a in agreements])
    return before


# --- taking an answer back ----------------------------------------------------------------------------


def take_back(db: Connection, row: Question) -> str | None:
    """Take a brake's answer back, so that it is asked again; return why that can't be, None when it could."""
    answer = row.answer
    if answer.get("choice") != KEEP:
        if runs.came_through(db, row.connection_id, row.settled_at):
            return "A sync has come through since. Undo that sync to take back what it did."
    else:
        link_states.reactivate(db, answer.get("set_aside", ()))
        _let_flow(db, answer.get("before", {}))
    decisions.reopen(db, row.id)
    return None


def _let_flow(db: Connection, before: Mapping[str, Mapping[str, Any]]) -> None:
    """Bring agreements back as they were before differences were settled as they are."""
    agreements: list[Agreement] = []
    for link in standing.links_by_id(db, [int(one) for one in before]):
        was = before[str(link.id)]
        base: dict[str, Any] = dict(link.base or {})
        base_ours: dict[str, Any] = dict(link.base_ours or {})
        for values, kept in ((base, was["base"]), (base_ours, was["base_ours"])):
            for name in was["fields"]:
                values.pop(name, None)
            values.update(kept)
        version = link.agreed_version or 0
        agreements.append(Agreement(link.id, link.entity_id, version, base, base_ours, changed=True))
        if was["send_back"]:
            links.set_send_back(db, [(link.id, {**(link.send_back or {}), **was["send_back"]})])
    links.agree(db, agreements)
