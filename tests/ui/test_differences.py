"""Word-level differences: what the other side doesn't have, and only that."""

from __future__ import annotations

import pytest

from openfaith_desktop.ui.widgets.differences import spans


def _marked(text: str, parts: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[begin:end] for begin, end in parts]


@pytest.mark.parametrize(
    ("one", "other", "mine", "yours"),
    [
        ("555-0134", "555-0143", ["34"], ["43"]),
        ("555-0162", "555-0126", ["62"], ["26"]),
        ("12 Oak St", "40 Elm St", ["12 Oak"], ["40 Elm"]),
        ("7 Mill Lane, Flat 2", "7 Mill Lane", [", Flat 2"], []),
        ("priya@work.example", "priya@home.example", ["work"], ["home"]),
        ("Liz Okafor", "Elizabeth Okafor", ["Liz"], ["Elizabeth"]),
        ("555-0190", "", ["555-0190"], []),
        ("", "", [], []),
        ("same", "same", [], []),
    ],
)
def test_only_what_differs_is_marked(one: str, other: str, mine: list[str], yours: list[str]) -> None:
    ours, theirs = spans(one, other)
    assert _marked(one, ours) == mine
    assert _marked(other, theirs) == yours
