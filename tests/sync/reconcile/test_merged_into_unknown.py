"""People merged there into somebody who isn't known here, or was deleted here: the survivor keeps what is there."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, decisions
from openfaith_desktop.store import entities
from openfaith_desktop.sync import editing
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked


@pytest.fixture
def people() -> int:
    return 6


def _two(both: Both, *, kept_known: bool) -> tuple[str, dict, dict]:
    """Return one linked here, its record there, and who it is going to be merged into there."""
    gone = both.person_there(first_name="Gone", last_name="Away", nickname="old")
    kept = both.person_there(first_name="Kept", last_name="Stays", birthdate="1970-01-02")
    if both.mode == "openfaith":
        for one in (gone, kept) if kept_known else (gone,):
            values = {"first_name": one["first_name"], "last_name": one["last_name"]}
            both.there.church.create(
                "Email", {"address": f"{one['id']}@example.com", "location": "Home"}, person_id=one["id"]
            )
            mine = both.add("person", **values)
            both.add("email", person_id=mine, address=f"{one['id']}@example.com")
    both.sync()
    here = both.entity_of("person", gone["id"])
    assert here is not None
    return here, gone, kept


def test_a_survivor_that_was_deleted_here_keeps_its_name(both: Both) -> None:
    _survivor_keeps_its_name(both, kept_known=True)


@pytest.mark.parametrize("mode", ["openfaith"])
def test_a_survivor_that_was_never_here_keeps_its_name(both: Both) -> None:
    _survivor_keeps_its_name(both, kept_known=False)


def _survivor_keeps_its_name(both: Both, *, kept_known: bool) -> None:
    here, gone, kept = _two(both, kept_known=kept_known)
    if kept_known:
        known = both.entity_of("person", kept["id"])
        assert known is not None
        editing.delete(both.store, known, "you")
    before = {name: kept[name] for name in ("first_name", "last_name", "birthdate")}

    both.there.church.merge(kept["id"], gone["id"])
    both.sync()
    both.compare()

    there = both.there.church.rows["Person"][kept["id"]]
    assert {name: there[name] for name in before} == before
    assert both.entity_of("person", kept["id"]) == here
    if both.mode == "openfaith":
        assert both.here(here)["last_name"] == "Away"
        assert {"first_name", "last_name"} <= {d.field for d in _asked(both) if d.kind == "field"}
    else:
        assert both.here(here)["last_name"] == "Stays"
    assert [d for d in _asked(both) if d.kind == "deleted_here" and d.entity_type == "person"] == []


def _merged_into_somebody_added_on_both_sides(both: Both, *, sure: bool) -> tuple[str, str, dict]:
    """Return who was merged, who was added here, and the survivor there, added there before the last sync."""
    here, gone, _ = _two(both, kept_known=True)
    kept = both.person_there(first_name="Nell", last_name="Newcomer")
    both.there.church.create("Email", {"address": "nell@example.com"}, person_id=kept["id"])
    mine = both.add("person", first_name="Nell", last_name="Newcomer", nickname="Nelly")
    if sure:
        both.add("email", person_id=mine, address="nell@example.com")
    both.there.church.merge(kept["id"], gone["id"])
    both.sync()
    return here, mine, kept


def _named(both: Both, last_name: str) -> int:
    return sum(row["last_name"] == last_name for row in both.there.church.rows["Person"].values())


def test_a_survivor_that_was_added_on_both_sides_is_one_person(both: Both) -> None:
    here, mine, kept = _merged_into_somebody_added_on_both_sides(both, sure=True)
    both.compare()
    assert both.entity_of("person", kept["id"]) == mine
    assert _named(both, "Newcomer") == 1
    if both.mode == "openfaith":
        assert "merged" in {asked.kind for asked in _asked(both)}
    else:
        assert both.here(here)["deleted_at"]
        assert _asked(both) == []


@pytest.mark.parametrize("same", [True, False])
def test_a_survivor_that_may_be_somebody_added_here_is_asked_about_first(
    both: Both, app: Application, same: bool
) -> None:
    here, mine, kept = _merged_into_somebody_added_on_both_sides(both, sure=False)
    asked = [one for one in _asked(both) if one.kind == "match"]
    assert [one.external_id for one in asked] == [str(kept["id"])]
    assert both.entity_of("person", kept["id"]) is None

    decisions.decide(app, [asked[0].id], f"value={mine}" if same else "both")
    both.sync()
    both.compare()

    assert both.entity_of("person", kept["id"]) == (mine if same else here)
    wanted = 2 if not same and both.mode != "external" else 1
    assert _named(both, "Newcomer") == wanted
    assert both.here(mine)["deleted_at"] is None
    if both.mode != "openfaith":
        assert bool(both.here(here)["deleted_at"]) == same


@pytest.mark.parametrize("worked_on", [False, True])
def test_who_was_merged_into_somebody_deleted_here_long_ago_stays(
    both: Both, app: Application, worked_on: bool
) -> None:
    here, gone, kept = _two(both, kept_known=True)
    known = both.entity_of("person", kept["id"])
    assert known is not None
    kept_too = [here]
    if worked_on:
        kept_too.append(both.add("email", person_id=here, address="only.here@example.com"))
    editing.delete(both.store, known, "you")
    both.compare()
    for asked in _asked(both):
        decisions.decide(app, [asked.id], "skip")
    both.compare()
    assert both.entity_of("person", kept["id"]) is None

    both.there.church.merge(kept["id"], gone["id"])
    both.sync()
    both.compare()

    assert [both.here(one)["deleted_at"] for one in kept_too] == [None] * len(kept_too)
    assert both.here(known)["deleted_at"]
    assert both.entity_of("person", kept["id"]) == here
    assert both.there.church.rows["Person"][kept["id"]]["last_name"] == "Stays"
    assert both.here(here)["last_name"] == ("Away" if both.mode == "openfaith" else "Stays")
    assert {asked.kind for asked in _asked(both)} <= ({"field"} if both.mode == "openfaith" else set())


def test_an_unsent_edit_of_the_merged_one_is_asked_about(both: Both) -> None:
    here, gone, kept = _two(both, kept_known=True)
    known = both.entity_of("person", kept["id"])
    assert known is not None
    editing.delete(both.store, known, "you")
    both.there.church.update("Person", kept, {"nickname": "theirs"})
    both.edit(here, nickname="mine")

    both.there.church.merge(kept["id"], gone["id"])
    both.sync()

    assert both.here(here)["nickname"] == "mine"
    assert both.there.church.rows["Person"][kept["id"]]["nickname"] == "theirs"
    assert [d.field for d in _asked(both) if d.field == "nickname"] == ["nickname"]


@pytest.mark.parametrize("mode", ["full"])
def test_what_was_deleted_here_of_a_merged_person_is_asked_about(both: Both) -> None:
    _, gone, kept = _two(both, kept_known=True)
    email = both.there.church.create("Email", {"address": "a@example.com"}, person_id=gone["id"])
    both.sync()
    mine = both.entity_of("email", email["id"])
    assert mine is not None
    editing.delete(both.store, mine, "you")

    both.there.church.merge(kept["id"], gone["id"])
    both.compare()

    assert email["id"] in both.there.church.rows["Email"]
    assert [d.external_id for d in _asked(both) if d.kind == "deleted_here"] == [str(email["id"])]


@pytest.mark.parametrize("mode", ["full", "external"])
def test_a_household_deleted_there_with_a_merged_member_asks_nobody(both: Both) -> None:
    _, gone, kept = _two(both, kept_known=True)
    home = both.there.church.create("Household", {"name": "Away", "primary_contact_id": gone["id"]})
    both.there.church.join(home["id"], gone["id"])
    both.compare()
    mine = both.entity_of("household", home["id"])
    assert mine is not None

    both.there.church.merge(kept["id"], gone["id"])
    both.there.church.delete("Household", home["id"])
    both.compare()

    assert _asked(both) == []
    assert both.here(mine)["deleted_at"]
    assert both.store.read(entities.by_relation, "household_membership", "household_id", mine) == []
