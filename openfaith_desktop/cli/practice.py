"""What there is to practise on in a pretend church: differences, people who may be the same, a record that is refused.

Made once, when the pretend church is first opened, by doing what people do: some edit here, some there, between two
syncs. Called by `demo`; the pretend church itself is the simulator's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openfaith_desktop.application import Application, lists, records, syncing
from openfaith_desktop.sync.engine import StopFlag

if TYPE_CHECKING:
    from openfaith_planning_center.simulator.server import RunningSimulator

ONLY_HERE = (("Leila", "Haddad"), ("Omar", "Aziz"), ("Grace", "Nakamura"))
"""People whom nobody added there."""
DIFFERENCES = (("Jo", "Josie"), ("Sam", "Sammy"), ("Lou", "Louie"), ("Kit", "Kip"))
"""Nicknames that two people gave to somebody at the same time: here, and there."""
ALIKE = 2
"""How many may be somebody there: the same name, and nothing else to go by."""
THERE = "Marie"
"""What was filled in for somebody there alone."""


def prepare(app: Application, connection: str, there: RunningSimulator) -> None:
    """Leave a pretend church with something to decide, to fix and to send. Changes only what is pretended."""
    people = there.dump("Person")
    for first, last in ONLY_HERE:
        records.add(app, "person", {"first_name": first, "last_name": last})
    for row in alike(people):
        records.add(app, "person", {"first_name": row["first_name"], "last_name": row["last_name"]})
    asyncio.run(syncing.sync(app, connection, StopFlag()))
    linked = _linked(app, connection)
    known = [row for row in _grown(people) if str(row["id"]) in linked]
    for row, (ours, theirs) in zip(known, DIFFERENCES, strict=False):
        records.edit(app, linked[str(row["id"])], {"nickname": ours})
        there.edit("Person", row["id"], nickname=theirs)
    rest = known[len(DIFFERENCES) :]
    for row in rest[:1]:
        # The system takes no grade above 12: it couldn't be copied until somebody mends it.
        records.edit(app, linked[str(row["id"])], {"grade": "40"})
    for row in rest[1:3]:
        there.edit("Person", row["id"], middle_name=THERE)


def alike(people: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those there who may be somebody here: nobody else there has their name."""
    grown = _grown(people)
    names = [(row["first_name"], row["last_name"]) for row in grown]
    return [row for row, name in zip(grown, names, strict=True) if names.count(name) == 1][:ALIKE]


def _grown(people: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in people if not row["child"] and row["first_name"]]


def _linked(app: Application, connection: str) -> dict[str, str]:
    """Return the ids here of the people who are in both, by their ids there."""
    found: dict[str, str] = {}
    for one in lists.ids(app, "person"):
        for link in records.show(app, one)["links"]:
            if link["connection"] == connection:
                found[link["external_id"]] = one
    return found
