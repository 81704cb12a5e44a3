"""The secrets of a profile as the program asks for them: by folder, with somebody to ask for a passphrase.

A passphrase that has unlocked a key file is remembered until the process ends, so a person types it once.
"""

import os
from collections.abc import Callable
from pathlib import Path

from desktop.credentials.probe import probe
from desktop.credentials.profile_secrets import PASSPHRASE, ProfileSecrets
from desktop.credentials.system_store import backend_name
from domain.problems import KeyMissing

_remembered: dict[Path, str] = {}


def register_key(folder: Path, ask: Callable[[], str] | None = None) -> bytes:
    """The key of the profile's register, 32 bytes. Raises the problems of ``ProfileSecrets.key``."""
    with_passphrase = _of(folder, ask)
    key = with_passphrase.key()
    _remember(folder, with_passphrase)
    return key


def new_register_key(folder: Path, ask: Callable[[], str] | None = None) -> bytes:
    """Make the key of a new register and keep it safe. Raises the problems of ``ProfileSecrets.make_key``."""
    with_passphrase = _of(folder, ask)
    key = with_passphrase.make_key()
    _remember(folder, with_passphrase)
    return key


def centre_secret(folder: Path, ask: Callable[[], str] | None = None) -> str:
    """The secret of the centre's credential. Raises ``KeyMissing`` where there is none."""
    with_passphrase = _of(folder, ask)
    secret = with_passphrase.centre_secret()
    _remember(folder, with_passphrase)
    if secret is None:
        raise KeyMissing()
    return secret


def centre_secret_or_new(folder: Path, make: Callable[[], str], ask: Callable[[], str] | None = None) -> str:
    """The secret of an enrolment that was begun, or a new one that is durable before this returns."""
    with_passphrase = _of(folder, ask)
    secret = with_passphrase.centre_secret()
    if secret is None:
        secret = make()
        with_passphrase.keep_centre_secret(secret)
    _remember(folder, with_passphrase)
    return secret


def try_store() -> str | None:
    """Probe the system's credential store in a child process; the name of its kind.

    None where the environment gives a passphrase: then the store is not used and not touched. Raises
    ``CredentialStoreLocked`` or ``CredentialStoreAbsent``.
    """
    if os.environ.get(PASSPHRASE):
        return None
    probe()
    return backend_name()


def _of(folder: Path, ask: Callable[[], str] | None) -> ProfileSecrets:
    return ProfileSecrets(folder, ask=ask, remembered=_remembered.get(folder.resolve()))


def _remember(folder: Path, used: ProfileSecrets) -> None:
    if used.passphrase is not None:
        _remembered[folder.resolve()] = used.passphrase
