"""The body of a sync thread: cycle after cycle until it is told to stop."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from domain.changes import ChangeSet
from local_db.register import Register
from sync.connectors.port import Connector
from sync.cycle import run_cycle
from sync.report import SyncReport
from sync.rhythm import Rhythm


class Signals:
    """What the main thread tells the sync thread. Every method may be called from any thread."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._changed = threading.Condition()
        self._wanted = False
        self._demanded = False

    def wake(self) -> None:
        """Something was saved here: send it as soon as the link's back-off allows."""
        with self._changed:
            self._wanted = True
            self._changed.notify_all()

    def now(self) -> None:
        """A person asks: skip our own back-off."""
        with self._changed:
            self._demanded = True
            self._changed.notify_all()

    def stop(self) -> None:
        """End after the call that is under way; `Connector.interrupt` ends that one too."""
        self.stopping.set()
        with self._changed:
            self._changed.notify_all()

    def wait(self, rest: float, idle: float) -> bool:
        """Wait ``rest`` seconds that only a person may cut short, then ``idle`` more until a wake.

        Returns whether a person asked.
        """
        began = time.monotonic()
        with self._changed:
            while not self.stopping.is_set() and not self._demanded:
                passed = time.monotonic() - began
                if passed >= rest + idle or (self._wanted and passed >= rest):
                    break
                self._changed.wait((rest if self._wanted else rest + idle) - passed)
            demanded, self._demanded, self._wanted = self._demanded, False, False
        return demanded


def keep_syncing(
    register: Register,
    connector: Connector,
    clock: Callable[[], datetime],
    jitter: Callable[[], float],
    signals: Signals,
    *,
    notify: Callable[[ChangeSet], None],
    begun: Callable[[], None],
    reported: Callable[[SyncReport], None],
    every: float = 60.0,
) -> None:
    """Sync at once, after every wake, and ``every`` so many seconds; returns when told to stop.

    All callbacks are called in this thread. Register problems are raised, as in ``run_cycle``.
    """
    rhythm = Rhythm()
    demanded = False
    while not signals.stopping.is_set():
        begun()
        report = run_cycle(
            register,
            connector,
            clock,
            jitter,
            on_demand=demanded,
            notify=notify,
            rhythm=rhythm,
            stop=signals.stopping,
        )
        reported(report)
        rest = rhythm.wait(clock(), on_demand=False).total_seconds()
        due = every
        if report.problem is None and report.try_again_at is not None:
            due = min(every, max(0.0, (report.try_again_at - clock()).total_seconds()))
        demanded = signals.wait(rest, 0.0 if rest else due)
