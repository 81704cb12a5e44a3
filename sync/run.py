"""What one run of syncing carries from step to step."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from domain.changes import ChangeSet
from local_db.register import Register
from local_db.unit_of_work import Writing
from sync.connectors.port import Answer, Connector

Said = TypeVar("Said")
Item = TypeVar("Item")

AT_ONCE = 50
"""Complaints one transaction touches, where nothing demands more: an officer who saves waits for it."""
BREATH = 0.002
"""Seconds between two of them, so that another writer gets its turn."""


@dataclass
class Run:
    """The ends a run works between, and its tally. ``delivered`` and ``pulled`` hold complaint ids."""

    register: Register
    connector: Connector
    clock: Callable[[], datetime]
    jitter: Callable[[], float]
    notify: Callable[[ChangeSet], None]
    stop: threading.Event
    stream: str
    delivered: set[str] = field(default_factory=set)
    pulled: set[str] = field(default_factory=set)

    def pieces(self, items: Sequence[Item]) -> Iterator[list[Item]]:
        """The items in pieces, each for a transaction of its own."""
        for start in range(0, len(items), AT_ONCE):
            if start:
                time.sleep(BREATH)
            yield list(items[start : start + AT_ONCE])

    def contact(self, writing: Writing, answer: Answer[Said]) -> None:
        """Note, in the transaction that applies the answer, when and on which clock the centre spoke."""
        now = self.clock()
        skew = None
        if answer.centre_time is not None:
            skew = round((answer.centre_time - now).total_seconds() * 1000)
        writing.installation.set_contact(now, skew)
        if answer.epoch is not None:
            writing.installation.set_epoch(answer.epoch)
