"""Which packages of Debian the frozen folder stands on: read from its files, as dpkg-shlibdeps does."""

import re
import subprocess
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)


class LibraryUnknown(RuntimeError):
    """A file needs a library that neither the folder nor this system has."""


def needed_from_outside(folder: Path) -> set[str]:
    """Names of the shared libraries that the folder's files ask for and the folder does not hold."""
    binaries = [path for path in folder.rglob("*") if path.is_file() and _is_elf(path)]
    told = subprocess.run(["objdump", "-p", *binaries], capture_output=True, text=True, check=True).stdout
    return set(_NEEDED.findall(told)) - {path.name for path in folder.rglob("*.so*")}


def packages_of(libraries: set[str]) -> list[str]:
    """The Debian packages that bring these libraries. Raises ``LibraryUnknown``."""
    cache = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    places: dict[str, str] = {}
    for line in cache.splitlines():
        name, arrow, place = line.strip().partition(" => ")
        if arrow:
            places.setdefault(name.split(" ")[0], place)
    if unknown := sorted(libraries - set(places)):
        raise LibraryUnknown(", ".join(unknown))
    return sorted({_package(Path(places[library])) for library in libraries})


def _package(library: Path) -> str:
    # dpkg knows some files by the path before /usr was merged, some by the path after.
    real = library.resolve()
    for path in (real, Path("/") / real.relative_to("/usr")) if real.is_relative_to("/usr") else (real,):
        told = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True)
        if told.returncode == 0:
            return told.stdout.partition(":")[0]
    raise LibraryUnknown(str(library))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
