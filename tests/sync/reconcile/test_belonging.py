"""What ends with a record: a person's e-mails and memberships, deleted and brought back with them, one question."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application, records, undo
from openfaith_desktop.application import decisions as questions
from openfaith_desktop.store import connections, decisions, entities
from tests.sync.conftest import Both


@pytest.fixture
def people() -> int:
    return 5


@pytest.fixture
def family(both: Both) -> tuple[str, int, int]:
    """Two people in one household on both sides: the second one's id here, number there, and the household's."""
    ann, bob = (
        both.there.create("Person", {"first_name": n, "last_name": "Kin"})["id"] for n in ("Ann", "Bob")
    )
    home = both.there.create("Household", {"name": "Kin"}, primary_contact_id=ann)["id"]
    for number in (ann, bob):
        both.there.church.join(home, number)
    both.sync()
    return str(both.entity_of("person", bob)), bob, home


def _members(both: Both, person: str) -> int:
    return len(both.store.read(entities.by_relation, "household_membership", "person_id", person))


def _asked(both: Both) -> list[Any]:
    return list(both.store.read(decisions.listed, 1))


def _quiet(both: Both) -> None:
    before = both.changes(), len(both.writes())
    for result in (both.sync(), both.compare()):
        assert [(t, n["skipped"]) for t, n in result.counts.items() if n["skipped"]] == []
    assert (both.changes(), len(both.writes())) == before
    assert _asked(both) == []


@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("answer", ["theirs", "skip", "ours"])
def test_a_person_deleted_here_takes_the_memberships_along(
    both: Both, app: Application, family: tuple[str, int, int], answer: str
) -> None:
    here, there, home = family
    records.delete(app, here)
    assert _members(both, here) == 0
    questions.rules(app, "hope", {"deletions": "allow"})
    both.sync()
    both.compare()
    (asked,) = _asked(both)
    assert (asked.kind, asked.entity_type) == ("deleted_here", "person")
    questions.decide(app, [asked.id], answer)
    both.sync()
    _quiet(both)
    back = answer == "theirs"
    assert (both.here(here)["deleted_at"] is None) is back
    assert _members(both, here) == back
    assert (there in both.there.church.rows["Person"]) is (answer != "ours")
    assert len(both.there.church.memberships(home)) == (1 if answer == "ours" else 2)


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_a_person_deleted_in_external_mode_stays_away_with_the_memberships(
    both: Both, app: Application, family: tuple[str, int, int]
) -> None:
    here, there, home = family
    records.delete(app, here)
    both.sync()
    _quiet(both)
    assert _members(both, here) == 0
    assert there in both.there.church.rows["Person"]
    assert len(both.there.church.memberships(home)) == 2


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_person_deleted_there_takes_the_memberships_along(
    both: Both, app: Application, family: tuple[str, int, int]
) -> None:
    here, there, _ = family
    both.there.delete("Person", there)
    run = both.compare().run_id
    assert (both.here(here)["deleted_at"] is None, _members(both, here)) == (False, 0)
    _quiet(both)
    undo.take_back(app, str(run))
    assert (both.here(here)["deleted_at"], _members(both, here)) == (None, 1)


def test_bringing_back_a_person_brings_back_the_memberships(both: Both, app: Application) -> None:
    person = both.add("person", first_name="Cy", last_name="Kin")
    home = both.add("household", name="Kin", primary_contact_id=both.add("person", first_name="Di"))
    both.add("household_membership", household_id=home, person_id=person)
    both.add("email", person_id=person, address="cy@example.com")
    records.delete(app, person)
    assert _members(both, person) == 0
    undo.take_back(app, person)
    assert _members(both, person) == 1
    assert len(records.show(app, person)["belonging"]["email"]) == 1


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_membership_whose_person_is_not_here_on_purpose_is_counted_nowhere(
    both: Both, app: Application, family: tuple[str, int, int]
) -> None:
    here, there, _ = family
    records.delete(app, here)
    both.sync()
    questions.decide(app, [_asked(both)[0].id], "skip")
    # The same person joins another household there: nobody here misses that.
    other = both.there.create("Household", {"name": "Other"}, primary_contact_id=there)["id"]
    both.there.church.join(other, there)
    both.store.write(lambda c: connections.update_settings(c, 1, compared_at=None))
    both.sync()
    _quiet(both)
    assert _members(both, here) == 0


@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("answer", ["theirs", "skip", "ours"])
def test_what_is_added_there_to_somebody_deleted_here_waits_for_what_is_said_of_them(
    both: Both, app: Application, family: tuple[str, int, int], answer: str
) -> None:
    here, there, _ = family
    records.delete(app, here)
    both.sync()
    other = both.there.create("Household", {"name": "Other"}, primary_contact_id=there)["id"]
    both.there.church.join(other, there)
    both.there.create("Email", {"address": "bob@example.com"}, person_id=there)
    both.sync()
    both.compare()
    assert (_members(both, here), both.count("email")) == (0, both.count_there("Email") - 1)
    (asked,) = _asked(both)
    questions.rules(app, "hope", {"deletions": "allow"})
    questions.decide(app, [asked.id], answer)
    both.sync()
    both.compare()
    if answer == "theirs":
        assert _members(both, here) == 2
        assert len(records.show(app, here)["belonging"]["email"]) == 1
    else:
        assert _members(both, here) == 0
    _quiet(both)


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_who_left_a_household_on_both_sides_and_joins_it_there_anew_is_in_it_here_again(
    both: Both, app: Application, family: tuple[str, int, int]
) -> None:
    here, there, home = family
    (membership,) = both.store.read(entities.by_relation, "household_membership", "person_id", here)
    records.delete(app, membership["id"])
    (joined,) = both.there.church.of_person(there, "HouseholdMembership")
    both.there.delete("HouseholdMembership", joined["id"])
    both.compare()
    assert _members(both, here) == 0
    # A membership has no number of its own there: the new one is called as the one that is gone.
    both.there.church.join(home, there)
    both.sync()
    both.compare()
    assert _members(both, here) == 1
    assert len(both.there.church.memberships(home)) == 2
    _quiet(both)
