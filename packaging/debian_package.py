"""The Debian package: the frozen folder under /opt/loket-lapor, two links, a menu entry, icons."""

import gzip
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from contents import NAME
from icons import DRAWING
from libraries import needed_from_outside, packages_of

HERE = Path(__file__).parent
ALSO_NEEDED = ("ca-certificates",)
"""No file asks for it: the certificates that the operating system trusts."""


def dependencies(folder: Path) -> list[str]:
    """The packages that the files of the program stand on."""
    return sorted({*packages_of(needed_from_outside(folder)), *ALSO_NEEDED})


def build(folder: Path, icons: dict[int, Path], version: str, root: Path, out: Path) -> Path:
    """Lay the package out in ``root``, which is emptied, and pack it into ``out``; the file."""
    shutil.rmtree(root, ignore_errors=True)
    program = root / "opt" / NAME
    shutil.copytree(folder, program, symlinks=True)
    share = root / "usr/share"
    for size, picture in icons.items():
        _put(picture, share / f"icons/hicolor/{size}x{size}/apps/{NAME}.png")
    _put(DRAWING, share / f"icons/hicolor/scalable/apps/{NAME}.svg")
    _put(HERE / f"debian/{NAME}.desktop", share / f"applications/{NAME}.desktop")
    _put(folder / "NOTICE", share / f"doc/{NAME}/copyright")
    changes = gzip.compress((HERE.parent / "CHANGELOG.md").read_bytes(), mtime=0)
    (share / f"doc/{NAME}/changelog.gz").write_bytes(changes)
    commands = root / "usr/bin"
    commands.mkdir(parents=True)
    for command in ("loket", "loket-admin"):
        (commands / command).symlink_to(f"/opt/{NAME}/{command}")
    _control(root, version, dependencies(folder))
    package = out / f"{NAME}_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package], check=True)
    return package


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
    target.chmod(0o644)


def _control(root: Path, version: str, depends: list[str]) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    held = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in held]  # noqa: S324 -- dpkg's own format
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    words = (HERE / "debian/control").read_text(encoding="utf-8")
    size = sum(path.stat().st_size for path in held) // 1024
    text = words.format(version=version, installed_kb=size, depends=", ".join(depends))
    (control / "control").write_text(text, encoding="utf-8")
    shutil.copy(HERE / "debian/prerm", control)
    (control / "prerm").chmod(0o755)
    # Whatever the umask of the one who builds: all may read, nobody but root may write.
    for path in root.rglob("*"):
        if not path.is_symlink():
            os.chmod(path, 0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    root.chmod(0o755)
