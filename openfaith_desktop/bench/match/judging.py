"""What of a matching is right."""

from __future__ import annotations

from collections.abc import Iterable, Set

PRECISION = 0.999


def recall_at(
    scored: Iterable[tuple[tuple[int, int], float]], truth: Set[tuple[int, int]], one_to_one: bool
) -> float:
    """Return the largest share of true pairs found with at most one wrong in a thousand, best pairs first.

    `one_to_one`: a pair counts only when neither of the two was in a better one.
    """
    right = wrong = best = 0
    taken: tuple[set[int], set[int]] = set(), set()
    for pair, _ in sorted(scored, key=lambda one: -one[1]):
        if one_to_one:
            if pair[0] in taken[0] or pair[1] in taken[1]:
                continue
            taken[0].add(pair[0])
            taken[1].add(pair[1])
        right, wrong = right + (pair in truth), wrong + (pair not in truth)
        if right / (right + wrong) >= PRECISION:
            best = right
    return best / len(truth)
