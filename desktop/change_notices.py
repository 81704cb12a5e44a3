"""Who looks again when something has changed: one a turn of the event loop, and only at what is in sight.

While a queue is delivered the sync thread tells of changes many times a second. All presenters looking again
at each of them, in one turn, kept the window from answering for a quarter of a second.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from domain.changes import ChangeSet

PAUSE_MS = 200
"""Between two rounds of looking: a count that runs is read no faster than this."""
BETWEEN_MS = 5
"""Between two presenters: keys and the mouse come first."""


Look = Callable[[ChangeSet], None]


@dataclass
class Seat:
    """Somebody who looks, and whether what is looked at can be seen now; what was missed is owed."""

    refresh: Look
    in_sight: Callable[[], bool]
    owed: ChangeSet = field(default_factory=ChangeSet)

    def look(self) -> bool:
        """Look at what was missed, if it is in sight; whether there was anything."""
        if not self.owed or not self.in_sight():
            return False
        owed, self.owed = self.owed, ChangeSet()
        self.refresh(owed)
        return True


class ChangeNotices(QObject):
    """``now`` is for what the officer has just done, ``soon`` for what comes from the sync thread."""

    looked = Signal()
    """Somebody has looked in a turn of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seats: list[Seat] = []
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def seat(self, refresh: Look, in_sight: Callable[[], bool] = lambda: True) -> None:
        """Add the way a presenter looks again; they look in this order."""
        self._seats.append(Seat(refresh, in_sight))

    def now(self, changes: ChangeSet) -> None:
        """Everybody in sight looks before this returns."""
        self._owe(changes)
        self.catch_up()

    def soon(self, changes: ChangeSet) -> None:
        """Everybody in sight looks within two pauses, one a turn."""
        self._owe(changes)
        if not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def catch_up(self) -> None:
        """A page has come into sight: what it missed is looked at before it is painted."""
        for seat in self._seats:
            seat.look()

    def _owe(self, changes: ChangeSet) -> None:
        for seat in self._seats:
            seat.owed |= changes

    def _look(self) -> None:
        while self._turn < len(self._seats):
            seat = self._seats[self._turn]
            self._turn += 1
            if seat.look():
                self._timer.start(BETWEEN_MS)
                self.looked.emit()
                return
        self._turn = 0
        if any(seat.owed and seat.in_sight() for seat in self._seats):
            self._timer.start(PAUSE_MS)
