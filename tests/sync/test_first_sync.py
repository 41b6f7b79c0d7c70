"""A first sync over real HTTP, in every mode; each row of the documented tables is a case."""

from __future__ import annotations

import pytest

from openfaith_desktop.errors import DiskFull, OpenFaithError, SignInNeeded, Stopped
from openfaith_desktop.store import connections, decisions, problems, runs
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Progressed
from openfaith_desktop.sync.push import acknowledge
from tests.sync.conftest import Both

TYPES = {
    "person": "Person",
    "email": "Email",
    "phone_number": "PhoneNumber",
    "address": "Address",
    "household": "Household",
    "household_membership": "HouseholdMembership",
    "campus": "Campus",
}


def _family(both: Both) -> tuple[str, str]:
    person = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1980-02-29")
    both.add("email", person_id=person, address="quill@example.com", primary="yes")
    both.add("phone_number", person_id=person, number="(202) 555-0101")
    household = both.add("household", name="Testerman", primary_contact_id=person)
    both.add("household_membership", household_id=household, person_id=person)
    return person, household


def test_only_theirs_is_created_here_unless_openfaith_is_the_main_record(both: Both) -> None:
    there = {kind: both.count_there(kind) for kind in TYPES.values()}
    result = both.sync()
    for name, kind in TYPES.items():
        assert both.count(name) == (0 if both.mode == "openfaith" else there[kind])
        assert result.counts.get(name, {}).get("skipped", 0) == (
            there[kind] if both.mode == "openfaith" else 0
        )
    assert both.writes() == []


def test_only_ours_is_created_there_unless_they_are_the_main_record(both: Both) -> None:
    person, household = _family(both)
    before = both.count_there("Person")
    result = both.sync()
    assert result.problems == 0
    if both.mode == "external":
        assert both.writes() == []
        assert both.entity_of("person", before) is None
        return
    assert both.count_there("Person") == before + 1
    made = max(both.there.church.rows["Person"].values(), key=lambda row: row["id"])
    assert made["birthdate"] == "1980-02-29"
    assert both.entity_of("person", made["id"]) == person
    home = max(both.there.church.rows["Household"].values(), key=lambda row: row["id"])
    assert both.entity_of("household", home["id"]) == household
    assert sum("POST" in write for write in both.writes()) == 4


def test_a_second_sync_changes_nothing_on_either_side(both: Both) -> None:
    _family(both)
    both.sync()
    changes, writes = both.changes(), len(both.writes())
    both.sync()
    assert (both.changes(), len(both.writes())) == (changes, writes)


def test_a_preview_says_exactly_what_the_sync_then_does_and_changes_nothing(both: Both) -> None:
    _family(both)
    changes = both.changes()
    preview = both.preview()
    assert both.changes() == changes
    assert both.writes() == []
    assert both.count("person") == 1
    done = both.sync()
    assert preview.counts == done.counts
    if both.mode == "external":
        assert len(preview.names["person"]["added"]) == both.count_there("Person")


