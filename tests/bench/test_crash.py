"""Killed in the middle of ongoing runs and started again: a sample of `openfaith bench crash`, and that it bites."""

from __future__ import annotations

import pytest

from openfaith_desktop.bench import crash
from openfaith_desktop.bench.crash.playing import Prepared, prepared
from openfaith_desktop.bench.crash.scenes import SCENES


def _places(scene: Prepared, words: str) -> list[tuple[int, int]]:
    """Return the boundaries that are called so."""
    named = scene.boundaries()
    return [(number, at) for number, at in crash.boundaries(named) if named[number][at - 1].startswith(words)]


@pytest.mark.parametrize("name", SCENES)
def test_killed_in_an_ongoing_run_and_started_again(name: str) -> None:
    with prepared(name) as scene:
        named = scene.boundaries()
        assert sum(map(len, named)) > 100
        all_ = crash.boundaries(named)
        written = [at for at in all_ if named[at[0]][at[1] - 1].startswith(("after POST", "after PATCH"))]
        for at in (written[0], all_[len(all_) // 2]):
            played = scene.play(*at)
            assert played.died
            assert not played.broken, crash.told(played)


MUTANTS = [
    ("poll", "never_looks_up", "after POST /people/v2/people"),
    ("poll", "believes_that_it_left", "before PATCH /people/v2/people"),
    ("poll", "watermark_early", "before GET /people/v2/emails"),
    ("answers", "half_an_answer", "after a commit"),
    ("webhook", "delivery_closed_early", "before GET /people/v2/people/"),
]


@pytest.mark.parametrize(("name", "mutant", "where"), MUTANTS)
def test_a_broken_engine_is_noticed(name: str, mutant: str, where: str) -> None:
    with prepared(name, f"tests.bench.mutants:{mutant}") as scene:
        played = scene.play(*_places(scene, where)[0])
        assert played.died
        assert played.broken
