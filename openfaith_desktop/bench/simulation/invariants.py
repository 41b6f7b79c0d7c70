"""What must hold when everything is quiet, whatever happened before."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, select

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.bench.simulation.steps import Played
from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.cdm.normalise import DEFAULT_REGION, equal
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.store.tables import ENTITY_TABLES, change, decision, external_link, outbox, problem
from openfaith_desktop.sync.reconcile.canonical import resolve

KINDS = {"person": "Person", "email": "Email", "household": "Household"}


def broken(world: World, played: Played) -> list[str]:
    """Return what does not hold, in words."""
    return world.store.read(
        lambda c: [*_equal(c, world), *_twins(c, world, played), *_lost(c, world, played), *_causes(c)]
    )


class _Source:
    def __init__(self, world: World) -> None:
        self.adapter = adapter("planning-center")
        self.connection = world.info()


def _equal(db: Connection, world: World) -> list[str]:
    """Both sides hold the same, unless a decision is open, it was settled otherwise, or it couldn't be sent."""
    source = _Source(world)
    found: list[str] = []
    troubled = {row.entity_id for row in db.execute(select(problem)).all() if row.state == "open"}
    asked = {
        (row.entity_type, row.external_id): row.field for row in decisions.listed(db, 1) if not row.field
    }
    disputed = {
        (row.entity_type, row.external_id, row.field) for row in decisions.listed(db, 1, kind="field")
    }
    for row in db.execute(select(external_link).where(external_link.c.state == links.ACTIVE)).all():
        type_ = ENTITY_TYPES[row.entity_type]
        entity = entities.get(db, type_.name, row.entity_id) if row.entity_id else None
        if entity is None or entity["deleted_at"] or (type_.name, row.external_id) in asked:
            continue
        kind = KINDS.get(type_.name)
        if kind and int(row.external_id) not in world.church.rows[kind]:
            found.append(f"{type_.name} {row.external_id} is linked as active, and isn't there")
            continue
        theirs = resolve(db, source, type_, [row])[0].values
        settled = row.base_ours or {}
        writable = source.adapter.capabilities.types[type_.name].writable
        for name in writable & set(theirs):
            f = type_.by_name[name]
            if name in settled or entity["id"] in troubled or (type_.name, row.external_id, name) in disputed:
                continue
            if not equal(f.kind, entity[name], theirs[name], DEFAULT_REGION):
                found.append(
                    f"{type_.title(entity)}, {name}: {entity[name]!r} here, {theirs[name]!r} there, and nobody asks"
                )
            if kind and f.relation is None and name in world.church.rows[kind][int(row.external_id)]:
                real = world.church.rows[kind][int(row.external_id)][name]
                if isinstance(real, str) and not equal(f.kind, real, theirs[name], DEFAULT_REGION):
                    found.append(
                        f"{type_.title(entity)}, {name}: {theirs[name]!r} is held to be there, not {real!r}"
                    )
    waiting = [row for row in db.execute(select(outbox)).all() if row.entity_id not in troubled]
    return found + [f"{row.operation} of {row.entity_id} waits for ever ({row.state})" for row in waiting]


def _twins(db: Connection, world: World, played: Played) -> list[str]:
    """Nothing was created twice: each marker was given to one person or e-mail only."""
    found: list[str] = []
    for kind, type_name, name in (("Person", "person", "last_name"), ("Email", "email", "address")):
        there = Counter(row[name] for row in world.church.rows[kind].values())
        table = ENTITY_TABLES[type_name]
        here = Counter(db.scalars(select(table.c[name]).where(table.c.deleted_at.is_(None))).all())
        for marker in played.markers:
            for side, counted in (("there", there), ("here", here)):
                if counted[marker] > 1:
                    found.append(f"{marker} is {counted[marker]} times {side}")
    return found


def _lost(db: Connection, world: World, played: Played) -> list[str]:
    """Every value a person gave last can be found: where it was given, in the history, or in a decision."""
    known: set[Any] = set()
    for row in db.execute(select(change.c.old, change.c.new)).all():
        known |= {v for v in (row.old, row.new) if isinstance(v, str)}
    for row in db.execute(select(decision.c.ours, decision.c.theirs, decision.c.agreed)).all():
        known |= {v for v in row if isinstance(v, str)}
    latest = {(g.side, g.entity_type, g.record, g.field): g for g in played.given}
    found: list[str] = []
    for given in latest.values():
        if given.side == "here":
            continue  # every change here is a row of the history, or this whole search would find nothing
        row = world.church.rows[KINDS[given.entity_type]].get(given.record)
        if (
            row is not None
            and row[given.field] != given.value
            and given.value not in known
            and row[given.field]
        ):
            found.append(f"“{given.said}” is gone without a trace: it is “{row[given.field]}” now")
    unrecorded = [g for g in latest.values() if g.side == "here" and g.value not in known]
    return found + [f"“{given.said}” is in no history" for given in unrecorded]


def _causes(db: Connection) -> list[str]:
    """Every open decision still has its cause."""
    found: list[str] = []
    for row in decisions.listed(db, 1):
        link = links.by_external_ids(db, 1, row.entity_type, [row.external_id]).get(row.external_id)
        entity = entities.get(db, row.entity_type, row.entity_id) if row.entity_id else None
        alive = entity is not None and not entity["deleted_at"]
        match row.kind:
            case "field":
                held = alive and link is not None and link.state == links.ACTIVE
                held = held and entity is not None and entity[row.field] == row.ours
            case "deleted_there" | "merged":
                held = alive and link is not None and link.state == links.GONE
            case "deleted_here":
                held = not alive and link is not None and link.state == links.ACTIVE
            case "match":
                held = link is not None and link.entity_id is None
            case _:
                held = True
        if not held:
            found.append(f"decision {row.kind} {row.field} of {row.title} has no cause any more")
    return found
