"""`openfaith bench limit`: at the pace of the limit, in simulated time, without one refusal."""

from __future__ import annotations

import pytest

from openfaith_desktop.bench import limit

PEOPLE = 400


@pytest.fixture(autouse=True)
def few_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so little through that a small church comes against it."""
    monkeypatch.setattr(limit, "LIMIT", 3)


def test_a_first_sync_keeps_to_the_limit_and_loses_no_time() -> None:
    figures = limit._measured(PEOPLE, limit.NAMES[:1])
    assert figures["refused"] == 0
    assert figures["requests"] > 2 * limit.LIMIT
    assert 1 <= figures["ratio"] <= 1.1


def test_two_connections_of_one_sign_in_share_the_limit() -> None:
    figures = limit._measured(PEOPLE, limit.NAMES)
    assert figures["refused"] == 0
    assert figures["requests"] > 4 * limit.LIMIT
    assert 1 <= figures["ratio"] <= 1.1


@pytest.mark.parametrize(("requests", "seconds"), [(1, 0), (3, 0), (4, 20), (6, 20), (7, 40)])
def test_what_the_limit_allows(requests: int, seconds: int) -> None:
    assert limit.allowed_seconds(requests) == seconds + limit.LATENCY


def test_the_figures_are_said_in_words() -> None:
    one = {"requests": 13, "seconds": 40.9, "allowed_seconds": 40.3, "ratio": 1.015, "refused": 0}
    text = limit.text({"people": 400, "one": one, "two": one})
    assert "400 people" in text
    assert "1.015 of what the limit allows, 0 refused" in text
