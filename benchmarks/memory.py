"""The most memory the whole window process takes, with a large register and with an empty one."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.offices import with_passphrase
from benchmarks.spread import Spread, ratios

AIM = 1.2


@dataclass(frozen=True)
class Peak:
    """One round, MiB."""

    large: float
    empty: float


def measured(large: Path, empty: Path, rounds: int) -> list[Peak]:
    """The same walk through two profiles, by turns."""
    with with_passphrase():
        return [Peak(_walk(large), _walk(empty)) for _round in range(rounds)]


def figures(rounds: Sequence[Peak], complaints: int) -> list[Figure]:
    """One row of the table."""
    over = ratios([each.large for each in rounds], [each.empty for each in rounds])
    return [
        Figure(
            name=f"peak memory of the window with {complaints:,} complaints",
            ours=Spread.of(each.large for each in rounds).told(0, "MiB"),
            peer=f"empty register {Spread.of(each.empty for each in rounds).told(0, 'MiB')}",
            ratio=over.told(),
            value=over.median,
            aim=AIM,
            aim_told=f"≤ {AIM:.1f}",
        )
    ]


def _walk(profile: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory_window", str(profile)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    return int(done.stdout.split()[-1]) / 1024
