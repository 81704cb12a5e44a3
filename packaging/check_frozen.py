"""Checks every file of the frozen folder, also inside the archives.

`python packaging/check_frozen.py [FOLDER]`, by default dist/loket.

Nothing of the centre, no tests, no tools; no Qt plugin off the list; everything that is read at run time in
its place. Prints the size and the ten largest files; exit 1 with one line for each fault.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import contents
from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

PROGRAMS = {"loket": "desktop.__main__", "loket-admin": "desktop.admin.__main__"}
"""Each program and the module that its archive must hold."""
_FORBIDDEN = frozenset(name.lower() for name in contents.FORBIDDEN)
_TESTS = frozenset({"test", "tests", "conftest"})
LARGEST = 10


def files(folder: Path) -> list[Path]:
    """Every file, links too, in the order of their paths."""
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def modules_inside(path: Path) -> list[str]:
    """Names of the modules in an executable's PYZ or in a zip; none for another file."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            names = [PurePosixPath(name) for name in archive.namelist()]
        return [".".join([*name.parts[:-1], name.name.partition(".")[0]]) for name in names]
    try:
        program = CArchiveReader(str(path))
    except (ArchiveReadError, OSError):
        return []
    found = list(program.toc)
    for name, (*_place, kind) in program.toc.items():
        if kind == "z":
            found += program.open_embedded_archive(name).toc
    return found


def is_forbidden_file(place: PurePosixPath) -> bool:
    """Whether a file or a folder on the way to it bears a forbidden name."""
    parts = place.parts
    if described := [part for part in parts if part.endswith(".dist-info")]:
        parts = parts[: parts.index(described[0]) + 1]  # inside, every package has a file named WHEEL
    first_words = {part.lower().partition(".")[0].partition("-")[0] for part in parts}
    return bool(first_words & _FORBIDDEN) or any(part.startswith("test_") for part in place.parts)


def is_forbidden_module(name: str) -> bool:
    """Whether a module belongs to a forbidden package, or to the tests of any package."""
    parts = name.lower().split(".")
    return parts[0] in _FORBIDDEN or bool(_TESTS & set(parts)) or any(p.startswith("test_") for p in parts)


def strangers(folder: Path) -> Iterator[str]:
    """What is there and must not be."""
    for path in files(folder):
        place = PurePosixPath(path.relative_to(folder).as_posix())
        if is_forbidden_file(place):
            yield f"forbidden file: {place}"
        inside = PurePosixPath(*place.parts[1:]) if place.parts[0] == "_internal" else place
        if not contents.is_wanted(str(inside), ""):
            yield f"not on the list of Qt's parts: {place}"
        for name in modules_inside(path):
            if is_forbidden_module(name):
                yield f"forbidden module: {name} in {place}"


def absent(folder: Path) -> Iterator[str]:
    """What must be there and is not."""
    suffix = ".exe" if sys.platform == "win32" else ""
    for program, module in PROGRAMS.items():
        path = folder / f"{program}{suffix}"
        if not path.is_file():
            yield f"absent: {program}"
        elif module not in modules_inside(path):
            yield f"absent: {module} in {program}"
    for source, target in contents.data_files():
        if not (folder / "_internal" / target / source.name).is_file():
            yield f"absent: {target}/{source.name}"
    for name in ("NOTICE", "LICENSE", "licences/LGPL-3.0.txt"):
        if not (folder / name).is_file():
            yield f"absent: {name}"


def measured(folder: Path) -> str:
    """The size of the folder and its largest files, for people. Links weigh nothing."""
    sizes = sorted(((p.stat().st_size, p) for p in files(folder) if not p.is_symlink()), reverse=True)
    lines = [f"{folder}: {sum(size for size, _ in sizes) / 1e6:.1f} MB in {len(sizes)} files"]
    lines += [f"{size / 1e6:8.1f} MB  {path.relative_to(folder)}" for size, path in sizes[:LARGEST]]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Check; 0 when the folder is as it has to be."""
    folder = Path(words[0]) if words else contents.ROOT / "dist/loket"
    if not folder.is_dir():
        print(f"no such folder: {folder}", file=sys.stderr)
        return 2
    print(measured(folder))
    faults = [*strangers(folder), *absent(folder)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
