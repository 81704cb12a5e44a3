"""The one sync thread, behind an object that lives on the main thread.

Signals are emitted by this object only: with a signal owned by the worker, a plain function as slot would run
on the worker's thread and touch widgets from there.
"""

import random
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.logs import log
from desktop.opening import wall_clock
from domain.changes import ChangeSet
from local_db.register import Register
from sync.connectors.gateway import Gateway
from sync.report import SyncReport
from sync.steady import Signals, keep_syncing


class SyncThread(QObject):
    """Runs `keep_syncing` until stopped. ``changed`` carries a ChangeSet, ``reported`` a SyncReport."""

    changed = Signal(object)
    reported = Signal(object)
    begun = Signal()
    failed = Signal(str)

    def __init__(
        self, register: Register, gateway: Callable[[], Gateway], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._gateway = gateway
        self._signals = Signals()
        self._thread = threading.Thread(target=self._run, name="sync")

    def start(self) -> None:
        """Begin; the connector is made on the sync thread, which is the only one that uses it."""
        self._thread.start()

    def wake(self) -> None:
        """Something was saved: send it when the link allows."""
        self._signals.wake()

    def send_now(self) -> None:
        """The officer asks: skip our own back-off, never the centre's."""
        self._signals.now()

    def stop(self, seconds: float = 10.0) -> None:
        """Ask it to end and wait; what is under way becomes *belum pasti* if the wait is too short."""
        self._signals.stop()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            with self._gateway() as gateway:
                keep_syncing(
                    self._register,
                    gateway,
                    wall_clock,
                    random.random,
                    self._signals,
                    notify=self._tell_changed,
                    reported=self._tell_reported,
                    begun=self.begun.emit,
                )
        except Exception as problem:
            # The thread is the top of its own stack: say it in the log and on the screen, then end.
            log().error("sync.ended", problem=type(problem).__name__)
            self.failed.emit(type(problem).__name__)

    def _tell_changed(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)

    def _tell_reported(self, report: SyncReport) -> None:
        self.reported.emit(report)
