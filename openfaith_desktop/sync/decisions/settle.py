"""What a person's answer to a decision does.

An answer never reaches the other system from here. It changes OpenFaith's record, or what both sides are
held to have agreed on, so that the next sync's merge comes to what the person chose: answers and merge
cannot contradict each other. All the decisions of one call are settled together, or none.
Source: the documentation page on what sync does to each field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import Value
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import changes, entities, links
from openfaith_desktop.store.changes import Edit
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.sync import brakes, editing
from openfaith_desktop.sync.decisions import settle_brakes
from openfaith_desktop.sync.decisions import settle_records as records
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision, close, unfit
from openfaith_desktop.sync.reconcile.canonical import resolve


def settle(db: Connection, asked: Sequence[OpenDecision], answer: Answer) -> None:
    """Settle decisions with one answer.

    Raises `UsageError` when the answer doesn't fit a question, or either side has changed since it was asked.
    """
    if len(asked) > 1 and (brake := next((one for one in asked if one.row.kind == brakes.KIND), None)):
        raise unfit(brake, "It is about many records at once: answer it by itself.")
    for one in asked:
        match one.row.kind:
            case "field":
                _field(db, one, answer)
            case "match":
                _match(db, one, answer)
            case brakes.KIND:
                settle_brakes.settle(db, one, answer)
            case _:
                records.settle(db, one, answer)


# --- one field differs ---------------------------------------------------------------------------------


def _field(db: Connection, one: OpenDecision, answer: Answer) -> None:
    row, type_ = one.row, one.type
    name: str = row.field
    ours = entities.get(db, type_.name, row.entity_id)
    found = links.by_external_ids(db, one.connection.id, type_.name, [row.external_id])
    if ours is None or ours["deleted_at"] or row.external_id not in found:
        raise NotFound(
            f"What decision {row.id} is about isn't here any more.",
            what_to_do="Sync again; it then closes by itself.",
        )
    link = found[row.external_id]
    theirs: Value = resolve(db, one, type_, [link])[0].values.get(name)
    if ours[name] != row.ours or theirs != row.theirs:
        raise UsageError(
            f"What decision {row.id} is about has changed since it was asked.",
            what_to_do="Sync again, then look at the two values anew.",
        )
    keep = ours[name]
    if answer.choice == "both":
        raise unfit(one, "A field holds one value: answer ours, theirs, skip or value=….")
    if answer.choice == "theirs":
        keep = theirs
    elif answer.choice == "value":
        keep = editing.read_value(db, type_.by_name[name], answer.typed)
    if keep != ours[name]:
        changes.edit(db, type_, [Edit(row.entity_id, ours, {name: keep})], one.origin(db))
        editing.keep_one_primary(db, type_, {**ours, name: keep}, one.origin(db))
    base: dict[str, Value] = {**(link.base or {}), name: theirs}
    base_ours: dict[str, Value] = dict(link.base_ours or {})
    base_ours.pop(name, None)
    writable = name in one.adapter.capabilities.types[type_.name].writable
    if answer.choice == "skip" or not writable:
        # Settled as it is: the two values differ, and neither is news until one of them changes.
        base_ours[name] = keep
    version = link.agreed_version or ours["version"]
    links.agree(db, [Agreement(link.id, row.entity_id, version, base, base_ours, changed=True)])
    before = {
        "base": _only(link.base, name),
        "base_ours": _only(link.base_ours, name),
    }
    close(db, one, {"choice": answer.choice, "value": keep, "before": before})


def _only(values: dict[str, Any] | None, name: str) -> dict[str, Any]:
    """Return one field's part of an agreement: empty, or its name and value."""
    return {name: values[name]} if values and name in values else {}


# --- is this the same person? --------------------------------------------------------------------------


def _match(db: Connection, one: OpenDecision, answer: Answer) -> None:
    row, type_ = one.row, one.type
    candidates: list[str] = [candidate["entity_id"] for candidate in row.ours]
    if answer.choice == "both":
        close(db, one, {"different": candidates})
        return
    chosen = answer.typed.strip()
    if answer.choice != "value" or chosen not in candidates:
        raise unfit(
            one,
            f"If they are the same, answer value={candidates[0]}"
            f"{' (or another of the candidates)' if len(candidates) > 1 else ''}; if not, answer both.",
        )
    found = links.by_external_ids(db, one.connection.id, type_.name, [row.external_id])
    link = found.get(row.external_id)
    taken = links.by_entity(db, one.connection.id, type_.name, chosen)
    entity = entities.get(db, type_.name, chosen)
    if link is None or link.entity_id or taken is not None or entity is None or entity["deleted_at"]:
        raise UsageError(
            "One of the two has been linked to somebody else, or isn't here any more.",
            what_to_do="Sync again, then look at the question anew.",
        )
    links.set_entities(db, [(link.id, chosen)])
    links.mark_dirty(db, one.connection.id, type_.name, [row.external_id])
    close(db, one, {"same": chosen})
