"""Finding adapters, also when one of them is broken."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from openfaith_desktop.adapter import discovery
from openfaith_desktop.errors import AdapterBroken, NotFound


@pytest.fixture(autouse=True)
def _looked_for_anew() -> Iterator[None]:
    discovery.installed.cache_clear()
    yield
    discovery.installed.cache_clear()


def test_planning_center_is_installed() -> None:
    found = discovery.adapters()["planning-center"]
    assert found.title == "Planning Center"


def test_a_broken_adapter_leaves_the_others_working(monkeypatch: pytest.MonkeyPatch) -> None:
    good = EntryPoint("planning-center", "openfaith_planning_center.adapter:create_adapter", discovery.GROUP)
    missing = EntryPoint("a-missing", "no_such_package.adapter:create", discovery.GROUP)
    failing = EntryPoint("b-failing", "json:loads", discovery.GROUP)
    monkeypatch.setattr(discovery, "entry_points", lambda group: [failing, missing, good])
    assert list(discovery.adapters()) == ["planning-center"]
    assert list(discovery.broken()) == ["a-missing", "b-failing"]
    with pytest.raises(AdapterBroken) as caught:
        discovery.adapter("a-missing")
    assert "a-missing" in caught.value.title
    assert "ModuleNotFoundError" in caught.value.what_it_means


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NotFound) as caught:
        discovery.adapter("planing-center")
    assert "planning-center" in caught.value.what_to_do
