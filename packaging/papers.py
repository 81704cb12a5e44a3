"""What goes with a release: the bill of materials (CycloneDX) and the hashes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from contents import NAME, ROOT


def bill_of_materials(version: str, out: Path) -> Path:
    """The locked packages of the counter as CycloneDX JSON, validated; no host of this machine in it."""
    bill = out / f"{NAME}_{version}.cdx.json"
    subprocess.run(
        [
            Path(sys.executable).with_name("cyclonedx-py"), "requirements",
            "--pyproject", ROOT / "pyproject.toml", "--mc-type", "application",
            "--index-url", "https://pypi.org/simple", "--output-reproducible", "--validate",
            "--output-format", "JSON", "--output-file", bill, ROOT / "requirements/desktop.txt",
        ],
        check=True,
        # It would like a graph of the dependencies as well, which a lock file does not hold.
        env={**os.environ, "PYTHONWARNINGS": "ignore::UserWarning"},
    )  # fmt: skip
    return bill


def hashes(out: Path) -> Path:
    """SHA256SUMS of all that lies in ``out``, as `sha256sum --check` reads it."""
    target = out / "SHA256SUMS"
    held = sorted(p for p in out.rglob("*") if p.is_file() and not p.is_symlink() and p != target)
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(out).as_posix()}\n" for p in held]
    target.write_text("".join(lines), encoding="utf-8")
    return target
