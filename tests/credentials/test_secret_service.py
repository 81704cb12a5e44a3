"""With a real secret service: the key lies there and nowhere else; a locked one is told in time."""

import json
from pathlib import Path

import pytest

from tests.credentials.secret_service import in_session

_MAKE = """
import json, sys, time
from pathlib import Path
from desktop.credentials.profile_secrets import ProfileSecrets
from desktop.credentials import stored_secrets
profile = Path(sys.argv[1])
secrets = ProfileSecrets(profile, environment={})
key = secrets.make_key()
assert ProfileSecrets(profile, environment={}).make_key() == key
before = secrets.centre_secret()
secrets.keep_centre_secret("rahasia-pusat")
again = ProfileSecrets(profile, environment={})
print(json.dumps({"key": key.hex(), "read": again.key().hex(), "before": before,
                  "after": again.centre_secret(), "place": again.place, "store": stored_secrets.try_store()}))
"""
_READ = """
import json, sys, time
from pathlib import Path
from desktop.credentials.probe import probe
from desktop.credentials.profile_secrets import ProfileSecrets
told = {}
for name, call in (("key", ProfileSecrets(Path(sys.argv[1]), environment={}, limit_s=2).key),
                   ("make", ProfileSecrets(Path(sys.argv[1]), environment={}, limit_s=2).make_key),
                   ("probe", lambda: probe(3))):
    before = time.monotonic()
    try:
        call()
        told[name] = ["answered", time.monotonic() - before]
    except Exception as problem:
        told[name] = [type(problem).__name__, time.monotonic() - before]
print(json.dumps(told), flush=True)
import os; os._exit(0)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a profile in it."""
    (tmp_path / "profile").mkdir()
    return tmp_path


def test_an_unlocked_store_keeps_both_secrets(home: Path) -> None:
    told = json.loads(in_session(home, "unlocked", _MAKE, str(home / "profile")))
    assert len(bytes.fromhex(told["key"])) == 32
    assert told["read"] == told["key"]
    assert (told["before"], told["after"], told["place"]) == (None, "rahasia-pusat", "system")
    assert told["store"] == "SecretService"
    assert list((home / "profile").iterdir()) == []


def test_a_locked_store_is_told_within_the_limit_and_nothing_is_written_in_plain(home: Path) -> None:
    in_session(home, "unlocked", _MAKE, str(home / "profile"))
    told = json.loads(in_session(home, "locked", _READ, str(home / "profile")))
    assert {name: answer for name, (answer, _) in told.items()} == {
        "key": "CredentialStoreLocked",
        "make": "CredentialStoreLocked",
        "probe": "CredentialStoreLocked",
    }
    assert all(seconds < 4.5 for _, seconds in told.values())
    assert list((home / "profile").iterdir()) == []


def test_a_store_that_never_answers_does_not_hold_the_program_up(home: Path) -> None:
    told = json.loads(in_session(home, "silent", _READ, str(home / "profile")))
    assert {answer for answer, _ in told.values()} == {"CredentialStoreLocked"}
    assert all(1.9 < seconds < 4.5 for _, seconds in told.values())


def test_another_profile_of_the_account_has_no_key(home: Path) -> None:
    in_session(home, "unlocked", _MAKE, str(home / "profile"))
    told = json.loads(in_session(home, "unlocked", _READ, str(home / "other")))
    assert told["key"][0] == "KeyMissing"
    assert told["probe"][0] == "answered"
