"""Commands that explain and foretell, as people read them."""

from __future__ import annotations

import re

from openfaith_planning_center.simulator import RunningSimulator
from tests.cli.test_newcomer import Say, _connect, _id, say, there

__all__ = ["say", "there"]


def test_a_story_is_explained_in_plain_words(say: Say, there: RunningSimulator) -> None:
    _connect(say, there, "external")
    ann = _id(say("add", "person", "first_name=Ann", "last_name=Lee"), "person")
    said = say("why", ann, "first_name")
    assert "First name: Ann (by you" in said
    assert "It stays here until you send it." in said
    say("sync", "hope")
    assert "Both had" not in say("why", ann, "first_name")
    foretold = say("what-if", "hope", "mode=full")
    assert "As it is, a sync would do this:" in foretold
    assert "People: 1 added there" in foretold.split("After the change")[1]
    assert foretold.endswith("Nothing has changed yet.\n")
    assert "Person added" in say("changes", "1")
    done = say("activity")
    assert "you: Person added. Ann Lee" in done
    assert "Sync." in done
    would = say("disconnect", "hope")
    assert "Stay here:" in would
    assert "openfaith disconnect hope --yes" in would
    assert "is not connected to Planning Center any more" in say("disconnect", "hope", "--yes")
    assert "No connection yet" in say("status")


def test_who_is_only_there_is_brought_in_or_named(say: Say, there: RunningSimulator) -> None:
    _connect(say, there, "openfaith")
    say("sync", "hope")
    first, second = re.findall(r"^(link_\d+)", say("records", "person", "--filter", "only-there"), re.M)[:2]
    assert "1 brought in." in say("bring-in", first)
    ann = _id(say("add", "person", "first_name=Ann", "last_name=Lee"), "person")
    taken_by = re.search(r"openfaith (undo decision-\d+)", say("same-as", second, ann))
    assert taken_by is not None
    assert "Taken back" in say(*taken_by[1].split())


def test_who_is_here_twice_is_told_with_the_reasons(say: Say, there: RunningSimulator) -> None:
    _connect(say, there, "external")
    assert "Nobody seems to be here twice." in say("duplicates")
    born = "birthdate=1971-03-04"
    one, other = (
        _id(say("add", "person", f"first_name={n}", "last_name=Lee", born), "person")
        for n in ("Bob", "Robert")
    )
    say("add", "email", f"person_id={one}", "address=lee@example.com")
    say("add", "email", f"person_id={other}", "address=lee@example.com")
    said = say("duplicates")
    assert f"Bob Lee {one} and Robert Lee {other}" in said
    assert "almost surely: another form of the same name, same e-mail, same birth date" in said
    assert "If they are one, say so: Bob Lee stays" in said
    assert said.endswith("Say it: openfaith duplicates --same ID ID, or --different ID ID\n1 in all.\n")
    say("add", "email", f"person_id={other}", "address=bob@example.com")
    made = say("duplicates", "--same", one, other)
    assert f"They are one: Bob Lee {one} stays, with all that was Robert Lee {other}'s." in made
    assert "bob@example.com" in say("show", one)
    assert "Nobody seems to be here twice." in say("duplicates")
    taken_by = re.search(r"openfaith (undo edit-\d+)", made)
    assert taken_by is not None
    assert "Robert Lee is back" in say(*taken_by[1].split())
    assert "1 in all." in say("duplicates")
    two = say("duplicates", "--different", other, one)
    assert f"Robert Lee {other} and Bob Lee {one} are two. They aren't listed again." in two
    assert "Nobody seems to be here twice." in say("duplicates")
    taken_by = re.search(r"openfaith (undo edit-\d+)", two)
    assert taken_by is not None
    assert "Robert Lee and another may be one again" in say(*taken_by[1].split())
    assert "1 in all." in say("duplicates")
    assert "one and the same record" in say("duplicates", "--same", one, one)
