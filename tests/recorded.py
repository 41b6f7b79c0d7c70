"""Where the recorded answers of real systems are, for the tests that are judged by them.

The recordings are not ours to redistribute, so they live outside the repository: beside it, in
`../shared/fixtures`, or wherever `OPENFAITH_RECORDED` says. On a user's machine they are absent; then
the parametrised tests have no cases and `test_recordings_are_announced` says so plainly.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(os.environ.get("OPENFAITH_RECORDED") or Path(__file__).parents[2] / "shared" / "fixtures")
PLANNING_CENTER = ROOT / "planning_center"


def recordings_present() -> bool:
    """Return whether the recorded answers of Planning Center are on this machine."""
    return (PLANNING_CENTER / "recorded").is_dir()


def recorded_names() -> list[str]:
    """Return the names (without `.json`) of Planning Center's recorded answers, or [] when absent."""
    return sorted(p.stem for p in (PLANNING_CENTER / "recorded").glob("*.json"))


def recorded(name: str) -> Any:
    """Return one recording: `{name, request, response}` or, for the older ones, the bare body."""
    return orjson.loads((PLANNING_CENTER / "recorded" / f"{name}.json").read_bytes())
