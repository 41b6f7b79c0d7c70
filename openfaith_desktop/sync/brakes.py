"""Brakes: what a run never does without a person's word, because it looks like an accident.

Before anything is applied, all causes are counted and asked about in one question, a decision of the kind
`brake` that names who it is about. Here is what trips a brake and how it is asked; what an answer does is in
`decisions.settle_brakes`. Called by the engine between reading and applying, and by the reading itself, which must know
what it may believe. Source: the documentation page on what sync does, “Safety brakes”.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import decisions, entities, link_states, links, runs
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.sync import naming
from openfaith_desktop.sync.context import RunContext

FEW_REMOVALS, REMOVED_SHARE = 5, 0.01
MOST_CHANGES, CHANGED_SHARE = 200, 0.10
UNSEEN_CREATES = 500
NAMED = 100
"""So many names at most are kept with a question for each of its causes."""
SHOWN = 5
"""So many of them stand in an error's text."""

KIND = "brake"
"""The kind of decision."""
GO_ON, KEEP = "theirs", "ours"
"""The answers that are remembered: let it happen, or keep everything as it is."""


class Brake(StrEnum):
    """What looks like an accident."""

    EMPTY = "empty"
    REMOVE = "remove"
    CHANGE = "change"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing a run would do too much of, to records of one type.

    `ids` are external ids for `EMPTY` and `REMOVE`, else entity ids; `total` is how many linked records the
    type has; `names` are the first of the records'.
    """

    brake: Brake
    type: EntityType
    ids: tuple[str, ...]
    total: int
    names: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return the cause as a decision keeps it."""
        return {
            "brake": self.brake.value,
            "type": self.type.name,
            "number": len(self.ids),
            "total": self.total,
            "ids": list(self.ids),
            "names": list(self.names),
        }

    def words(self, system: str) -> str:
        """Return what would happen, as people read it."""
        number, total = _counted(len(self.ids), self.type), f"{self.total:,}"
        match self.brake:
            case Brake.EMPTY:
                return f"{system} suddenly shows no {self.type.plural.lower()}, of {total} before"
            case Brake.REMOVE:
                return f"{number} of {total} are no longer in {system}"
            case Brake.CHANGE:
                return f"this sync would change {number} of {total}"
            case Brake.CREATE:
                return f"this sync would add {number} to {system}, unseen in a preview"


def _counted(number: int, type_: EntityType) -> str:
    return f"{number:,} {(type_.label if number == 1 else type_.plural).lower()}"


# --- what trips a brake -------------------------------------------------------------------------------


def causes(db: Connection, ctx: RunContext, rehearsed: RunContext | None) -> list[Cause]:
    """Return everything that this run may not do without a person's word; `rehearsed`: what it would do."""
    found = [cause for name in sorted(ctx.empty) if (cause := _empty(db, ctx, ENTITY_TYPES[name]))]
    found += _removals(db, ctx)
    if rehearsed is not None:
        found += _changes(db, ctx, rehearsed)
        found += _creates(db, ctx, rehearsed)
    return found


def too_many_missing(
    db: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]
) -> bool:
    """Return whether so many records that a list lacks need a person's word: more than 5 and more than 1 %."""
    if len(external_ids) <= FEW_REMOVALS:
        return False
    number = len(set(external_ids) - _let_go(db, ctx, type_))
    total = link_states.linked_living(db, ctx.connection.id, type_.name)
    return number > FEW_REMOVALS and number > REMOVED_SHARE * total


def doubts_empty(db: Connection, ctx: RunContext, type_: EntityType) -> set[str]:
    """Return the records that a list held before it was empty, unless a person said that they may go."""
    known = links.active_external_ids(db, ctx.connection.id, type_.name)
    return set(known) if set(known) - _let_go(db, ctx, type_) else set()


def may_trip(db: Connection, ctx: RunContext) -> bool:
    """Return whether there is so much news that only a rehearsal tells whether it is too much."""
    for type_ in ctx.types:
        if not ctx.initial:
            news = links.count_news(db, ctx.connection.id, type_.name)
            total = link_states.linked_living(db, ctx.connection.id, type_.name)
            if _many_changes(news, total):
                return True
        if ctx.permissions.create_there and ctx.adapter.capabilities.types[type_.name].creatable:
            number = entities.count_unlinked(db, ctx.connection.id, type_.name)
            if number > max(UNSEEN_CREATES, _seen_creates(db, ctx, type_)):
                return True
    return False


