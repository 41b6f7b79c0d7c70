"""The judge in single scenes: what it must let pass, and that the same scene shows an engine that does it wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop.bench.simulation import edits, world
from openfaith_desktop.bench.simulation.oracle import mergers, verdict
from openfaith_desktop.bench.simulation.oracle.rows import Key, Raw, Side
from openfaith_desktop.bench.simulation.oracle.undone import not_taken_back
from openfaith_desktop.bench.simulation.world import World
from openfaith_desktop.store import connections
from openfaith_desktop.sync import editing
from tests.sync.simulation.mutants import (
    keeps_who_left,
    loses_memberships_in_mergers,
    loses_who_stands_for_a_survivor,
    never_links,
)

SEED = 5093
"""A church of which P0 is in no household, and P3 in none either."""


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with world.template() as made:
        yield made


def _named(found: list[dict[str, object]], name: str) -> dict[str, object]:
    return next(row for row in found if str(row.get("last_name") or row.get("name")).split(" ")[0] == name)


def _joins_here(told: World, person: str) -> None:
    given = {
        "household_id": str(_named(edits.here(told, "household"), "H0")["id"]),
        "person_id": str(_named(edits.here(told, "person"), person)["id"]),
    }
    with told.promise.typing("here"):
        editing.create(told.store, "household_membership", given, "you")


def _a_merged_member(template: Path) -> list[str]:
    with World(SEED, "external", template) as told:
        told.run("compare")
        _joins_here(told, "P0")
        kept, removed = (_named(edits.there(told, "Person"), name) for name in ("P3", "P0"))
        with told.promise.typing("there"):
            told.there.merge(kept["id"], removed["id"])
        mergers.merged(told.promise, ("person", "P0"), ("person", "P3"))
        told.run("compare")
        return verdict.broken(told.promise)


def test_whoever_was_merged_there_is_in_the_household_as_the_survivor(template: Path) -> None:
    assert _a_merged_member(template) == []


def test_a_household_that_is_lost_in_a_merger_is_found_out(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loses_memberships_in_mergers(monkeypatch)
    assert _a_merged_member(template) == ["household_membership H0/P0 was added here, and is lost here"]


def _left_and_joined_anew(template: Path, *, again: bool) -> list[str]:
    with World(SEED, "external", template) as told:
        home, person = _named(edits.there(told, "Household"), "H0"), _named(edits.there(told, "Person"), "P0")
        with told.promise.typing("there"):
            told.there.join(home["id"], person["id"])
        told.run("compare")
        members = told.there.members(home["id"])
        with told.promise.typing("there"):
            told.there.delete("HouseholdMembership", members[person["id"]])
        told.run("compare")
        if again:
            _joins_here(told, "P0")
            told.run("compare")
        return verdict.broken(told.promise)


def test_whoever_left_a_household_there_may_join_it_here_anew(template: Path) -> None:
    assert _left_and_joined_anew(template, again=True) == []


def test_whoever_left_a_household_there_and_stays_in_it_here_is_found_out(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeps_who_left(monkeypatch)
    assert _left_and_joined_anew(template, again=False) == [
        "household_membership H0/P0 was deleted there, is here still, and nobody asks"
    ]


def _side(*keys: Key) -> Side:
    return Side(rows={key: [Raw(key, "1", {})] for key in keys})


@pytest.mark.parametrize("brought", [False, True])
def test_what_a_later_run_brought_was_not_to_be_taken_back(brought: bool) -> None:
    known, new = ("person", "P0"), ("person", "P1")
    before, end = (_side(known), _side(known, new)), (_side(known, new), _side(known, new))
    after = end if brought else before
    found = not_taken_back(before, before, after, end, ())
    assert found == (["person P1 is still there here, taken back"] if brought else [])


def _merged_and_let_go(template: Path, *, answered: bool) -> list[str]:
    with World(SEED, "full", template) as told:
        told.store.write(lambda c: connections.update_settings(c, 1, deletions="allow"))
        kept, removed = (_named(edits.there(told, "Person"), name) for name in ("P3", "P1"))
        with told.promise.typing("there"):
            told.there.create(
                "Email", {"address": "a@example.com", "location": "EX"}, person_id=removed["id"]
            )
        told.run("compare")
        with told.promise.typing("there"):
            told.there.merge(kept["id"], removed["id"])
        mergers.merged(told.promise, ("person", "P1"), ("person", "P3"))
        told.run("compare")
        if answered:
            mine = _named(edits.here(told, "person"), "P3")
            with told.promise.typing("here"):
                editing.delete(told.store, str(mine["id"]), "you")
            told.run("sync")
            (question,) = [one for one in told.open_decisions() if one.entity_id == mine["id"]]
            told.decide(question, "ours")
        else:
            moved = next(row for row in edits.there(told, "Email") if row["location"] == "EX")
            told.there.delete("Email", moved["id"])
        told.run("compare")
        return verdict.broken(told.promise)


def test_what_a_merger_moved_to_the_survivor_goes_with_the_survivor(template: Path) -> None:
    assert _merged_and_let_go(template, answered=True) == []


def test_what_a_merger_moved_and_nobody_deleted_is_found_out(template: Path) -> None:
    assert _merged_and_let_go(template, answered=False) == [
        "email EX was deleted there, and no person did that"
    ]


def _twins_with_two_addresses(template: Path, *, edited: bool) -> list[str]:
    with World(SEED, "external", template) as told:
        edits.add_twins(told, random.Random(1), "v7")
        if edited:
            edits.change_here(told, edits.here(told, "email")[0], {"address": "another@example.com"})
        told.run("compare")
        for question in told.open_decisions():
            told.decide(question, f"value={question.ours[0]['entity_id']}")
        told.run("compare")
        return verdict.broken(told.promise)


def test_twins_with_two_addresses_have_two_emails(template: Path) -> None:
    assert _twins_with_two_addresses(template, edited=True) == []


def test_twins_that_are_never_joined_are_found_out(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never_links(monkeypatch)
    assert "person v7 is 2 times here" in _twins_with_two_addresses(template, edited=False)


def _overtaken(template: Path, after: int, said: list[int]) -> list[str]:
    """Somebody is added here; another run takes over at that request of the sync, as if the first had lost its lock."""
    with World(SEED, "full", template) as told:
        told.run("compare")
        edits.add_here(told, random.Random(1), "v7")
        told.second, told.second_after = "sync", after
        told.run("sync")
        told.second = ""
        told.run("compare")
        said.append(len(told.promise.there().rows[("person", "v7")]))
        return verdict.broken(told.promise)


def test_what_arrives_after_another_run_has_taken_over_may_be_there_twice(template: Path) -> None:
    said: list[int] = []
    assert [found for number in range(8, 11) for found in _overtaken(template, number, said)] == []
    assert {1, 2} == set(said)


def _merged_into_somebody_deleted_here(template: Path, mode: str, *, email_lost: bool = False) -> list[str]:
    with World(SEED, mode, template) as told:
        kept, removed = (_named(edits.there(told, "Person"), name) for name in ("P3", "P1"))
        with told.promise.typing("there"):
            told.there.create(
                "Email", {"address": "a@example.com", "location": "EX"}, person_id=removed["id"]
            )
        told.run("compare")
        with told.promise.typing("here"):
            editing.delete(told.store, str(_named(edits.here(told, "person"), "P3")["id"]), "you")
        with told.promise.typing("there"):
            told.there.merge(kept["id"], removed["id"])
        mergers.merged(told.promise, ("person", "P1"), ("person", "P3"))
        told.run("compare")
        if email_lost:
            mine = next(row for row in edits.here(told, "email") if row["location"] == "EX")
            editing.delete(told.store, mine["id"], "nobody")
        told.run("compare")
        return verdict.broken(told.promise)


@pytest.mark.parametrize("mode", ["full", "external"])
def test_who_was_merged_into_somebody_deleted_here_stands_for_both(template: Path, mode: str) -> None:
    assert _merged_into_somebody_deleted_here(template, mode) == []


def test_a_person_who_is_lost_with_a_survivor_is_found_out(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loses_who_stands_for_a_survivor(monkeypatch)
    found = _merged_into_somebody_deleted_here(template, "full")
    assert "person P1 stands for P3, and the two are 0 times here" in found


def test_what_is_lost_of_a_person_who_stands_for_a_survivor_is_found_out(template: Path) -> None:
    found = _merged_into_somebody_deleted_here(template, "full", email_lost=True)
    assert found == ["email EX was added there, and isn't here"]
