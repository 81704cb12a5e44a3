"""The back-off of one link, kept from cycle to cycle by whoever runs them."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.problems import LinkProblem
from sync.connectors.port import CallFailed
from sync.core.backoff import LONGEST_ASKED, Pace, Wait


@dataclass
class Rhythm:
    """Mutable on purpose: one per link, used by one thread. ``problem`` is why the link rests.

    ``looked_at`` is when reference data were last asked for, on the monotonic clock.
    """

    pace: Pace = field(default_factory=Pace)
    problem: LinkProblem | None = None
    looked_at: float | None = None

    def recall(self, asked_until: datetime | None, now: datetime) -> None:
        """Take over a ``Retry-After`` that an earlier process was given; a clock set back ends it."""
        if asked_until is None or self.pace.asked is not None:
            return
        if timedelta(0) < asked_until - now <= LONGEST_ASKED:
            self.pace = replace(self.pace, asked=Wait(now, asked_until))

    def failed(self, failed: CallFailed, now: datetime, roll: float) -> None:
        """A call brought no usable answer."""
        self.problem = failed.problem
        self.pace = self.pace.failed(
            now, roll, retry_after=failed.retry_after, authenticated=failed.authenticated
        )

    def answered(self) -> None:
        """The centre answered and did the work."""
        self.problem = None
        self.pace = Pace()

    def wait(self, now: datetime, *, on_demand: bool) -> timedelta:
        """How long until the next request."""
        return self.pace.remaining(now, on_demand=on_demand)
