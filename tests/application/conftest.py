"""A church on both sides, in step after its first sync, and the application on it. No Qt."""

from __future__ import annotations

import pytest

from openfaith_desktop.application import Application
from tests.sync.conftest import Both, _no_waiting, app, both, people

__all__ = ["_no_waiting", "app", "both", "people"]


@pytest.fixture
def mode() -> str:
    return "full"


@pytest.fixture
def church(both: Both, app: Application) -> Both:
    """The church after its first sync; `app` works on the same database."""
    both.sync()
    return both
