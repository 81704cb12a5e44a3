"""The longest gap between two turns of the event loop while complaints are delivered in the background."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure
from benchmarks.offices import record, with_passphrase
from benchmarks.spread import Spread, quantile
from desktop.profile import Profile
from desktop.services.enrolment import enrol_at_centre
from desktop.tour.centre import DemoCentre
from desktop.tour.relay import Relay

LONGEST_MS, P99_MS = 50.0, 16.0


@dataclass(frozen=True)
class Gaps:
    """The turns of one stretch, in milliseconds."""

    longest: float
    p99: float
    p50: float
    turns: int

    @classmethod
    def of(cls, gaps: list[float]) -> "Gaps":
        """From the gaps."""
        return cls(max(gaps), quantile(gaps, 0.99), quantile(gaps, 0.5), len(gaps))


@dataclass(frozen=True)
class Round:
    """One window: idle, then delivering for ``seconds``."""

    idle: Gaps
    busy: Gaps
    seconds: float


def measured(folder: Path, complaints: int, rounds: int, idle_seconds: float = 10.0) -> list[Round]:
    """Each round takes so many complaints without a network, then opens the window and the link."""
    found = []
    folder.mkdir(parents=True)
    profile = folder / "profile"
    with with_passphrase(), DemoCentre(folder / "centre") as centre, Relay(centre.port) as cable:
        enrol_at_centre(Profile(profile), f"http://127.0.0.1:{cable.port}", centre.enrol_code())
        for _round in range(rounds):
            cable.pull_out()
            record(profile, complaints)
            found.append(_one(profile, cable, idle_seconds))
        if len(centre.export("complaints")) != complaints * rounds:
            raise RuntimeError("the centre does not have what was delivered")
    return found


def figures(rounds: list[Round], complaints: int) -> list[Figure]:
    """Longest, p99 and p50 as rows of the table."""
    seconds = Spread.of(each.seconds for each in rounds).told(0, "s")
    rows = []
    for name, aim in (("longest", LONGEST_MS), ("p99", P99_MS), ("p50", P99_MS)):
        busy = Spread.of(getattr(each.busy, name) for each in rounds)
        idle = Spread.of(getattr(each.idle, name) for each in rounds)
        over = Spread.of(getattr(each.busy, name) / getattr(each.idle, name) for each in rounds)
        rows.append(
            Figure(
                name=f"gap between two turns of the event loop, {name}",
                ours=f"{busy.told(1, 'ms')} while {complaints:,} complaints are delivered in {seconds}",
                peer=f"idle window {idle.told(1, 'ms')}",
                ratio=over.told(1),
                value=busy.median,
                aim=aim,
                aim_told="–" if name == "p50" else f"< {aim:.0f} ms",
                applies=name != "p50",
            )
        )
    return rows


def _one(profile: Path, cable: Relay, idle_seconds: float) -> Round:
    command = [sys.executable, "-m", "benchmarks.loop_window", str(profile), str(idle_seconds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        if window.stdin is None or window.stdout is None:
            raise RuntimeError("no pipes")
        idle = _line(window.stdout.readline())
        cable.put_in()
        window.stdin.write("go\n")
        window.stdin.flush()
        busy = _line(window.stdout.readline())
    return Round(Gaps.of(idle["idle"]), Gaps.of(busy["busy"]), busy["seconds"])


def _line(said: str) -> dict[str, Any]:
    if not said:
        raise RuntimeError("the window ended before it was measured")
    told: dict[str, Any] = json.loads(said)
    return told