def _empty(db: Connection, ctx: RunContext, type_: EntityType) -> Cause | None:
    known = links.active_external_ids(db, ctx.connection.id, type_.name)
    names = _names_there(db, ctx, type_, known)
    return Cause(Brake.EMPTY, type_, tuple(known), len(known), names) if known else None


def _removals(db: Connection, ctx: RunContext) -> list[Cause]:
    """Count what would be removed here; what belongs to a removed record isn't counted by itself."""
    found: list[Cause] = []
    going: dict[str, set[str]] = {}
    for type_ in ctx.types:
        losing = link_states.losing(db, ctx.connection.id, type_.name, ctx.unconfirmed.get(type_.name, ()))
        going[type_.name] = set(losing.values())
        if type_.name in ctx.empty:
            continue
        along = _going_along(db, type_, list(losing.values()), going)
        alone = {
            external_id: entity_id for external_id, entity_id in losing.items() if entity_id not in along
        }
        if too_many_missing(db, ctx, type_, alone):
            total = link_states.linked_living(db, ctx.connection.id, type_.name)
            names = _names(db, type_, alone.values())
            found.append(Cause(Brake.REMOVE, type_, tuple(sorted(alone)), total, names))
    return found


def _going_along(
    db: Connection, type_: EntityType, entity_ids: list[str], going: Mapping[str, set[str]]
) -> set[str]:
    """Return which of these belong to a record that goes as well, or that is deleted here already."""
    if not type_.owner or not entity_ids:
        return set()
    rows = entities.get_many(db, type_.name, entity_ids)
    found: set[str] = set()
    for f in type_.relations:
        if f.required and f.relation:
            living = entities.living(db, f.relation, {row[f.name] for row in rows.values()})
            staying = living - going.get(f.relation, set())
            found |= {entity_id for entity_id, row in rows.items() if row[f.name] not in staying}
    return found


def _changes(db: Connection, ctx: RunContext, rehearsed: RunContext) -> list[Cause]:
    """Count what would be changed, on either side; a first sync changes what it likes."""
    found: list[Cause] = []
    for type_ in () if ctx.initial else ctx.types:
        touched = rehearsed.touched.get(type_.name, set())
        total = link_states.linked_living(db, ctx.connection.id, type_.name)
        if _many_changes(len(touched - _let_happen(db, ctx, type_, Brake.CHANGE)), total):
            names = _names(db, type_, touched)
            found.append(Cause(Brake.CHANGE, type_, tuple(sorted(touched)), total, names))
    return found


def _many_changes(number: int, total: int) -> bool:
    return number > MOST_CHANGES and number > CHANGED_SHARE * total


def _creates(db: Connection, ctx: RunContext, rehearsed: RunContext) -> list[Cause]:
    """Count what would be created there; so many as a preview of this mode showed are no surprise."""
    found: list[Cause] = []
    for type_ in ctx.types:
        new = rehearsed.creating.get(type_.name, set())
        unsettled = new - _let_happen(db, ctx, type_, Brake.CREATE)
        if len(unsettled) > UNSEEN_CREATES and len(new) > _seen_creates(db, ctx, type_):
            total = link_states.linked_living(db, ctx.connection.id, type_.name)
            names = _names(db, type_, new)
            found.append(Cause(Brake.CREATE, type_, tuple(sorted(new)), total, names))
    return found


def _seen_creates(db: Connection, ctx: RunContext, type_: EntityType) -> int:
    preview = runs.latest(db, ctx.connection.id, "preview")
    if preview is None or preview.mode != ctx.connection.mode or preview.state != "done":
        return 0
    shown: dict[str, dict[str, int]] = preview.counts or {}
    return shown.get(type_.name, {}).get("sent_new", 0)


def _names(db: Connection, type_: EntityType, entity_ids: Iterable[str]) -> tuple[str, ...]:
    rows = entities.get_many(db, type_.name, sorted(entity_ids)[:NAMED])
    return tuple(sorted(naming.names(db, type_, rows.values()).values()))


def _names_there(
    db: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]
) -> tuple[str, ...]:
    known = links.entity_ids(db, ctx.connection.id, type_.name, external_ids)
    return _names(db, type_, known.values())


# --- what a person has answered -----------------------------------------------------------------------


def answered(db: Connection, connection_id: int, choice: str) -> list[tuple[Row[Any], dict[str, Any]]]:
    """Return the causes that were answered so, each with its decision."""
    found: list[tuple[Row[Any], dict[str, Any]]] = []
    for row in decisions.listed(db, connection_id, kind=KIND, state="settled"):
        answer: dict[str, Any] = row.answer or {}
        if answer.get("choice") == choice:
            found += [(row, cause) for cause in causes_of(row)]
    return found


