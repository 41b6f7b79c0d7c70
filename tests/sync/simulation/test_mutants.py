"""The judge bites: each engine that is broken on purpose is found out, by the seed that showed it last time or another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop.bench.simulation import world
from tests.sync.simulation.mutants import KNOWN, MUTANTS, found_out, likely


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with world.template() as made:
        yield made


@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_engine_is_found_out(name: str, template: Path) -> None:
    mutant = MUTANTS[name]
    first = [KNOWN[name]] if name in KNOWN else []
    if not any(found_out(mutant, seed, template) for seed in (*first, *likely(mutant))):
        pytest.fail(f"nobody noticed: {name}")
