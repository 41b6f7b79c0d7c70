"""Two people here whom a person calls one: one of them stays, and all that was the other's becomes theirs.

Who is linked stays, so that no record there loses its entity; else the one named first. What the one who goes has is
never written over what the other has: it fills what is empty. Links go along, so nothing is created, deleted or moved
there because of it. Every step is a change that can be undone (`undo.parting`). Two who are both in one system are
merged there, never here: no connection has two links to one entity. Called by the application, for a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.errors import Action, ActionKind, ChangedMeanwhile, StillTwo
from openfaith_desktop.store import (
    changes,
    connections,
    decisions,
    different,
    entities,
    link_states,
    links,
    outbox,
    problems,
)
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.store.questions import Candidate, DecisionKind
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.decisions.two_people import both
from openfaith_desktop.sync.naming import name
from openfaith_desktop.sync.reconcile.plan_creates import creation

Entity = dict[str, Any]
EMPTY = (None, "")


@dataclass(frozen=True, slots=True)
class MadeOne:
    """Who stays and who became part of them, by id, and when."""

    kept: str
    removed: str
    at: str


def make_one(
    db: Connection,
    one: str,
    other: str,
    author: str,
    seen: Mapping[str, int] | None = None,
) -> MadeOne:
    """Make two people here one. `seen`: the versions of them that the person saw, by id.

    Raises `StillTwo` when what is there, or on its way, forbids it, `ChangedMeanwhile` when one of them isn't what was
    seen, `NotFound`, or `UsageError` when they aren't two people; then nothing is changed.
    """
    first, second = both(db, one, other)
    for entity in (first, second):
        if seen is not None and seen.get(entity["id"]) != entity["version"]:
            raise ChangedMeanwhile(
                f"{name(db, PERSON, entity)} was changed meanwhile.",
                what_it_means="Both are as they were, so that nothing is lost.",
                what_to_do="Look at the two again.",
            )
    infos = {info.id: info for info in connections.everyone(db)}
    _check(db, first, second, infos)
    counts = [_active(db, entity["id"]) for entity in (first, second)]
    kept, removed = (second, first) if len(counts[1]) > len(counts[0]) else (first, second)
    return _Merge(db, editing.person_origin(db, author), utc_now(), tuple(infos)).people(kept, removed)


def _active(db: Connection, entity_id: str) -> dict[int, Row[Any]]:
    return {row.connection_id: row for row in links.all_of_entity(db, entity_id) if row.state == links.ACTIVE}


# --- what forbids it ------------------------------------------------------------------------------------


def _check(db: Connection, one: Entity, other: Entity, infos: Mapping[int, ConnectionInfo]) -> None:
    rows = [*links.all_of_entity(db, one["id"]), *links.all_of_entity(db, other["id"])]
    for row in rows:
        unsettled = row.state in (links.MISSING, links.RETURNED)
        if unsettled or (row.state == links.ACTIVE and row.merged_into is not None):
            raise _not_yet(
                infos, row.connection_id, "What became of them in {system} isn't settled here yet."
            )
    mine, theirs = _active(db, one["id"]), _active(db, other["id"])
    for connection_id in mine.keys() & theirs.keys():
        info = infos[connection_id]
        system = title_of(info.adapter)
        raise StillTwo(
            f"Both are in {system}, as two people.",
            what_it_means="Made one only here, they would stay two there. Nothing was changed.",
            what_to_do=f"Merge the two in {system}, then sync: that makes them one here too.",
            action=Action(ActionKind.SYNC, (info.name,)),
        )
    ids = {one["id"], other["id"]}
    for type_, relation in belonging(PERSON):
        ids |= {row["id"] for owner in (one, other) for row in _owned(db, type_, relation.name, owner["id"])}
    for connection_id in infos:
        if any(row.entity_id in ids for row in outbox.left(db, connection_id)):
            raise _not_yet(infos, connection_id, "Something of theirs is on its way to {system}.")


def _not_yet(infos: Mapping[int, ConnectionInfo], connection_id: int, title: str) -> StillTwo:
    info = infos[connection_id]
    return StillTwo(title.format(system=title_of(info.adapter)), action=Action(ActionKind.SYNC, (info.name,)))


def _owned(db: Connection, type_: EntityType, relation: str, owner_id: str) -> list[Entity]:
    return entities.by_relation(db, type_.name, relation, owner_id)


# --- carrying it out ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Merge:
    """One merging, in one transaction, by one person at one time; `connections` are all there are."""

    db: Connection
    by: Origin
    at: str
    connections: Sequence[int]

    def people(self, kept: Entity, removed: Entity) -> MadeOne:
        db, winner, loser = self.db, kept["id"], removed["id"]
        here = set(_active(db, winner)) | set(_active(db, loser))
        added_in = self._waiting(kept, removed)
        asked = self._questions(PERSON, removed, winner)
        self._links(PERSON, removed, kept)
        owned = belonging(PERSON)
        joined: list[str] = []
        for type_, relation in owned:
            joined += self._belongings(type_, relation.name, kept, removed, here)
        for type_ in ENTITY_TYPES.values():
            for f in type_.relations:
                if f.relation == PERSON.name and (type_, f) not in owned:
                    rows = _owned(db, type_, f.name, loser)
                    self._edit(type_, [Edit(row["id"], row, {f.name: winner}) for row in rows])
        self._fill(PERSON, kept, removed, _missing(PERSON, kept, removed))
        self._delete(PERSON, [loser])
        self._households(winner, joined)
        self._said_before(winner, loser)
        # What an undo can't see in the records.
        more = {"added_in": added_in, "asked": asked}
        changes.note(db, PERSON, winner, self.by, changes.SAME, loser, self.at, link=more)
        return MadeOne(winner, loser, self.at)

    def _edit(self, type_: EntityType, edits: Sequence[Edit], by: Origin | None = None) -> None:
        changes.edit(self.db, type_, edits, by or self.by, self.at)

    def _delete(self, type_: EntityType, ids: Sequence[str]) -> None:
        changes.delete(self.db, type_, ids, self.by, self.at)
        for connection_id in self.connections:
            outbox.cancel(self.db, connection_id, type_.name, ids)
            problems.solved(self.db, connection_id, type_.name, ids)

    def _fill(self, type_: EntityType, kept: Entity, removed: Entity, taken: Mapping[str, Value]) -> None:
        """Fill what is empty. What is sensitive counts as a person's own words only where it was that before."""
        sensitive = {f.name for f in type_.fields if f.sensitive} & taken.keys()
        theirs = {n for _, n in entities.written_by_people(self.db, [removed["id"]], sensitive)}
        brought = {n: taken[n] for n in sensitive - theirs}
        plain = {n: v for n, v in taken.items() if n not in brought}
        self._edit(type_, [Edit(kept["id"], kept, plain)])
        if brought:
            now = entities.get(self.db, type_.name, kept["id"]) or kept
            self._edit(type_, [Edit(kept["id"], now, brought)], replace(self.by, kind="sync"))

    # --- what belongs to them ---

    def _belongings(
        self, type_: EntityType, relation: str, kept: Entity, removed: Entity, here: set[int]
    ) -> list[str]:
        """Give what belongs to the one to the other; what both have stays once. Return the ids that went over."""
        mine = _owned(self.db, type_, relation, kept["id"])
        others = [n for n in type_.identity if n != relation]
        known = {key: row for row in reversed(mine) if all(key := tuple(row[n] for n in others))}
        flags = dict.fromkeys(type_.exclusive, False) if mine else {}
        moved: list[str] = []
        for row in _owned(self.db, type_, relation, removed["id"]):
            twin = known.get(tuple(row[n] for n in others))
            if twin is not None and not (_active(self.db, twin["id"]).keys() & _active(self.db, row["id"])):
                self._questions(type_, row, twin["id"])
                self._fill(type_, twin, row, _missing(type_, twin, row))
                self._links(type_, row, entities.get(self.db, type_.name, twin["id"]) or twin)
                self._delete(type_, [row["id"]])
                continue
            # Whose primary one it is stays as it is with the one who stays.
            lowered = {n: no for n, no in flags.items() if row[n]}
            self._edit(type_, [Edit(row["id"], row, {relation: kept["id"], **lowered})])
            self._let_go_of_the_gone(type_, row, here)
            for link in links.all_of_entity(self.db, row["id"]) if lowered else ():
                self._settle(type_, link, {**row, **lowered})
            moved.append(row["id"])
        return moved

    def _let_go_of_the_gone(self, type_: EntityType, row: Entity, here: set[int]) -> None:
        """Let what was deleted there with somebody else go there anew with the one who is there."""
        for link in links.all_of_entity(self.db, row["id"]):
            if link.connection_id in here and link.state == links.GONE:
                self._note_link(type_, link, row["id"], None)
                link_states.put(self.db, link.id, {"entity_id": None})

    def _households(self, winner: str, joined: Sequence[str]) -> None:
        """Delete a household that is nothing but part of another one of the same name, and in no other system."""
        membership, household = ENTITY_TYPES["household_membership"], ENTITY_TYPES["household"]
        rows = {row["id"]: row for row in _owned(self.db, membership, "person_id", winner)}
        homes = entities.get_many(self.db, household.name, {row["household_id"] for row in rows.values()})
        members = {one: _owned(self.db, membership, "household_id", one) for one in homes}
        for one in [rows[i]["household_id"] for i in joined if i in rows]:
            people = {row["person_id"] for row in members[one]}
            same = (
                other
                for other, home in homes.items()
                if other != one
                and not home["deleted_at"]
                and home["name_key"] == homes[one]["name_key"]
                and people <= {row["person_id"] for row in members[other]}
            )
            if links.all_of_entity(self.db, one) or next(same, None) is None:
                continue
            del homes[one]
            self._delete(membership, [row["id"] for row in members[one]])
            self._delete(household, [one])

    # --- what is there ---

    def _links(self, type_: EntityType, loser: Entity, winner: Entity) -> None:
        """Let the records there that stand for the one stand for the other."""
        taken = {row.connection_id: row for row in links.all_of_entity(self.db, winner["id"])}
        for link in _active(self.db, loser["id"]).values():
            if (old := taken.get(link.connection_id)) is not None:
                # Of a record that isn't there any more, or that nothing flows to: it makes room.
                self._note_link(type_, old, winner["id"], None)
                link_states.put(self.db, old.id, {"entity_id": None})
            self._note_link(type_, link, loser["id"], winner["id"])
            link_states.put(self.db, link.id, {"entity_id": winner["id"]})
            moved = links.by_entity(self.db, link.connection_id, type_.name, winner["id"])
            if moved is not None:
                self._settle(type_, moved, winner)

    def _note_link(self, type_: EntityType, link: Row[Any], old: str, new: str | None) -> None:
        by = replace(self.by, connection_id=link.connection_id)
        held = {"external_id": link.external_id, "state": link.state}
        changes.note(self.db, type_, new or old, by, changes.RELINKED, new, self.at, old=old, link=held)

    def _settle(self, type_: EntityType, link: Row[Any], ours: Mapping[str, Any]) -> None:
        """Let a flag that is another one here than there stay so on both sides: no primary e-mail moves there."""
        base: dict[str, Value] = dict(link.base or {})
        settled: dict[str, Value] = dict(link.base_ours or {})
        for flag in type_.exclusive:
            if flag in base:
                settled.pop(flag, None)
                if bool(base[flag]) is not bool(ours[flag]):
                    settled[flag] = ours[flag]
        version = link.agreed_version or 0
        links.agree(self.db, [Agreement(link.id, link.entity_id, version, base, settled, changed=True)])

    # --- what waits ---

    def _waiting(self, kept: Entity, removed: Entity) -> list[int]:
        """Return in which connections the one who goes was to be added: there the other one is, instead.

        All else that waits to be sent of them is taken back when they are deleted.
        """
        added_in: list[int] = []
        for connection_id in self.connections:
            rows = outbox.pending(self.db, connection_id, PERSON.name, [removed["id"]])
            waits = bool(outbox.pending(self.db, connection_id, PERSON.name, [kept["id"]]))
            linked = links.by_entity(self.db, connection_id, PERSON.name, kept["id"]) is not None
            if any(row.operation == Operation.CREATE for row in rows) and not linked and not waits:
                outbox.enqueue(self.db, connection_id, None, [creation(PERSON, kept)])
                added_in.append(connection_id)
        return added_in

    def _questions(self, type_: EntityType, loser: Entity, winner: str) -> list[int]:
        """Close the questions about the one who goes; where they might be somebody there, the other one might.

        Returns the questions that are about the other one from now on.
        """
        about_winner: list[int] = []
        for connection_id in self.connections:
            about = decisions.about(self.db, connection_id, type_.name, [loser["id"]])
            decisions.close(self.db, [row.id for row in about])
            linked = links.by_entity(self.db, connection_id, type_.name, winner) is not None
            for row in decisions.listed(
                self.db, connection_id, kind=DecisionKind.MATCH, entity_type=type_.name
            ):
                asked = row.candidates
                if all(one["entity_id"] != loser["id"] for one in asked):
                    continue
                known = linked or any(one["entity_id"] == winner for one in asked)
                left: list[Candidate] = [
                    {**one, "entity_id": winner} if one["entity_id"] == loser["id"] else one
                    for one in asked
                    if not (known and one["entity_id"] == loser["id"])
                ]
                about_winner += [] if known else [row.id]
                if left:
                    decisions.set_candidates(self.db, row.id, left)
                else:
                    decisions.close(self.db, [row.id])
        return about_winner

    def _said_before(self, winner: str, loser: str) -> None:
        """Let whom the one differed from differ from the other; that these two did holds no more."""
        for one, other in sorted(different.others(self.db, [loser])):
            if other == winner:
                different.forget(self.db, one, other)
                changes.note(self.db, PERSON, winner, self.by, changes.NOT_DIFFERENT, loser, self.at)
            elif frozenset((winner, other)) not in different.pairs(self.db):
                different.say(self.db, winner, other)
                changes.note(self.db, PERSON, winner, self.by, changes.DIFFERENT, other, self.at)


_GO_TOGETHER = {"inactivated_at": "status"}
"""Fields that say something only of another field: taken only where that is the same."""


def _missing(type_: EntityType, kept: Mapping[str, Any], removed: Mapping[str, Any]) -> dict[str, Value]:
    """Return what the one has and the other lacks; flags of an owner's (the primary one) aren't lacking."""
    found: dict[str, Value] = {}
    for f in type_.fields:
        together = _GO_TOGETHER.get(f.name)
        if together is not None and kept[together] != removed[together]:
            continue
        if kept[f.name] in EMPTY and removed[f.name] not in EMPTY and f.name not in type_.exclusive:
            found[f.name] = removed[f.name]
    return found
