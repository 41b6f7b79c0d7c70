"""Ongoing sync over real HTTP: each row of the documented tables, in every mode."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application, decisions, records
from openfaith_desktop.errors import BrakeStopped, PermissionMissing, UsageError
from openfaith_desktop.store import connections, entities, links
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.sync.events import Event, Phase, PhaseStarted
from openfaith_planning_center.simulator import Options, generate_church, start_simulator
from tests.sync.conftest import Both

MODES = ("full", "openfaith", "external")


@pytest.fixture
def people() -> int:
    return 12


def _pair(both: Both, **attributes: Any) -> tuple[str, int]:
    """Return a person who is on both sides, after a first sync: (id here, number there)."""
    there = both.person_there(first_name="Quill", last_name="Testerman", birthdate="1980-02-29", **attributes)
    ours = {"first_name": "Quill", "last_name": "Testerman", "birthdate": "1980-02-29"}
    here = both.add("person", **ours, **{k: str(v) for k, v in attributes.items() if v is not None})
    both.sync()
    assert both.entity_of("person", there["id"]) == here
    return here, there["id"]


def _there(both: Both, number: int) -> dict[str, Any]:
    return both.there.church.rows["Person"][number]


def _asked(both: Both, kind: str | None = None) -> list[Any]:
    return list(both.store.read(lambda c: stored_decisions.listed(c, 1, kind=kind)))


def _household(both: Both, *people: int) -> dict[str, Any]:
    home = both.there.create("Household", {"name": "Testerman"}, primary_contact_id=people[0])
    for number in people:
        both.there.church.join(home["id"], number)
    return home


def _doubled(both: Both, first: str) -> tuple[str, int]:
    """Like `_pair`, for one more person; a sync brings the two together."""
    there = both.there.create(
        "Person", {"first_name": first, "last_name": "Double", "birthdate": "1999-01-01"}
    )
    here = both.add("person", first_name=first, last_name="Double", birthdate="1999-01-01")
    return here, there["id"]


def _deleted(both: Both, entity_id: str) -> bool:
    return both.here(entity_id)["deleted_at"] is not None


# --- a linked record, one field -----------------------------------------------------------------------

FIELD_TABLE = [
    # ours, theirs (None: unchanged) -> what each mode leaves (here, there), and whether it asks
    (None, None, dict.fromkeys(MODES, ("Member", "Member", False))),
    ("Visitor", None, dict.fromkeys(MODES, ("Visitor", "Visitor", False))),
    (
        None,
        "Guest",
        {
            "full": ("Guest", "Guest", False),
            "openfaith": ("Member", "Guest", True),
            "external": ("Guest", "Guest", False),
        },
    ),
    ("Guest", "Guest", dict.fromkeys(MODES, ("Guest", "Guest", False))),
    ("Visitor", "Guest", dict.fromkeys(MODES, ("Visitor", "Guest", True))),
    # Clearing a value is a change like any other.
    ("", None, dict.fromkeys(MODES, (None, None, False))),
    ("", "Guest", dict.fromkeys(MODES, (None, "Guest", True))),
]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    FIELD_TABLE,
    ids=["same", "ours", "theirs", "both-same", "both-differ", "cleared", "cleared-and-changed"],
)
def test_one_field_of_a_linked_record(
    both: Both, ours: str | None, theirs: str | None, expected: dict[str, tuple[Any, Any, bool]]
) -> None:
    here, there = _pair(both, membership="Member")
    if ours is not None:
        both.edit(here, membership=ours)
    if theirs is not None:
        both.there.edit("Person", there, membership=theirs)
    both.sync()
    found = (both.here(here)["membership"], _there(both, there)["membership"], bool(_asked(both, "field")))
    assert found == expected[both.mode]
    changes, writes = both.changes(), len(both.writes())
    both.sync()
    both.compare()
    assert (both.changes(), len(both.writes())) == (changes, writes)


@pytest.mark.parametrize(("rule", "keeps"), [("ours", "Visitor"), ("theirs", "Guest")])
def test_a_rule_settles_what_both_changed(both: Both, app: Application, rule: str, keeps: str) -> None:
    here, there = _pair(both, membership="Member")
    decisions.rules(app, "hope", {"membership": rule})
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == (keeps, keeps)
    assert _asked(both) == []


@pytest.mark.parametrize(
    ("rules", "keeps"),
    [
        ({"membership": "ours", "person.membership": "theirs"}, "Guest"),
        ({"membership": "theirs", "person.membership": "ours"}, "Visitor"),
        ({"membership": "ours", "campus.name": "theirs"}, "Visitor"),
    ],
)
@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_rule_for_one_type_goes_before_that_for_every_type(
    both: Both, app: Application, rules: dict[str, str], keeps: str
) -> None:
    here, there = _pair(both, membership="Member")
    decisions.rules(app, "hope", rules)
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == (keeps, keeps)


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_rule_for_one_type_answers_its_questions_and_no_others(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    decisions.rules(app, "hope", {"campus.name": "theirs"})
    both.sync()
    assert len(_asked(both, "field")) == 1
    decisions.rules(app, "hope", {"person.membership": "theirs"})
    both.sync()
    assert _asked(both, "field") == []
    assert both.here(here)["membership"] == "Guest"
    with pytest.raises(UsageError):
        decisions.rules(app, "hope", {"campus.membership": "theirs"})


@pytest.mark.parametrize("rule", ["ask", "ours", "theirs", "newest"])
def test_a_rule_reverts_no_edit_that_nobody_here_touched(both: Both, app: Application, rule: str) -> None:
    here, there = _pair(both, membership="Member")
    decisions.rules(app, "hope", {"membership": rule})
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    found = (both.here(here)["membership"], _there(both, there)["membership"], len(_asked(both)))
    taken, asked = ("Guest", "Guest", 0), ("Member", "Guest", 1)
    if both.mode == "openfaith":
        # The rule is for incoming there: to keep OpenFaith's is what the mode is for.
        by_rule = {"ask": asked, "newest": asked, "theirs": taken, "ours": ("Member", "Member", 0)}
        assert found == by_rule[rule]
    else:
        assert found == taken
        assert both.writes() == []


def test_one_disputed_field_never_blocks_another(both: Both) -> None:
    here, there = _pair(both, membership="Member", nickname=None)
    both.edit(here, membership="Visitor", nickname="Q")
    both.there.edit("Person", there, membership="Guest", grade=3)
    both.sync()
    assert _there(both, there)["nickname"] == "Q"
    assert both.here(here)["grade"] == (None if both.mode == "openfaith" else 3)
    assert {d.field for d in _asked(both)} == {"membership"} | (
        {"grade"} if both.mode == "openfaith" else set()
    )


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_medical_notes_are_sent_only_when_a_person_wrote_them_here(both: Both) -> None:
    here, there = _pair(both)
    both.there.edit("Person", there, medical_notes="Walnuts", membership="Member")
    both.sync()
    assert both.here(here)["medical_notes"] == "Walnuts"
    with start_simulator(generate_church(5, 9), Options(rate_limit=None)) as grace:
        born = {"first_name": "Quill", "last_name": "Testerman", "birthdate": "1980-02-29"}
        other = grace.create("Person", dict(born))["id"]
        both.connect_again("grace", grace.url)
        both.sync(name="grace")
        assert grace.church.rows["Person"][other].get("medical_notes") is None
        both.edit(here, medical_notes="Walnuts and bees")
        both.sync()
        both.sync(name="grace")
        assert _there(both, there)["medical_notes"] == "Walnuts and bees"
        assert grace.church.rows["Person"][other]["medical_notes"] == "Walnuts and bees"


def test_ten_edits_of_one_field_are_one_write(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    before = len(both.writes())
    for number in range(10):
        both.edit(here, membership=f"Step {number}")
    both.sync()
    assert _there(both, there)["membership"] == "Step 9"
    assert both.writes()[before:] == [f"PATCH /people/v2/people/{there}"]


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_change_of_one_connection_goes_to_the_other(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    with start_simulator(generate_church(5, 9), Options(rate_limit=None)) as grace:
        other = grace.create(
            "Person", {"first_name": "Quill", "last_name": "Testerman", "birthdate": "1980-02-29"}
        )["id"]
        both.connect_again("grace", grace.url)
        both.sync(name="grace")
        assert len(both.store.read(links.all_of_entity, here)) == 2
        both.there.edit("Person", there, membership="Guest")
        both.sync()
        both.sync(name="grace")
        assert both.here(here)["membership"] == grace.church.rows["Person"][other]["membership"] == "Guest"
        grace.edit("Person", other, nickname="Q")
        both.sync(name="grace")
        both.sync()
        assert _there(both, there)["nickname"] == "Q"


# --- what polling costs, and what it sees --------------------------------------------------------------


def test_a_quiet_poll_costs_one_request_a_polled_type(both: Both) -> None:
    both.sync()
    before = len(both.there.requests)
    result = both.sync()
    asked = [path for _, path, *_ in both.there.requests[before:]]
    assert len(asked) == result.requests == 7  # six types and the mergers
    assert both.changes() == both.changes()


def test_a_poll_sees_new_and_changed_records_of_every_type(both: Both) -> None:
    _, there = _pair(both)
    new = both.there.create("Person", {"first_name": "Ottilie", "last_name": "Newcomer"})
    email = both.there.create("Email", {"address": "quill@example.com", "location": "Home"}, person_id=there)
    phone = both.there.create(
        "PhoneNumber", {"number": "(202) 555-0143", "location": "Home"}, person_id=there
    )
    address = both.there.create("Address", {"city": "Greer", "location": "Home"}, person_id=there)
    home = _household(both, there)
    before = len(both.there.requests)
    both.sync()
    assert len(both.there.requests) - before <= 17
    for name, row in (("person", new), ("email", email), ("phone_number", phone), ("address", address)):
        assert (both.entity_of(name, row["id"]) is None) is (both.mode == "openfaith"), name
    assert (both.entity_of("household", home["id"]) is None) is (both.mode == "openfaith")
    both.there.edit("Address", address["id"], city="Taylors")
    both.there.edit("Email", email["id"], address="quill@example.org")
    both.sync()
    if both.mode != "openfaith":
        assert both.here(both.entity_of("address", address["id"]) or "")["city"] == "Taylors"
        assert both.here(both.entity_of("email", email["id"]) or "")["address"] == "quill@example.org"


def test_the_watermark_is_the_servers_clock_and_moves_only_when_all_is_stored(both: Both) -> None:
    both.sync()
    marks = both.watermarks()
    assert set(marks) >= {"person", "email", "phone_number", "address", "household", "campus"}
    both.there.fault("status", match="GET /people/v2/addresses", status=403)
    with pytest.raises(PermissionMissing):
        both.sync()
    assert both.watermarks() == marks
    both.sync()
    assert all(both.watermarks()[name] >= mark for name, mark in marks.items())


# --- records -------------------------------------------------------------------------------------------


def test_deleted_there_unchanged_here(both: Both) -> None:
    here, there = _pair(both)
    email = both.there.create("Email", {"address": "quill@example.com"}, person_id=there)
    both.sync()
    mail = both.entity_of("email", email["id"])
    both.there.delete("Person", there)
    both.sync()
    assert not _deleted(both, here)  # polling can't see it
    both.compare()
    if both.mode == "openfaith":
        assert not _deleted(both, here)
        assert [d.entity_id for d in _asked(both, "deleted_there")] == [here]
    else:
        assert _deleted(both, here)
        assert mail is not None
        assert _deleted(both, mail)
        assert _asked(both) == []
    writes = len(both.writes())
    both.compare()
    both.sync()
    assert len(both.writes()) == writes


def test_deleted_there_changed_here_asks(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    both.there.delete("Person", there)
    both.edit(here, membership="Visitor")
    both.compare()
    assert not _deleted(both, here)
    asked = _asked(both, "deleted_there")
    assert [(d.entity_id, d.ours) for d in asked] == [(here, {"changed": ["Membership"]})]


def test_deleted_there_with_a_contact_added_here_asks(both: Both) -> None:
    here, there = _pair(both)
    both.there.delete("Person", there)
    both.add("email", person_id=here, address="new@example.com")
    both.compare()
    assert not _deleted(both, here)
    assert len(_asked(both, "deleted_there")) == 1


@pytest.mark.parametrize("answer", ["theirs", "ours", "skip"])
def test_answering_deleted_there(both: Both, app: Application, answer: str) -> None:
    here, there = _pair(both, membership="Member")
    both.add("email", person_id=here, address="quill@example.com")
    both.sync()
    both.edit(here, membership="Visitor")
    both.there.delete("Person", there)
    both.compare()
    people = both.count_there("Person")
    decisions.decide(app, [d.id for d in _asked(both, "deleted_there")], answer)
    both.sync()
    both.compare()
    assert _deleted(both, here) is (answer == "theirs")
    assert both.count_there("Person") == people + (answer == "ours")
    assert _asked(both) == []
    if answer == "ours":
        made = max(both.there.church.rows["Person"])
        assert both.entity_of("person", made) == here
        assert _there(both, made)["membership"] == "Visitor"
        assert [e["address"] for e in both.there.church.of_person(made, "Email")] == ["quill@example.com"]


def test_deleted_here_linked(both: Both, app: Application) -> None:
    here, there = _pair(both)
    records.delete(app, here)
    both.sync()
    both.compare()
    assert there in both.there.church.rows["Person"]
    if both.mode == "external":
        assert _asked(both) == []
        assert both.entity_of("person", there) is None
        return
    asked = _asked(both, "deleted_here")
    assert [d.entity_id for d in asked] == [here]
    with pytest.raises(UsageError, match="no answer"):
        decisions.decide(app, [asked[0].id], "ours")
    decisions.rules(app, "hope", {"deletions": "allow"})
    decisions.decide(app, [asked[0].id], "ours")
    both.sync()
    assert there not in both.there.church.rows["Person"]
    writes = len(both.writes())
    both.compare()
    assert _asked(both) == []
    assert len(both.writes()) == writes


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_deleted_here_but_changed_there_meanwhile_asks_again(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    decisions.rules(app, "hope", {"deletions": "allow"})
    records.delete(app, here)
    both.sync()
    decisions.decide(app, [d.id for d in _asked(both, "deleted_here")], "ours")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    assert there in both.there.church.rows["Person"]
    assert [d.theirs for d in _asked(both, "deleted_here")] == [{"changed": ["Membership"]}]


def test_reappears_after_deletion(both: Both) -> None:
    here, there = _pair(both)
    row = dict(_there(both, there))
    both.there.delete("Person", there)
    both.compare()
    both.there.church.put("Person", {**row, "updated_at": both.there.church.now()})
    both.compare()
    assert not _deleted(both, here)
    assert both.entity_of("person", there) == here
    assert _asked(both) == []
    both.there.edit("Person", there, nickname="Q")
    both.sync()
    assert both.here(here)["nickname"] == (None if both.mode == "openfaith" else "Q")


def test_merged_there_two_here(both: Both, app: Application) -> None:
    keep, kept = _pair(both)
    gone, gone_there = _doubled(both, "Ottilie")
    mail = both.add("email", person_id=gone, address="ottilie@example.com")
    both.sync()
    both.there.merge(kept, gone_there)
    both.sync()
    if both.mode == "openfaith":
        asked = _asked(both, "merged")
        assert [d.entity_id for d in asked] == [gone]
        assert not _deleted(both, gone)
        decisions.decide(app, [asked[0].id], "theirs")
        both.sync()
    assert _deleted(both, gone)
    assert both.here(mail)["person_id"] == keep
    assert both.entity_of("person", gone_there) == keep
    assert [d for d in _asked(both) if d.kind != "field"] == []
    people, writes = both.count_there("Person"), len(both.writes())
    both.compare()
    assert (both.count_there("Person"), len(both.writes())) == (people, writes)


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_chain_of_mergers_is_followed(both: Both) -> None:
    both.sync()
    a, b, c = (both.there.create("Person", {"first_name": n, "last_name": "Chain"})["id"] for n in "ABC")
    both.sync()
    last = both.entity_of("person", c)
    both.there.merge(b, a)
    both.there.merge(c, b)
    both.sync()
    assert [both.entity_of("person", n) for n in (a, b, c)] == [last] * 3
    assert both.count("person") == both.count_there("Person")


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_merger_never_drops_an_edit(both: Both) -> None:
    keep, kept = _pair(both, membership="Member")
    gone, other = _doubled(both, "Ottilie")
    both.sync()
    both.edit(gone, membership="Visitor")
    both.there.merge(kept, other)
    both.sync()
    assert both.here(keep)["membership"] == "Member"
    assert not _deleted(both, gone)
    assert [d.ours["changed"] for d in _asked(both, "merged")] == [["membership"]]


def test_household_members_change(both: Both) -> None:
    _, there = _pair(both)
    home = _household(both, there)
    both.sync()
    number = both.count("household_membership")
    guest = next(iter(both.there.church.rows["Person"]))
    both.there.church.join(home["id"], guest)
    both.compare()
    assert both.count("household_membership") == number + (both.mode != "openfaith")
    memberships = both.there.church.memberships(home["id"])
    both.there.delete("HouseholdMembership", next(m["id"] for m in memberships if m["person_id"] == guest))
    both.compare()
    assert both.count("household_membership") == number


def test_an_older_answer_never_overwrites_a_newer_one(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    old = both.store.read(lambda c: links.by_external_ids(c, 1, "person", [str(there)]))[str(there)]
    both.edit(here, membership="Visitor")
    both.sync()
    older = {
        "external_id": str(there),
        "parent_external_id": None,
        "external_updated_at": "2001-01-01T00:00:00Z",
        "link_metadata": None,
        "payload": old.payload,
    }
    both.store.write(links.stage, 1, "person", [older])  # type: ignore[list-item]
    both.sync()
    assert both.here(here)["membership"] == _there(both, there)["membership"] == "Visitor"


def test_before_an_update_the_record_is_read_and_compared(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    # Somebody changes it there after the poll and before the update leaves.

    def meddle(event: Event) -> None:
        if isinstance(event, PhaseStarted) and event.phase is Phase.PUSH and event.entity_type == "person":
            both.there.edit("Person", there, membership="Guest")

    both.events.subscribe(meddle)
    both.sync()
    assert _there(both, there)["membership"] == "Guest"
    assert both.here(here)["membership"] == "Visitor"
    assert [d.field for d in _asked(both)] == ["membership"]


# --- brakes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [40])
def test_the_brake_on_deletions_asks_once_and_holds_its_answer(both: Both, app: Application) -> None:
    both.sync()
    doubles = [_doubled(both, name) for name in ("Abe", "Bob", "Cyd", "Dot", "Eli", "Fay", "Gus", "Hal")]
    both.sync()
    for _, number in doubles:
        both.there.delete("Person", number)
    before = both.changes()
    for _ in range(2):
        with pytest.raises(BrakeStopped) as caught:
            both.compare()
        assert caught.value.exit_code == 5
    assert both.changes() == before
    asked = _asked(both, "brake")
    assert [cause["number"] for d in asked for cause in d.theirs["causes"]] == [8]
    decisions.decide(app, [asked[0].id], "theirs")
    both.compare()
    both.compare()
    gone = [_deleted(both, one) for one, _ in doubles]
    assert gone == [both.mode != "openfaith"] * 8


def test_five_deletions_need_no_word(both: Both) -> None:
    doubles = [_doubled(both, name) for name in ("Abe", "Bob", "Cyd", "Dot", "Eli")]
    both.sync()
    for _, number in doubles:
        both.there.delete("Person", number)
    both.compare()
    assert _asked(both, "brake") == []
    assert [_deleted(both, one) for one, _ in doubles] == [both.mode != "openfaith"] * 5


@pytest.mark.parametrize("people", [230])
@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_the_brake_on_changes(both: Both, app: Application) -> None:
    both.sync()
    for number in both.there.church.rows["Person"]:
        both.there.edit("Person", number, nickname="Oops")
    before = both.changes()
    with pytest.raises(BrakeStopped):
        both.sync()
    assert both.changes() == before
    decisions.decide(app, [d.id for d in _asked(both, "brake")], "theirs")
    both.sync()
    found = both.store.read(lambda c: entities.search(c, decisions.ENTITY_TYPES["person"], limit=1))
    assert found[1][0]["nickname"] == "Oops"


def test_an_empty_listing_is_never_believed(both: Both) -> None:
    both.sync()
    for number in list(both.there.church.rows["Campus"]):
        both.there.delete("Campus", number)
    before = both.changes()
    with pytest.raises(BrakeStopped):
        both.compare()
    assert both.changes() == before


def test_lost_permission_is_no_deletion(both: Both) -> None:
    """404 for every person looks like a mass deletion: the brake stops it."""
    for name in ("Abe", "Bob", "Cyd", "Dot", "Eli", "Fay", "Gus", "Hal"):
        _doubled(both, name)
    both.sync()
    before = both.changes()
    both.there.permissions(list(both.there.church.rows["Person"])[2:])
    with pytest.raises(BrakeStopped):
        both.compare()
    assert both.changes() == before


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_preview_shows_what_would_be_deleted(both: Both) -> None:
    here, there = _pair(both)
    both.there.delete("Person", there)
    connections_settings(both, compared_at="2001-01-01T00:00:00.000Z")
    preview = both.preview()
    assert preview.names["person"]["removed"] == ["Quill Testerman"]
    assert not _deleted(both, here)


def connections_settings(both: Both, **settings: Any) -> None:
    both.store.write(lambda c: connections.update_settings(c, 1, **settings))


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
@pytest.mark.parametrize("compared_at", ["2001-01-01T00:00:00.000Z", "2101-01-01T00:00:00.000Z"])
def test_a_sync_compares_everything_once_a_day_and_after_the_clock_was_moved(
    both: Both, compared_at: str
) -> None:
    here, there = _pair(both)
    both.there.delete("Person", there)
    both.sync()
    assert not _deleted(both, here)
    connections_settings(both, compared_at=compared_at)
    both.sync()
    assert _deleted(both, here)
