"""Does this account have a credential store that keeps what it is given? Tried out in a child process.

A child, because a call to a locked store may hang in C code for ever; only a process can be ended. At
enrolment, in the self-test and after a failure, never at an ordinary start.
"""

import secrets
import subprocess
import sys

from desktop.credentials.system_store import LIMIT_S, SystemStore
from domain.problems import CredentialStoreAbsent, CredentialStoreLocked

ARGUMENT = "--credential-probe"
"""Hidden argument of `loket` and `loket-admin`: when frozen, ``sys.executable`` is the program itself."""
_LOCKED, _ABSENT = 3, 4


def run_probe() -> int:
    """What the child does: write, read back, delete. The exit code is the answer."""
    store = SystemStore(limit_s=LIMIT_S * 2)
    name = f"probe {secrets.token_hex(8)}"
    secret = secrets.token_urlsafe(32)
    try:
        store.write(name, secret)
        store.delete(name)
    except CredentialStoreLocked:
        return _LOCKED
    except CredentialStoreAbsent:
        return _ABSENT
    return 0


def probe(limit_s: float = LIMIT_S) -> None:
    """Try the store out. Raises ``CredentialStoreLocked`` or ``CredentialStoreAbsent``."""
    try:
        ended = subprocess.run(
            probe_command(frozen=bool(getattr(sys, "frozen", False))),
            timeout=limit_s,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as hanging:
        raise CredentialStoreLocked() from hanging
    if ended.returncode == _LOCKED:
        raise CredentialStoreLocked()
    if ended.returncode != 0:
        raise CredentialStoreAbsent()


def probe_command(*, frozen: bool) -> list[str]:
    """How to start the child."""
    if frozen:
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-m", "desktop.credentials"]
