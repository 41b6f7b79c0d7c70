"""Why is it so: what both sides have, who changed it, which rule holds; and what is foretold comes true."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application, decisions
from openfaith_desktop.application.why import why, whys
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import connections
from openfaith_desktop.sync.modes import Rule
from openfaith_desktop.sync.reconcile.explain import Next
from tests.sync.conftest import Both

FIELD = "membership"
few = pytest.mark.parametrize("people", [3])
every_mode = pytest.mark.parametrize("mode", ["full", "openfaith", "external"])


def _linked(both: Both, **fields: str) -> tuple[str, int]:
    """Link a person on both sides; return their ids here and there."""
    there = both.person_there(first_name="Ann", last_name="Unusual", **fields)
    here = both.add("person", first_name="Ann", last_name="Unusual", **fields)
    both.add("email", person_id=here, address="ann@example.com")
    both.there.create(
        "Email", {"address": "ann@example.com", "location": "Home", "primary": True}, person_id=there["id"]
    )
    both.sync()
    assert both.entity_of("person", there["id"]) == here
    return here, there["id"]


def _there(both: Both, external_id: int) -> Any:
    return both.there.church.rows["Person"][external_id][FIELD]


@few
@every_mode
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Member", "Member"),
        ("Regular", "Member"),
        ("Member", "Visitor"),
        ("Regular", "Visitor"),
        ("", "Member"),
    ],
)
def test_what_is_foretold_of_a_field_comes_true(both: Both, app: Application, ours: str, theirs: str) -> None:
    here, there = _linked(both, membership="Member")
    both.edit(here, membership=ours)
    both.there.edit("Person", there, membership=theirs)
    both.preview()
    foretold = why(app, here, FIELD)
    assert (foretold.here, foretold.there, foretold.both_had) == (ours, theirs, "Member")
    assert foretold.agreed
    both.sync()
    now = both.here(here)[FIELD] or "", _there(both, there) or ""
    match foretold.next:
        case Next.NOTHING:
            assert now == (ours, theirs) == ("Member", "Member")
        case Next.SEND:
            assert now == (ours, ours)
        case Next.TAKE:
            assert now == (theirs, theirs)
        case Next.ASK:
            assert now == (ours, theirs)
            assert why(app, here, FIELD).decision is not None
        case other:
            pytest.fail(f"not expected: {other}")


@few
def test_it_says_who_changed_it_and_which_rule_holds(both: Both, app: Application) -> None:
    here, _ = _linked(both, membership="Member")
    both.edit(here, membership="Regular")
    found = why(app, here, FIELD)
    assert (found.here_by, found.system, found.label) == ("you", "Planning Center", "Membership")
    assert found.here_at is not None
    assert (found.rule, found.own_rule) == (Rule.ASK, False)
    assert "sends it to Planning Center" in found.sentence
    decisions.rules(app, "hope", {FIELD: "newest"})
    found = why(app, here, FIELD)
    assert (found.rule, found.own_rule) == (Rule.NEWEST, True)


@few
@every_mode
def test_who_is_only_here_is_added_there_where_the_mode_says_so(both: Both, app: Application) -> None:
    both.sync()
    one = both.add("person", first_name="Only", last_name="Here")
    found = why(app, one, "first_name")
    assert found.next is (Next.ONLY_HERE if both.mode == "external" else Next.ADD)
    assert not found.there_known
    both.sync()
    linked = why(app, one, "first_name").there_known
    assert linked is (found.next is Next.ADD)


@few
def test_a_field_without_a_place_there_stays_here(both: Both, app: Application) -> None:
    here, _ = _linked(both)
    nowhere = [one for one in whys(app, here) if one.next is Next.NO_PLACE]
    assert all(not one.there for one in nowhere)


@few
def test_what_is_deleted_there_is_said_to_be_gone(both: Both, app: Application) -> None:
    here, there = _linked(both, membership="Member")
    both.edit(here, membership="Regular")
    both.there.delete("Person", there)
    both.compare()
    assert why(app, here, FIELD).next is Next.GONE


@few
def test_what_nobody_knows_is_not_found(both: Both, app: Application) -> None:
    both.sync()
    one = both.add("person", first_name="Only", last_name="Here")
    with pytest.raises(NotFound):
        why(app, one, "shoe_size")
    with pytest.raises(NotFound):
        why(app, one, FIELD, "nowhere")
    app.store.write(lambda c: c.execute(connections.table.delete()))
    with pytest.raises(UsageError):
        why(app, one, FIELD)
