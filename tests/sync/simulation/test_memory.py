"""Stories over a system of another shape: the promise is the same, and so is the judge who tells a broken engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop.bench.simulation import story, world
from tests.sync.simulation.memory import Memory
from tests.sync.simulation.mutants import MUTANTS

SEEDS = 10


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with world.template() as made:
        yield made


def test_whatever_happens_everything_holds_in_the_end(template: Path) -> None:
    for seed in range(SEEDS):
        told = story.tell(seed, template, there=Memory)
        if told.broken:
            pytest.fail(story.shortest(told, template, Memory).text())


def test_a_seed_always_tells_the_same_story(template: Path) -> None:
    first, second = (story.tell(3, template, there=Memory).words for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("e-mails there are dropped", 0),
        ("our edits are put back", 0),
        ("household members there are dropped", 0),
        ("what is deleted there stays here", 0),
        ("a creation of unknown outcome is sent again without a look", 3),
    ],
)
def test_a_broken_engine_is_found_out(
    name: str, seed: int, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    MUTANTS[name].breaking(monkeypatch)
    assert story.tell(seed, template, there=Memory).broken
