"""What the command line says, read as by somebody who uses it for the first time."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from openfaith_desktop import cli
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator

Say = Callable[..., str]


@pytest.fixture
def there() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(8, 7), Options(rate_limit=None)) as simulator:
        yield simulator


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command and return all that it says."""
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    monkeypatch.setenv("OPENFAITH_DATA_DIR", str(tmp_path / "data"))

    def run(*words: str, stdin: str = "") -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        cli.main(words)
        said = capsys.readouterr()
        return said.out + said.err

    return run


def _connect(say: Say, there: RunningSimulator, mode: str = "full") -> None:
    words = ["--name", "hope", "--mode", mode, "--base-url", there.url, "--token-stdin"]
    assert "connected as" in say("connect", "planning-center", *words, stdin="demo:demo")


def _id(said: str, kind: str) -> str:
    found = re.search(rf"{kind}_[0-9a-z]{{26}}", said)
    assert found is not None, said
    return found[0]


def test_a_record_is_shown_with_names_and_no_ids(say: Say) -> None:
    ann = _id(say("add", "person", "first_name=Ann", "last_name=Lee"), "person")
    bob = _id(say("add", "person", "first_name=Bob", "last_name=Lee"), "person")
    home = _id(say("add", "household", "name=Lee family", f"primary_contact_id={ann}"), "household")
    for one in (ann, bob):
        say("add", "household_membership", f"household_id={home}", f"person_id={one}")
    campus = _id(say("add", "campus", "name=North"), "campus")
    say("edit", bob, f"primary_campus_id={campus}")
    person, household = say("show", bob), say("show", home)
    assert "North" in person
    assert "Household member: Lee family" in person
    assert "Main contact: Ann Lee" in household
    assert "Household member: Bob Lee" in household
    for said, own in ((person, bob), (household, home)):
        shown = said.split("\n  20", 1)[0].replace(own, "")  # what comes after is the history
        assert not re.search(r"_[0-9a-z]{26}", shown), shown


def test_an_interrupted_first_sync_is_to_be_carried_on(say: Say, there: RunningSimulator) -> None:
    _connect(say, there)
    assert "Look first: openfaith preview hope" in say("status")
    there.fault("status", match="GET /people/v2/households*", status=403, times=99)
    say("sync", "hope")
    said = say("status")
    assert "the first sync failed before its end; what it did is kept" in said
    assert "Carry on: openfaith sync hope" in said
    assert "Look first" not in said


def test_who_is_only_there_is_not_counted_as_in_step(say: Say, there: RunningSimulator) -> None:
    _connect(say, there, "openfaith")
    first = there.dump("Person")[0]
    say("add", "person", *(f"{n}={first[n]}" for n in ("first_name", "last_name", "birthdate") if first[n]))
    say("sync", "hope")
    said = say("status")
    people = next(line for line in said.splitlines() if "People:" in line)
    in_step, only_there = map(int, re.findall(r"(\d+) (?:in step|only in)", people))
    assert (in_step + only_there, only_there > 0) == (len(there.dump("Person")), True)
    listed = say(*said.split("List who is only there: openfaith ")[1].split("\n")[0].split())
    assert f"{only_there} in all." in listed
    assert all(p["last_name"] in listed for p in there.dump("Person")[1:])


def test_every_question_names_the_answers_it_takes(say: Say, there: RunningSimulator) -> None:
    _connect(say, there)
    say("sync", "hope")
    gone = _id(say("records", "person"), "person")
    say("delete", gone)
    say("sync", "hope")
    said = say("decisions", "hope")
    number = re.search(r"^(\d+) ", said, re.MULTILINE)
    assert number is not None
    assert "Answer theirs or skip." in said
    assert "settled" not in say("decide", number[1], "both")
    say("decide", number[1], "skip")
    assert "Nothing needs your decision." in say("decisions")