@pytest.mark.parametrize("people", [10])
@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # (full, openfaith, external): what both hold afterwards; None on their side means "not pushed".
        ("Member", "Member", dict.fromkeys(("full", "openfaith", "external"), ("Member", "Member"))),
        ("", "Visitor", dict.fromkeys(("full", "openfaith", "external"), ("Visitor", "Visitor"))),
        (
            "Member",
            None,
            {"full": ("Member", "Member"), "openfaith": ("Member", "Member"), "external": ("Member", None)},
        ),
        (
            "Member",
            "Visitor",
            {
                "full": ("Visitor", "Visitor"),
                "openfaith": ("Member", "Member"),
                "external": ("Visitor", "Visitor"),
            },
        ),
    ],
    ids=["same", "ours-empty", "theirs-empty", "differ"],
)
def test_first_sync_field_rules(
    both: Both, ours: str, theirs: str | None, expected: dict[str, tuple[str, str | None]]
) -> None:
    there = both.person_there(
        first_name="Ann", last_name="Unusual", birthdate="1971-03-04", membership=theirs
    )
    here = both.add("person", first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    if ours:
        both.edit(here, membership=ours)
    both.sync()
    assert both.entity_of("person", there["id"]) == here
    row = both.there.church.rows["Person"][there["id"]]
    assert (both.here(here)["membership"], row["membership"]) == expected[both.mode]
    patches = [w for w in both.writes() if w.startswith("PATCH")]
    changes = both.changes()
    both.sync()
    assert both.changes() == changes
    assert [w for w in both.writes() if w.startswith("PATCH")] == patches


@pytest.mark.parametrize("people", [3])
@pytest.mark.parametrize(
    "sign",
    [{"birthdate": "2015-05-05"}, {"child": "yes"}, {"grade": "3"}],
    ids=("birth date", "mark", "grade"),
)
def test_a_child_is_not_linked_to_a_parent_unasked(both: Both, sign: dict[str, str]) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", child=None)
    both.there.church.create(
        "Email", {"address": "home@example.com", "location": "Home"}, person_id=there["id"]
    )
    here = both.add("person", first_name="Ann", last_name="Unusual", **sign)
    both.add("email", person_id=here, address="home@example.com")
    assert both.sync().decisions == 1
    assert both.entity_of("person", there["id"]) is None
    row = both.there.church.rows["Person"][there["id"]]
    assert (row.get("birthdate"), row.get("grade"), row["child"]) == (None, None, None)
    (asked,) = both.store.read(decisions.listed, 1)
    assert asked.title == "Ann Unusual"
    assert asked.ours[0]["against"] == ["only one is known to be a child"]


@pytest.mark.parametrize("people", [10])
def test_a_doubtful_match_becomes_a_decision_and_no_duplicate_is_made(both: Both) -> None:
    there = both.person_there(first_name="Jon", last_name="Unusual")
    both.there.church.create(
        "Email", {"address": "home@example.com", "location": "Home"}, person_id=there["id"]
    )
    here = both.add("person", first_name="John", last_name="Unusual")
    both.add("email", person_id=here, address="home@example.com")
    people = both.count_there("Person")
    result = both.sync()
    assert result.decisions == 1
    assert both.entity_of("person", there["id"]) is None
    assert both.count_there("Person") == people
    asked = both.store.read(lambda c: decisions.listed(c, 1, kind="match"))
    assert asked[0].ours[0]["entity_id"] == here
    assert "same e-mail" in asked[0].ours[0]["reasons"]


@pytest.mark.parametrize("people", [10])
@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_child_with_its_parents_email_is_nobody_elses_match(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual")
    both.there.church.create(
        "Email", {"address": "home@example.com", "location": "Home"}, person_id=there["id"]
    )
    here = both.add("person", first_name="Tim", last_name="Unusual", child="yes")
    both.add("email", person_id=here, address="home@example.com")
    assert both.sync().decisions == 0
    assert both.entity_of("person", there["id"]) not in (None, here)


@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("kind", ["drop_after", "drop_before"])
def test_a_create_whose_answer_never_came_is_looked_up_and_not_made_twice(both: Both, kind: str) -> None:
    _family(both)
    both.there.fault(kind, match="POST *", times=1)
    before = both.count_there("Person")
    result = both.sync()
    assert result.problems == 0
    assert both.count_there("Person") == before + 1
    assert both.count_there("Email") == both.count("email")


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_an_answer_that_could_not_be_saved_is_looked_up_and_not_made_twice(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.add("person", first_name="Quill", last_name="Testerman")
    before = both.count_there("Person")

    def full_disk(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr(acknowledge, "created", full_disk)
        with pytest.raises(DiskFull):
            both.sync()
    assert both.count_there("Person") == before + 1
    assert both.sync().problems == 0
    assert both.count_there("Person") == before + 1


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_what_the_other_side_refuses_is_a_problem_with_its_reason(both: Both) -> None:
    person = both.add("person", first_name="Grade", last_name="Forty", grade="40")
    result = both.sync()
    assert result.problems == 1
    problem = both.store.read(problems.listed, 1)[0]
    assert (problem.entity_id, "-1 and 12" in problem.cause) == (person, True)
    both.edit(person, grade="4")
    assert both.sync().problems == 0


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_different_fields_changed_on_both_sides_go_both_ways(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", birthdate="1971-03-04")
    both.sync()
    here = both.entity_of("person", there["id"])
    assert here is not None
    both.there.edit("Person", there["id"], membership="Visitor")
    both.edit(here, nickname="Annie")
    both.sync()
    row = both.there.church.rows["Person"][there["id"]]
    assert (both.here(here)["membership"], row["nickname"]) == ("Visitor", "Annie")
    assert both.writes() == [f"PATCH /people/v2/people/{there['id']}"]


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_both_changed_differently_asks_and_leaves_both(both: Both) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", membership="Visitor")
    both.sync()
    here = both.entity_of("person", there["id"])
    assert here is not None
    both.there.edit("Person", there["id"], membership="Member")
    both.edit(here, membership="Friend", middle_name="Q")
    assert both.sync().decisions == 1
    row = both.there.church.rows["Person"][there["id"]]
    assert (both.here(here)["membership"], row["membership"]) == ("Friend", "Member")
    assert row["middle_name"] == "Q"


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_selective_push_sends_a_person_with_their_contacts(both: Both) -> None:
    both.sync()
    person, _ = _family(both)
    pushed = both.push(person)
    assert [p.outcome for p in pushed] == ["created"]
    assert both.entity_of("person", pushed[0].external_id or "") == person
    assert len(both.writes()) == 3
    assert [p.outcome for p in both.push(person)] == ["unchanged"]


def test_stopped_and_started_again_ends_the_same(both: Both) -> None:
    stop = StopFlag()
    seen: list[str] = []

    def on_event(event: object) -> None:
        if isinstance(event, Progressed):
            seen.append(event.message)
            stop.set()

    unsubscribe = both.events.subscribe(on_event)
    with pytest.raises(Stopped):
        both.sync(stop)
    unsubscribe()
    assert seen[0].startswith("Initial Sync: Processed ")
    both.sync()
    assert both.count("person") == (0 if both.mode == "openfaith" else both.count_there("Person"))
    assert len(both.store.read(runs.listed, 1)) == 1


@pytest.mark.parametrize("mode", ["external"], indirect=True)
@pytest.mark.parametrize(
    "kind", ["html", "truncate", "wrong_type", "missing_data", "invalid_json", "drop_before"]
)
def test_a_broken_answer_loses_nothing_and_the_next_run_carries_on(both: Both, kind: str) -> None:
    both.there.fault(kind, match="GET /people/v2/households*", times=9)
    with pytest.raises(OpenFaithError) as caught:
        both.sync()
    assert caught.value.what_to_do
    both.there.simulator.faults.queue.clear()
    both.sync()
    assert both.count("household") == both.count_there("Household")
    status = both.store.read(connections.status, 1)
    assert status[""].state == connections.ACTIVE


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_what_was_edited_there_since_a_run_was_cut_short_comes_with_the_next(both: Both) -> None:
    number = min(both.there.church.rows["Person"])
    both.there.fault("drop_before", match="GET /people/v2/households*", times=9)
    with pytest.raises(OpenFaithError):
        both.sync()
    both.there.simulator.faults.queue.clear()
    both.there.clock(3600)
    both.there.edit("Person", number, nickname="Edited since")
    both.there.create("Email", {"address": "since@example.com"}, person_id=number)
    both.there.requests.clear()
    both.sync()
    assert not any("/people?" in path and "updated_at" not in path for _, path, *_ in both.there.requests)
    assert both.here(both.entity_of("person", number) or "")["nickname"] == "Edited since"
    assert both.count("email") == both.count_there("Email")
    before = both.changes()
    both.sync()
    assert both.changes() == before


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_a_withdrawn_token_asks_to_sign_in_again(both: Both) -> None:
    both.secret = "demo:wrong"
    with pytest.raises(SignInNeeded) as caught:
        both.sync()
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("mode", ["external"], indirect=True)
@pytest.mark.parametrize("people", [950])
def test_a_first_sync_costs_its_pages_and_no_request_a_person(both: Both) -> None:
    result = both.sync()
    pages = sum(-(-both.count_there(kind) // 100) for kind in ("Person", "Household", "Campus"))
    assert result.requests <= 1.1 * pages + 1
