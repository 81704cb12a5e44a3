"""The frozen program is tried as it will be used: on an empty home, away from the repository."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from contents import ROOT

NO_STORE = 4
"""What `--credential-probe` ends with where the account has no credential store."""
STORY = {
    "recorded": 5,
    "delivered": 5,
    "duplicates": 0,
    "lost": 0,
    "merged": 1,
    "conflicts": 1,
    "resolved": 1,
}
"""What the morning of the tour must end with."""
TOUR_LIMIT_S = 900


class TrialFailed(RuntimeError):
    """The frozen program did not do what it must."""


def bare_environment(home: Path) -> dict[str, str]:
    """An account that has nothing: no session bus, no display, no Python, no settings."""
    return {
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "LOKET_PASSPHRASE": "contoh: uji paket",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    } | {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}


def run(command: list[str | Path], home: Path, expected: int = 0) -> str:
    """Run on that account; what it printed. Raises ``TrialFailed`` for another exit code."""
    done = subprocess.run(
        command, cwd=home, env=bare_environment(home), capture_output=True, text=True, timeout=120
    )
    if done.returncode != expected:
        raise TrialFailed(f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def self_test(folder: Path) -> list[str]:
    """Self-test, help and credential probe of the programs in ``folder``; one line for each part."""
    with tempfile.TemporaryDirectory(prefix="loket-trial-") as name:
        home = Path(name)
        parts = json.loads(run([folder / "loket", "--self-test", "--json"], home))
        for program in ("loket", "loket-admin"):
            if f"usage: {program}" not in run([folder / program, "--help"], home):
                raise TrialFailed(f"{program} --help")
            run([folder / program, "--credential-probe"], home, expected=NO_STORE)
        run([folder / "loket-admin", "--profile", home / "p", "status"], home, expected=1)
    return [f"{part['part']}: {part['condition']} {part['words']}".rstrip() for part in parts]


def tour(folder: Path, out: Path) -> dict[str, int]:
    """The officer's morning played by the frozen program on a virtual screen; the counts of its summary."""
    # The start program puts its own libraries first for every child; the centre is not one of them.
    centre = f"env -u LD_LIBRARY_PATH {ROOT / '.venv/bin/python'} -m central"
    done = subprocess.run(
        [ROOT / "tools/with-screen", folder / "loket", "--tour", out],
        cwd=ROOT,
        env={**os.environ, "LOKET_CENTRAL": centre},
        timeout=TOUR_LIMIT_S,
    )
    if done.returncode:
        raise TrialFailed(f"the tour ended with {done.returncode}")
    counts: dict[str, int] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    wrong = {name: counts.get(name) for name, count in STORY.items() if counts.get(name) != count}
    if wrong:
        raise TrialFailed(f"the tour counted {wrong}")
    return counts
