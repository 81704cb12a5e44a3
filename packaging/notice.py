"""NOTICE, and the licence texts that travel with the program.

`python packaging/notice.py` writes NOTICE; `--check` fails where it is not what would be written.
"""

import importlib.metadata
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from contents import ROOT

NOTICE = ROOT / "NOTICE"
HERE = Path(__file__).parent
_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
OWN_TEXTS = {
    "desktop/resources/fonts": "*.txt",
    "desktop/resources/icons": "*.txt",
    "packaging/licences": "*.txt",
}


def locked() -> dict[str, str]:
    """Distribution → version of every package the counter is locked to."""
    lock = (ROOT / "requirements/desktop.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))


def licence(name: str) -> str:
    """What a package says of its licence: the expression, the short field, or the classifier."""
    told = importlib.metadata.metadata(name)
    for field in ("License-Expression", "License"):
        words = (told[field] if field in told else "").strip()  # noqa: SIM401 -- it has no get
        if words and "\n" not in words:
            return words
    classes = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    if classes:
        return " OR ".join(line.rpartition(" :: ")[2] for line in classes)
    return "see " + ", ".join(f"licences/{name}/{text.name}" for text in texts(name))


def texts(name: str) -> Iterator[Path]:
    """The licence files a package brought with it."""
    for file in importlib.metadata.files(name) or []:
        if ".dist-info" in str(file.parent) and _TEXT.search(file.name):
            yield Path(str(file.locate()))


def python_texts() -> Iterator[Path]:
    """Where Python's own licence may lie: beside its library, or where Debian puts it."""
    yield Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    yield Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright")


def written() -> str:
    """NOTICE as it has to be. Raises ``RuntimeError`` where the environment is not the locked one."""
    packages = locked()
    head = (HERE / "notice_head.txt").read_text(encoding="utf-8")
    qt = packages["pyside6-essentials"]
    lines = []
    for name, version in sorted(packages.items()):
        if importlib.metadata.version(name) != version:
            raise RuntimeError(f"{name} is installed, but not in its locked version {version}")
        lines.append(f"{name} {version}: {licence(name)}\n")
    return head.format(qt=qt, qt_series=qt.rpartition(".")[0]) + "".join(lines)


def gather(folder: Path) -> None:
    """Put NOTICE, LICENSE and every licence text into the folder of the program."""
    shutil.copy(NOTICE, folder)
    shutil.copy(ROOT / "LICENSE", folder)
    all_texts = folder / "licences"
    all_texts.mkdir(exist_ok=True)
    for source, pattern in OWN_TEXTS.items():
        for path in sorted((ROOT / source).glob(pattern)):
            shutil.copy(path, all_texts)
    shutil.copy(ROOT / "LICENSE", all_texts / "Apache-2.0.txt")
    shutil.copy(next(filter(Path.exists, python_texts())), all_texts / "Python.txt")
    for name in locked():
        for path in texts(name):
            (all_texts / name).mkdir(exist_ok=True)
            shutil.copy(path, all_texts / name)


def main(words: list[str]) -> int:
    """Write or check; 1 where the check finds a difference, 2 for another wish."""
    if words not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if words:
        if NOTICE.read_text(encoding="utf-8") == written():
            return 0
        print("NOTICE is out of date: python packaging/notice.py", file=sys.stderr)
        return 1
    NOTICE.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
