"""The parts of the Debian package that can be tried without building it."""

import subprocess
from pathlib import Path

DEBIAN = Path(__file__).parents[2] / "packaging/debian"


def removing(word: str, system: Path) -> subprocess.CompletedProcess[str]:
    """What the script says before a removal or an upgrade on a system that lies under a folder."""
    return subprocess.run(
        ["sh", DEBIAN / "prerm", word],
        env={"DPKG_ROOT": str(system), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=20,
    )


def system_with_a_register(folder: Path) -> Path:
    """A system of two accounts, one of which has a register; the register."""
    (folder / "etc").mkdir()
    accounts = "ester:x:1000:1000:Ester:/rumah/ester:/bin/sh\nyance:x:1001:1001::/rumah/yance:/bin/sh\n"
    (folder / "etc/passwd").write_text(accounts, encoding="utf-8")
    register = folder / "rumah/ester/.local/share/loket-lapor/register.db"
    register.parent.mkdir(parents=True)
    register.write_bytes(b"encrypted")
    return register


def test_a_removal_goes_on_names_the_register_and_leaves_it(tmp_path: Path) -> None:
    register = system_with_a_register(tmp_path)
    done = removing("remove", tmp_path)
    assert done.returncode == 0
    assert f"{register.parent}\n" in done.stderr
    assert "yance" not in done.stderr
    assert register.read_bytes() == b"encrypted"


def test_an_upgrade_says_nothing(tmp_path: Path) -> None:
    system_with_a_register(tmp_path)
    done = removing("upgrade", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_removal_without_a_register_says_nothing(tmp_path: Path) -> None:
    system_with_a_register(tmp_path).unlink()
    done = removing("remove", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_menu_entry_starts_the_command_that_the_package_links() -> None:
    entry = (DEBIAN / "loket-lapor.desktop").read_text(encoding="utf-8")
    assert "\nExec=/usr/bin/loket\n" in entry
    assert "\nIcon=loket-lapor\n" in entry
