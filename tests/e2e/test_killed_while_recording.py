"""`loket-admin record` prints a line only after the durable commit: killed a hundred times, at random."""

import json
import os
import random
import select
import signal
import subprocess
import time
from collections import Counter as Tally
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.e2e.conftest import Enrol
from tests.e2e.counters import ROOT, Counter, as_lines, complaint, surroundings
from tests.faults.centre_process import CentreProcess

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.faults,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("killed-while-recording"),
]

KILLS = 100
EARLY = 8
"""Kills at any moment after the start, also before the first line is printed."""
LANES = 2
"""Profiles worked on at a time: one for each core."""
LINES = 400
ENOUGH = 80


@dataclass
class Killed:
    """One killed run. ``printed`` are the lines it told; ``times`` when those seen before the kill came."""

    killed: bool
    at: float
    printed: list[dict[str, Any]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def within(self) -> bool:
        """Whether it fell between the first printed line and what would have been the last."""
        return self.killed and 0 < len(self.printed) < LINES

    @property
    def gaps(self) -> list[float]:
        """Seconds between printed lines: each is the time of one save."""
        return [after - before for before, after in zip(self.times, self.times[1:], strict=False)]


def quarters(kills: Sequence[Killed], save: float) -> Tally[int]:
    """In which quarter of a save that takes ``save`` seconds each kill fell; later counts as the last."""
    since = (kill.at - kill.times[-1] for kill in kills if kill.within and kill.times)
    return Tally(min(3, int(4 * seconds / save)) for seconds in since)


def judged(kills: Sequence[Killed]) -> None:
    """The kills were where they prove something. Raises ``AssertionError``."""
    assert sum(kill.killed for kill in kills) == KILLS
    within = [kill for kill in kills if kill.within]
    assert len(within) >= ENOUGH
    save = median(gap for kill in within for gap in kill.gaps)
    fell = quarters(within, save)
    assert all(fell[quarter] >= 8 for quarter in range(4)), (fell, save)
    # Not always at the same line either: early and late in a run.
    assert len({len(kill.printed) for kill in within}) >= 20


def record_and_kill(counter: Counter, lines: Path, chance: random.Random, kill_number: int) -> Killed:
    """Start `record` and kill it: at any time at all, or some lines and a part of a save after the first."""
    with lines.open("rb") as source:
        process = subprocess.Popen(
            counter.command("record", "-"),
            cwd=ROOT,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Nothing is held back by Python: what is half printed would be seen.
            env=surroundings(PYTHONUNBUFFERED="1"),
        )
    assert process.stdout is not None
    assert process.stderr is not None
    run = Killed(False, 0.0)
    told, pipe = b"", process.stdout.fileno()
    early = kill_number % (KILLS // EARLY) == 0
    deadline = time.monotonic() + chance.uniform(0.0, 1.0) if early else None
    after_lines = chance.randint(1, 30)
    while deadline is None or time.monotonic() < deadline:
        left = 60.0 if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], left)[0]:
            assert deadline is not None, "nothing printed within a minute"
            break
        came = os.read(pipe, 65536)
        if not came:
            break
        told += came
        run.times += [time.monotonic()] * came.count(b"\n")
        if deadline is None and len(run.times) >= after_lines:
            # Any part of the next save, as long as the ones before it took.
            save = median(run.gaps) if run.gaps else 0.003
            deadline = run.times[-1] + chance.random() * save
    run.at = time.monotonic()
    process.kill()
    with process:
        told += process.stdout.read()
        complaint_of_people = process.stderr.read()
    run.killed = process.returncode == -signal.SIGKILL
    assert complaint_of_people == b""
    # A line is one write: it is told whole or not at all.
    assert told == b"" or told.endswith(b"\n")
    run.printed = [json.loads(line) for line in told.splitlines()]
    return run


def work_a_lane(counter: Counter, lines: Path, seed: int) -> list[Killed]:
    """The kills of one profile, one after the other; every start finds what the last kill left."""
    chance = random.Random(seed)
    return [record_and_kill(counter, lines, chance, number) for number in range(KILLS // LANES)]


def test_every_printed_number_is_in_the_register_and_the_queue_after_a_hundred_kills(
    enrol: Enrol, centre: CentreProcess, tmp_path: Path
) -> None:
    lines = tmp_path / "long.jsonl"
    lines.write_bytes(as_lines(complaint(number) for number in range(LINES)))
    counters = [enrol() for _ in range(LANES)]
    seed = random.SystemRandom().randrange(1 << 30)

    with ThreadPoolExecutor(LANES) as pool:
        lanes = list(pool.map(work_a_lane, counters, [lines] * LANES, range(seed, seed + LANES)))

    judged([kill for lane in lanes for kill in lane])
    for counter, lane in zip(counters, lanes, strict=True):
        printed = {line["id"]: line["local_number"] for kill in lane for line in kill.printed}
        assert len(printed) == sum(len(kill.printed) for kill in lane)
        assert len(set(printed.values())) == len(printed)

        verified = counter.one("verify")
        assert (verified["ok"], verified["problems"]) == (True, [])
        listed = counter.listed()
        numbers = {id: document["local_number"] for id, document in listed.items()}
        assert printed.items() <= numbers.items()
        # At most the save that was cut off between its commit and its line is there unprinted.
        assert len(numbers) <= len(printed) + len(lane)
        assert {document["delivery"] for document in listed.values()} == {"waiting"}
        serials = sorted(int(number.split("-")[2]) for number in numbers.values())
        assert serials == list(range(1, len(numbers) + 1))

        # The queue holds what the register holds: all of it is sent, each once.
        report = counter.one("sync", "--until-idle", "--max-seconds", "60")
        assert (report["delivered"], report["waiting"], report["problem"]) == (len(numbers), 0, None)
        stream = {op["stream"] for op in centre.export("ops") if op["complaint"] in printed}
        assert len(stream) == 1
        sent = [op for op in centre.export("ops") if op["stream"] in stream]
        assert sorted(op["complaint"] for op in sent) == sorted(numbers)
        assert {op["body"]["values"]["local_number"] for op in sent} == set(numbers.values())


def made_up(kills: int, printed: int, part_of_a_save: float) -> list[Killed]:
    """Kills that all fell at the same part of a save of 2 ms, ``printed`` lines after the start."""
    times = [0.002 * number for number in range(printed)]
    at = (times[-1] if times else 0.0) + 0.002 * part_of_a_save
    return [Killed(True, at, [{"line": number} for number in range(printed)], times)] * kills


def spread() -> list[Killed]:
    """A hundred kills as they should be."""
    return [kill for number in range(KILLS) for kill in made_up(1, 2 + number % 30, (number % 7) / 7)]


def test_kills_that_prove_nothing_fail_the_run() -> None:
    judged(spread())
    for useless in (
        made_up(21, 0, 0.5) + spread()[21:],  # before the first line
        made_up(21, LINES, 0.5) + spread()[21:],  # after the last
        made_up(KILLS, 5, 0.0),  # always right behind a line
        spread()[:-1],  # too few
    ):
        with pytest.raises(AssertionError):
            judged(useless)
