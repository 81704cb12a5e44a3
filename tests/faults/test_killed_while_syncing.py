"""`kill -9` of a syncing process: before the centre has the batch, after it, and anywhere in between."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.centre_process import ROOT, CentreProcess
from tests.faults.office import Office
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen

pytestmark = [pytest.mark.e2e, pytest.mark.faults]

LONG = "Sudah lama kami menunggu. " * 160
"""So long that thirty complaints are several batches: more commits to die between."""


class SyncingProcess:
    """A child that syncs the office; ``kill`` is SIGKILL, once."""

    def __init__(self, office: Office) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.syncing_process"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
        )
        orders = {
            "register": str(office.register.path),
            "key": office.key.hex(),
            "centre": office.centre,
            "credential": office.credential.id,
            "secret": office.credential.secret,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(orders).encode() + b"\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End it between two instructions."""
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, signal.SIGKILL)

    def kill_and_see(self) -> None:
        """End it, and look that it has ended."""
        self.kill()
        deadline = time.monotonic() + 10
        while self._process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)

    def wait(self) -> int:
        """Its return code: -9 when it was killed."""
        out, _ = self._process.communicate(timeout=90)
        self.report = json.loads(out) if out else None
        return self._process.returncode


def assert_delivered_once(office: Office, centre: CentreProcess, ids: list[str]) -> None:
    """All are at the centre exactly once and delivered here."""
    held = [complaint["id"] for complaint in centre.export("complaints")]
    assert sorted(id for id in held if id in set(ids)) == sorted(ids)
    ops = [op["op"] for op in centre.export("ops") if op["complaint"] in set(ids)]
    assert len(ops) == len(set(ops)) == len(office.op_rows())
    assert set(office.states()) == {"delivered"}
    with office.register.reading():
        assert office.register.verify().ok


def at_request(number: int) -> Callable[[FaultProxy, SyncingProcess], None]:
    """Die when the n-th request has left and nobody has read it."""

    def arm(proxy: FaultProxy, process: SyncingProcess) -> None:
        def before(seen: Seen) -> Said | None:
            if len(proxy.passages) == number:
                process.kill_and_see()
                return Said(200, {})
            return None

        proxy.before = before

    return arm


def at_reply(number: int) -> Callable[[FaultProxy, SyncingProcess], None]:
    """Die when the centre has answered the n-th request and before the answer is read."""

    def arm(proxy: FaultProxy, process: SyncingProcess) -> None:
        def after(seen: Seen, reply: Said) -> Said | None:
            if len(proxy.passages) == number:
                process.kill_and_see()
            return reply

        proxy.after = after

    return arm


def soon_after(number: int, seconds: float) -> Callable[[FaultProxy, SyncingProcess], None]:
    """Die a moment after the n-th answer was handed over: while it is being stored, or just about."""

    def arm(proxy: FaultProxy, process: SyncingProcess) -> None:
        def after(seen: Seen, reply: Said) -> Said | None:
            if len(proxy.passages) == number:
                threading.Timer(seconds, process.kill).start()
            return reply

        proxy.after = after

    return arm


MOMENTS = (
    [at_request(number) for number in (1, 2, 3)]
    + [at_reply(number) for number in (1, 2, 3)]
    + [soon_after(number, seconds) for number in (1, 2) for seconds in (0.005, 0.02, 0.05, 0.1)]
)


def test_a_syncing_process_that_is_killed_at_any_step_costs_a_repeat_and_nothing_else(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    ids: list[str] = []
    killed = 0
    seen_states: set[str] = set()
    for round_number, arm in enumerate(MOMENTS):
        ids += [office.record(round_number * 100 + n, content=LONG) for n in range(30)]
        before = office.sealed_ops()
        proxy.heal()
        proxy.passages.clear()
        process = SyncingProcess(office)
        arm(proxy, process)
        killed += process.wait() == -signal.SIGKILL
        assert office.sealed_ops() == before
        seen_states |= set(office.states())

    # Most died; a kill a moment after an answer may come too late for one that was quick.
    assert killed >= len(MOMENTS) - 3
    assert "sending" in seen_states

    proxy.heal()
    office.open_again()
    report = office.sync(until_idle=True, max_seconds=60)
    assert (report.problem, report.sendable) == (None, 0)
    assert_delivered_once(office, centre, ids)


@pytest.mark.slow
def test_kills_at_random_moments_leave_every_op_delivered_once(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    rolls = random.Random(20261122)
    ids: list[str] = []
    killed = 0
    # A quick machine is done before the blow falls: go on until enough have fallen in time.
    for round_number in range(36):
        if killed == 8:
            break
        ids += [office.record(round_number * 100 + n, content=LONG) for n in range(15)]
        proxy.passages.clear()
        process = SyncingProcess(office)
        deadline = time.monotonic() + 30
        while not proxy.passages and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(rolls.random() * 0.2)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
    assert killed == 8

    office.open_again()
    assert office.sync(until_idle=True, max_seconds=60).problem is None
    assert_delivered_once(office, centre, ids)


def test_two_processes_never_sync_one_profile_at_once(office: Office, proxy: FaultProxy) -> None:
    office.record(1)
    held, go_on = threading.Event(), threading.Event()

    def slow(seen: Seen) -> Said | None:
        held.set()
        go_on.wait(30)
        return None

    proxy.before = slow
    first = SyncingProcess(office)
    assert held.wait(30)
    second = SyncingProcess(office)
    assert second.wait() == 0
    go_on.set()
    assert first.wait() == 0

    assert second.report is not None
    assert first.report is not None
    assert (second.report["problem"], second.report["requests"]) == ("busy", 0)
    assert (first.report["problem"], first.report["delivered"]) == (None, 1)


def test_the_lock_dies_with_its_process(office: Office, proxy: FaultProxy, tmp_path: Path) -> None:
    office.record(1)
    process = SyncingProcess(office)
    at_request(1)(proxy, process)
    assert process.wait() == -signal.SIGKILL

    proxy.heal()
    assert office.states() == ["sending"]
    assert office.sync().delivered == 1
