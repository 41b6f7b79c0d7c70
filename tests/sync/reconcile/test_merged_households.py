"""Two of one household that become one person there, and memberships that say the same twice."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, decisions, undo
from openfaith_desktop.store import entities
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked, _doubled, _household, _pair

MEMBERS = "household_membership"


@pytest.fixture
def people() -> int:
    return 6


def _quiet(both: Both) -> None:
    """Assert that nothing is left to do: not one change here, not one write there, nobody asked about a record."""
    before = both.changes(), both.writes()
    for _ in range(2):
        both.sync()
        both.compare()
    assert (both.changes(), both.writes()) == before
    assert [d for d in _asked(both) if d.kind != "field"] == []


def _living_together(both: Both, home: int) -> tuple[set[str], list[int]]:
    """Return who is in a household here, and there; nobody is twice."""
    here = both.entity_of("household", home)
    rows = both.store.read(lambda c: entities.by_relation(c, MEMBERS, "household_id", here or ""))
    found = [row["person_id"] for row in rows]
    assert len(found) == len(set(found))
    return set(found), sorted(m["person_id"] for m in both.there.church.memberships(home))


def _home(both: Both, *living: tuple[str, int]) -> int:
    """Return a household on both sides with these people (here, there), the first as its main contact."""
    home = _household(both, *(number for _, number in living))["id"]
    if both.mode == "openfaith":
        here = both.add("household", name="Testerman", primary_contact_id=living[0][0])
        for person, _ in living:
            both.add(MEMBERS, household_id=here, person_id=person)
    both.sync()
    assert _living_together(both, home) == ({p for p, _ in living}, sorted(n for _, n in living))
    return home


@pytest.mark.parametrize("answer", ["ours", "theirs", "skip"])
@pytest.mark.parametrize("before", ["kept first", "removed first", "removed alone"])
def test_two_of_one_household_merged_there(both: Both, app: Application, answer: str, before: str) -> None:
    keep, kept = _pair(both, membership="Member")
    gone, removed = _doubled(both, "Ottilie")
    both.sync()
    living = {
        "kept first": [(keep, kept), (gone, removed)],
        "removed first": [(gone, removed), (keep, kept)],
        "removed alone": [(gone, removed)],
    }[before]
    home = _home(both, *living)
    # An edit that the survivor has otherwise: a person must be asked.
    both.edit(gone, membership="Visitor")
    both.there.merge(kept, removed)
    both.sync()
    both.compare()
    asked = [d for d in _asked(both) if d.kind != "field"]  # who the main contact is
    assert [(d.kind, d.entity_id) for d in asked] == [("merged", gone)]
    decisions.decide(app, [asked[0].id], answer)
    both.sync()
    both.compare()
    here, there = _living_together(both, home)
    assert there == ([kept, max(both.there.church.rows["Person"])] if answer == "ours" else [kept])
    expected = {keep} if answer == "theirs" else {keep, gone}
    if both.mode == "openfaith" and before == "removed alone" and answer != "theirs":
        expected = {gone}  # nobody comes into a household here for being in it there
    assert here == expected
    _quiet(both)


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
@pytest.mark.parametrize("before", ["both", "removed alone"])
def test_a_merger_in_a_household_that_asks_nobody(both: Both, before: str) -> None:
    keep, kept = _pair(both)
    gone, removed = _doubled(both, "Ottilie")
    both.sync()
    home = _home(both, (gone, removed), *([(keep, kept)] if before == "both" else []))
    # So much later that no poll's overlap shows the household again.
    both.there.clock(3600)
    both.sync()
    both.there.merge(kept, removed)
    both.sync()
    assert _living_together(both, home) == ({keep}, [kept])
    assert both.writes() == []
    _quiet(both)


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_the_same_member_added_twice_here_is_one(both: Both) -> None:
    person, number = _pair(both)
    home = _home(both, (person, number))
    both.add(MEMBERS, household_id=both.entity_of("household", home) or "", person_id=person)
    both.sync()
    assert _living_together(both, home) == ({person}, [number])
    _quiet(both)


def test_a_merger_taken_back_leaves_the_household_as_it_was(both: Both, app: Application) -> None:
    keep, kept = _pair(both)
    gone, removed = _doubled(both, "Ottilie")
    both.sync()
    home = _home(both, (gone, removed), (keep, kept))
    both.there.merge(kept, removed)
    run = both.sync().run_id
    if both.mode == "openfaith":
        asked = _asked(both, "merged")[0].id
        decisions.decide(app, [asked], "theirs")
        undo.take_back(app, f"decision-{asked}")
    else:
        undo.take_back(app, str(run))
    assert _living_together(both, home)[0] == {gone, keep}
    both.sync()
    both.compare()
    assert _living_together(both, home) == ({gone, keep}, [kept])
