"""A write is a value: what a kill, an edit in between, an undo or an answer in between would do to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from openfaith_desktop.application import Application, decisions, undo
from openfaith_desktop.cdm.types.people import EMAIL, PERSON
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.store import entities, outbox, runs
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.push import acknowledge
from openfaith_planning_center.session import PlanningCenterSession
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked, _deleted, _pair, _there


class Died(BaseException):
    """The program is dead."""


@pytest.fixture
def people() -> int:
    return 5


@contextmanager
def _dies_before_the_answer_is_kept(monkeypatch: pytest.MonkeyPatch, what: str) -> Iterator[None]:
    """The request has arrived there, and the program dies before it can write down the answer."""

    def die(*_: object, **__: object) -> None:
        raise Died

    with monkeypatch.context() as patch:
        patch.setattr(acknowledge, what, die)
        with pytest.raises(Died):
            yield


@contextmanager
def _meanwhile(monkeypatch: pytest.MonkeyPatch, method: str, work: Callable[[], object]) -> Iterator[None]:
    """While the first request of a kind is on its way, somebody does something else."""
    real, done = getattr(PlanningCenterSession, method), list[int]()

    async def meddled(session: PlanningCenterSession, *arguments: Any) -> Any:
        answer = await real(session, *arguments)
        if not done:
            done.append(1)
            work()
        return answer

    with monkeypatch.context() as patch:
        patch.setattr(PlanningCenterSession, method, meddled)
        yield
    assert done


def _everybody(both: Both) -> tuple[list[str], list[str]]:
    _, here = both.store.read(lambda c: entities.search(c, editing.entity_type("person"), limit=100))
    there = [f"{p['first_name']} {p['last_name']}" for p in both.there.dump("Person")]
    return sorted(f"{p['first_name']} {p['last_name']}" for p in here), sorted(there)


def _last_run(both: Both) -> str:
    run = both.store.read(runs.latest, 1)
    assert run is not None
    return str(run.id)


def _quill(both: Both) -> dict[str, Any]:
    (found,) = (p for p in both.there.dump("Person") if p["last_name"] in ("Testerman", "Renamed"))
    return found


# --- nothing is created twice ------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
@pytest.mark.parametrize(
    ("side", "field", "value"),
    [
        ("here", "nickname", "Q"),
        ("here", "first_name", "Quintus"),
        ("here", "last_name", "Renamed"),
        ("there", "nickname", "Q"),
        ("there", "status", "inactive"),
    ],
)
def test_a_creation_cut_short_and_an_edit_before_the_next_sync_make_one_person(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, side: str, field: str, value: str
) -> None:
    both.sync()
    here = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1971-03-04")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    there = both.count_there("Person")
    number = _quill(both)["id"]
    if side == "here":
        both.edit(here, **{field: value})
    else:
        both.there.edit("Person", number, **{field: value})
    for _ in range(2):
        both.sync()
    assert both.count_there("Person") == there
    assert both.entity_of("person", number) == here
    if both.mode == "openfaith" and side == "there" and _asked(both):
        # Somebody changed there what OpenFaith has just sent: that is asked about, and easily settled.
        assert [one.field for one in _asked(both)] in ([field], ["nickname"])
        decisions.decide(app, [one.id for one in _asked(both)], "theirs")
        both.sync()
    assert both.here(here)[field] == value == _there(both, number)[field]
    assert _asked(both) == []


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
@pytest.mark.parametrize("answer", ["same", "different"])
def test_a_creation_cut_short_and_renamed_there_is_a_question(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    both.sync()
    here = both.add("person", first_name="Quill", last_name="Testerman")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    before, number = both.count_there("Person"), _quill(both)["id"]
    both.there.edit("Person", number, first_name="Zoe", last_name="Renamed")
    count = both.count("person")
    for _ in range(2):
        both.sync()
        assert (both.count_there("Person"), both.count("person")) == (before, count)
    (question,) = _asked(both)
    assert (question.kind, question.title) == ("match", "Zoe Renamed")
    decisions.decide(app, [question.id], f"value={here}" if answer == "same" else "both")
    for _ in range(2):
        both.sync()
    if answer == "same":
        assert both.entity_of("person", number) == here
        assert (both.count_there("Person"), both.count("person")) == (before, count)
    else:
        assert both.count_there("Person") == before + 1
        assert both.count("person") == count + (both.mode == "full")


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_creation_cut_short_and_filled_in_on_both_sides_since_is_asked_about(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.sync()
    here = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1971-03-04")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    number = _quill(both)["id"]
    both.edit(here, middle_name="Ours")
    both.there.edit("Person", number, middle_name="Theirs", membership="Member")
    for _ in range(2):
        both.sync()
    assert both.entity_of("person", number) == here
    assert (both.here(here)["middle_name"], _there(both, number)["middle_name"]) == ("Ours", "Theirs")
    # What only they wrote is news like any other: taken, or in openfaith mode asked about.
    asks = ["membership", "middle_name"] if both.mode == "openfaith" else ["middle_name"]
    assert sorted(one.field for one in _asked(both)) == asks
    assert both.here(here)["membership"] == (None if both.mode == "openfaith" else "Member")


@pytest.mark.parametrize("seen", ["before the next sync", "a sync later", "a full comparison later"])
@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_phone_cut_short_of_somebody_hidden_for_a_while_is_one(
    both: Both, monkeypatch: pytest.MonkeyPatch, seen: str
) -> None:
    here, there = _pair(both, membership="Member")
    both.add("phone_number", person_id=here, number="+1 202 555 0199", location="Mobile")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    assert len(both.there.church.of_person(there, "PhoneNumber")) == 1
    both.there.permissions([there])
    if seen == "a sync later":
        both.sync()
    if seen == "a full comparison later":
        both.compare()
    both.there.restore()
    for _ in range(2):
        both.sync()
    both.compare()
    both.sync()
    assert len(both.there.church.of_person(there, "PhoneNumber")) == 1
    assert both.count("phone_number") == both.count_there("PhoneNumber") or both.mode == "openfaith"
    assert [row for row in both.store.read(outbox.everything, 1) if row.sent] == []


@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("side", ["here", "there"])
def test_an_email_cut_short_and_corrected_before_the_next_sync_is_one(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    here, there = _pair(both)
    mail = both.add("email", person_id=here, address="quil@example.com")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    (made,) = (e for e in both.there.dump("Email") if e["person_id"] == there)
    if side == "here":
        both.edit(mail, address="quill@example.com")
    else:
        both.there.edit("Email", made["id"], address="quill@example.com")
    both.sync()
    if side == "there":
        (question,) = _asked(both)
        decisions.decide(app, [question.id], f"value={mail}")
        both.sync()
    both.compare()
    assert [e["address"] for e in both.there.dump("Email") if e["person_id"] == there] == [
        "quill@example.com"
    ]
    owned = both.store.read(entities.owned, EMAIL, [here])
    assert [e["address"] for e in owned] == ["quill@example.com"]


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
@pytest.mark.parametrize("answer", ["same", "different"])
def test_an_email_cut_short_deleted_here_and_corrected_there_is_asked_about(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    _, there = _pair(both)
    mail = _cut_short_and_corrected_there(both, monkeypatch)
    editing.delete(both.store, mail, "you")
    both.sync()
    (question,) = _asked(both)
    assert (question.kind, question.theirs) == ("match", "quill@example.com")
    decisions.decide(app, [question.id], f"value={mail}" if answer == "same" else "both")
    both.sync()
    both.sync()
    assert both.store.read(outbox.everything, 1) == []
    assert [e["address"] for e in _emails(both, there)] == ["quill@example.com"]
    asked = [(one.kind, one.entity_id) for one in _asked(both)]
    if answer == "same":
        assert asked == [("deleted_here", mail)]
    else:
        assert asked == []
        assert both.count("email") == (0 if both.mode == "openfaith" else both.count_there("Email"))


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
@pytest.mark.parametrize("answer", ["skip", "theirs"])
def test_an_email_cut_short_and_deleted_with_its_person_waits_for_what_is_said_of_them(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    here, there = _pair(both)
    mail = _cut_short_and_corrected_there(both, monkeypatch)
    editing.delete(both.store, here, "you")
    for _ in range(2):
        both.sync()
        (question,) = _asked(both)
        assert (question.kind, question.entity_id) == ("deleted_here", here)
    decisions.decide(app, [question.id], answer)
    both.sync()
    if answer == "theirs":
        (question,) = _asked(both)
        assert question.kind == "match"
        decisions.decide(app, [question.id], f"value={mail}")
        both.sync()
    assert both.store.read(outbox.everything, 1) == []
    assert [e["address"] for e in _emails(both, there)] == ["quill@example.com"]
    assert _deleted(both, here) is (answer == "skip") is _deleted(both, mail)


def _cut_short_and_corrected_there(both: Both, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return an e-mail of Quill's whose creation's answer was lost, and which was corrected there since."""
    (here,) = (p["id"] for p in both.store.read(lambda c: entities.search(c, PERSON, "Quill", limit=2))[1])
    mail = both.add("email", person_id=here, address="quil@example.com")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    (made,) = (e for e in both.there.dump("Email") if e["address"] == "quil@example.com")
    both.there.edit("Email", made["id"], address="quill@example.com")
    return mail


