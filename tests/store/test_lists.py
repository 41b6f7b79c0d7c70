"""Lists for people to look at: what a search finds, what a filter keeps, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.store import connections, decisions, link_states, links, lists, problems
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.lists import Filter, Wanted
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync import editing
from tests.database import fresh_store

TODAY = date(2026, 11, 25)


class Church:
    """A church's records here, with one connection."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.connection = self.connect("hope")

    def connect(self, name: str) -> int:
        return self.store.write(
            lambda c: connections.add(
                c, name=name, adapter="planning-center", mode="full", scope=[], base_url=None, account={}
            )
        ).id

    def add(self, type_name: str, **typed: str) -> str:
        return editing.create(self.store, type_name, typed, "you")

    def person(self, first: str, last: str, **typed: str) -> str:
        return self.add("person", first_name=first, last_name=last, **typed)

    def link(self, entity_id: str, connection_id: int | None = None) -> int:
        """Link a record to one there that holds the same."""
        number = connection_id or self.connection
        type_name = entity_id.rpartition("_")[0]
        staged: links.Staged = {
            "external_id": f"x-{entity_id}",
            "parent_external_id": None,
            "external_updated_at": None,
            "link_metadata": None,
            "payload": {},
        }

        def work(c: Any) -> int:
            link_id = links.insert_linked(c, number, type_name, staged, entity_id, None)
            links.agree(c, [links.Agreement(link_id, entity_id, 1, {})])
            return link_id

        return self.store.write(work)

    def ask(self, type_name: str, kind: str, entity_id: str | None, ours: Any = None) -> None:
        question = NewQuestion(
            kind=DecisionKind(kind),
            entity_type=type_name,
            external_id="9",
            entity_id=entity_id,
            title="",
            ours=ours,
        )
        self.store.write(decisions.ask, self.connection, 1, [question])

    def names(self, text: str = "", filter: Filter = Filter.ALL, **wanted: Any) -> list[str]:
        """Return the first names of the people listed."""
        type_ = wanted.pop("type", PERSON)
        known = wanted.pop("connections", (self.connection,))
        all_of = Wanted(type_, text, filter, known, **wanted)
        found = self.store.read(lists.ids, all_of, TODAY)
        assert self.store.read(lists.count, all_of, TODAY) == len(found)
        shown = self.store.read(lambda c: [editing.find(c, one)[1] for one in found])
        return [type_.title(row).split()[0] for row in shown]


@pytest.fixture
def church(tmp_path: Path) -> Iterator[Church]:
    store = fresh_store(tmp_path)
    yield Church(store)
    store.close()


# --- searching -------------------------------------------------------------------------------------------


def test_everybody_is_listed_by_last_name_and_who_is_deleted_is_not(church: Church) -> None:
    church.person("Joan", "Baker")
    church.person("Ann", "Zimmer")
    church.person("Äne", "Abel")
    editing.delete(church.store, church.person("Gone", "Abbott"), "you")
    assert church.names() == ["Äne", "Joan", "Ann"]
    assert church.names(descending=True) == ["Ann", "Joan", "Äne"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bak", ["Joan"]),
        ("JOAN baker", ["Joan"]),
        ("baker joan", ["Joan"]),
        ("diaz", ["Mateo"]),
        ("joan diaz", []),
        ("j", ["Joan"]),
        ("o", ["Oscar"]),
        ("joan@mail", ["Joan"]),
        ("mail.example", ["Joan"]),
        ("(202) 555-0134", ["Joan"]),
        ("0134", ["Joan"]),
        ("1968", ["Mateo"]),
        ("1968-06-02", ["Mateo"]),
        ("100%", []),
        ("_", ["Joan", "Oscar", "Mateo"]),
        ("  ", ["Joan", "Oscar", "Mateo"]),
    ],
)
def test_a_search_finds_by_words_of_the_name_by_address_and_by_number(
    church: Church, text: str, found: list[str]
) -> None:
    joan = church.person("Joan", "Baker")
    church.add("email", person_id=joan, address="Joan@Mail.example")
    church.add("phone_number", person_id=joan, number="+1 202 555 0134")
    church.person("Oscar", "Baxter")
    church.person("Mateo", "Díaz", birthdate="1968-06-02")
    assert church.names(text) == found


def test_a_deleted_address_is_not_found(church: Church) -> None:
    joan = church.person("Joan", "Baker")
    editing.delete(church.store, church.add("email", person_id=joan, address="old@mail.example"), "you")
    assert church.names("old@mail.example") == []


# --- filters ---------------------------------------------------------------------------------------------


def test_only_here_is_who_has_no_living_record_there(church: Church) -> None:
    church.link(church.person("Both", "A"))
    church.person("Here", "B")
    gone = church.link(church.person("Gone", "C"))
    church.store.write(link_states.mark_links, [gone], links.GONE)
    assert church.names(filter=Filter.ONLY_HERE) == ["Here", "Gone"]


