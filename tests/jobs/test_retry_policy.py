"""What is tried again, when, and when it is given up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop import errors
from openfaith_desktop.errors import OpenFaithError, ServerBusy, Unreachable
from openfaith_desktop.jobs import retry_policy


@pytest.mark.parametrize(
    "kind",
    [
        errors.SignInNeeded,
        errors.BrakeStopped,
        errors.UsageError,
        errors.PermissionMissing,
        errors.RecordRefused,
        errors.ReadRefused,
        errors.DiskFull,
        errors.DatabaseDamaged,
        errors.OpenFaithError,
    ],
)
def test_what_will_not_pass_is_given_up_at_once(kind: type[OpenFaithError]) -> None:
    assert retry_policy.wait_after(kind(), 1) is None


@pytest.mark.parametrize("kind", retry_policy.PASSING)
def test_what_may_pass_is_tried_five_times(kind: type[OpenFaithError]) -> None:
    assert [retry_policy.wait_after(kind(), number) is None for number in (1, 2, 3, 4, 5)] == [False] * 4 + [
        True
    ]


@given(st.floats(0, 1), st.integers(1, 4))
def test_waits_double_with_jitter_and_end(chance: float, number: int) -> None:
    wait = retry_policy.wait_after(Unreachable(), number, chance)
    whole = retry_policy.FIRST_WAIT * 2 ** (number - 1)
    assert wait is not None
    assert whole / 2 <= wait <= min(whole, retry_policy.LONGEST_WAIT)


def test_jitter_is_random_when_nothing_is_said() -> None:
    assert len({retry_policy.wait_after(Unreachable(), 1) for _ in range(10)}) > 1


@pytest.mark.parametrize(("asked", "waits"), [(None, 30.0), (5.0, 30.0), (400.0, 400.0), (90_000.0, 3600.0)])
def test_the_servers_own_wish_counts(asked: float | None, waits: float) -> None:
    assert retry_policy.wait_after(ServerBusy(retry_after=asked), 1, chance=1.0) == waits


def test_somebody_elses_work_is_waited_for_but_not_for_ever() -> None:
    waits = [
        retry_policy.wait_while_busy(number, chance=1.0) for number in range(retry_policy.BUSY_TRIES + 1)
    ]
    assert waits[-1] is None
    assert sum(wait for wait in waits if wait) == 3600
