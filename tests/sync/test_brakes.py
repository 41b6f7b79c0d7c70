"""A brake stops a run before one row has changed, asks once with names and counts, and holds its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from openfaith_desktop.application import Application, decisions, undo
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.errors import BrakeStopped, UsageError
from openfaith_desktop.store import changes, connections, links, runs
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.tables import ENTITY_TABLES, change, external_link, outbox
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("mode", ["full"], indirect=True)

FIRST_NAMES = ("Abe", "Bob", "Cyd", "Dot", "Eli", "Fay", "Gus", "Hal")
BORN = "1980-02-29"
AGREED = ("id", "external_id", "entity_id", "base", "base_ours", "agreed_version")
"""What a link holds of both sides; the rest of it is what was read, and applies nothing."""


@pytest.fixture
def people() -> int:
    return 12


def _rows(both: Both) -> dict[str, list[Any]]:
    """Return every row of what people see: entities, links, history and what is to be sent."""
    linked = select(*(external_link.c[name] for name in AGREED)).where(external_link.c.entity_id.is_not(None))
    settled = select(external_link.c.id, external_link.c.state).where(
        external_link.c.state.not_in((links.ACTIVE, links.MISSING))
    )
    queries = {name: select(table) for name, table in ENTITY_TABLES.items()}
    queries |= {"link": linked, "settled": settled, "change": select(change), "outbox": select(outbox)}
    return both.store.read(lambda c: {name: sorted(map(str, c.execute(q))) for name, q in queries.items()})


def _there(both: Both, *names: str) -> list[int]:
    return [both.there.create("Person", {"first_name": n, "last_name": "Double"})["id"] for n in names]


def _with_mail(both: Both, *names: str) -> tuple[list[int], list[int]]:
    """Create people there, each with an e-mail; return the numbers of the people and of the e-mails."""
    people = _there(both, *names)
    mails = [
        both.there.create("Email", {"address": f"p{i}@example.com", "location": "Home"}, person_id=i)["id"]
        for i in people
    ]
    return people, mails


def _many_here(both: Both, number: int) -> list[str]:
    values = [{"first_name": f"New{i}", "last_name": f"Comer{i}", "birthdate": BORN} for i in range(number)]
    church = both.store.read(connections.by_name, "hope").org_id
    origin = Origin("person", "you", church)
    return both.store.write(changes.create, PERSON, values, origin)


def _asked(both: Both) -> list[Any]:
    return list(both.store.read(lambda c: stored_decisions.listed(c, 1, kind="brake")))


def _causes(both: Both) -> list[tuple[str, str, int]]:
    return [(c["brake"], c["type"], c["number"]) for d in _asked(both) for c in d.theirs["causes"]]


def _stops(both: Both, run: Callable[[], object]) -> BrakeStopped:
    """Let a run be stopped by a brake; not one row may have changed."""
    before = _rows(both)
    with pytest.raises(BrakeStopped) as caught:
        run()
    assert _rows(both) == before
    last = both.store.read(runs.latest, 1)
    assert last is not None
    assert (last.state, last.counts) == ("failed", {})
    return caught.value


# --- not one row has changed --------------------------------------------------------------------------


def test_the_brake_on_deletions_changes_not_one_row(both: Both) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    both.there.edit("Person", next(iter(both.there.church.rows["Person"])), nickname="Q")
    for number in gone:
        both.there.delete("Person", number)
    error = _stops(both, both.compare)
    assert _causes(both) == [("remove", "person", 8)]
    assert "Abe Double" in error.what_it_means
    assert _asked(both)[0].theirs["causes"][0]["names"] == [f"{n} Double" for n in FIRST_NAMES]


@pytest.mark.parametrize("people", [230])
def test_the_brake_on_changes_changes_not_one_row(both: Both) -> None:
    gone = _there(both, "Abe", "Bob")
    both.sync()
    both.there.create("Person", {"first_name": "Nina", "last_name": "Newcomer"})
    for number in gone:
        both.there.delete("Person", number)
    for number in both.there.church.rows["Person"]:
        both.there.edit("Person", number, nickname="Oops")
    _stops(both, both.compare)
    assert _causes(both) == [("change", "person", 230)]


def test_the_brake_on_creations_changes_not_one_row(both: Both) -> None:
    gone = _there(both, "Abe", "Bob")
    both.sync()
    _many_here(both, 501)
    both.there.create("Person", {"first_name": "Nina", "last_name": "Newcomer"})
    for number in gone:
        both.there.delete("Person", number)
    _stops(both, both.compare)
    assert _causes(both) == [("create", "person", 501)]
    assert len(_asked(both)[0].theirs["causes"][0]["names"]) == 100


def test_the_brake_on_creations_counts_what_is_left_after_matching(both: Both) -> None:
    _many_here(both, 501)
    for i in range(498):
        both.person_there(first_name=f"New{i}", last_name=f"Comer{i}", birthdate=BORN)
    assert both.sync().counts["person"]["sent_new"] == 3


def test_the_brake_on_an_empty_list_changes_not_one_row(both: Both) -> None:
    gone = _there(both, "Abe", "Bob")
    both.sync()
    for number in gone:
        both.there.delete("Person", number)
    for number in list(both.there.church.rows["Campus"]):
        both.there.delete("Campus", number)
    _stops(both, both.compare)
    assert _causes(both) == [("empty", "campus", 1)]


# --- asking once --------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [230])
def test_everything_that_trips_is_asked_at_once(both: Both) -> None:
    gone = _there(both, *FIRST_NAMES)
    _, mails = _with_mail(both, "Ike", "Joy", "Kim", "Lou", "Mia", "Ned", "Ona", "Pia")
    both.sync()
    for number in gone:
        both.there.delete("Person", number)
    for number in mails:
        both.there.delete("Email", number)
    for number in list(both.there.church.rows["Person"]):
        both.there.edit("Person", number, nickname="Oops")
    for number in list(both.there.church.rows["Campus"]):
        both.there.delete("Campus", number)
    _many_here(both, 501)
    for _ in range(2):
        _stops(both, both.compare)
        assert len(_asked(both)) == 1
        assert _causes(both) == [
            ("empty", "campus", 1),
            ("remove", "person", 8),
            ("remove", "email", 8),
            ("change", "person", 238),
            ("create", "person", 501),
        ]


def test_what_belongs_to_a_person_is_not_asked_about_by_itself(both: Both, app: Application) -> None:
    gone, _ = _with_mail(both, *FIRST_NAMES)
    both.sync()
    here = [both.entity_of("person", number) for number in gone]
    for number in gone:
        both.there.delete("Person", number)
    _stops(both, both.compare)
    assert _causes(both) == [("remove", "person", 8)]
    decisions.decide(app, [_asked(both)[0].id], "theirs")
    assert both.compare().counts["person"]["removed"] == 8
    assert all(both.here(str(one))["deleted_at"] for one in here)
    assert _asked(both) == []


# --- the question closes when its cause is gone -------------------------------------------------------


def test_a_poll_that_does_not_see_the_cause_leaves_the_question_open(both: Both) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    both.there.permissions(gone)
    _stops(both, both.compare)
    both.sync()
    assert len(_asked(both)) == 1
    both.there.permissions([])
    both.compare()
    assert _asked(both) == []


@pytest.mark.parametrize("people", [230])
def test_a_change_that_was_put_right_there_closes_the_question(both: Both) -> None:
    both.sync()
    numbers = list(both.there.church.rows["Person"])
    for number in numbers:
        both.there.edit("Person", number, nickname="Oops")
    _stops(both, both.sync)
    for number in numbers:
        both.there.edit("Person", number, nickname=None)
    both.sync()
    assert _asked(both) == []


# --- an answer holds for its cause only ---------------------------------------------------------------


@pytest.mark.parametrize("people", [230])
def test_letting_changes_happen_once_does_not_let_the_next_ones(both: Both, app: Application) -> None:
    both.sync()
    for name in ("Oops", "Again"):
        for number in both.there.church.rows["Person"]:
            both.there.edit("Person", number, nickname=name)
        _stops(both, both.sync)
        decisions.decide(app, [_asked(both)[0].id], "theirs")
        assert both.sync().counts["person"]["updated"] == 230


def test_letting_people_go_once_does_not_let_them_go_twice(both: Both, app: Application) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    for _ in range(2):
        both.there.permissions(gone)
        _stops(both, both.compare)
        decisions.decide(app, [_asked(both)[0].id], "theirs")
        assert both.compare().counts["person"]["removed"] == 8
        both.there.permissions([])
        both.compare()
        assert [both.entity_of("person", n) is not None for n in gone] == [True] * 8


# --- keep everything, and look again ------------------------------------------------------------------


def _answer(both: Both, app: Application, word: str) -> int:
    asked = _asked(both)[0].id
    decisions.decide(app, [asked], word)
    return asked


def _quiet(both: Both) -> None:
    """Two more runs ask nothing and change nothing, here or there."""
    before, writes = _rows(both), len(both.writes())
    both.compare()
    both.sync()
    assert (_rows(both), len(both.writes()), _asked(both)) == (before, writes, [])


def test_keeping_people_who_seem_to_be_gone_until_they_are_seen_again(both: Both, app: Application) -> None:
    gone, mails = _with_mail(both, *FIRST_NAMES)
    both.sync()
    here = [str(both.entity_of("person", number)) for number in gone]
    number = both.count_there("Person")
    both.there.permissions(gone)
    _stops(both, both.compare)
    _answer(both, app, "ours")
    _quiet(both)
    assert [both.here(one)["deleted_at"] for one in here] == [None] * 8
    both.edit(here[0], nickname="Edited")
    both.sync()
    both.there.permissions([])
    both.compare()
    assert [both.entity_of("person", n) for n in gone] == here
    assert None not in [both.entity_of("email", n) for n in mails]
    assert both.there.church.rows["Person"][gone[0]]["nickname"] == "Edited"
    assert both.count_there("Person") == number
    _quiet(both)


def test_keeping_an_emptied_list(both: Both, app: Application) -> None:
    both.sync()
    (number,) = both.there.church.rows["Campus"]
    row = dict(both.there.church.rows["Campus"][number])
    here = str(both.entity_of("campus", number))
    both.there.delete("Campus", number)
    _stops(both, both.compare)
    _answer(both, app, "ours")
    _quiet(both)
    assert both.here(here)["deleted_at"] is None
    both.there.church.put("Campus", {**row, "updated_at": both.there.church.now()})
    both.compare()
    assert both.entity_of("campus", number) == here


@pytest.mark.parametrize("people", [230])
def test_keeping_values_that_differ_on_both_sides(both: Both, app: Application) -> None:
    both.sync()
    numbers = list(both.there.church.rows["Person"])
    here = [str(both.entity_of("person", n)) for n in numbers]
    for number in numbers[:120]:
        both.there.edit("Person", number, nickname="Theirs")
    for one in here[120:]:
        both.edit(one, nickname="Ours")
    _stops(both, both.sync)
    # What is edited after the question was asked is no part of it.
    both.edit(here[-1], nickname="Later")
    _answer(both, app, "ours")
    assert both.sync().counts["person"]["sent_updates"] == 1
    _quiet(both)
    people = both.there.church.rows["Person"]
    assert (both.here(here[0])["nickname"], people[numbers[0]]["nickname"]) == (None, "Theirs")
    assert (both.here(here[-2])["nickname"], people[numbers[-2]]["nickname"]) == ("Ours", None)
    assert people[numbers[-1]]["nickname"] == "Later"
    # Each side goes on from there.
    both.edit(here[0], nickname="Newer")
    both.there.edit("Person", numbers[-2], nickname="Newest")
    both.sync()
    assert people[numbers[0]]["nickname"] == "Newer"
    assert both.here(here[-2])["nickname"] == "Newest"


def test_keeping_new_records_here_until_one_is_chosen(both: Both, app: Application) -> None:
    both.sync()
    new = _many_here(both, 501)
    _stops(both, both.sync)
    _answer(both, app, "ours")
    assert both.sync().counts.get("person", {}).get("sent_new", 0) == 0
    _quiet(both)
    assert [one.outcome for one in both.push(new[0])] == ["created"]
    later = both.add("person", first_name="Later", last_name="Comer")
    assert both.sync().counts["person"]["sent_new"] == 1
    assert both.entity_of("person", max(both.there.church.rows["Person"])) == later


@pytest.mark.parametrize("put_right", [True, False])
def test_looking_again_reads_everything_anew(both: Both, app: Application, put_right: bool) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    both.there.permissions(gone)
    _stops(both, both.compare)
    _answer(both, app, "again")
    if put_right:
        both.there.permissions([])
        both.sync()
        assert _asked(both) == []
    else:
        _stops(both, both.sync)
        assert _causes(both) == [("remove", "person", 8)]


def test_going_on_lets_the_very_next_sync_do_it(both: Both, app: Application) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    for number in gone:
        both.there.delete("Person", number)
    _stops(both, both.compare)
    _answer(both, app, "theirs")
    assert both.sync().counts["person"]["removed"] == 8


def test_a_brake_is_answered_by_itself_and_with_its_own_words(both: Both, app: Application) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    one = str(both.entity_of("person", next(iter(both.there.church.rows["Person"]))))
    both.there.edit("Person", next(iter(both.there.church.rows["Person"])), membership="Guest")
    both.edit(one, membership="Visitor")
    both.sync()
    for number in gone:
        both.there.delete("Person", number)
    _stops(both, both.compare)
    brake = _asked(both)[0].id
    every = [d.id for d in both.store.read(stored_decisions.listed, 1)]
    assert len(every) == 2
    for ids, word in ((every, "theirs"), ([brake], "skip"), ([brake], "both"), ([brake], "value=1")):
        with pytest.raises(UsageError):
            decisions.decide(app, ids, word)
    by_id = {d["id"]: d for d in decisions.listed(app)["decisions"]}
    assert by_id[brake]["answers"] == ["theirs", "ours", "again"]
    assert by_id[brake]["about"][0]["names"] == [f"{n} Double" for n in FIRST_NAMES]


# --- taking an answer back ----------------------------------------------------------------------------


def test_keeping_people_can_be_taken_back(both: Both, app: Application) -> None:
    gone, _ = _with_mail(both, *FIRST_NAMES)
    both.sync()
    for number in gone:
        both.there.delete("Person", number)
    _stops(both, both.compare)
    answered = _answer(both, app, "ours")
    both.compare()
    undo.take_back(app, f"decision-{answered}")
    assert len(_asked(both)) == 1
    _stops(both, both.compare)
    _answer(both, app, "theirs")
    assert both.compare().counts["person"]["removed"] == 8


@pytest.mark.parametrize("people", [230])
def test_keeping_values_can_be_taken_back(both: Both, app: Application) -> None:
    both.sync()
    numbers = list(both.there.church.rows["Person"])
    for number in numbers:
        both.there.edit("Person", number, nickname="Theirs")
    _stops(both, both.sync)
    answered = _answer(both, app, "ours")
    both.sync()
    undo.take_back(app, f"decision-{answered}")
    _stops(both, both.sync)
    _answer(both, app, "theirs")
    assert both.sync().counts["person"]["updated"] == 230


def test_keeping_new_records_here_can_be_taken_back(both: Both, app: Application) -> None:
    both.sync()
    _many_here(both, 501)
    _stops(both, both.sync)
    answered = _answer(both, app, "ours")
    both.sync()
    undo.take_back(app, f"decision-{answered}")
    _stops(both, both.sync)
    assert _causes(both) == [("create", "person", 501)]


def test_going_on_can_be_taken_back_until_it_is_done(both: Both, app: Application) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    for number in gone:
        both.there.delete("Person", number)
    _stops(both, both.compare)
    answered = _answer(both, app, "theirs")
    assert undo.take_back(app, f"decision-{answered}")["left"] == []
    _stops(both, both.compare)
    _answer(both, app, "theirs")
    both.compare()
    (left,) = undo.take_back(app, f"decision-{answered}")["left"]
    assert "Undo that sync" in left["reason"]
