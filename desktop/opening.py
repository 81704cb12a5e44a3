"""Open a profile: key, register, unit – the same way for the window and for the command line."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import uuid_utils

from desktop.credentials import stored_secrets
from desktop.profile import Profile
from desktop.services.desk import Desk
from domain.problems import NotEnrolled, RegisterMissing
from local_db.register import Register, open_register
from sync.connectors.gateway import Credential, Gateway


def wall_clock() -> datetime:
    """The computer's clock as an aware instant. Nothing is decided by it; it is recorded."""
    return datetime.now(UTC)


def fresh_id() -> str:
    """A new UUIDv7: permanent, unique, in the order of making."""
    return str(uuid_utils.uuid7())


@contextmanager
def open_desk(
    profile: Profile, ask: Callable[[], str] | None = None, now: Callable[[], datetime] = wall_clock
) -> Iterator[Desk]:
    """The desk of an enrolled profile. Raises the problems of key and register, and ``NotEnrolled``."""
    register = open_existing(profile, ask)
    try:
        yield desk_of(register, now)
    finally:
        register.close()


def open_existing(profile: Profile, ask: Callable[[], str] | None = None) -> Register:
    """The register of a profile. Raises ``RegisterMissing`` before anybody is asked for a key."""
    if not profile.register.exists():
        raise RegisterMissing()
    return open_register(profile.register, stored_secrets.register_key(profile.folder, ask))


def desk_of(register: Register, now: Callable[[], datetime] = wall_clock) -> Desk:
    """The desk of an open register. Raises ``NotEnrolled``."""
    with register.reading() as work:
        installation = work.installation.get()
    if installation.unit is None or installation.counter is None:
        raise NotEnrolled()
    return Desk(register, installation.unit, installation.counter, now, fresh_id, os_account())


def os_account() -> str:
    """The account of the operating system, for the audit row; empty where there is none to name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else ""


def open_gateway(profile: Profile, desk: Desk, ask: Callable[[], str] | None = None) -> Gateway:
    """The connector to this counter's centre. Raises ``NotEnrolled`` where no centre is known yet."""
    with desk.register.reading() as work:
        installation = work.installation.get()
    if installation.centre_url is None or installation.credential is None:
        raise NotEnrolled()
    secret = stored_secrets.centre_secret(profile.folder, ask)
    return Gateway(installation.centre_url, Credential(installation.credential, secret))
