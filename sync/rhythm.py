"""The back-off of one link, kept from cycle to cycle by whoever runs them."""

from dataclasses import dataclass, field

from domain.problems import LinkProblem
from sync.core.backoff import Pace


@dataclass
class Rhythm:
    """Mutable on purpose: one per link, used by one thread. ``problem`` is why the link rests."""

    pace: Pace = field(default_factory=Pace)
    problem: LinkProblem | None = None
