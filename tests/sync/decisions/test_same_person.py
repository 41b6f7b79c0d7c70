"""Two people here made one: nothing is lost or doubled on either side, and all of it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import update

from openfaith_desktop.application import Application, decisions, duplicates, records, undo
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import Action, ActionKind, ChangedMeanwhile, StillTwo
from openfaith_desktop.store import changes, connections, different, link_states, links, outbox
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.store.outbox import Operation, PlannedWrite
from openfaith_desktop.store.tables import ENTITY_TABLES, external_link
from openfaith_desktop.store.tables import outbox as outbox_table
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.sync.conftest import Both
from tests.sync.test_killed import Fate, Killed

pytestmark = pytest.mark.parametrize("people", [6])
BORN = "1980-02-29"


@dataclass(frozen=True)
class Two:
    """One man twice here: `one` is in step with `there`, `other` was added by hand since."""

    one: str
    there: int
    other: str


def _add(both: Both, type_name: str, **typed: str) -> str:
    return both.add(type_name, **typed)


@pytest.fixture
def two(both: Both) -> Two:
    there = both.person_there(first_name="Quill", last_name="Lowthorn", birthdate=BORN)["id"]
    one = _add(both, "person", first_name="Quill", last_name="Lowthorn", birthdate=BORN)
    both.there.create("Email", {"address": "quill@example.com", "location": "Home"}, person_id=there)
    _add(both, "email", person_id=one, address="quill@example.com", location="Home")
    home = both.there.create("Household", {"name": "Lowthorn"}, primary_contact_id=there)
    both.there.church.join(home["id"], there)
    ours = _add(both, "household", name="Lowthorn", primary_contact_id=one)
    _add(both, "household_membership", household_id=ours, person_id=one)
    both.sync()
    both.sync()
    assert both.entity_of("person", there) == one
    other = _add(both, "person", first_name="Quil", last_name="Lowthorne", nickname="Q", birthdate=BORN)
    _add(both, "email", person_id=other, address="QUILL@example.com", primary="yes")
    _add(both, "email", person_id=other, address="second@example.com", location="Work")
    _add(both, "phone_number", person_id=other, number="+14155550199", primary="yes")
    second = _add(both, "household", name="Lowthorn", primary_contact_id=other)
    _add(both, "household_membership", household_id=second, person_id=other)
    return Two(one, there, other)


_LATER = {"version", "updated_at", "updated_by"}


def _here(both: Both) -> dict[str, dict[str, Any]]:
    """Return all there is here, deleted or not, without when it was changed."""

    def read(c: Any) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for name in ENTITY_TYPES:
            for row in c.execute(ENTITY_TABLES[name].select()).mappings():
                kept = {k: v for k, v in row.items() if k not in _LATER and not k.startswith("deleted")}
                found[row["id"]] = {**kept, "deleted": row["deleted_at"] is not None}
        return found

    return both.store.read(read)


def _assert_as_before(both: Both, before: dict[str, dict[str, Any]], *, added: bool) -> None:
    """Assert that all is here as it was; `added`: but for what a system fills in by itself where something is added."""
    now = _here(both)
    for entity_id, row in before.items():
        known = {n for n, value in row.items() if value is not None} if added else set(row)
        assert {n: now[entity_id][n] for n in known} == {n: row[n] for n in known}


def _links(both: Both) -> dict[tuple[int, str, str], tuple[str | None, str]]:
    rows = both.store.read(lambda c: c.execute(external_link.select()).all())
    return {(r.connection_id, r.entity_type, r.external_id): (r.entity_id, r.state) for r in rows}


def _owned(both: Both, type_name: str, person: str) -> list[dict[str, Any]]:
    rows = _here(both).values()
    return [
        r
        for r in rows
        if r["id"].startswith(f"{type_name}_0") and r.get("person_id") == person and not r["deleted"]
    ]


def _primary(there: RunningSimulator) -> set[tuple[str, int]]:
    return {
        (kind, row["id"])
        for kind in ("Email", "PhoneNumber", "Address")
        for row in there.dump(kind)
        if row.get("primary")
    }


def _questions(both: Both, connection: int = 1) -> list[Any]:
    return list(both.store.read(stored_decisions.listed, connection))


def _quiet(both: Both, *names: str) -> None:
    """Assert that nothing is left to do or to ask: a further sync and a comparison write and change nothing."""
    before, changed = len(both.writes()), both.changes()
    both.sync()
    both.compare()
    assert both.writes()[before:] == []
    assert both.changes() == changed
    assert _questions(both) == []
    assert both.store.read(outbox.everything, 1) == []


# --- one of them is there -------------------------------------------------------------------------------


def test_two_become_one_and_nothing_is_doubled_or_lost_on_either_side(
    both: Both, app: Application, two: Two
) -> None:
    people, homes = both.count_there("Person"), both.count_there("Household")
    primary, writes = _primary(both.there), len(both.writes())
    # Who is there stays, whoever is named first.
    said = duplicates.say_same(app, two.other, two.one)
    assert [who.id for who in said.people] == [two.one, two.other]
    one = both.here(two.one)
    assert (one["first_name"], one["nickname"], one["deleted_at"]) == ("Quill", "Q", None)
    assert both.here(two.other)["deleted_at"] is not None
    emails = {row["address"]: row["primary"] for row in _owned(both, "email", two.one)}
    assert set(emails) == {"quill@example.com", "second@example.com"}
    assert list(emails.values()).count(True) == 1
    assert [row["number"] for row in _owned(both, "phone_number", two.one)] == ["+14155550199"]
    assert len(_owned(both, "household_membership", two.one)) == 1
    assert not any(_owned(both, name, two.other) for name in ENTITY_TYPES)
    both.sync()
    assert (both.count_there("Person"), both.count_there("Household")) == (people, homes)
    sent = sorted({one.partition("?")[0] for one in both.writes()[writes:]})
    path = f"/people/v2/people/{two.there}"
    added = [] if both.mode == "external" else [f"POST {path}/emails", f"POST {path}/phone_numbers"]
    assert sent == sorted([f"PATCH {path}", *added])
    assert both.there.church.rows["Person"][two.there]["nickname"] == "Q"
    assert primary <= _primary(both.there)
    assert {kind for kind, _ in _primary(both.there) - primary} <= {"PhoneNumber"}
    _quiet(both)


@pytest.mark.parametrize("synced", [False, True])
def test_it_can_be_taken_back_also_after_a_sync(both: Both, app: Application, two: Two, synced: bool) -> None:
    here, linked, there = _here(both), _links(both), dict(both.there.church.rows["Person"][two.there])
    primary = _primary(both.there)
    said = duplicates.say_same(app, two.one, two.other)
    if synced:
        both.sync()
    undone = undo.take_back(app, said.undo)
    _assert_as_before(both, here, added=synced)
    assert {key: _links(both)[key] for key in linked} == linked
    added = synced and both.mode != "external"
    named = {(one["title"], one["reason"].split(".")[0]) for one in undone["left"]}
    since = "It was added there since, to Quill Lowthorn"
    assert named == ({("second@example.com", since), ("+14155550199", since)} if added else set())
    people = both.count_there("Person")
    both.sync()
    # As before: who is only here is added there where the mode says so, and nobody else.
    assert both.count_there("Person") == people + (both.mode != "external")
    now = both.there.church.rows["Person"][two.there]
    assert (now["first_name"], now.get("nickname")) == (there["first_name"], there.get("nickname"))
    assert primary <= _primary(both.there)
    _assert_as_before(both, here, added=True)
    _quiet(both)


def test_what_was_taken_back_can_be_done_again(both: Both, app: Application, two: Two) -> None:
    said = duplicates.say_same(app, two.one, two.other)
    once = _here(both), _links(both)
    undo.take_back(app, said.undo)
    mail = both.add("email", person_id=two.other, address="third@example.com")
    # By the record: no part of it is taken back by itself.
    undone = undo.take_back(app, two.other)
    assert undone["records"] == 1
    now = _here(both)
    assert now.pop(mail)["person_id"] == two.one
    assert (now, _links(both)) == once
    undo.take_back(app, two.one)
    assert both.here(two.other)["deleted_at"] is None
    assert both.here(mail)["person_id"] == two.other


def test_a_value_that_was_changed_since_stays_when_it_is_taken_back(
    both: Both, app: Application, two: Two
) -> None:
    said = duplicates.say_same(app, two.one, two.other)
    both.edit(two.one, nickname="Quilly")
    undone = undo.take_back(app, said.undo)
    assert [(one["field"], one["reason"]) for one in undone["left"]] == [
        ("nickname", "It was changed since.")
    ]
    assert (both.here(two.one)["nickname"], both.here(two.other)["nickname"]) == ("Quilly", "Q")


def test_who_became_part_of_somebody_who_is_gone_stays_so(both: Both, app: Application, two: Two) -> None:
    said = duplicates.say_same(app, two.one, two.other)
    records.delete(app, two.one)
    before = both.changes()
    (left,) = undo.take_back(app, said.undo)["left"]
    assert left["reason"] == "Who stayed isn't here any more. Take that back first."
    assert both.changes() == before
    undo.take_back(app, two.one)
    undo.take_back(app, said.undo)
    assert both.here(two.other)["deleted_at"] is None


@pytest.mark.parametrize("dies_at", [4, 11, 18, 23, 28])
def test_a_sync_that_is_killed_after_it_carries_on(
    both: Both, app: Application, two: Two, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    people, primary = both.count_there("Person"), _primary(both.there)
    duplicates.say_same(app, two.one, two.other)
    with monkeypatch.context() as dying:
        Fate(dies_at).rule(both.store, dying)
        with pytest.raises(Killed):
            both.sync()
    both.store.close()
    both.store = type(both.store).open(both.folder / "openfaith.sqlite", both.folder / "backups")
    both.sync()
    assert both.count_there("Person") == people
    addresses = [row["address"] for row in both.there.dump("Email") if row["person_id"] == two.there]
    assert sorted(addresses) == ["quill@example.com"] + ["second@example.com"] * (both.mode != "external")
    assert primary <= _primary(both.there)
    _quiet(both)


def test_it_is_done_whole_or_not_at_all(
    both: Both, app: Application, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _here(both), _links(both), both.changes()

    def dies(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(changes, "note", dies)
    with pytest.raises(KeyboardInterrupt):
        duplicates.say_same(app, two.one, two.other)
    assert (_here(both), _links(both), both.changes()) == before


# --- what forbids it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_two_who_are_both_there_are_merged_there(both: Both, app: Application, two: Two) -> None:
    number = both.person_there(first_name="Quil", last_name="Lowthorne", birthdate=BORN)["id"]
    both.sync()
    for asked in _questions(both):
        both.store.write(stored_decisions.settle, asked.id, {"same": two.other}, "you")
    if both.entity_of("person", number) != two.other:
        row = both.store.read(links.by_external_ids, 1, "person", [str(number)])[str(number)]
        both.store.write(link_states.link_anew, [(row.id, two.other)])
        both.sync()
    before = _here(both), _links(both)
    with pytest.raises(StillTwo) as refused:
        duplicates.say_same(app, two.one, two.other)
    error = refused.value
    assert error.title == "Both are in Planning Center, as two people."
    assert error.what_to_do == "Merge the two in Planning Center, then sync: that makes them one here too."
    assert error.action == Action(ActionKind.SYNC, ("hope",))
    assert (_here(both), _links(both)) == before
    both.there.merge(two.there, number)
    # Until that is settled here, nobody may do it a second time.
    both.store.write(link_states.note_merger, 1, "person", str(number), str(two.there))
    with pytest.raises(StillTwo, match="isn't settled here yet"):
        duplicates.say_same(app, two.one, two.other)
    both.sync()
    assert both.here(two.other)["deleted_at"] is not None
    assert both.here(two.one)["deleted_at"] is None


def test_what_is_on_its_way_is_waited_for(both: Both, app: Application, two: Two) -> None:
    mail = _owned(both, "email", two.other)[0]
    write = PlannedWrite("email", mail["id"], Operation.CREATE, 1)
    both.store.write(outbox.enqueue, 1, None, [write])
    sent = {"version": 1, "title": "", "values": {"address": "second@example.com"}}
    both.store.write(lambda c: c.execute(update(outbox_table).values(state=outbox.UNKNOWN, sent=sent)))
    with pytest.raises(StillTwo) as refused:
        duplicates.say_same(app, two.one, two.other)
    assert refused.value.title == "Something of theirs is on its way to Planning Center."
    assert refused.value.what_to_do == "Sync first, then say again that they are the same person."
    assert both.here(two.other)["deleted_at"] is None


def test_an_edit_in_between_is_not_overlooked(both: Both, app: Application, two: Two) -> None:
    seen = {i: both.here(i)["version"] for i in (two.one, two.other)}
    both.edit(two.other, nickname="Quilly")
    with pytest.raises(ChangedMeanwhile, match="Quilly Lowthorne was changed meanwhile"):
        duplicates.say_same(app, two.one, two.other, seen=seen)
    assert both.here(two.other)["deleted_at"] is None
    duplicates.say_same(app, two.one, two.other, seen={**seen, two.other: seen[two.other] + 1})
    assert both.here(two.one)["nickname"] == "Quilly"


# --- nobody is there ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_who_was_to_be_added_there_is_added_as_the_one_who_stays(
    both: Both, app: Application, two: Two
) -> None:
    ruth = both.add("person", first_name="Ruth", last_name="Lowthorne")
    wait = PlannedWrite("person", two.other, Operation.CREATE, 1)
    both.store.write(outbox.enqueue, 1, None, [wait])
    said = duplicates.say_same(app, ruth, two.other)
    (row,) = both.store.read(outbox.everything, 1)
    assert (row.entity_id, row.operation) == (ruth, Operation.CREATE)
    undo.take_back(app, said.undo)
    (row,) = both.store.read(outbox.everything, 1)
    assert (row.entity_id, row.operation) == (two.other, Operation.CREATE)
    duplicates.say_same(app, ruth, two.other)
    people = both.count_there("Person")
    both.sync()
    assert both.count_there("Person") == people + 1
    assert both.store.read(links.by_entity, 1, "person", ruth) is not None
    _quiet(both)


def test_from_whom_they_differ_stays_known(both: Both, app: Application, two: Two) -> None:
    ruth = both.add("person", first_name="Ruth", last_name="Lowthorne", birthdate=BORN)
    duplicates.say_two(app, two.other, ruth)
    duplicates.say_two(app, two.other, two.one)
    said = duplicates.say_same(app, two.one, two.other)
    assert frozenset((two.one, ruth)) in both.store.read(different.pairs)
    assert frozenset((two.one, two.other)) not in both.store.read(different.pairs)
    undo.take_back(app, said.undo)
    assert both.store.read(different.pairs) == {frozenset((two.other, i)) for i in (ruth, two.one)}


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_who_might_be_somebody_there_leaves_that_to_the_one_who_stays(
    both: Both, app: Application, two: Two
) -> None:
    ruth = both.add("person", first_name="Ruth", last_name="Lowthorne")
    number = both.person_there(first_name="Quil", last_name="Lowthorne")["id"]
    both.sync()
    (asked,) = _questions(both)
    assert [one["entity_id"] for one in asked.ours] == [two.other]
    said = duplicates.say_same(app, ruth, two.other)
    assert [one["entity_id"] for one in _questions(both)[0].ours] == [ruth]
    undo.take_back(app, said.undo)
    assert [one["entity_id"] for one in _questions(both)[0].ours] == [two.other]
    # Who is linked already can't be one more there: that question is no more.
    duplicates.say_same(app, two.one, two.other)
    assert _questions(both) == []
    both.sync()
    assert both.entity_of("person", number) != two.one


# --- in two systems -------------------------------------------------------------------------------------


@pytest.fixture
def grace() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(5, 9), Options(rate_limit=None)) as there:
        yield there


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
@pytest.mark.parametrize("synced", [False, True])
def test_one_in_each_of_two_systems(
    both: Both, app: Application, grace: RunningSimulator, synced: bool
) -> None:
    mail = {"address": "quill@example.com", "location": "Home"}
    there = both.person_there(first_name="Quill", last_name="Lowthorn", birthdate=BORN)["id"]
    both.there.create("Email", {"address": "first@example.com"}, person_id=there)
    both.there.create("Email", mail, person_id=there)
    both.sync()
    far = grace.create("Person", {"first_name": "Quinten", "last_name": "Farnorth", "nickname": "Q"})["id"]
    grace.create("Email", {"address": "far@example.com"}, person_id=far)
    grace.create("Email", mail, person_id=far)
    both.connect_again("grace", grace.url)
    second = both.store.read(connections.by_name, "grace").id
    both.store.write(connections.set_mode, second, "external")
    both.sync(name="grace")
    # Who shares an e-mail may be asked about: they come in as two.
    for asked in _questions(both, second):
        decisions.decide(app, [asked.id], "both")
    both.sync(name="grace")
    both.store.write(connections.set_mode, second, both.mode)
    one = both.entity_of("person", there)
    other = both.store.read(links.entity_ids, second, "person", {str(far)})[str(far)]
    assert one is not None
    here, linked = _here(both), _links(both)
    primary = _primary(both.there), _primary(grace)
    people = both.count_there("Person"), len(grace.dump("Person"))
    said = duplicates.say_same(app, one, other)
    assert both.store.read(links.entity_ids, second, "person", {str(far)}) == {str(far): one}
    if synced:
        full = both.mode == "full"
        for _ in range(2):
            both.sync()
            both.sync(name="grace")
        known = {i for i, row in here.items() if i.startswith("person_0")}
        # Everybody else of each church is only in the other one, which full mode adds.
        assert (len(grace.dump("Person")) == people[1]) is not full
        assert grace.church.rows["Person"][far]["first_name"] == "Quill"
        assert both.there.church.rows["Person"][there]["nickname"] == "Q"
        assert {i for i in _here(both) if i.startswith("person_0")} == known
        for side, kept in ((both.there, primary[0]), (grace, primary[1])):
            assert kept <= _primary(side)
            of_him = there if side is both.there else far
            addresses = sorted(r["address"] for r in side.dump("Email") if r["person_id"] == of_him)
            mine = (
                ["first@example.com", "quill@example.com"]
                if side is both.there
                else ["far@example.com", "quill@example.com"]
            )
            assert addresses == (
                ["far@example.com", "first@example.com", "quill@example.com"] if full else mine
            )
            assert len([r for r in side.dump("Email") if r["person_id"] == of_him and r["primary"]]) == 1
    undo.take_back(app, said.undo)
    back = _here(both)
    assert {i: row for i, row in back.items() if i in here} == here
    assert {key: _links(both)[key] for key in linked} == linked
    for _ in range(2):
        both.sync()
        both.sync(name="grace")
    assert grace.church.rows["Person"][far]["first_name"] == "Quinten"
    assert both.there.church.rows["Person"][there].get("nickname") is None
    assert primary[0] <= _primary(both.there)
    assert primary[1] <= _primary(grace)
    back = _here(both)
    assert {i: row for i, row in back.items() if i in here} == here
