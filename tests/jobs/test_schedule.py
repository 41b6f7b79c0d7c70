"""When jobs are due: never twice for one turn, once after any sleep, whatever happens to the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openfaith_desktop.errors import UsageError
from openfaith_desktop.jobs import schedule

NOW = 1_800_000_000.0
QUARTER, DAY, YEAR = 900, 86_400.0, 365 * 86_400.0
ZONES = ["UTC", "America/Chicago", "Asia/Kolkata", "Pacific/Auckland", "America/Sao_Paulo"]

seeds = st.text(max_size=8)
moments = st.floats(0, 4_000_000_000)
intervals = st.integers(schedule.LEAST, schedule.MOST)


@pytest.mark.parametrize(("text", "seconds"), [("15m", 900), ("1h", 3600), ("90s", 90), (" 60s ", 60)])
def test_a_span_of_time_as_people_write_it(text: str, seconds: int) -> None:
    assert schedule.interval(text) == seconds


@pytest.mark.parametrize("text", ["", "15", "m", "-5m", "1.5h", "59s", "0m", "9999h", "٣m", "1d", "15m5"])
def test_no_span_of_time(text: str) -> None:
    with pytest.raises(UsageError):
        schedule.interval(text)


@given(seeds)
def test_a_connections_share_is_its_own_and_stays(seed: str) -> None:
    assert 0 <= schedule.share(seed) < 1
    assert schedule.share(seed) == schedule.share(seed)


def test_churches_spread_over_the_whole_span() -> None:
    shares = sorted(schedule.share(f"org_{n} 1") for n in range(1000))
    assert max(b - a for a, b in pairwise([0.0, *shares, 1.0])) < 0.02


@given(moments, intervals, seeds)
def test_the_first_poll_is_due_at_once_and_not_again(now: float, seconds: int, seed: str) -> None:
    assert schedule.poll_due(now, None, seconds, seed)
    assert not schedule.poll_due(now, now, seconds, seed)


@given(moments, intervals, seeds)
def test_a_poll_is_due_no_later_than_its_time_after_the_last(last: float, seconds: int, seed: str) -> None:
    assert schedule.poll_due(last + seconds + 1, last, seconds, seed)


def _polls(times: list[float], seconds: int, seed: str = "a") -> list[float]:
    """Look at each of these times, and return those at which a poll was made."""
    made: list[float] = []
    for now in times:
        if schedule.poll_due(now, made[-1] if made else None, seconds, seed):
            made.append(now)
    return made


@given(moments, intervals, seeds)
def test_looking_often_makes_one_poll_a_turn(start: float, seconds: int, seed: str) -> None:
    made = _polls([start + step * seconds / 40 for step in range(401)], seconds, seed)
    assert 10 <= len(made) <= 12
    # Only the first stands outside its turn.
    assert all(abs(b - a - seconds) <= seconds / 20 for a, b in pairwise(made[1:]))


def test_after_a_week_of_sleep_one_poll_is_due() -> None:
    awake = [NOW + step * 30 for step in range(60)]
    later = [time + 7 * DAY for time in awake]
    before, after = _polls(awake, QUARTER), _polls(awake + later, QUARTER)
    assert len(after) - len(before) in (len(before), len(before) + 1)
    assert after[len(before)] == later[0]


@given(st.lists(st.floats(-2 * YEAR, 2 * YEAR), min_size=1, max_size=6), seeds)
@example([-YEAR], "a")
@example([YEAR, -YEAR, -7200.0], "a")
def test_a_clock_that_is_moved_brings_neither_flood_nor_silence(moves: list[float], seed: str) -> None:
    now = NOW
    times: list[float] = []
    for move in [0.0, *moves]:
        now += move
        times += [now + step * 30 for step in range(120)]  # an hour between two moves
        now = times[-1]
    made = _polls(times, QUARTER, seed)
    hours = len(moves) + 1
    assert 2 * hours <= len(made) <= 6 * hours


# --- the nightly comparison ------------------------------------------------------------------------


def _comparisons(times: list[float], zone: ZoneInfo, last: float | None, seed: str = "a") -> list[float]:
    made: list[float] = []
    for now in times:
        if schedule.comparison_due(now, made[-1] if made else last, seed, zone):
            made.append(now)
    return made


@given(st.sampled_from(ZONES), st.dates(datetime(2025, 1, 1).date(), datetime(2027, 12, 1).date()), seeds)
@example("America/Chicago", datetime(2026, 3, 7).date(), "a")
@example("America/Chicago", datetime(2026, 10, 31).date(), "b")
def test_it_runs_once_a_night_at_a_quiet_hour(zone_name: str, day: object, seed: str) -> None:
    zone = ZoneInfo(zone_name)
    noon = datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=zone).timestamp()
    made = _comparisons([noon + step * 600 for step in range(6 * 24 * 3)], zone, noon, seed)
    assert len(made) == 3
    for moment in made:
        local = datetime.fromtimestamp(moment, zone)
        # The night in which summer time begins or ends may shift it by that hour.
        assert 1 <= local.hour + local.minute / 60 < 6.2


@pytest.mark.parametrize("hour", [0, 3, 9, 23])
def test_slept_through_it_is_made_up_for_once(hour: int) -> None:
    zone = ZoneInfo("Europe/Zurich")
    slept = datetime(2026, 11, 1, 12, tzinfo=zone).timestamp()
    woken = datetime(2026, 11, 8, hour, tzinfo=zone).timestamp()
    until_evening = [woken + step * 60 for step in range(30)]
    assert _comparisons(until_evening, zone, slept)[:1] == [woken]
    assert len(_comparisons(until_evening, zone, slept)) <= 2  # the second: the night's own, if it just came


@given(st.lists(st.floats(-YEAR, YEAR), min_size=1, max_size=5), seeds)
def test_a_moved_clock_brings_no_flood_of_comparisons(moves: list[float], seed: str) -> None:
    zone = ZoneInfo("UTC")
    now = NOW
    times: list[float] = []
    for move in moves:
        now += move
        times += [now + step * 1800 for step in range(48 * 3)]  # three days between two moves
        now = times[-1]
    made = _comparisons(times, zone, NOW, seed)
    assert len(moves) <= len(made) <= 5 * len(moves)


def test_it_uses_the_computers_own_time_zone() -> None:
    noon = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)
    night = (noon + timedelta(hours=18)).timestamp()  # 06:00
    assert not schedule.comparison_due((noon + timedelta(hours=13)).timestamp(), noon.timestamp(), "a")
    assert schedule.comparison_due(night, noon.timestamp(), "a")


# --- edits -----------------------------------------------------------------------------------------


def test_edits_are_sent_when_the_person_pauses_or_after_two_minutes() -> None:
    assert not schedule.edits_due(NOW, NOW - 30, NOW - 1)
    assert schedule.edits_due(NOW, NOW - 30, NOW - schedule.SETTLED)
    assert schedule.edits_due(NOW, NOW - schedule.LONG_ENOUGH, NOW - 1)
