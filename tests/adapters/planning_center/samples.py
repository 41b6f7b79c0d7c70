"""The made-up answers in `tests/fixtures/planning_center`, shaped like the real system's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

FOLDER = Path(__file__).parents[2] / "fixtures" / "planning_center"


def sample(name: str) -> Any:
    """Return one made-up answer's body."""
    return orjson.loads((FOLDER / f"{name}.json").read_bytes())
