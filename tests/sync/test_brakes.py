"""A brake stops a run before one row has changed, asks once with names and counts, and holds its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from openfaith_desktop.application import Application
from openfaith_desktop.application import decisions as questions
from openfaith_desktop.cdm.types import PERSON
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import changes, connections, decisions, links, runs
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
    church = both.store.read(lambda c: connections.by_name(c, "hope")).org_id
    origin = Origin("person", "you", church)
    return both.store.write(lambda c: changes.create(c, PERSON, values, origin))


def _asked(both: Both) -> list[Any]:
    return list(both.store.read(lambda c: decisions.listed(c, 1, kind="brake")))


def _causes(both: Both) -> list[tuple[str, str, int]]:
    return [(c["brake"], c["type"], c["number"]) for d in _asked(both) for c in d.theirs["causes"]]


def _stops(both: Both, run: Callable[[], object]) -> BrakeStopped:
    """Let a run be stopped by a brake; not one row may have changed."""
    before = _rows(both)
    with pytest.raises(BrakeStopped) as caught:
        run()
    assert _rows(both) == before
    last = both.store.read(lambda c: runs.latest(c, 1))
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
    questions.decide(app, [_asked(both)[0].id], "theirs")
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
        questions.decide(app, [_asked(both)[0].id], "theirs")
        assert both.sync().counts["person"]["updated"] == 230


def test_letting_people_go_once_does_not_let_them_go_twice(both: Both, app: Application) -> None:
    gone = _there(both, *FIRST_NAMES)
    both.sync()
    for _ in range(2):
        both.there.permissions(gone)
        _stops(both, both.compare)
        questions.decide(app, [_asked(both)[0].id], "theirs")
        assert both.compare().counts["person"]["removed"] == 8
        both.there.permissions([])
        both.compare()
        assert [both.entity_of("person", n) is not None for n in gone] == [True] * 8
