"""The limits of the machine, printed with every report: a figure without them says little."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher


def limits(folder: Path) -> list[str]:
    """One sentence each; ``folder`` is where the registers lie while they are measured."""
    one, five, _fifteen = os.getloadavg()
    cores = len(os.sched_getaffinity(0))
    return [
        f"{cores} cores ({_cpu()}), {_memory_gib():.0f} GiB of memory",
        f"registers on {_file_system(folder)}",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"PySide6 {version('PySide6_Essentials')}, SQLAlchemy {version('SQLAlchemy')}, "
        f"SQLite {sqlcipher.sqlite_version} under SQLCipher",
        f"load at the end {one:.1f} (1 min), {five:.1f} (5 min); {cores} would be full",
    ]


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _colon, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _file_system(folder: Path) -> str:
    """The type of the file system of the longest mount point above ``folder``."""
    path, kind, longest = folder.resolve(), "?", -1
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _device, point, found, *_rest = line.split()
        if path.is_relative_to(point) and len(point) > longest:
            kind, longest = found, len(point)
    return kind
