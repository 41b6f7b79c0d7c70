"""What an answer to differences of fields does, for one or for thousands: read at once, written at once.

Several questions about one record are settled one after the other, each on what the one before left. Called by
`settle`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import changes, decisions, entities, links
from openfaith_desktop.store.changes import Edit
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision, unfit
from openfaith_desktop.sync.reconcile.canonical import resolve


@dataclass(frozen=True, slots=True)
class _Both:
    """A record as both sides have it now."""

    ours: Mapping[str, Any]
    link: Row[Any]
    theirs: Mapping[str, Value]


def settle_fields(db: Connection, asked: Sequence[OpenDecision], answer: Answer) -> None:
    """Settle questions about fields with one answer.

    Raises `UsageError` when it doesn't fit one of them, or either side has changed since; `NotFound` when one is gone.
    """
    rest = list(asked)
    while rest:
        # One question a record at a time.
        now: dict[tuple[int, str], OpenDecision] = {}
        for one in rest:
            now.setdefault((one.connection.id, one.question.about), one)
        settled = {one.question.id for one in now.values()}
        rest = [one for one in rest if one.question.id not in settled]
        alike: dict[tuple[int, str], list[OpenDecision]] = defaultdict(list)
        for one in now.values():
            alike[one.connection.id, one.type.name].append(one)
        for group in alike.values():
            _settle(db, group, answer)


def _settle(db: Connection, asked: Sequence[OpenDecision], answer: Answer) -> None:
    """Settle questions about different records of one type and connection."""
    type_ = asked[0].type
    both = _read(db, asked)
    kept = {one.question.id: _kept(db, one, both[one.question.id], answer) for one in asked}
    edits = [
        Edit(
            one.question.about,
            both[one.question.id].ours,
            {one.question.field: kept[one.question.id]},
            one.question.id,
        )
        for one in asked
        if kept[one.question.id] != both[one.question.id].ours[one.question.field]
    ]
    if edits:
        by = asked[0].origin(db)
        changes.edit(db, type_, edits, by)
        for edit in edits:
            if any(edit.values.get(flag) for flag in type_.exclusive):
                after = {**edit.before, **edit.values}
                editing.keep_one_primary(
                    db, type_, after, editing.person_origin(db, by.author, edit.decision_id)
                )
    links.agree(db, [_agreement(one, both[one.question.id], kept[one.question.id], answer) for one in asked])
    documents = {
        one.question.id: {
            "choice": answer.choice,
            "value": kept[one.question.id],
            "before": {
                "base": _only(both[one.question.id].link.base, one.question.field),
                "base_ours": _only(both[one.question.id].link.base_ours, one.question.field),
            },
        }
        for one in asked
    }
    decisions.settle_many(db, documents, asked[0].author)


def _read(db: Connection, asked: Sequence[OpenDecision]) -> dict[int, _Both]:
    """Return both sides of each question, by its number."""
    first = asked[0]
    present = entities.get_many(db, first.type.name, {one.question.about for one in asked})
    known = links.by_external_ids(
        db, first.connection.id, first.type.name, {one.question.external_id for one in asked}
    )
    for one in asked:
        ours = present.get(one.question.about)
        if ours is None or ours["deleted_at"] or one.question.external_id not in known:
            raise NotFound(
                f"What decision {one.question.id} is about isn't here any more.",
                what_to_do="Sync again; it then closes by itself.",
            )
    wanted = [known[one.question.external_id] for one in asked]
    theirs = resolve(db, first, first.type, wanted)
    return {
        one.question.id: _Both(present[one.question.about], link, incoming.values)
        for one, link, incoming in zip(asked, wanted, theirs, strict=True)
    }


def _kept(db: Connection, one: OpenDecision, both: _Both, answer: Answer) -> Value:
    """Return the value that OpenFaith has after the answer."""
    name: str = one.question.field
    ours, theirs = both.ours[name], both.theirs.get(name)
    if ours != one.question.ours or theirs != one.question.theirs:
        raise UsageError(
            f"What decision {one.question.id} is about has changed since it was asked.",
            what_to_do="Sync again, then look at the two values anew.",
        )
    match answer.choice:
        case "theirs":
            return theirs
        case "value":
            return editing.read_value(db, one.type.by_name[name], answer.typed)
        case "ours" | "skip":
            return ours
        case _:
            raise unfit(one, "A field holds one value: answer ours, theirs, skip or value=….")


def _agreement(one: OpenDecision, both: _Both, kept: Value, answer: Answer) -> Agreement:
    """Return what both sides are held to have agreed on."""
    name: str = one.question.field
    base: dict[str, Value] = {**(both.link.base or {}), name: both.theirs.get(name)}
    base_ours: dict[str, Value] = dict(both.link.base_ours or {})
    base_ours.pop(name, None)
    if answer.choice == "skip" or not _writable(one.type, name, one):
        # Settled as it is: the two values differ, and neither is news until one of them changes.
        base_ours[name] = kept
    version = both.link.agreed_version or both.ours["version"]
    return Agreement(both.link.id, one.question.about, version, base, base_ours, changed=True)


def _writable(type_: EntityType, name: str, one: OpenDecision) -> bool:
    return name in one.adapter.capabilities.types[type_.name].writable


def _only(values: dict[str, Any] | None, name: str) -> dict[str, Any]:
    """Return one field's part of an agreement: empty, or its name and value."""
    return {name: values[name]} if values and name in values else {}
