"""From the start of the process to a window that can be used, against a bare window with the same imports."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.key_ring import key_ring
from benchmarks.spread import Spread, ratios

AIM = 1.5
MAKE = """
import sys
from pathlib import Path
from benchmarks.offices import made_office
made_office(Path(sys.argv[1]), int(sys.argv[2]))
"""


@dataclass(frozen=True)
class Start:
    """One round, milliseconds."""

    ours: float
    bare: float


def measured(folder: Path, complaints: int, rounds: int) -> list[Start]:
    """Whole processes by turns; the profile's key lies in the session's real credential store."""
    folder.mkdir(parents=True)
    profile, names = folder / "profile", folder / "modules"
    with key_ring(folder / "home") as environment:
        _run([sys.executable, "-c", MAKE, str(profile), str(complaints)], environment)
        _took, modules = _started("program", profile, environment)
        names.write_text("\n".join(name for name in modules if _can_be_imported(name)))
        _started("bare", names, environment)
        return [
            Start(_started("program", profile, environment)[0], _started("bare", names, environment)[0])
            for _round in range(rounds)
        ]


def figures(rounds: Sequence[Start]) -> list[Figure]:
    """One row of the table."""
    over = ratios([each.ours for each in rounds], [each.bare for each in rounds])
    return [
        Figure(
            name="start to a window that can be used (key from gnome-keyring)",
            ours=Spread.of(each.ours for each in rounds).told(0, "ms"),
            peer=f"bare QMainWindow, same imports, {Spread.of(each.bare for each in rounds).told(0, 'ms')}",
            ratio=over.told(),
            value=over.median,
            aim=AIM,
            aim_told=f"≤ {AIM:.1f}",
        )
    ]


def _started(kind: str, told: Path, environment: Mapping[str, str]) -> tuple[float, list[str]]:
    """Milliseconds from before the process to the usable window, and the modules it had loaded then."""
    began = time.monotonic_ns()
    said = _run([sys.executable, "-m", "benchmarks.start_window", kind, str(told)], environment).split()
    return (int(said[0]) - began) / 1e6, said[1:]


def _run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=120
    ).stdout


def _can_be_imported(name: str) -> bool:
    """Modules that can be loaded by this name; `__main__` and what is made at run time cannot be."""
    if name.startswith(("benchmarks.start", "__")):
        return False
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False
