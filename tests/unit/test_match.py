"""Who is whom: confident only beyond a careful secretary's doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.sync.match import Confidence, Pair, Person, Verdict, choose, compare

E, P = frozenset({"a@example.com"}), frozenset({"+12025550101"})


def a_person(
    first: str = "Ann",
    last: str = "Lee",
    emails: frozenset[str] = frozenset(),
    phones: frozenset[str] = frozenset(),
    **more: str | bool,
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
        (a_person(birthdate="1980-01-01"), a_person(birthdate="1981-01-01"), "none"),
        (a_person(emails=E, child=True), a_person(emails=E, child=False), "doubtful"),
    ],
)
def test_pairs(ours: Person, theirs: Person, expected: str) -> None:
    assert compare(ours, theirs).confidence == expected
    assert compare(theirs, ours).confidence == expected


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
