"""One run of syncing: ask, push, pull, until nothing is left or something stands in the way."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.changes import ChangeSet, changed
from domain.delivery import Delivery
from domain.problems import (
    CredentialRefused,
    DiskFull,
    FolderReadOnly,
    LinkProblem,
    NotEnrolled,
    ProgramTooOld,
    RateLimited,
    RegisterBusy,
    SyncDiskFull,
    SyncerBusy,
    TlsRefused,
)
from local_db.register import Register
from sync.ask import ask_about_uncertain
from sync.connectors.port import CallFailed, Connector, Traffic
from sync.core.backoff import LONGEST
from sync.core.meaning import Meaning
from sync.lock import only_syncer
from sync.pull import pull_pages
from sync.push import LOOKED_AT, SOME_DAY, next_due, push_batch
from sync.reference import refresh_reference
from sync.report import SyncReport
from sync.rhythm import Rhythm
from sync.run import Run
from sync.snapshot import Snapshot

GIVES_UP_AFTER = 5
"""Calls in a row without an answer, where no time limit was given."""
LONGEST_PATIENCE = timedelta(minutes=1)
"""The longest rest that is waited for where no time limit was given."""
FOR_A_PERSON = (CredentialRefused, TlsRefused, ProgramTooOld, SyncDiskFull)
"""Problems that no waiting cures."""


def _nobody(_: ChangeSet) -> None:
    """Told of changes, does nothing."""


def run_cycle(
    register: Register,
    connector: Connector,
    clock: Callable[[], datetime],
    jitter: Callable[[], float],
    *,
    until_idle: bool = False,
    max_seconds: float | None = None,
    on_demand: bool = True,
    notify: Callable[[ChangeSet], None] = _nobody,
    rhythm: Rhythm | None = None,
    stop: threading.Event | None = None,
) -> SyncReport:
    """Sync once, or with ``until_idle`` until nothing is left that the program may send by itself. Blocks.

    ``clock`` gives aware datetimes, ``jitter`` numbers in [0, 1). ``on_demand`` skips our own back-off, never
    the centre's ``Retry-After``. ``until_idle`` goes on until ``max_seconds`` are over or a problem needs a
    person; without a limit it gives up after five calls in a row without an answer. ``stop`` ends it between
    two calls. Whatever the link does stands in the report; problems of the register but for a full disk are
    raised, and ``NotEnrolled``.
    """
    began, before = time.monotonic(), connector.traffic
    with register.reading() as reading:
        installation = reading.installation.get()
    if installation.unit is None:
        raise NotEnrolled()
    run = Run(register, connector, clock, jitter, notify, stop or threading.Event(), installation.stream)
    rhythm = rhythm or Rhythm()
    rhythm.recall(installation.not_before, clock())
    rounds = _Rounds(run, rhythm, None if max_seconds is None else began + max_seconds, on_demand)
    problem: LinkProblem | None
    try:
        with only_syncer(register.path.parent):
            _recover(run)
            problem = rounds.until_idle() if until_idle else rounds.one()
    except SyncerBusy as busy:
        problem = busy
    except RegisterBusy:
        # Another process works on the register without end; what was under way is asked about next time.
        problem = SyncerBusy()
    except (DiskFull, FolderReadOnly):
        problem = SyncDiskFull()
    return _report(run, rhythm, problem, began, connector.traffic - before)


def _recover(run: Run) -> None:
    """What was being sent when a process died is uncertain; only the holder of the lock may say so."""
    with run.register.writing() as writing:
        found = writing.ops.recover_sending(run.clock())
        complaints = {row.complaint for row in writing.ops.uncertain()} if found else set()
    if complaints:
        run.notify(changed(complaints))


@dataclass
class _Rounds:
    """Round after round over one link, with the rests between them."""

    run: Run
    rhythm: Rhythm
    deadline: float | None
    on_demand: bool

    def one(self) -> LinkProblem | None:
        """One round, if the link is not at rest; the problem that ended it."""
        if self.rhythm.wait(self.run.clock(), on_demand=self.on_demand):
            return self.rhythm.problem or RateLimited()
        try:
            _round(self.run, self.rhythm, on_demand=self.on_demand)
        except CallFailed as failed:
            self._note(failed)
            return failed.problem
        self.rhythm.answered()
        return None

    def until_idle(self) -> LinkProblem | None:
        """Rounds, with rests between them, until nothing is due; the problem that stands at the end."""
        while True:
            rest = self.rhythm.wait(self.run.clock(), on_demand=self.on_demand)
            if not self._rested(rest):
                return self.rhythm.problem or RateLimited()
            problem = self.one()
            # From here on our own rests count, also where a person asked for the first try.
            self.on_demand = False
            if isinstance(problem, FOR_A_PERSON) or self.run.stop.is_set():
                return problem
            if problem is not None:
                if self.deadline is None and self.rhythm.pace.failures >= GIVES_UP_AFTER:
                    return problem
                continue
            due = self._next_due()
            if due is None or not self._rested(due):
                return None

    def _rested(self, rest: timedelta) -> bool:
        """Wait so long, unless that is longer than there is time."""
        if self.deadline is None:
            enough = rest <= LONGEST_PATIENCE
        else:
            enough = time.monotonic() + rest.total_seconds() < self.deadline
        if enough and rest:
            self.run.stop.wait(rest.total_seconds())
        return enough and not self.run.stop.is_set()

    def _next_due(self) -> timedelta | None:
        """How long until a waiting op may go, None when none will by itself."""
        now = self.run.clock()
        with self.run.register.reading() as reading:
            due = next_due(reading, now)
        if due is None:
            return None
        rest = due - now
        return rest if timedelta(0) < rest <= LONGEST else timedelta(0)

    def _note(self, failed: CallFailed) -> None:
        now = self.run.clock()
        self.rhythm.failed(failed, now, self.run.jitter())
        asked = self.rhythm.pace.asked
        with self.run.register.writing() as writing:
            writing.installation.set_link_problem(failed.problem.code)
            if asked is not None:
                writing.installation.set_not_before(asked.until)
        self.run.notify(ChangeSet(installation=True))


def _round(run: Run, rhythm: Rhythm, *, on_demand: bool) -> None:
    """Ask, push, pull; once more from a snapshot when the centre does not know our place in its feed."""
    try:
        _ask_push_pull(run, rhythm, _begun(run), on_demand=on_demand)
    except CallFailed as failed:
        if failed.meaning is not Meaning.CURSOR_UNKNOWN:
            raise
        # Nothing was decided: the same ops go again once the copies are whole.
        snapshot = Snapshot(run)
        snapshot.take_rest()
        _ask_push_pull(run, rhythm, snapshot, on_demand=on_demand)


def _begun(run: Run) -> Snapshot | None:
    with run.register.reading() as reading:
        return Snapshot(run) if reading.installation.get().cursor is None else None


def _ask_push_pull(run: Run, rhythm: Rhythm, snapshot: Snapshot | None, *, on_demand: bool) -> None:
    ask_about_uncertain(run)
    if snapshot is not None and snapshot.cursor is None:
        # The first page of a snapshot is all of it in most offices; a long one waits until the queue is out.
        snapshot.take_page()
    more = True
    sent: set[str] = set()
    while not run.stop.is_set():
        told = push_batch(run, sent, on_demand=on_demand)
        if told is None:
            break
        more = told
    if sent:
        # An answer that passes an op over leaves it uncertain.
        ask_about_uncertain(run)
    if snapshot is not None:
        snapshot.take_rest()
    if run.stop.is_set():
        return
    if more:
        pull_pages(run)
    refresh_reference(run, rhythm)


def _report(
    run: Run, rhythm: Rhythm, problem: LinkProblem | None, began: float, traffic: Traffic
) -> SyncReport:
    now = run.clock()
    with run.register.reading() as reading:
        totals = reading.complaints.totals()
        due = next_due(reading, now)
        sendable = len(reading.ops.candidates(LOOKED_AT, sendable_at=SOME_DAY)) + len(reading.ops.uncertain())
    count = totals.by_delivery
    rest = rhythm.wait(now, on_demand=False)
    again = None
    if problem is not None and rest:
        again = now + rest
    elif problem is None and due is not None and timedelta(0) < due - now <= LONGEST:
        again = due
    return SyncReport(
        delivered=len(run.delivered),
        pulled=len(run.pulled),
        requests=traffic.requests,
        bytes_up=traffic.up,
        bytes_down=traffic.down,
        seconds=time.monotonic() - began,
        waiting=count[Delivery.WAITING] + count[Delivery.SENDING],
        uncertain=count[Delivery.UNCERTAIN],
        conflict=count[Delivery.CONFLICT],
        needs_correction=count[Delivery.NEEDS_CORRECTION],
        pending_changes=totals.pending_changes,
        sendable=sendable,
        problem=problem,
        try_again_at=again,
    )
