"""The parts of the Debian package that can be tried without building it."""

import subprocess
from pathlib import Path

DEBIAN = Path(__file__).parents[2] / "packaging/debian"


def removing(word: str) -> subprocess.CompletedProcess[str]:
    """What the script says before a removal or an upgrade; it looks at the accounts of this machine."""
    return subprocess.run(["sh", DEBIAN / "prerm", word], capture_output=True, text=True, timeout=20)


def test_the_script_before_a_removal_never_stops_it_and_deletes_nothing() -> None:
    assert removing("remove").returncode == 0
    assert removing("upgrade").stderr == ""
    assert " rm " not in (DEBIAN / "prerm").read_text(encoding="utf-8")


def test_the_menu_entry_starts_the_command_that_the_package_links() -> None:
    entry = (DEBIAN / "loket-lapor.desktop").read_text(encoding="utf-8")
    assert "\nExec=/usr/bin/loket\n" in entry
    assert "\nIcon=loket-lapor\n" in entry
