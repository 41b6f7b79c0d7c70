"""`openfaith bench match`: the judge counts rightly, the church is a church, and a broken matching shows."""

from __future__ import annotations

import tracemalloc
from itertools import combinations

import pytest

from openfaith_desktop import bench
from openfaith_desktop.bench.match import church, datasets, ours, rival, run
from openfaith_desktop.bench.match.datasets import Dataset
from openfaith_desktop.bench.match.judging import recall_at
from openfaith_desktop.sync.reconcile.matching import people
from openfaith_desktop.sync.reconcile.matching.people import Keyed
from openfaith_desktop.sync.reconcile.matching.traits import Person, lean


@pytest.fixture(scope="module")
def data() -> Dataset:
    return church.made(900, 3)


def test_recall_is_counted_best_first_while_one_in_a_thousand_is_wrong() -> None:
    truth = {(1, 1), (2, 2), (3, 3), (4, 4)}
    scored = [((1, 1), 9.0), ((2, 2), 8.0), ((2, 3), 7.0), ((3, 3), 6.0), ((4, 9), 5.0), ((4, 4), 4.0)]
    assert recall_at(scored, truth, one_to_one=True) == 3 / 4
    assert recall_at(scored, truth, one_to_one=False) == 2 / 4


def test_the_church_is_the_same_each_time_and_knows_who_is_whom(data: Dataset) -> None:
    again = church.made(900, 3)
    assert data.theirs is not None
    assert (again.ours, again.theirs, again.truth) == (data.ours, data.theirs, data.truth)
    assert len(data.truth) > 700
    assert {data.ours[a].id[1:] == data.theirs[b].id[1:] for a, b in data.truth} == {True}
    first = [data.ours[a].values["first_name"] == data.theirs[b].values["first_name"] for a, b in data.truth]
    assert 0.6 < sum(first) / len(first) < 0.95


def test_most_are_linked_nobody_wrongly_and_hardly_anybody_is_overlooked(data: Dataset) -> None:
    scored, _ = ours.matched(data)
    linked = {one.pair for one in scored if one.sure}
    asked = {one.pair for one in scored if one.asked}
    assert linked <= data.truth
    assert len(linked) > 0.75 * len(data.truth)
    assert len((linked | asked) & data.truth) > 0.96 * len(data.truth)
    assert len(asked - data.truth) < 0.05 * len(data.truth)


def test_a_person_to_be_compared_takes_less_than_a_kilobyte_with_all_keys() -> None:
    church.made(600, 4, lean)  # the words that many share are there once, whoever is matched
    tracemalloc.start()
    try:
        one_side = Keyed.of(church.made(600, 4, lean).ours)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept / len(one_side.people) < 1_000


@pytest.mark.parametrize("chunk", [7, 100])
def test_who_is_compared_is_the_same_however_many_are_looked_up_at_once(
    data: Dataset, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    ours_, theirs = Keyed.of(data.ours[:200]), Keyed.of(data.theirs or ())

    def met() -> set[tuple[int, int]]:
        return {(mine, other) for mine, others in people.meeting(ours_, theirs) for other in others}

    at_once = met()
    monkeypatch.setattr(people, "CHUNK", chunk)
    assert met() == at_once != set()


def test_within_one_list_every_version_of_somebody_is_found() -> None:
    versions = ("Jonathan", "Jonathna", "Jon")
    where = {"street_line_1": "12 Elm Street", "city": "Springfield", "zip": "62701"}
    people_ = [
        Person(
            str(n),
            {"first_name": name, "last_name": "Lowthorn", "birthdate": "1971-03-04"},
            addresses=(where,),
        )
        for n, name in enumerate(versions)
    ]
    truth = frozenset(combinations(range(3), 2))
    scored, _ = ours.matched(Dataset("versions", people_, None, truth))
    assert {one.pair for one in scored if one.sure or one.asked} == truth


def test_who_shares_no_key_is_not_found_and_that_shows(
    data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "keys", lambda one: {("e", mail) for mail in one.emails})
    scored, _ = ours.matched(data)
    assert recall_at(((one.pair, one.weight) for one in scored), data.truth, one_to_one=True) < 0.6


def test_the_figures_say_what_is_missing_where_it_is_not_installed() -> None:
    figures = bench.measure("match", 300, 1)
    assert [row["name"] for row in figures["sets"]][-1] == "church"
    mine = figures["sets"][-1]["ours"]
    assert mine["wrong"] == 0
    assert 0.9 < mine["linked_or_asked"] <= 1
    said = run.text(figures)
    assert "linked unasked" in said
    if datasets.folder() is None or not rival.is_installed():
        assert "requirements-bench.lock" in said
