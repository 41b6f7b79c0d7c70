"""Who may be whom is found out beside the writer: whoever edits meanwhile doesn't wait, and what they wrote counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openfaith_desktop.store import decisions
from openfaith_desktop.sync.reconcile import matching
from openfaith_desktop.sync.reconcile.matching import people, phase
from tests.sync.conftest import Both

BORN = "1971-03-04"


def _before_comparing(monkeypatch: pytest.MonkeyPatch, what: Callable[[int], None]) -> list[str]:
    """Do `what`, with how often it was done, before people are compared; return the threads that this happened in."""
    real, threads = people.judged, list[str]()

    def judged(*given: Any, **named: Any) -> Any:
        threads.append(threading.current_thread().name)
        what(len(threads))
        return list(real(*given, **named))

    monkeypatch.setattr(people, "judged", judged)
    return threads


def _one_on_both_sides(both: Both) -> tuple[str, str]:
    there = both.person_there(first_name="Jonathan", last_name="Lowthorn", birthdate=BORN)
    return both.add("person", first_name="Jonathan", last_name="Lowthorn", birthdate=BORN), str(there["id"])


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_look_and_a_sync_compare_beside_the_writer_and_once(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = _one_on_both_sides(both)
    threads = _before_comparing(monkeypatch, lambda _: None)
    both.preview()
    assert len(threads) == 1
    both.sync()
    assert both.entity_of("person", there) == here
    assert len(threads) == 2
    assert not [name for name in threads if name.startswith("openfaith-writer")]


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_who_becomes_somebody_else_while_people_are_compared_is_compared_again(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = _one_on_both_sides(both)

    def edit(times: int) -> None:
        if times == 1:
            both.edit(here, first_name="Ruth", last_name="Featherby", birthdate="1950-01-01")

    threads = _before_comparing(monkeypatch, edit)
    both.sync()
    assert both.entity_of("person", there) not in (None, here)
    assert both.here(here)["first_name"] == "Ruth"
    assert both.store.read(decisions.listed, 1) == []
    assert len(threads) == 2


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_where_somebody_never_stops_editing_the_writer_compares_at_last(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = _one_on_both_sides(both)
    other = both.add("person", first_name="Ruth", last_name="Featherby", birthdate="1950-01-01")

    def edit(times: int) -> None:
        if times <= phase.TRIES:
            both.edit(other, nickname=f"R{times}")

    threads = _before_comparing(monkeypatch, edit)
    both.sync()
    assert both.entity_of("person", there) == here
    assert [name.startswith("openfaith-writer") for name in threads] == [*[False] * phase.TRIES, True]


def test_matching_takes_what_belongs_to_people_from_their_type() -> None:
    files = list(Path(matching.__path__[0]).glob("*.py"))
    assert len(files) > 10
    assert [one.name for one in files if "cdm.types.people" in one.read_text(encoding="utf-8")] == []