def test_with_two_connections_only_here_is_who_is_in_neither(church: Church) -> None:
    other = church.connect("other")
    moved = church.person("Moved", "A")
    gone = church.link(moved)
    church.store.write(link_states.mark_links, [gone], links.GONE)
    church.link(moved, other)
    church.person("Here", "B")
    both = (church.connection, other)
    assert church.names(filter=Filter.ONLY_HERE, connections=both) == ["Here"]
    assert church.names(filter=Filter.ONLY_HERE, connections=(church.connection,)) == ["Moved", "Here"]


def test_a_person_needs_me_for_a_decision_a_problem_or_what_belongs_to_them(church: Church) -> None:
    church.person("Calm", "A")
    asked, troubled, phoned = church.person("Asked", "B"), church.person("Bad", "C"), church.person("Ph", "D")
    perhaps = church.person("Perhaps", "E")
    number = church.add("phone_number", person_id=phoned, number="2025550134")
    church.ask("person", "field", asked)
    church.ask("phone_number", "field", number)
    church.ask("person", "match", None, [{"entity_id": perhaps, "title": "Perhaps E"}])
    row = ProblemReport(
        entity_type="person", entity_id=troubled, title="Bad", cause="No.", what_it_means="", what_to_do=""
    )
    church.store.write(problems.report, church.connection, 1, row)
    assert church.names(filter=Filter.NEEDS_ME) == ["Asked", "Bad", "Ph", "Perhaps"]
    assert church.names(filter=Filter.NEEDS_ME, connections=()) == []


def test_changed_here_is_who_was_edited_since_both_agreed(church: Church) -> None:
    church.link(church.person("Same", "A"))
    edited, phoned = church.person("Edited", "B"), church.person("Phoned", "C")
    number = church.add("phone_number", person_id=phoned, number="2025550134")
    for one in (edited, phoned, number):
        church.link(one)
    editing.edit(church.store, edited, {"gender": "F"}, "you")
    editing.edit(church.store, number, {"number": "2025550135"}, "you")
    assert church.names(filter=Filter.CHANGED_HERE) == ["Edited", "Phoned"]


def test_a_child_is_known_by_mark_birth_date_or_grade(church: Church) -> None:
    church.person("Old", "A", birthdate="2008-11-25")
    church.person("Young", "B", birthdate="2008-11-26")
    church.person("Marked", "C", child="yes")
    church.person("Pupil", "D", grade="4")
    assert church.names(filter=Filter.CHILDREN) == ["Young", "Marked", "Pupil"]


def test_a_type_without_children_has_none(church: Church) -> None:
    church.add("campus", name="North")
    assert church.names(filter=Filter.CHILDREN, type=ENTITY_TYPES["campus"]) == []


# --- orders ----------------------------------------------------------------------------------------------


def test_people_are_listed_by_family_by_where_they_are_and_by_any_field(church: Church) -> None:
    ann, joan = church.person("Ann", "Zimmer", gender="F"), church.person("Joan", "Baker", gender="m")
    for name, person in (("Abbott", ann), ("Baker", joan), ("Zimmer", ann)):
        household = church.add("household", name=name, primary_contact_id=person)
        church.add("household_membership", household_id=household, person_id=person)
    church.link(joan)
    assert church.names() == ["Joan", "Ann"]
    assert church.names(order="group") == ["Ann", "Joan"]
    assert church.names(order="where") == ["Ann", "Joan"]
    church.ask("person", "field", joan)
    assert church.names(order="where") == ["Joan", "Ann"]
    assert church.names(order="gender") == ["Ann", "Joan"]


@pytest.mark.parametrize("type_name", list(ENTITY_TYPES))
@pytest.mark.parametrize("order", ["name", "group", "where", "status"])
def test_every_type_can_be_listed_in_every_order(church: Church, type_name: str, order: str) -> None:
    for one in Filter:
        wanted = Wanted(ENTITY_TYPES[type_name], "ab", one, (church.connection,), order)
        assert church.store.read(lists.ids, wanted, TODAY) == []


@pytest.mark.parametrize("text", ["", "joan", "0134"])
def test_a_list_by_name_and_a_search_read_indexes_only(tmp_path: Path, text: str) -> None:
    store = Store.open(tmp_path / "plan.sqlite", tmp_path)

    def plan(c: Any) -> list[str]:
        asked = lists.query(c, Wanted(PERSON, text), TODAY)
        sql = asked.compile(store.engine, compile_kwargs={"literal_binds": True})
        return [row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]

    steps = store.read(plan)
    store.close()
    reading = [one for one in steps if one.startswith(("SCAN", "SEARCH"))]
    assert reading
    assert [one for one in reading if " INDEX " not in one] == []
    assert not any("TEMP B-TREE" in one for one in steps)
