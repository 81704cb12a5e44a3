"""`key.wrapped`: nothing but the passphrase opens it, and what is changed in it is noticed."""

import json
import stat
import subprocess
from pathlib import Path

import pytest

from desktop.credentials.wrapped_file import Secrets, unwrap, wrap
from domain.problems import DiskFull, KeyProblem, PassphraseWrong

KEPT = Secrets(bytes(range(32)), "rahasia-pusat")
PASSPHRASE = "hujan di bulan juni"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A wrapped file."""
    path = tmp_path / "key.wrapped"
    wrap(path, KEPT, PASSPHRASE)
    return path


def test_the_passphrase_gives_the_secrets_back(file: Path) -> None:
    assert unwrap(file, PASSPHRASE) == KEPT


def test_before_enrolment_there_is_only_the_key(tmp_path: Path) -> None:
    wrap(tmp_path / "key.wrapped", Secrets(KEPT.key), PASSPHRASE)
    assert unwrap(tmp_path / "key.wrapped", PASSPHRASE) == Secrets(KEPT.key, None)


def test_another_passphrase_does_not_fit(file: Path) -> None:
    with pytest.raises(PassphraseWrong):
        unwrap(file, PASSPHRASE + " ")


def test_nothing_readable_is_in_the_file_and_only_its_owner_may_read_it(file: Path) -> None:
    content = file.read_bytes()
    for secret in (KEPT.key, KEPT.key.hex().encode(), b"rahasia", PASSPHRASE.encode()):
        assert secret not in content
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_wrappings_of_the_same_have_nothing_in_common(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.wrapped"
    wrap(other, KEPT, PASSPHRASE)
    one, two = json.loads(file.read_bytes()), json.loads(other.read_bytes())
    assert all(one[member] != two[member] for member in ("salt", "nonce", "sealed"))


@pytest.mark.parametrize("member", ["salt", "nonce", "sealed", "iterations", "lanes", "memory_kib"])
def test_a_changed_member_does_not_open(file: Path, member: str) -> None:
    document = json.loads(file.read_bytes())
    value = document[member]
    document[member] = value - 1 if isinstance(value, int) else ("A" if value[0] != "A" else "B") + value[1:]
    file.write_text(json.dumps(document))
    with pytest.raises(PassphraseWrong):
        unwrap(file, PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"kdf": "none"},
        {"iterations": 10_000},
        {"lanes": 1000},
        {"memory_kib": 1 << 30},
        {"salt": "not base64!"},
        {"sealed": None},
    ],
)
def test_a_file_of_another_kind_is_not_a_wrong_passphrase(file: Path, change: dict[str, object]) -> None:
    file.write_text(json.dumps(json.loads(file.read_bytes()) | change))
    with pytest.raises(KeyProblem) as told:
        unwrap(file, PASSPHRASE)
    assert type(told.value) is KeyProblem


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff"])
def test_a_damaged_file_is_not_a_wrong_passphrase(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(KeyProblem) as told:
        unwrap(file, PASSPHRASE)
    assert type(told.value) is KeyProblem


def test_a_full_disk_keeps_the_file_that_is_there(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    try:
        file = disk / "key.wrapped"
        wrap(file, Secrets(KEPT.key), PASSPHRASE)
        (disk / "filler").write_bytes(b"x" * 4096)
        with pytest.raises(DiskFull):
            wrap(file, KEPT, PASSPHRASE)
        assert unwrap(file, PASSPHRASE) == Secrets(KEPT.key)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
