"""A church in memory and a database here, in every mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop.application import Application
from tests.adapters.memory.church import a_church
from tests.adapters.memory.sides import Sides, sides


@pytest.fixture(params=["full", "openfaith", "external"])
def mode(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def both(tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sides]:
    with sides(tmp_path, mode, a_church()) as made:
        if not made.store.url.startswith("sqlite"):
            monkeypatch.setenv("OPENFAITH_DATABASE_URL", made.store.url)
        yield made


@pytest.fixture
def app(both: Sides, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """The application on the same data folder."""
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    with Application(both.folder) as made:
        made.vault.put("hope", both.church.key)
        yield made
