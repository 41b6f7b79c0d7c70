"""A whole church's keys are counted a few at a time, so that other threads get their turn."""

from __future__ import annotations

from collections import Counter

from openfaith_desktop.sync.reconcile.matching import people


class Told(list[int]):
    """Numbers that tell how many of them were taken at once."""

    most = 0

    def __getitem__(self, wanted):  # type: ignore[override]
        part = super().__getitem__(wanted)
        self.most = max(self.most, len(part))
        return part

    def __iter__(self):
        raise AssertionError("all at once")


def test_keys_are_counted_a_few_at_a_time_and_all_of_them() -> None:
    numbers = [number % 7 for number in range(2 * people.COUNTED + 5)]
    told = Told(numbers)
    assert people.counted(told) == Counter(numbers)
    assert told.most == people.COUNTED
