"""Two who write to one database at once: whatever one of them does between another's reading and writing stays.

The other writer is a program of its own, another `Store` on the same database. On PostgreSQL it has committed
before the first one goes on; on SQLite it waits for its turn, so it is only started.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, select

from openfaith_desktop.application import Application
from openfaith_desktop.application.decisions import decide, rules
from openfaith_desktop.application.undo import take_back
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import LostRace, NotFound, UsageError
from openfaith_desktop.store import changes, connections, decisions, entities
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.database import TRIES_TOGETHER, Store
from openfaith_desktop.store.tables import change
from openfaith_desktop.sync import editing
from tests.sync.conftest import Both

PATIENCE = 60.0
PERSON = ENTITY_TYPES["person"]
Do = Callable[[], object]


class Other:
    """The other writer."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.side_by_side = not store.url.startswith("sqlite")
        self._threads: list[threading.Thread] = []
        self._errors: list[BaseException] = []

    def start(self, do: Do) -> threading.Thread:
        def run() -> None:
            try:
                do()
            except BaseException as error:
                self._errors.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        self._threads.append(thread)
        return thread

    def between(
        self, monkeypatch: pytest.MonkeyPatch, module: Any, function: str, do: Do, times: int = 1
    ) -> None:
        """Let this writer `do` something each of the first `times` that somebody else calls a function."""
        real, left = getattr(module, function), [times]

        def paused(db: Connection, *values: Any, **named: Any) -> Any:
            if db.engine is not self.store.engine and left[0]:
                left[0] -= 1
                thread = self.start(do)
                if self.side_by_side:
                    thread.join(PATIENCE)
                    assert not thread.is_alive()
            return real(db, *values, **named)

        monkeypatch.setattr(module, function, paused)

    def finish(self) -> list[BaseException]:
        """Wait until it has done everything; return what went wrong."""
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()
        return self._errors


@pytest.fixture
def mode() -> str:
    return "full"


@pytest.fixture
def people() -> int:
    return 12


@pytest.fixture
def other(both: Both) -> Iterator[Other]:
    sqlite = both.store.url.startswith("sqlite")
    store = Store.open(both.folder / "openfaith.sqlite" if sqlite else both.store.url, both.folder / "kept")
    yield Other(store)
    store.close()


@pytest.fixture
def there(both: Both) -> dict[str, Any]:
    """Somebody in step on both sides, as the church there knows her."""
    row = both.person_there(first_name="Ann", last_name="Unusual", nickname="An", anniversary="1999-09-09")
    both.sync()
    return row


@pytest.fixture
def ann(both: Both, there: dict[str, Any]) -> str:
    """Her id here."""
    found = both.entity_of("person", there["id"])
    assert found is not None
    return found


def _rename(other: Other, ann: str) -> Do:
    return lambda: editing.edit(other.store, ann, {"last_name": "Common"}, "she")


