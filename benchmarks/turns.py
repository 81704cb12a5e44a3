"""A probe on Qt's event loop: how long from one turn to the next."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 1
"""How often a turn is asked for; on a loop with nothing to do a gap is this long."""


class Turns(QObject):
    """Notes the time between two turns, in milliseconds, while it runs."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._turn)

    def begin(self) -> None:
        """Forget what was measured and begin."""
        self.gaps = []
        self._last = perf_counter()
        self._timer.start()

    def end(self) -> list[float]:
        """Stop; the gaps in milliseconds."""
        self._timer.stop()
        return self.gaps

    def _turn(self) -> None:
        now = perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now
