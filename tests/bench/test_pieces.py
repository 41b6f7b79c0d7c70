"""Long proofs in pieces: what has been played isn't played again, how far it is is said, and a seed can be the first."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from openfaith_desktop import bench
from openfaith_desktop.bench import crash, simulate
from openfaith_desktop.bench.crash.journal import Journal
from openfaith_desktop.bench.crash.playing import Played
from openfaith_desktop.bench.pieces import Pieces
from openfaith_desktop.errors import UsageError

ONE = [["before a commit", "after a commit"], ["before GET /"]]


class _Scene:
    """A scene of two commands that is played in no time: the second death of the first command ends badly."""

    def __init__(self) -> None:
        self.played: list[tuple[int, int]] = []

    def boundaries(self) -> list[list[str]]:
        return ONE

    def play(self, number: int, boundary: int) -> Played:
        self.played.append((number, boundary))
        died = ONE[number][boundary - 1] if boundary else ""
        return Played("poll", "sync", died, ("lost here: all",) if (number, boundary) == (0, 2) else ())


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> _Scene:
    made = _Scene()

    @contextmanager
    def prepared(name: str) -> Iterator[_Scene]:
        yield made

    monkeypatch.setattr(crash, "prepared", prepared)
    return made


def test_every_death_is_played_once_and_counted(scene: _Scene, capsys: pytest.CaptureFixture[str]) -> None:
    figures = bench.measure("crash", 0, 0, Pieces(jobs=1, scenes=("poll",)))
    assert scene.played == [(0, 0), (0, 1), (0, 2), (1, 1)]
    assert figures["deaths"] == 3
    assert figures["failed"] == ["poll, sync killed after a commit: lost here: all"]
    assert "poll: 4 of 4, 1 failed" in capsys.readouterr().err


def test_what_is_in_the_journal_is_not_played_again(scene: _Scene, tmp_path: Path) -> None:
    pieces = Pieces(jobs=1, scenes=("poll",), journal=tmp_path / "journal")
    first = crash.measure(0, 0, pieces)
    lines = (tmp_path / "journal").read_text("utf-8")
    assert len([json.loads(line) for line in lines.splitlines() if line]) == 4
    # Killed while it wrote the last one.
    (tmp_path / "journal").write_text(lines[:-5], encoding="utf-8")
    scene.played.clear()
    again = crash.measure(0, 0, pieces)
    assert scene.played == [(1, 1)]
    assert {**again, "seconds": 0} == {**first, "seconds": 0}
    scene.played.clear()
    assert crash.measure(0, 0, pieces)["deaths"] == 3
    assert scene.played == []


def test_an_interrupted_proof_plays_no_more(scene: _Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    going_on = threading.Event()
    play = scene.play

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            going_on.set()
            super().shutdown(wait, cancel_futures=cancel_futures)

    def played(number: int, boundary: int) -> Played:
        if (number, boundary) != (0, 0):
            going_on.wait()
        return play(number, boundary)

    monkeypatch.setattr(crash, "ThreadPoolExecutor", Pool)
    monkeypatch.setattr(scene, "play", played)
    deaths = crash.every_death("poll", 1, Journal(None))
    assert isinstance(deaths, Generator)
    next(deaths)
    deaths.close()
    assert (1, 1) not in scene.played


def test_a_scene_that_there_is_not_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        crash.measure(0, 0, Pieces(scenes=("poll", "nonsense")))
    assert "nonsense" in caught.value.title
    assert "webhook" in caught.value.what_to_do


def test_seeds_are_played_from_the_first_one_on(capsys: pytest.CaptureFixture[str]) -> None:
    figures = simulate.measure(0, 2, Pieces(first=7, jobs=1))
    assert (figures["seeds"], figures["failed"]) == (2, [])
    assert "seeds: 2 of 2, 0 failed" in capsys.readouterr().err
