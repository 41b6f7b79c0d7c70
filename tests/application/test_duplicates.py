"""Who may be here twice: told with the reasons and what to do, each pair once, and never whom somebody called two."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, activity, card, decisions, duplicates, records, undo
from openfaith_desktop.cdm.ids import new_id
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.sync.reconcile.matching import people as people_matched
from tests.sync.conftest import Both

BORN = "1971-03-04"
pytestmark = pytest.mark.parametrize("people", [6])


def _pairs(app: Application) -> dict[frozenset[str], duplicates.Duplicate]:
    found = duplicates.listed(app)
    assert found.total == len(found.pairs)
    return {frozenset(who.id for who in pair.people): pair for pair in found.pairs}


def _lowthorns(both: Both) -> tuple[str, str]:
    """Add one man twice, spelled differently, at one address."""
    ids = [
        both.add("person", first_name=first, last_name=last, birthdate=BORN)
        for first, last in (("Jonathan", "Lowthorn"), ("Jonathna", "Lowthorne"))
    ]
    for one in ids:
        both.add("address", person_id=one, street_line_1="12 Elm Street", city="Springfield", zip="62701")
    return ids[0], ids[1]


@pytest.mark.parametrize("chunk", [1, 2, people_matched.CHUNK])
def test_who_is_here_twice_is_told_once_with_the_reasons_and_what_to_do(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(people_matched, "CHUNK", chunk)
    one, other = _lowthorns(both)
    both.add("person", first_name="Ruth", last_name="Kim", birthdate="1950-01-01")
    changes = both.changes()
    ((who, pair),) = _pairs(app).items()
    assert who == {one, other}
    assert pair.likely == "almost surely"
    assert {"same birth date", "same address"} <= set(pair.reasons)
    assert pair.what_to_do.startswith("If they are one, say so")
    assert both.changes() == changes


def test_brothers_and_sisters_are_not_taken_for_one(both: Both, app: Application) -> None:
    for name, born in (("Emma", "2015-05-05"), ("Noah", "2012-01-09")):
        one = both.add("person", first_name=name, last_name="Lowthorn", birthdate=born)
        both.add("address", person_id=one, street_line_1="12 Elm Street", city="Springfield", zip="62701")
    assert _pairs(app) == {}


def test_who_is_there_twice_as_well_is_to_be_merged_there(both: Both, app: Application) -> None:
    one, other = _lowthorns(both)
    both.sync()
    pair = _pairs(app)[frozenset((one, other))]
    assert [who.systems for who in pair.people] == [("Planning Center",)] * 2
    assert (
        pair.what_to_do == "If they are one, merge them in Planning Center. The next sync does the same here."
    )


def test_who_is_deleted_is_no_duplicate(both: Both, app: Application) -> None:
    _, other = _lowthorns(both)
    records.delete(app, other)
    assert _pairs(app) == {}


def test_whom_somebody_said_to_be_two_is_not_told_again(both: Both, app: Application) -> None:
    here = both.add("person", first_name="Ann", last_name="Lowthorn")
    there = both.person_there(first_name="Ann", last_name="Lowthorn")
    both.sync()
    (asked,) = decisions.listed(app)["decisions"]
    assert asked["candidates"][0]["likely"] == "probably"
    decisions.decide(app, [asked["id"]], "both")
    both.sync()
    other = both.entity_of("person", there["id"])
    assert other not in (None, here)
    assert frozenset((here, other)) not in _pairs(app)


def test_whom_somebody_calls_two_is_not_shown_again_until_that_is_taken_back(
    both: Both, app: Application
) -> None:
    one, other = _lowthorns(both)
    said = duplicates.say_two(app, other, one)
    assert said.answer == "different"
    assert [who.id for who in said.people] == [other, one]
    assert _pairs(app) == {}
    with Application(both.folder) as restarted:
        assert _pairs(restarted) == {}
    (done, *_) = activity.activity(app)
    assert done.undo == said.undo
    assert undo.take_back(app, said.undo)["records"] == 1
    assert set(_pairs(app)) == {frozenset((one, other))}
    # The undo can be undone too.
    again = activity.activity(app)[0].undo
    assert again is not None
    undo.take_back(app, again)
    assert _pairs(app) == {}


def test_a_word_of_a_record_that_is_taken_back_leaves_the_other_words(both: Both, app: Application) -> None:
    one, other = _lowthorns(both)
    duplicates.say_two(app, one, other)
    both.edit(one, nickname="Jon")
    undo.take_back(app, one)
    assert both.here(one)["nickname"] is None
    assert _pairs(app) == {}
    # Said twice it is still one pair.
    twice = duplicates.say_two(app, other, one)
    undo.take_back(app, other)
    assert set(_pairs(app)) == {frozenset((one, other))}
    with pytest.raises(NotFound):
        undo.take_back(app, f"{twice.undo}0000")


def test_only_two_people_who_are_here_can_be_called_two(both: Both, app: Application) -> None:
    one, other = _lowthorns(both)
    address = both.add("address", person_id=one, city="Springfield")
    for wrong in (one, address):
        with pytest.raises(UsageError) as refused:
            duplicates.say_two(app, one, wrong)
        assert refused.value.what_to_do == "Choose two people."
    records.delete(app, other)
    for gone, error in ((other, NotFound), (new_id("person"), NotFound), ("nobody", UsageError)):
        with pytest.raises(error):
            duplicates.say_two(app, one, gone)
    assert _pairs(app) == {}


def test_what_was_said_of_two_is_told_as_that_and_taken_back_as_that(both: Both, app: Application) -> None:
    one, other = _lowthorns(both)
    both.edit(one, nickname="Jon")
    both.add("email", person_id=other, address="jon@lowthorn.org")
    said = duplicates.say_same(app, one, other)
    (done, *_) = activity.activity(app)
    assert (done.sentence, done.names[0], done.undo) == ("Made one with another", "Jon Lowthorn", said.undo)
    # On the card of who stayed it is the newest thing: the one that Undo stands beside, not an edit before it.
    offered = {entry.sentence: entry.undo for entry in card.card(app, one).history if entry.entity_id == one}
    assert offered["Made one with another"] == one
    assert offered["Nickname added"] is None
    undo.take_back(app, one)
    assert both.here(one)["nickname"] == "Jon"
    assert both.here(other)["deleted_at"] is None
    assert activity.activity(app)[0].sentence == "Two people again"
    again = activity.activity(app)[0].undo
    assert again is not None
    undo.take_back(app, again)
    assert both.here(other)["deleted_at"] is not None
