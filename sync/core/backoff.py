"""When to try again: full jitter, and the centre's own word as a floor."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FIRST = timedelta(seconds=2)
LONGEST = timedelta(minutes=15)
LONGEST_ASKED = timedelta(hours=1)
"""The most an authenticated ``Retry-After`` is obeyed for."""


def delay(failures: int, roll: float) -> timedelta:
    """A random wait before the next try, after ``failures`` ≥ 1 in a row; ``roll`` is in [0, 1)."""
    doublings = min(failures - 1, 20)
    return min(FIRST * (1 << doublings), LONGEST) * roll


@dataclass(frozen=True)
class Wait:
    """Not before ``until``. ``since`` is kept because a clock that was set back ends the wait."""

    since: datetime
    until: datetime

    def remaining(self, now: datetime) -> timedelta:
        """How long still. Zero when the clock has left the interval on either side."""
        return self.until - now if self.since <= now < self.until else timedelta(0)


@dataclass(frozen=True)
class Pace:
    """How eagerly one link is used. ``rest`` is our own back-off, ``asked`` the centre's ``Retry-After``."""

    failures: int = 0
    rest: Wait | None = None
    asked: Wait | None = None

    def failed(
        self, now: datetime, roll: float, *, retry_after: float | None = None, authenticated: bool = False
    ) -> "Pace":
        """The pace after a call without a usable answer. ``retry_after``: seconds, from whoever answered."""
        failures = self.failures + 1
        told = timedelta(seconds=max(0.0, min(retry_after or 0.0, LONGEST_ASKED.total_seconds())))
        pause = max(delay(failures, roll), min(told, LONGEST))
        return replace(
            self,
            failures=failures,
            rest=Wait(now, now + pause),
            asked=Wait(now, now + told) if authenticated and told else self.asked,
        )

    def answered(self) -> "Pace":
        """The pace after the centre itself answered and did the work."""
        return Pace()

    def remaining(self, now: datetime, *, on_demand: bool) -> timedelta:
        """How long to wait. "Sync now" skips our own back-off, never what the centre asked for."""
        waits = (self.asked,) if on_demand else (self.asked, self.rest)
        return max((wait.remaining(now) for wait in waits if wait is not None), default=timedelta(0))
