"""NOTICE names everything that is shipped, and is what packaging/notice.py would write today."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTICE = ROOT / "NOTICE"


def test_notice_names_every_locked_package_in_its_version() -> None:
    lock = (ROOT / "requirements/desktop.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    assert len(lines) > 20
    text = NOTICE.read_text(encoding="utf-8")
    assert [f"{name} {version}" for name, version in lines if f"\n{name} {version}: " not in text] == []


def test_notice_names_what_is_no_package() -> None:
    text = NOTICE.read_text(encoding="utf-8")
    parts = (
        "SQLCipher",
        "SQLite",
        "OpenSSL",
        "Python Software Foundation",
        "Inter",
        "Noto Sans Mono",
        "Lucide",
    )
    assert [part for part in parts if part not in text] == []
    assert "You may replace them" in text


def test_notice_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "packaging/notice.py", "--check"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_every_licence_text_that_is_named_is_there() -> None:
    named = set(re.findall(r"licences/([A-Za-z0-9.-]+\.txt)", NOTICE.read_text(encoding="utf-8")))
    made_while_building = {"Apache-2.0.txt", "Python.txt"}
    folders = ("packaging/licences", "desktop/resources/fonts", "desktop/resources/icons")
    held = {path.name for folder in folders for path in (ROOT / folder).glob("*.txt")}
    assert named - held == made_while_building
