"""An entity type is data: one description, one migration and its mapping, and it is synced."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from openfaith_desktop.cdm.model import EntityType, Field, Matcher

ROOT = Path(__file__).parents[3]


def test_an_invented_type_is_synced_whole_in_every_mode() -> None:
    # In a process of its own: tables are made from the types when the program starts.
    options = ("-q", "-p", "no:cacheprovider", "-p", "tests.adapters.invented.plugin")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "tests/adapters/invented/inside.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout[-6000:]
    assert re.search(r"\b14 passed", run.stdout)


@pytest.mark.parametrize(
    "wrong",
    [
        {"matcher": Matcher.IDENTITY},
        {"identity": ("name",)},
        {"identity": ("tail",), "matcher": Matcher.IDENTITY},
        {"owner": "herd_id"},
        {"matcher": "smell"},
    ],
)
def test_a_description_that_contradicts_itself_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"giraffe|smell"):
        EntityType("giraffe", "Giraffe", "Giraffes", (Field("name", "Name"),), **wrong)  # type: ignore[arg-type]
