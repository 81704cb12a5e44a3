"""The credential store of the account: Secret Service, Windows Credential Manager, macOS Keychain. No other.

The backend is made here by name. keyring's own choice is never asked: it follows a configuration file and
whatever is installed, and with `keyrings.alt` installed it silently stores plain text.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, PasswordDeleteError

from desktop.credentials.deadline import within
from domain.problems import CredentialStoreAbsent, CredentialStoreLocked

SERVICE = "Loket LAPOR!"
LIMIT_S = 5.0


def trusted_backend() -> KeyringBackend:
    """The one backend of this platform. Raises ``CredentialStoreAbsent``."""
    backend: KeyringBackend
    try:
        if sys.platform == "win32":
            from keyring.backends.Windows import WinVaultKeyring

            backend = WinVaultKeyring()
        elif sys.platform == "darwin":
            from keyring.backends.macOS import Keyring as Keychain

            backend = Keychain()
        else:
            from keyring.backends.SecretService import Keyring as SecretService

            backend = SecretService()  # type: ignore[no-untyped-call]
    except (ImportError, KeyringError, RuntimeError) as missing:
        raise CredentialStoreAbsent() from missing
    return backend


def backend_name() -> str:
    """The kind of store of this platform, for the self-test's line."""
    return type(trusted_backend()).__module__.rpartition(".")[2]


class SystemStore:
    """Named secrets of this account. Every call ends within ``limit_s`` seconds.

    Raises ``CredentialStoreAbsent``, or ``CredentialStoreLocked`` when the store does not answer in time:
    with D-Bus but a locked service its calls hang without limit.
    """

    def __init__(
        self, limit_s: float = LIMIT_S, backend: Callable[[], KeyringBackend] = trusted_backend
    ) -> None:
        self._limit_s = limit_s
        self._backend = backend

    def read(self, name: str) -> str | None:
        """The secret, or None when the store answers and has none."""
        return self._ask(lambda: self._backend().get_password(SERVICE, name))

    def write(self, name: str, secret: str) -> None:
        """Store a secret and read it back: a store that forgets is not one."""

        def stored() -> str | None:
            backend = self._backend()
            backend.set_password(SERVICE, name, secret)
            return backend.get_password(SERVICE, name)

        if self._ask(stored) != secret:
            raise CredentialStoreAbsent()

    def delete(self, name: str) -> None:
        """Remove a secret; nothing happens when there is none."""

        def deleted() -> str | None:
            try:
                self._backend().delete_password(SERVICE, name)
            except PasswordDeleteError:
                return None
            return None

        self._ask(deleted)

    def _ask(self, call: Callable[[], str | None]) -> str | None:
        try:
            return within(self._limit_s, call)
        except (TimeoutError, KeyringLocked) as silent:
            raise CredentialStoreLocked() from silent
        except InitError as missing:
            raise CredentialStoreAbsent() from missing
        except CredentialStoreAbsent:
            raise
        except Exception as broken:
            # Each backend lets errors of its own system through (D-Bus, win32, Keychain).
            raise CredentialStoreAbsent() from broken


def names_of(profile: Path) -> tuple[str, str]:
    """The names under which the database key and the centre's secret of a profile are stored."""
    folder = str(profile.resolve())
    return f"register {folder}", f"centre {folder}"
