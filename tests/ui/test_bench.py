"""The window's measurements run, and the list stays as quick as people expect even where the machine is busy."""

from __future__ import annotations

from openfaith_desktop.bench import measure, text


def test_a_list_of_people_opens_is_searched_and_scrolls() -> None:
    figures = measure("ui", 2_000, 1)
    assert figures["frame_p50"] < 50
    assert "2,000 people" in text(figures)


def test_the_first_window_is_measured_beside_a_bare_one() -> None:
    figures = measure("start", 0, 1)
    assert 0 < figures["bare_seconds"] < figures["seconds"] * 2
    assert "times as long" in text(figures)
