"""What lists and counts show, in frozen form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.delivery import Delivery
from domain.vocabulary import Handling


@dataclass(frozen=True)
class RegisterRow:
    """One line of the register. ``name`` is as given also for an anonymous complaint: who shows it decides by
    ``is_anonymous``. ``recorded_at`` is UTC; ``title`` is never empty where there is a narrative."""

    id: str
    local_number: str | None
    title: str
    name: str | None
    is_anonymous: bool
    place: str | None
    recorded_at: datetime
    delivery: Delivery
    pending_changes: int
    handling: Handling | None
    tracking_id: str | None
    institution: str | None
    reply_count: int
    unseen_replies: int
    counter: str | None
    officer: str | None


@dataclass(frozen=True)
class Filter:
    """Which complaints a list shows; filters add up."""

    delivery: Delivery | None = None
    needs_person: bool = False
    new_reply: bool = False
    search: str | None = None


@dataclass(frozen=True)
class Totals:
    """Counts of complaints, except ``pending_changes``, which counts changes behind delivered creates.

    ``by_delivery`` and ``by_handling`` have every state; ``no_handling`` counts those without one.
    ``oldest_waiting`` is when the oldest complaint whose create is undecided was saved, UTC;
    ``unseen_replies`` counts complaints with a reply nobody has looked at.
    """

    by_delivery: Mapping[Delivery, int]
    by_handling: Mapping[Handling, int]
    no_handling: int
    pending_changes: int
    oldest_waiting: datetime | None
    unseen_replies: int
    all: int
