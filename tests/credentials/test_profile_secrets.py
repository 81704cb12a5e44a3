"""Without a credential store a profile's secrets go under a passphrase, or nowhere. Never in plain."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from desktop.credentials import stored_secrets
from desktop.credentials.deadline import within
from desktop.credentials.probe import ARGUMENT, probe, probe_command, run_probe
from desktop.credentials.profile_secrets import PASSPHRASE, Place, ProfileSecrets
from desktop.credentials.system_store import SystemStore, names_of
from domain.problems import CredentialStoreAbsent, KeyMissing, PassphraseNeeded, PassphraseWrong

WORDS = "hujan di bulan juni"
_PLAIN_TEXT_STORE = """
import os
from keyring.backend import KeyringBackend

class PlainText(KeyringBackend):
    priority = 99

    def get_password(self, service, username):
        return "secret"

    def set_password(self, service, username, password):
        open(os.environ["PLAIN_TEXT_FILE"], "a").write(password)
"""


class Answering:
    """Somebody who gives a passphrase and counts how often it was asked."""

    def __init__(self, words: str, asked: list[str]) -> None:
        self._words, self._asked = words, asked

    def __call__(self) -> str:
        self._asked.append("asked")
        return self._words


def test_without_a_store_and_without_a_passphrase_no_key_is_made(tmp_path: Path) -> None:
    with pytest.raises(PassphraseNeeded):
        ProfileSecrets(tmp_path, environment={}).make_key()
    assert list(tmp_path.iterdir()) == []


def test_without_a_store_a_person_gives_a_passphrase(tmp_path: Path) -> None:
    asked: list[str] = []
    made = ProfileSecrets(tmp_path, ask=Answering(WORDS, asked), environment={})
    key = made.make_key()
    assert (len(key), made.place, asked) == (32, Place.FILE, ["asked"])
    assert ProfileSecrets(tmp_path, ask=Answering(WORDS, asked), environment={}).key() == key


def test_the_passphrase_in_the_environment_opens_the_file_for_a_command(tmp_path: Path) -> None:
    environment = {PASSPHRASE: WORDS}
    secrets = ProfileSecrets(tmp_path, environment=environment)
    key = secrets.make_key()
    assert secrets.centre_secret() is None
    secrets.keep_centre_secret("rahasia-pusat")
    again = ProfileSecrets(tmp_path, environment=environment)
    assert (again.key(), again.centre_secret()) == (key, "rahasia-pusat")
    with pytest.raises(PassphraseNeeded):
        ProfileSecrets(tmp_path, environment={}).key()
    with pytest.raises(PassphraseWrong):
        ProfileSecrets(tmp_path, environment={PASSPHRASE: "lain"}).key()


def test_a_key_that_was_made_is_never_made_again(tmp_path: Path) -> None:
    environment = {PASSPHRASE: WORDS}
    key = ProfileSecrets(tmp_path, environment=environment).make_key()
    assert ProfileSecrets(tmp_path, environment=environment).make_key() == key
    with pytest.raises(PassphraseWrong):
        ProfileSecrets(tmp_path, environment={PASSPHRASE: "lain"}).make_key()


def test_no_store_is_told_as_absent_and_no_key_as_missing(tmp_path: Path) -> None:
    with pytest.raises(CredentialStoreAbsent):
        ProfileSecrets(tmp_path, environment={}).key()
    with pytest.raises(KeyMissing):
        ProfileSecrets(tmp_path, environment={PASSPHRASE: WORDS}).key()


def test_the_probe_says_that_there_is_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CredentialStoreAbsent):
        probe()
    assert run_probe() != 0
    with pytest.raises(CredentialStoreAbsent):
        stored_secrets.try_store()
    monkeypatch.setenv(PASSPHRASE, WORDS)
    assert stored_secrets.try_store() is None


def test_the_frozen_program_is_its_own_child() -> None:
    assert probe_command(frozen=True) == [sys.executable, ARGUMENT]
    assert probe_command(frozen=False) == [sys.executable, "-m", "desktop.credentials"]


def test_a_person_types_the_passphrase_once_in_a_process(tmp_path: Path) -> None:
    asked: list[str] = []
    key = stored_secrets.new_register_key(tmp_path, Answering(WORDS, asked))
    assert stored_secrets.register_key(tmp_path, Answering(WORDS, asked)) == key
    with pytest.raises(KeyMissing):
        stored_secrets.centre_secret(tmp_path, Answering(WORDS, asked))
    made = stored_secrets.centre_secret_or_new(tmp_path, lambda: "baru", Answering(WORDS, asked))
    again = stored_secrets.centre_secret_or_new(tmp_path, lambda: "lain", Answering(WORDS, asked))
    assert (made, again, stored_secrets.centre_secret(tmp_path)) == ("baru", "baru", "baru")
    assert asked == ["asked"]


def test_a_wrong_passphrase_is_asked_again(tmp_path: Path) -> None:
    asked: list[str] = []
    ProfileSecrets(tmp_path, environment={PASSPHRASE: WORDS}).make_key()
    with pytest.raises(PassphraseWrong):
        stored_secrets.register_key(tmp_path, Answering("lain", asked))
    assert len(stored_secrets.register_key(tmp_path, Answering(WORDS, asked))) == 32
    assert asked == ["asked", "asked"]


def test_a_store_of_plain_text_is_not_taken_even_when_the_account_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "keyrings_alt.py").write_text(_PLAIN_TEXT_STORE)
    program = (
        "import keyring, sys; from pathlib import Path\n"
        "from desktop.credentials.system_store import SystemStore\n"
        "from domain.problems import CredentialStoreAbsent\n"
        "print(type(keyring.get_keyring()).__name__)\n"
        "try: SystemStore().write('key', 'secret')\n"
        "except CredentialStoreAbsent: print('absent')\n"
    )
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "keyrings_alt.PlainText",
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}",
        "PLAIN_TEXT_FILE": str(tmp_path / "secrets.txt"),
    }
    said = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["PlainText", "absent"]
    assert not (tmp_path / "secrets.txt").exists()


def test_every_profile_has_names_of_its_own(tmp_path: Path) -> None:
    assert len({*names_of(tmp_path / "a"), *names_of(tmp_path / "b")}) == 4
    assert names_of(tmp_path / "a") == names_of(tmp_path / "b" / ".." / "a")


def test_a_store_that_is_absent_says_so_whatever_is_asked() -> None:
    store = SystemStore()
    asking: list[Callable[[], object]] = [
        lambda: store.read("x"),
        lambda: store.write("x", "y"),
        lambda: store.delete("x"),
    ]
    for ask in asking:
        with pytest.raises(CredentialStoreAbsent):
            ask()


class Forgetful(KeyringBackend):
    """Takes everything and keeps nothing."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        """Nothing."""
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Says that it was stored."""


def test_a_store_that_forgets_is_not_trusted_with_a_key() -> None:
    with pytest.raises(CredentialStoreAbsent):
        SystemStore(backend=Forgetful).write("register", "key")


def test_a_call_that_hangs_is_left_behind_in_time() -> None:
    before = time.monotonic()
    with pytest.raises(TimeoutError):
        within(0.1, lambda: time.sleep(3))
    assert time.monotonic() - before < 2
    assert within(5, lambda: "answer") == "answer"
    with pytest.raises(KeyError):
        within(5, lambda: {"something": 1}["nothing"])
