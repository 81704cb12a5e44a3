"""The body of the sync thread, in a thread, against a real centre."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from domain.changes import ChangeSet
from sync.report import SyncReport
from sync.steady import Signals, keep_syncing
from tests.faults.office import Office
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen

pytestmark = pytest.mark.e2e


class Heard:
    """What the thread told."""

    def __init__(self) -> None:
        self.changes: list[ChangeSet] = []
        self.reports: list[SyncReport] = []
        self.begun = 0
        self.threads: set[int] = set()

    def begin(self) -> None:
        """A cycle begins."""
        self.begun += 1

    def notice(self, changes: ChangeSet) -> None:
        """Something changed."""
        self.threads.add(threading.get_ident())
        self.changes.append(changes)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for it, ten seconds at most."""
        deadline = time.monotonic() + 10
        while not true() and time.monotonic() < deadline:
            time.sleep(0.005)
        assert true()


@contextmanager
def syncing(office: Office) -> Iterator[tuple[Heard, Signals]]:
    """The thread, for the length of a block."""
    heard, signals = Heard(), Signals()
    with office.gateway() as gateway:
        thread = threading.Thread(
            target=keep_syncing,
            args=(office.register, gateway, lambda: datetime.now(UTC), lambda: 0.9, signals),
            kwargs={
                "notify": heard.notice,
                "begun": heard.begin,
                "reported": heard.reports.append,
                "every": 600.0,
            },
        )
        thread.start()
        try:
            yield heard, signals
        finally:
            signals.stop()
            gateway.interrupt()
            began = time.monotonic()
            thread.join(10)
            assert not thread.is_alive()
            assert time.monotonic() - began < 2


def test_a_save_is_delivered_and_told_step_by_step(office: Office) -> None:
    with syncing(office) as (heard, signals):
        heard.until(lambda: len(heard.reports) == 1)
        id = office.record(1)
        heard.changes.clear()
        signals.wake()
        heard.until(lambda: len(heard.reports) == 2)

    assert heard.reports[1].delivered == 1
    assert office.delivery(id) == "delivered"
    assert heard.begun == 2
    # Claimed, then delivered, both told by the thread; the last notice is about the installation alone.
    assert [id in changes.complaints for changes in heard.changes] == [True, True, False]
    assert threading.get_ident() not in heard.threads


def test_a_resting_link_is_left_alone_until_a_person_asks(office: Office, proxy: FaultProxy) -> None:
    proxy.before = lambda seen: Said(200, {"Content-Type": "text/html"}, b"<html>")
    with syncing(office) as (heard, signals):
        heard.until(lambda: len(heard.reports) == 1)
        assert heard.reports[0].try_again_at is not None
        proxy.heal()
        id = office.record(1)
        signals.wake()
        time.sleep(0.5)
        assert len(heard.reports) == 1
        signals.now()
        heard.until(lambda: len(heard.reports) == 2)

    assert office.delivery(id) == "delivered"


def test_stopping_does_not_wait_for_a_call_that_hangs(office: Office, proxy: FaultProxy) -> None:
    office.record(1)
    hanging, enough = threading.Event(), threading.Event()

    def hang(_: Seen) -> Said | None:
        hanging.set()
        enough.wait(20)
        return Said(200, {})

    proxy.before = hang
    with syncing(office) as (heard, _):
        assert hanging.wait(10)
    enough.set()

    assert [report.document()["problem"] for report in heard.reports] == ["offline"]
    assert office.states() == ["uncertain"]