def causes_of(row: Row[Any]) -> list[dict[str, Any]]:
    """Return the causes that a brake's decision asks about, as `Cause.document` wrote them."""
    theirs: Mapping[str, Any] = row.theirs or {}
    return list(theirs.get("causes", ()))


def _let_go(db: Connection, ctx: RunContext, type_: EntityType) -> set[str]:
    """Return the external ids that a person said may go, and that were not seen there again since."""
    found: set[str] = set()
    for row, cause in answered(db, ctx.connection.id, GO_ON):
        if cause["type"] == type_.name and cause["brake"] in (Brake.REMOVE, Brake.EMPTY):
            since = row.settled_at
            found |= link_states.unseen_since(db, ctx.connection.id, type_.name, cause["ids"], since)
    return found


def _let_happen(db: Connection, ctx: RunContext, type_: EntityType, brake: Brake) -> set[str]:
    """Return the entities that a person said may be changed, or created there; the next whole run does it."""
    return {
        entity_id
        for row, cause in answered(db, ctx.connection.id, GO_ON)
        if cause["type"] == type_.name and cause["brake"] == brake
        if not runs.came_through(db, ctx.connection.id, row.settled_at)
        for entity_id in cause["ids"]
    }


def kept_here(db: Connection, connection_id: int, type_: EntityType) -> set[str]:
    """Return the entities that a person said shall not be created there: only one by one, when chosen."""
    return {
        entity_id
        for _, cause in answered(db, connection_id, KEEP)
        if cause["type"] == type_.name and cause["brake"] == Brake.CREATE
        for entity_id in cause["ids"]
    }


# --- asking -------------------------------------------------------------------------------------------


def ask(db: Connection, ctx: RunContext, found: Collection[Cause]) -> BrakeStopped:
    """Ask about all causes in one question, the one that is open if there is any; return why the run stops."""
    title = "; ".join(cause.words(ctx.adapter.title) for cause in found)
    title = f"{title[0].upper()}{title[1:]}."
    values = {
        "entity_type": next(iter(found)).type.name,
        "title": title,
        "theirs": {
            "number": sum(len(cause.ids) for cause in found),
            "causes": [cause.document() for cause in found],
            "asked_at": utc_now(),
        },
    }
    still_open = decisions.listed(db, ctx.connection.id, kind=KIND)
    if still_open:
        asked = still_open[0].id
        decisions.reword(db, asked, values)
    else:
        key = {"kind": KIND, "external_id": "", "field": utc_now(), "entity_id": None}
        question = {**key, **values, "ours": None, "agreed": None}
        decisions.ask(db, ctx.connection.id, ctx.run_id, [question])
        asked = decisions.listed(db, ctx.connection.id, kind=KIND)[0].id
    if any(cause.brake is not Brake.CREATE for cause in found):
        # What was read may be the mistake: the next run reads it anew.
        runs.put(db, ctx.run_id, progress={})
    return BrakeStopped(
        title,
        what_it_means=f"{_who(found)} So many at once may be a mistake. Nothing was changed on either side.",
        what_to_do=f"Look at it there. Then answer question {asked}: go on, keep everything, or look again.",
        decision=asked,
    )


def _who(found: Collection[Cause]) -> str:
    names = list(dict.fromkeys(name for cause in found for name in cause.names))
    more = sum(len(cause.ids) for cause in found) - len(names[:SHOWN])
    return f"It is about {', '.join(names[:SHOWN])}{f' and {more:,} more' if more > 0 else ''}."


def close_groundless(db: Connection, ctx: RunContext) -> None:
    """Close questions whose cause is gone. Call it when a run has found no cause.

    What a list lacked is only refuted by the records being seen again, here or by an earlier run.
    """
    for row in decisions.listed(db, ctx.connection.id, kind=KIND):
        if not any(_lacks_still(db, ctx, row, cause) for cause in causes_of(row)):
            decisions.close(db, [row.id])


def _lacks_still(db: Connection, ctx: RunContext, row: Row[Any], cause: Mapping[str, Any]) -> bool:
    if cause["brake"] not in (Brake.REMOVE, Brake.EMPTY):
        return False
    since: str = row.theirs["asked_at"]
    unseen = link_states.unseen_since(db, ctx.connection.id, cause["type"], cause["ids"], since)
    if cause["brake"] == Brake.EMPTY and len(unseen) == cause["number"]:
        return True
    return too_many_missing(db, ctx, ENTITY_TYPES[cause["type"]], unseen)
