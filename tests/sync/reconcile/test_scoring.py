"""Who is whom: confident only beyond a careful secretary's doubt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.sync.reconcile.matching.scoring import (
    Confidence,
    Pair,
    Person,
    Verdict,
    choose,
    compare,
)

TODAY = date(2026, 11, 25)
E, P = frozenset({"a@example.com"}), frozenset({"+12025550101"})


def a_person(
    first: str = "Ann",
    last: str = "Lee",
    emails: frozenset[str] = frozenset(),
    phones: frozenset[str] = frozenset(),
    **more: str | bool | int,
) -> Person:
    return Person("x", {"first_name": first, "last_name": last, **more}, emails, phones)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (a_person(emails=E), a_person(emails=E), "confident"),
        (a_person(phones=P), a_person(phones=P), "confident"),
        (a_person(birthdate="1980-01-01"), a_person(birthdate="1980-01-01"), "confident"),
        (a_person("Robert", emails=E, nickname="Bob"), a_person("Bob", emails=E), "confident"),
        (a_person("José", "Núñez", emails=E), a_person("Jose", "Nunez", emails=E), "confident"),
        (a_person("Tim", emails=E, phones=P), a_person(emails=E, phones=P), "none"),
        (a_person("Jon", emails=E), a_person("John", emails=E), "doubtful"),
        (a_person(), a_person(), "doubtful"),
        (a_person(birthdate="1980-01-01"), a_person(birthdate="1975-08-20"), "none"),
        # A year off by one is a slip as likely as a namesake of that very day.
        (a_person(birthdate="1980-01-01"), a_person(birthdate="1981-01-01"), "doubtful"),
        (a_person(emails=E, child=True), a_person(emails=E, child=False), "doubtful"),
    ],
)
def test_pairs(ours: Person, theirs: Person, expected: str) -> None:
    assert compare(ours, theirs, TODAY).confidence == expected
    assert compare(theirs, ours, TODAY).confidence == expected


SIGNS = {"child": True}, {"birthdate": "2015-05-05"}, {"grade": 3}


@pytest.mark.parametrize("sign", SIGNS, ids=("mark", "birth date", "grade"))
@pytest.mark.parametrize(
    "other", [{}, {"child": False}, {"birthdate": "1980-01-01"}, {"child": False, "birthdate": "1980-01-01"}]
)
def test_whoever_is_a_child_is_never_surely_somebody_not_known_to_be_one(
    sign: dict[str, str | bool | int], other: dict[str, str | bool]
) -> None:
    child, parent = a_person(emails=E, phones=P, **sign), a_person(emails=E, phones=P, **other)
    for verdict in (compare(child, parent, TODAY), compare(parent, child, TODAY)):
        assert verdict.confidence == "doubtful"
        assert verdict.against


@pytest.mark.parametrize("sign", SIGNS, ids=("mark", "birth date", "grade"))
@pytest.mark.parametrize("other", SIGNS, ids=("mark", "birth date", "grade"))
def test_two_children_of_one_name_and_address_are_the_same(
    sign: dict[str, str | bool | int], other: dict[str, str | bool | int]
) -> None:
    assert compare(a_person(emails=E, **sign), a_person(emails=E, **other), TODAY).confidence == "confident"


def test_a_missing_mark_leaves_a_similar_name_a_question() -> None:
    son = a_person("Jon", emails=E, birthdate="2015-05-05")
    assert compare(son, a_person("John", emails=E), TODAY).confidence == "doubtful"


def test_who_comes_of_age_today_is_no_child() -> None:
    grown, young = ({"birthdate": born} for born in ("2008-11-25", "2008-11-26"))
    for born, expected in ((grown, "confident"), (young, "doubtful")):
        assert compare(a_person(emails=E, **born), a_person(emails=E), TODAY).confidence == expected


someone = st.builds(
    Person,
    st.just("x"),
    st.fixed_dictionaries(
        {"first_name": st.sampled_from(["Ann", "An"]), "last_name": st.just("Lee")},
        optional={
            "child": st.sampled_from([None, True, False]),
            "birthdate": st.sampled_from([None, "", "1980-01-01", "2015-05-05", "2015", "someday"]),
            "grade": st.sampled_from([None, -1, 0, 3, 12]),
        },
    ),
    st.sampled_from([E, frozenset()]),
    st.sampled_from([P, frozenset()]),
)


def _signs(person: Person) -> bool:
    values = person.values
    return bool(
        values.get("child")
        or values.get("grade") is not None
        or str(values.get("birthdate") or "") > "2008-11-25"
    )


@given(someone, someone)
def test_the_sides_are_alike_and_no_child_is_linked_to_a_grown_up(ours: Person, theirs: Person) -> None:
    there_and_back = compare(ours, theirs, TODAY), compare(theirs, ours, TODAY)
    assert there_and_back[0].confidence == there_and_back[1].confidence
    if _signs(ours) != _signs(theirs):
        assert there_and_back[0].confidence != "confident"


def pair(external: str, entity: str, confidence: Confidence = Confidence.CONFIDENT) -> Pair:
    return Pair(external, entity, Verdict(confidence))


def test_two_records_for_one_person_are_a_question() -> None:
    matching = choose([pair("1", "a"), pair("2", "a")])
    assert matching.links == {}
    assert set(matching.questions) == {"1", "2"}


def test_answers_are_remembered() -> None:
    pairs = [pair("1", "a", Confidence.DOUBTFUL), pair("2", "b", Confidence.DOUBTFUL)]
    matching = choose(pairs, same={"1": "a"}, different={("2", "b")})
    assert matching.links == {"1": "a"}
    assert matching.questions == {}


@given(
    st.lists(st.tuples(st.sampled_from("1234"), st.sampled_from("abcd"), st.sampled_from(list(Confidence))))
)
def test_never_two_links_to_one_entity(rows: list[tuple[str, str, Confidence]]) -> None:
    matching = choose(pair(*row) for row in rows)
    assert len(set(matching.links.values())) == len(matching.links)
    assert not set(matching.links) & set(matching.questions)
