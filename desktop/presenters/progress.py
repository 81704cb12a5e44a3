"""Progress of sending, read from the tables and from nothing else: "9 dari 14 sampai"."""

from dataclasses import dataclass

from domain.delivery import Delivery
from local_db.register_row import Totals

ON_THE_WAY = (Delivery.WAITING, Delivery.SENDING, Delivery.UNCERTAIN)


@dataclass
class Progress:
    """One cycle. What is saved while it runs is added to the whole, so that nothing counts backwards."""

    of_all: int
    left: int
    stuck: int

    @classmethod
    def begin(cls, totals: Totals) -> "Progress":
        """At the first moment of the cycle."""
        left = on_the_way(totals)
        return cls(of_all=left, left=left, stuck=totals.by_delivery[Delivery.NEEDS_CORRECTION])

    def look(self, totals: Totals) -> tuple[int, int]:
        """How many arrived, of how many. One the centre sent back has not arrived."""
        left = on_the_way(totals)
        stuck = totals.by_delivery[Delivery.NEEDS_CORRECTION]
        came_back = max(0, stuck - self.stuck)
        self.of_all += max(0, left + came_back - self.left)
        self.left = left + came_back
        return self.of_all - self.left, self.of_all


def on_the_way(totals: Totals) -> int:
    """Complaints that are not at the centre as far as anybody knows, and that need no person to get there."""
    return sum(totals.by_delivery[state] for state in ON_THE_WAY)


def waiting(totals: Totals) -> int:
    """*Menunggu sinyal*, what is being sent at this moment included: it has not arrived either."""
    return totals.by_delivery[Delivery.WAITING] + totals.by_delivery[Delivery.SENDING]
