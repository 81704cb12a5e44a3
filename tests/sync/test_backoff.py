"""When the next try may be made."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.backoff import LONGEST, LONGEST_ASKED, Pace, delay

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
ALMOST = 0.999999


def seconds(pace: Pace, *, after: float = 0, on_demand: bool = False) -> float:
    """What remains of the wait so many seconds later."""
    return pace.remaining(NOW + timedelta(seconds=after), on_demand=on_demand).total_seconds()


@pytest.mark.parametrize(
    ("failures", "most"), [(1, 2), (2, 4), (3, 8), (8, 256), (9, 512), (10, 900), (11, 900), (5000, 900)]
)
def test_the_wait_doubles_from_two_seconds_to_fifteen_minutes(failures: int, most: float) -> None:
    assert delay(failures, ALMOST).total_seconds() == pytest.approx(most, rel=1e-3)
    assert delay(failures, 0.5).total_seconds() == most / 2
    assert delay(failures, 0.0) == timedelta(0)


def test_an_answer_forgets_the_failures() -> None:
    pace = Pace().failed(NOW, ALMOST).failed(NOW, ALMOST)
    assert pace.failures == 2

    assert pace.answered() == Pace()


def test_the_centres_own_word_is_a_floor() -> None:
    pace = Pace().failed(NOW, 0.0, retry_after=120, authenticated=True)

    assert seconds(pace) == 120
    assert seconds(pace, after=119) == 1
    assert seconds(pace, after=120) == 0


def test_sync_now_skips_our_back_off_and_never_what_the_centre_asked() -> None:
    ours = Pace(failures=9).failed(NOW, ALMOST)
    assert seconds(ours) > 800
    assert seconds(ours, on_demand=True) == 0

    asked = ours.failed(NOW, ALMOST, retry_after=30, authenticated=True)
    assert seconds(asked, on_demand=True) == 30


def test_a_portals_retry_after_counts_up_to_the_back_off_cap_and_is_skipped_on_demand() -> None:
    pace = Pace().failed(NOW, 0.0, retry_after=86_400)

    assert seconds(pace) == LONGEST.total_seconds()
    assert seconds(pace, on_demand=True) == 0


def test_the_centre_is_obeyed_for_an_hour_at_most() -> None:
    pace = Pace().failed(NOW, 0.0, retry_after=10**9, authenticated=True)

    assert seconds(pace, on_demand=True) == LONGEST_ASKED.total_seconds()


def test_a_later_failure_does_not_shorten_what_was_asked() -> None:
    pace = Pace().failed(NOW, 0.0, retry_after=600, authenticated=True)
    later = pace.failed(NOW + timedelta(seconds=10), 0.0)

    assert seconds(later, after=10, on_demand=True) == 590


@given(st.timedeltas(timedelta(days=-3650), timedelta(days=3650)), st.integers(0, 10**7), st.booleans())
def test_no_clock_makes_the_wait_longer_than_its_cap(
    jump: timedelta, retry_after: int, authenticated: bool
) -> None:
    pace = Pace(failures=20).failed(NOW, ALMOST, retry_after=retry_after, authenticated=authenticated)
    remaining = pace.remaining(NOW + jump, on_demand=False)

    assert timedelta(0) <= remaining <= LONGEST_ASKED
    if jump < timedelta(0):
        assert remaining == timedelta(0)