def _emails(both: Both, there: int) -> list[dict[str, Any]]:
    return [e for e in both.there.dump("Email") if e["person_id"] == there]


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_creation_cut_short_whose_person_is_deleted_here_asks(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.sync()
    here = both.add("person", first_name="Quill", last_name="Testerman")
    with _dies_before_the_answer_is_kept(monkeypatch, "created"):
        both.sync()
    count = both.count("person")
    both.store.write(lambda c: None)
    editing.delete(both.store, here, "you")
    both.sync()
    assert both.count("person") == count - 1
    assert [(one.kind, one.title) for one in _asked(both)] == [("deleted_here", "Quill Testerman")]


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_what_the_server_adds_to_a_new_record_is_taken(both: Both) -> None:
    here = both.add("person", first_name="Quill", last_name="Testerman")
    mail = both.add("email", person_id=here, address="quill@example.com")
    both.sync()
    both.compare()
    number = _quill(both)["id"]
    (there,) = (e for e in both.there.dump("Email") if e["person_id"] == number)
    assert there["primary"] is True
    assert both.here(mail)["primary"] is True
    assert _asked(both) == []


# --- an update -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edit", [None, "Guest"])
def test_an_update_cut_short_is_known_by_what_was_sent(
    both: Both, monkeypatch: pytest.MonkeyPatch, edit: str | None
) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    with _dies_before_the_answer_is_kept(monkeypatch, "updated"):
        both.sync()
    assert _there(both, there)["membership"] == "Visitor"
    writes = len(both.writes())
    if edit:
        both.edit(here, membership=edit)
    both.sync()
    expected = edit or "Visitor"
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == (expected, expected)
    assert len(both.writes()) == writes + bool(edit)
    assert both.store.read(outbox.everything, 1) == []


def test_an_undo_takes_back_an_update_whose_answer_was_lost(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    with _dies_before_the_answer_is_kept(monkeypatch, "updated"):
        both.sync()
    undone = undo.take_back(app, _last_run(both))
    assert [(one["side"], one["title"]) for one in undone["goes_back"]] == [
        ("there", "Quill Testerman"),
        ("here", "Quill Testerman"),
    ]
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Member", "Member")


def test_an_undo_cut_short_keeps_the_edit_made_meanwhile(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    undo.take_back(app, _last_run(both), sides="there")
    with _dies_before_the_answer_is_kept(monkeypatch, "updated"):
        both.sync()
    assert _there(both, there)["membership"] == "Member"
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Member")
    both.edit(here, membership="Guest")
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Guest", "Guest")


@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("what", ["edit", "undo", "answer"])
def test_what_a_person_does_while_another_field_is_sent_goes_out_too(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    here, there = _pair(both, membership="Member", nickname="Q")
    both.edit(here, nickname="Quilly")
    both.sync()
    run = _last_run(both)
    if what == "answer":
        both.edit(here, nickname="Ours")
        both.there.edit("Person", there, nickname="Theirs")
        both.sync()
    both.edit(here, membership="Visitor")
    work: dict[str, Callable[[], object]] = {
        "edit": lambda: both.edit(here, nickname="Edited"),
        "undo": lambda: undo.take_back(app, run),
        "answer": lambda: decisions.decide(app, [_asked(both)[0].id], "ours"),
    }
    expected = {"edit": "Edited", "undo": "Q", "answer": "Ours"}[what]
    with _meanwhile(monkeypatch, "update", work[what]):
        both.sync()
    # In the very same run: the write behind it follows.
    assert _there(both, there)["nickname"] == expected
    both.sync()
    assert (both.here(here)["nickname"], _there(both, there)["nickname"]) == (expected, expected)
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Visitor")


# --- mergers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_undoing_a_merger_creates_and_moves_nothing_there(both: Both, app: Application) -> None:
    keep, kept = _pair(both)
    other = both.there.create("Person", {"first_name": "Ottilie", "last_name": "Double"})
    for number, address in ((kept, "quill@example.com"), (other["id"], "ottilie@example.com")):
        both.there.create("Email", {"address": address, "primary": True}, person_id=number)
    both.compare()
    gone = both.entity_of("person", other["id"])
    assert gone is not None
    both.there.merge(kept, other["id"])
    both.sync()
    assert _deleted(both, gone)
    writes, there = len(both.writes()), both.count_there("Person")
    undo.take_back(app, _last_run(both))
    assert not _deleted(both, gone)
    for run in (both.sync, both.compare, both.sync):
        run()
    assert (len(both.writes()), both.count_there("Person")) == (writes, there)
    assert all(one.title for one in both.store.read(stored_decisions.listed, 1))
    assert not _deleted(both, gone)
    assert not _deleted(both, keep)