def test_an_edit_made_while_a_sync_merges_stays(
    both: Both, there: dict[str, Any], ann: str, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.there.church.update("Person", there, {"nickname": "Annie"})
    other.between(monkeypatch, changes, "edit", _rename(other, ann))
    result = both.sync()
    assert other.finish() == []
    both.sync()
    for name, value in (("nickname", "Annie"), ("last_name", "Common")):
        assert both.here(ann)[name] == value
        assert both.there.church.rows["Person"][there["id"]][name] == value
    assert result.counts["person"]["updated"] == 1  # the try that came to nothing isn't counted


def test_two_people_who_edit_one_record_both_find_their_values(
    both: Both, ann: str, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    other.between(monkeypatch, changes, "edit", _rename(other, ann))
    editing.edit(both.store, ann, {"nickname": "Nan"}, "you")
    assert other.finish() == []
    ours = both.here(ann)
    assert (ours["nickname"], ours["last_name"]) == ("Nan", "Common")
    assert {key.name: ours[key.name] for key in PERSON.keys} == {
        key.name: key.compute(ours, "US") for key in PERSON.keys
    }
    typed = {row.field: (row.old, row.new) for row in both.store.read(entities.history, ann)}
    assert typed["nickname"] == ("An", "Nan")
    assert typed["last_name"] == ("Unusual", "Common")


def test_an_edit_made_while_a_run_is_undone_stays(
    both: Both,
    app: Application,
    there: dict[str, Any],
    ann: str,
    other: Other,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both.there.church.update("Person", there, {"nickname": "Annie", "anniversary": "2001-01-01"})
    run = both.sync().run_id
    other.between(
        monkeypatch,
        changes,
        "edit",
        lambda: editing.edit(other.store, ann, {"nickname": "Nan"}, "she"),
    )
    document = take_back(app, str(run))
    assert other.finish() == []
    ours = both.here(ann)
    assert (ours["nickname"], ours["anniversary"]) == ("Nan", "1999-09-09")
    if other.side_by_side:
        assert [left["field"] for left in document["left"]] == ["nickname"]


def test_one_decision_is_answered_once(
    both: Both,
    app: Application,
    there: dict[str, Any],
    ann: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both.there.church.update("Person", there, {"nickname": "Annie"})
    both.edit(ann, nickname="Nan")
    both.sync()
    (asked,) = both.store.read(decisions.listed, 1)
    with Application(both.folder) as second:
        other = Other(second.store)
        other.between(monkeypatch, changes, "edit", lambda: decide(second, [asked.id], "ours"))
        try:
            decide(app, [asked.id], "theirs")
            errors = other.finish()
        except NotFound as error:
            errors = [error, *other.finish()]
    assert [type(error) for error in errors] == [NotFound]
    settled = both.store.read(decisions.get, asked.id)
    assert settled is not None
    assert settled.answer["value"] == both.here(ann)["nickname"] == ("Nan" if other.side_by_side else "Annie")


def test_of_two_who_delete_one_record_one_has_done_it(both: Both, ann: str, other: Other) -> None:
    other.start(lambda: editing.delete(other.store, ann, "she"))
    try:
        editing.delete(both.store, ann, "you")
        errors = other.finish()
    except NotFound as error:
        errors = [error, *other.finish()]
    assert [type(error) for error in errors] == [NotFound]
    deleted = select(change.c.author).where(change.c.entity_id == ann, change.c.operation == "delete")
    assert len(both.store.read(lambda c: c.scalars(deleted).all())) == 1


def test_two_primary_emails_set_at_once_leave_one(
    both: Both, ann: str, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, hers = (both.add("email", person_id=ann, address=f"{name}@example.com") for name in ("a", "b"))
    other.between(
        monkeypatch, changes, "edit", lambda: editing.edit(other.store, hers, {"primary": "yes"}, "she")
    )
    editing.edit(both.store, mine, {"primary": "yes"}, "you")
    assert other.finish() == []
    emails = both.store.read(entities.owned, ENTITY_TYPES["email"], [ann])
    assert sorted(row["primary"] is True for row in emails) == [False, True]


def test_rules_set_at_once_for_two_fields_both_hold(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Application(both.folder) as second:
        other = Other(second.store)
        other.between(
            monkeypatch, connections, "update_settings", lambda: rules(second, "hope", {"nickname": "ours"})
        )
        rules(app, "hope", {"membership": "theirs", "deletions": "allow"})
        assert other.finish() == []
    document = rules(app, "hope", {})
    assert document["rules"] == {"membership": "theirs", "nickname": "ours"}
    assert document["deletions"] == "allow"
    with pytest.raises(UsageError):
        rules(app, "hope", {"deletions": "never", "membership": "perhaps"})
    assert rules(app, "hope", {})["deletions"] == "allow"


def test_who_keeps_losing_gets_a_turn_alone(
    both: Both, ann: str, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(range(100))
    other.between(
        monkeypatch,
        changes,
        "edit",
        lambda: editing.edit(other.store, ann, {"last_name": f"Common {next(numbers)}"}, "she"),
        times=TRIES_TOGETHER,
    )
    editing.edit(both.store, ann, {"nickname": "Nan"}, "you")
    assert other.finish() == []
    assert both.here(ann)["nickname"] == "Nan"
    assert both.here(ann)["last_name"].startswith("Common")


def test_an_edit_of_what_was_read_long_ago_is_refused(both: Both, ann: str) -> None:
    before = both.here(ann)
    both.edit(ann, last_name="Common")
    by = Origin("person", "you", before["org_id"])
    tries: list[int] = []

    def late(db: Connection) -> None:
        tries.append(1)
        changes.edit(db, PERSON, [Edit(ann, before, {"nickname": "Nan"})], by)

    changed = both.changes()
    with pytest.raises(LostRace):
        both.store.write(late)
    assert len(tries) > 1
    assert (both.here(ann)["nickname"], both.here(ann)["last_name"]) == ("An", "Common")
    assert both.changes() == changed


def test_an_edit_writes_only_what_it_changes(both: Both, ann: str) -> None:
    table = entities.ENTITY_TABLES["person"]
    before = both.here(ann)
    # What another program wrote past us, so that the version didn't move.
    both.store.write(lambda c: c.execute(table.update().where(table.c.id == ann).values(grade=3)))
    by = Origin("person", "you", before["org_id"])
    both.store.write(lambda c: changes.edit(c, PERSON, [Edit(ann, before, {"nickname": "Nan"})], by))
    assert (both.here(ann)["nickname"], both.here(ann)["grade"]) == ("Nan", 3)


def test_a_person_at_work_during_five_syncs_loses_nothing_and_nor_do_they(both: Both, other: Other) -> None:
    both.sync()
    people = {
        row["id"]: both.entity_of("person", row["id"]) for row in both.there.church.rows["Person"].values()
    }
    typed: dict[str, str] = {}
    done = threading.Event()

    def work() -> None:
        number = 0
        while not done.is_set():
            for entity_id in people.values():
                number += 1
                typed[str(entity_id)] = f"Typed {number}"
                editing.edit(other.store, str(entity_id), {"nickname": typed[str(entity_id)]}, "she")

    other.start(work)
    for number in range(5):
        for row in list(both.there.church.rows["Person"].values()):
            both.there.church.update("Person", row, {"last_name": f"Changed {number}"})
        both.sync()
        lost = [i for i in people.values() if both.here(str(i))["last_name"] != f"Changed {number}"]
        assert lost == []
    done.set()
    assert other.finish() == []
    both.sync()
    for external_id, entity_id in people.items():
        ours, theirs = both.here(str(entity_id)), both.there.church.rows["Person"][external_id]
        assert ours["nickname"] == theirs["nickname"] == typed[str(entity_id)]
        assert ours["last_name"] == theirs["last_name"] == "Changed 4"
