"""Who is only there: brought in with contacts and family whatever the mode, or said to be somebody here."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application, lists, records, undo
from openfaith_desktop.application.card import card
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.application.only_there import bring_in, same_as
from openfaith_desktop.errors import NotFound, UsageError
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [6])


@pytest.fixture
def mode() -> str:
    return "openfaith"


def _there(app: Application, type_name: str = "person") -> dict[str, str]:
    """Return who is only there: ids by name."""
    found = lists.ids(app, type_name, filter=Filter.ONLY_THERE)
    return {row.title: one for one, row in lists.rows(app, type_name, found).items()}


def _family(both: Both) -> None:
    """Ann and Bob live together there."""
    ann, bob = (both.person_there(first_name=name, last_name="Unusual") for name in ("Ann", "Bob"))
    both.there.create("Email", {"address": "ann@mail.example", "location": "Home"}, person_id=ann["id"])
    home = both.there.create("Household", {"name": "Unusual home"}, primary_contact_id=ann["id"])
    for one in (ann, bob):
        both.there.create("HouseholdMembership", {}, household_id=home["id"], person_id=one["id"])
    both.sync()


def test_who_is_brought_in_comes_with_contacts_and_is_in_step(both: Both, app: Application) -> None:
    _family(both)
    before = both.count("person")
    done = bring_in(app, [_there(app)["Ann Unusual"]])
    assert done.asked == ()
    (ann,) = done.ids
    assert (both.count("person"), card(app, ann).title) == (before + 1, "Ann Unusual")
    assert [one.value for one in card(app, ann).contacts] == ["ann@mail.example"]
    assert "Ann Unusual" not in _there(app)
    changes = both.changes()
    assert both.sync().decisions == 0
    assert both.changes() == changes
    assert both.writes() == []


def test_a_family_is_together_once_all_are_here(both: Both, app: Application) -> None:
    _family(both)
    there = _there(app)
    done = bring_in(app, [there["Ann Unusual"], _there(app, "household")["Unusual home"]])
    ann = next(one for one in done.ids if one.startswith("person"))
    assert [[m.title for m in home.members] for home in card(app, ann).households] == [["Ann Unusual"]]
    bring_in(app, [there["Bob Unusual"]])
    assert {m.title for home in card(app, ann).households for m in home.members} == {
        "Ann Unusual",
        "Bob Unusual",
    }


def test_bringing_in_can_be_undone_and_done_again(both: Both, app: Application) -> None:
    _family(both)
    (ann,) = bring_in(app, [_there(app)["Ann Unusual"]]).ids
    undo.take_back(app, ann)
    assert "Ann Unusual" in _there(app)
    both.sync()
    assert "Ann Unusual" in _there(app)
    assert bring_in(app, [_there(app)["Ann Unusual"]]).ids == (ann,)
    assert [one.value for one in card(app, ann).contacts] == ["ann@mail.example"]
    assert both.sync().decisions == 0
    assert "Ann Unusual" not in _there(app)


def test_who_was_deleted_here_and_left_there_comes_back(both: Both, app: Application) -> None:
    _family(both)
    (ann,) = bring_in(app, [_there(app)["Ann Unusual"]]).ids
    both.sync()
    records.delete(app, ann)
    assert both.sync().decisions == 1
    assert "Ann Unusual" not in _there(app)


def test_who_may_be_somebody_here_is_asked_about_first(both: Both, app: Application) -> None:
    both.sync()
    both.add("person", first_name="Ann", last_name="Unusual")
    both.person_there(first_name="Ann", last_name="Unusual")
    both.sync()
    done = bring_in(app, [_there(app)["Ann Unusual"]])
    assert (done.ids, done.asked) == ((), ("Ann Unusual",))


def test_somebody_there_is_said_to_be_somebody_here(both: Both, app: Application) -> None:
    both.person_there(first_name="Elizabeth", last_name="Okafor")
    both.sync()
    liz = both.add("person", first_name="Liz", last_name="Married")
    taken_by = same_as(app, _there(app)["Elizabeth Okafor"], liz)
    assert "Elizabeth Okafor" not in _there(app)
    both.sync()
    assert [one.connection for one in card(app, liz).links] == ["hope"]
    assert both.here(liz)["last_name"] == "Married"
    assert undo.take_back(app, taken_by)["left"]
    # Meanwhile the sync had told the other side, of which OpenFaith is the main record.
    assert "Liz Married" in _there(app)


def test_what_cannot_be_one_is_refused(both: Both, app: Application) -> None:
    _family(both)
    there = _there(app)["Ann Unusual"]
    campus = both.add("campus", name="North")
    with pytest.raises(UsageError):
        same_as(app, there, campus)
    (ann,) = bring_in(app, [there]).ids
    for wrong in (there, "link_0", "link_x", "nobody", "link_99999999999999999999"):
        with pytest.raises(NotFound):
            bring_in(app, [wrong])
        with pytest.raises(NotFound):
            same_as(app, wrong, ann)
    with pytest.raises(UsageError):
        same_as(app, _there(app)["Bob Unusual"], ann)
