# ruff: noqa: F811 - pytest gives fixtures by the names of parameters
"""Whole syncs with the invented type in the house; run by `test_invented.py` in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from openfaith_desktop.adapter.contract import Draft, ExternalRecord
from openfaith_desktop.application import Application, undo
from openfaith_desktop.store import connections, decisions
from openfaith_desktop.sync import naming
from tests.adapters.invented.description import VISIT
from tests.adapters.memory.church import PEOPLE
from tests.adapters.memory.conftest import app, both, mode  # noqa: F401 - fixtures
from tests.adapters.memory.session import MemorySession
from tests.adapters.memory.sides import Sides

only_full = pytest.mark.parametrize("mode", ["full"], indirect=True)


def _first(both: Sides) -> tuple[str, int, str]:
    """Return, after a first sync: a person who is on both sides (id here, number there), and a campus here."""
    number = both.church.add(PEOPLE, first="Quill", last="Testerman", born="1980-02-29")
    here = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1980-02-29")
    campus = both.add("campus", name="North")
    # A list that comes back empty is never believed.
    both.church.add("visits", who=1, where=1, on="2025-12-24", remark="another's")
    return here, number, campus


def _remarks(both: Sides) -> list[str]:
    return sorted(row["remark"] for row in both.church.rows["visits"].values())


def test_a_first_sync_joins_what_is_the_same_and_brings_what_the_mode_says(both: Sides) -> None:
    here, number, campus = _first(both)
    same = both.church.add("visits", who=number, where=1, on="2026-01-04", seats=3)
    theirs = both.church.add("visits", who=number, where=2, on="2026-01-04", remark="theirs")
    ours = both.add("visit", person_id=here, campus_id=campus, day="2026-01-04")
    mine = both.add("visit", person_id=here, campus_id=campus, day="2026-01-11", note="mine")
    assert both.here(mine)["seats"] == 1
    both.sync()
    assert both.entity_of("visit", same) == ours
    assert both.here(ours)["seats"] == (1 if both.mode == "openfaith" else 3)
    assert (both.entity_of("visit", theirs) is not None) is (both.mode != "openfaith")
    assert ("mine" in _remarks(both)) is (both.mode != "external")
    before = both.changes(), list(both.church.writes)
    both.sync()
    assert (both.changes(), both.church.writes) == before


def test_what_changes_on_either_side_reaches_the_other(both: Sides) -> None:
    here, number, campus = _first(both)
    there = both.church.add("visits", who=number, where=1, on="2026-01-04")
    ours = both.add("visit", person_id=here, campus_id=campus, day="2026-01-04")
    both.sync()
    both.edit(ours, note="from here")
    both.church.edit("visits", there, seats=2)
    both.sync()
    assert both.there(there, "visits")["remark"] == "from here"
    assert both.here(ours)["seats"] == (1 if both.mode == "openfaith" else 2)
    both.edit(ours, note="ours")
    both.church.edit("visits", there, remark="theirs")
    both.sync()
    asked = both.store.read(lambda c: decisions.listed(c, 1, kind="field", entity_type="visit"))
    assert "note" in {one.field for one in asked}


def test_one_deleted_there_is_treated_as_the_mode_says(both: Sides) -> None:
    here, number, campus = _first(both)
    there = both.church.add("visits", who=number, where=1, on="2026-01-04")
    ours = both.add("visit", person_id=here, campus_id=campus, day="2026-01-04")
    both.sync()
    both.church.remove("visits", there)
    both.sync()
    assert (both.here(ours)["deleted_at"] is not None) is (both.mode != "openfaith")


@only_full
def test_it_ends_with_its_second_owner_too(both: Sides) -> None:
    _, number, _ = _first(both)
    there = both.church.add("visits", who=number, where=1, on="2026-01-04")
    both.sync()
    visit = both.entity_of("visit", there) or ""
    both.church.remove("visits", there)
    both.church.rows["sites"].pop(1)
    both.sync()
    assert both.here(visit)["deleted_at"] is not None


@only_full
def test_a_run_is_undone(both: Sides, app: Application) -> None:
    here, number, campus = _first(both)
    there = both.church.add("visits", who=number, where=1, on="2026-01-04")
    ours = both.add("visit", person_id=here, campus_id=campus, day="2026-01-04")
    both.sync()
    both.edit(ours, note="from here")
    both.church.edit("visits", there, seats=2)
    run = both.sync()
    undo.take_back(app, str(run.run_id))
    both.sync()
    assert both.there(there, "visits")["remark"] == ""
    assert both.here(ours)["seats"] == 1


@only_full
def test_one_deleted_here_is_asked_about_and_then_deleted_there(both: Sides, app: Application) -> None:
    from openfaith_desktop.application import decisions as asked

    both.store.write(lambda c: connections.update_settings(c, 1, deletions="allow"))
    here, number, campus = _first(both)
    there = both.church.add("visits", who=number, where=1, on="2026-01-04")
    ours = both.add("visit", person_id=here, campus_id=campus, day="2026-01-04")
    both.sync()
    both.delete(ours)
    both.sync()
    (one,) = both.store.read(lambda c: decisions.listed(c, 1, kind="deleted_here"))
    asked.decide(app, [one.id], "ours")
    both.sync()
    assert there not in both.church.rows["visits"]


@only_full
def test_its_owner_is_looked_for_there_by_what_the_description_says(
    both: Sides, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Sequence[str]]] = []

    async def similar(
        self: MemorySession, draft: Draft, match: Mapping[str, Sequence[str]]
    ) -> tuple[ExternalRecord, ...]:
        asked.append(dict(match))
        return ()

    _, _, campus = _first(both)
    both.sync()
    new = both.add("person", first_name="Ann", last_name="Newcomer")
    both.add("visit", person_id=new, campus_id=campus, day="2026-01-11")
    monkeypatch.setattr(MemorySession, "similar", similar)
    both.push(new)
    assert asked[0]["days"] == ["2026-01-11"]


@only_full
def test_one_without_a_title_is_called_what_the_description_says(both: Sides) -> None:
    unnamed = {"id": "visit_1", "person_id": None, "campus_id": None, "day": None}
    assert both.store.read(naming.name, VISIT, unnamed) == "A visit on some day"
