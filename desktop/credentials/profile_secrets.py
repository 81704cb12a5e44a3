"""The secrets of one profile, wherever they lie."""

import os
import secrets
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from desktop.credentials.probe import probe
from desktop.credentials.system_store import LIMIT_S, SystemStore, names_of
from desktop.credentials.wrapped_file import FILE_NAME, Secrets, unwrap, wrap
from domain.problems import (
    CredentialStoreAbsent,
    KeyMissing,
    KeyProblem,
    PassphraseNeeded,
)

PASSPHRASE = "LOKET_PASSPHRASE"  # noqa: S105 -- the name of the variable
KEY_BYTES = 32


class Place(StrEnum):
    """Where the secrets of a profile lie."""

    SYSTEM = "system"
    FILE = "file"


class ProfileSecrets:
    """Database key and centre secret of a profile.

    ``ask`` asks a person for the passphrase of the key file (a window does; a command has none). A passphrase
    in the environment chooses the key file when the key is made, and the account's store is not touched then.
    ``passphrase`` is the one that last fitted, None before.
    """

    def __init__(
        self,
        profile: Path,
        *,
        ask: Callable[[], str] | None = None,
        environment: Mapping[str, str] = os.environ,
        remembered: str | None = None,
        limit_s: float = LIMIT_S,
    ) -> None:
        self._profile = profile
        self._file = profile / FILE_NAME
        self._ask = ask
        self._environment = environment
        self._limit_s = limit_s
        self._store = SystemStore(limit_s)
        self.passphrase = remembered

    @property
    def place(self) -> Place:
        """The key file where there is one, else the system's store."""
        return Place.FILE if self._file.exists() else Place.SYSTEM

    def make_key(self) -> bytes:
        """Make the key of a new register and keep it safe before anything is encrypted with it.

        The system's store is probed first; without a sound one the key goes under a passphrase, never in
        plain text. An earlier key of this profile is returned as it is: a register may be encrypted with it.
        Raises ``PassphraseNeeded`` (no store, and nobody to ask), ``CredentialStoreLocked``,
        ``FolderReadOnly``, ``DiskFull``.
        """
        try:
            return self.key()
        except (KeyMissing, CredentialStoreAbsent):
            pass
        key = secrets.token_bytes(KEY_BYTES)
        if not self._environment.get(PASSPHRASE):
            try:
                probe(self._limit_s)
            except CredentialStoreAbsent:
                pass
            else:
                self._store.write(names_of(self._profile)[0], key.hex())
                return key
        wrap(self._file, Secrets(key), self._passphrase())
        return key

    def key(self) -> bytes:
        """The key of the register, 32 bytes. Reads directly, within the time limit; nothing is probed.

        Raises ``CredentialStoreLocked``, ``CredentialStoreAbsent``, ``KeyMissing``, ``PassphraseNeeded``,
        ``PassphraseWrong``, ``KeyProblem`` (what is stored is no key).
        """
        if self.place is Place.FILE:
            return self._unwrapped().key
        if self._environment.get(PASSPHRASE):
            raise KeyMissing()
        written = self._store.read(names_of(self._profile)[0])
        if written is None:
            raise KeyMissing()
        return _key(written)

    def centre_secret(self) -> str | None:
        """The secret of the centre's credential, None before enrolment. Raises like ``key``."""
        if self.place is Place.FILE:
            return self._unwrapped().centre
        return self._store.read(names_of(self._profile)[1])

    def keep_centre_secret(self, secret: str) -> None:
        """Keep the credential's secret where the key lies, and read it back. Raises like ``key``."""
        if self.place is Place.FILE:
            wrap(self._file, Secrets(self._unwrapped().key, secret), self._passphrase())
        else:
            self._store.write(names_of(self._profile)[1], secret)

    def _unwrapped(self) -> Secrets:
        passphrase = self._passphrase()
        try:
            return unwrap(self._file, passphrase)
        except KeyProblem:
            self.passphrase = None
            raise

    def _passphrase(self) -> str:
        given = self.passphrase or self._environment.get(PASSPHRASE)
        if not given and self._ask is not None:
            given = self._ask()
        if not given:
            raise PassphraseNeeded()
        self.passphrase = given
        return given


def _key(written: str) -> bytes:
    try:
        key = bytes.fromhex(written)
    except ValueError as damaged:
        raise KeyProblem() from damaged
    if len(key) != KEY_BYTES:
        raise KeyProblem()
    return key
