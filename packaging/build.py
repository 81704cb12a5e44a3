"""`make package`: freeze, check, try, and pack into dist/.

Each step ends the build with a sentence when it fails. `--without-tour` leaves out the frozen tour, the
longest step, while one works on the packaging itself.
"""

import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import check_frozen
import debian_package
import icons
import notice
import papers
import trial
from contents import ROOT
from libraries import LibraryUnknown

DIST = ROOT / "dist"
WORK = ROOT / "build/package"
FOLDER = DIST / "loket"


class BuildStopped(RuntimeError):
    """A step found something that must not be shipped."""


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what is done, and how long it took."""
    print(f"── {name}", flush=True)
    began = time.monotonic()
    yield
    print(f"   {time.monotonic() - began:.1f} s", flush=True)


def freeze() -> None:
    """The one folder, from nothing, with the licence texts in it."""
    shutil.rmtree(DIST, ignore_errors=True)
    python = Path(sys.executable)
    subprocess.run([python, ROOT / "tools/catalogues", "compile"], check=True)
    # The same sources give the same archives: no order of sets, no time of today.
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": told.stdout.strip() or "0"}
    subprocess.run(
        [
            python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
            "--workpath", WORK / "work", "--distpath", DIST, ROOT / "packaging/loket.spec",
        ],
        check=True,
        env=environment,
        cwd=ROOT,
    )  # fmt: skip
    notice.gather(FOLDER)


def pack(version: str, drawn: dict[int, Path]) -> None:
    """The Debian package, tried from where dpkg would put it."""
    package = debian_package.build(FOLDER, drawn, version, WORK / "deb", DIST)
    unpacked = WORK / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-x", package, unpacked], check=True)
    print("\n".join(trial.self_test(unpacked / "opt/loket-lapor")))
    shutil.rmtree(unpacked)
    print(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB")


def build(with_tour: bool) -> None:
    """All steps, in their order."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if notice.main(["--check"]):
        raise BuildStopped("NOTICE")
    drawn = icons.draw(WORK)
    with step("freeze"):
        freeze()
    with step("check every file"):
        if check_frozen.main([str(FOLDER)]):
            raise BuildStopped("the frozen folder")
    with step("self-test of the frozen program"):
        print("\n".join(trial.self_test(FOLDER)))
    if with_tour:
        with step("tour of the frozen program"):
            print(trial.tour(FOLDER, ROOT / "build/frozen-tour"))
    if shutil.which("dpkg-deb"):
        with step("Debian package, and its self-test"):
            pack(version, drawn)
    with step("bill of materials and hashes"):
        papers.bill_of_materials(version, DIST)
        papers.hashes(DIST)
    print(f"left in {DIST.relative_to(ROOT)}/: " + ", ".join(sorted(path.name for path in DIST.iterdir())))


def main(words: list[str]) -> int:
    """Build; 1 with a sentence where a step stopped it, 2 for another wish."""
    if words not in ([], ["--without-tour"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        build(with_tour=not words)
    except (BuildStopped, trial.TrialFailed, LibraryUnknown, subprocess.CalledProcessError) as problem:
        print(f"package: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
