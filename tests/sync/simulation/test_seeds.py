"""Stories from seeds: whatever happens on both sides, everything holds in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop.bench.simulation import story, world

SEEDS = 30
GROUP = 10


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with world.template() as made:
        yield made


@pytest.mark.parametrize("first", range(0, SEEDS, GROUP))
def test_whatever_happens_everything_holds_in_the_end(first: int, template: Path) -> None:
    for seed in range(first, first + GROUP):
        told = story.tell(seed, template)
        if told.broken:
            pytest.fail(story.shortest(told, template).text())


def test_a_seed_always_tells_the_same_story(template: Path) -> None:
    assert story.tell(7, template).words == story.tell(7, template).words
