"""The register of one profile: opened with its key, worked on in units of work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from domain.problems import (
    CorruptRegister,
    FolderReadOnly,
    RegisterBusy,
    RegisterMissing,
    RegisterProblem,
    WindowAlreadyOpen,
    WrongKey,
)
from local_db.engine import BUSY_TIMEOUT_S, keyed_connection, reading_engine, writing_engine
from local_db.failures import problem_of, told_as_problems
from local_db.migration import copy_before_migration, refuse_newer, stored_revision, upgrade
from local_db.schema import REVISION
from local_db.unit_of_work import Reading, Writing
from local_db.verify import Verification, broken_seals, verification

SMALLEST_FILE = 4096
"""One page: whatever is smaller was cut off."""


class Register:
    """One file. Safe to share between threads: each unit of work has a connection of its own."""

    def __init__(self, path: Path, key: bytes, *, busy_timeout: float = BUSY_TIMEOUT_S) -> None:
        self.path = path
        self._readers = reading_engine(path, key, busy_timeout)
        self._writers = writing_engine(path, key, busy_timeout)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One snapshot for as long as it lasts; never held across a request to the network."""
        with told_as_problems(), self._readers.connect() as connection, connection.begin():
            yield Reading(connection)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction with the write lock from its beginning, durable when the block has been left.

        Whatever is raised inside, or at the commit, leaves nothing of it. Raises ``DiskFull``,
        ``RegisterBusy``, ``FolderReadOnly``, ``CorruptRegister``. Not to be nested: the inner one
        would wait for the outer.
        """
        with told_as_problems(), self._writers.connect() as connection, connection.begin():
            yield Writing(connection)

    def verify(self) -> Verification:
        """Look whether the register is whole: first the seal of every page, then everything in them."""
        with told_as_problems(), self._readers.connect() as connection, connection.begin():
            seals = broken_seals(connection)
        if seals:
            return Verification(1, tuple(seals))
        with self.writing() as unit:
            return verification(unit)

    def close(self) -> None:
        """Close every connection; the last one brings the WAL into the file."""
        self._readers.dispose()
        self._writers.dispose()


def create_register(path: Path, key: bytes, *, stream: str, now: datetime) -> Register:
    """Make a new register; ``key`` is 32 random bytes that are already safe in the credential store.

    Raises ``FileExistsError`` rather than touching a register, ``FolderReadOnly``, ``DiskFull``.
    """
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
    except OSError as refused:
        raise FolderReadOnly() from refused
    making = Register(unfinished, key)
    try:
        with told_as_problems():
            upgrade(making._writers)
        with making.writing() as unit:
            unit.installation.create(stream=stream, now=now)
    finally:
        making.close()
    # Whole or not there: a power cut while it is made leaves no half register under its name.
    unfinished.rename(path)
    return Register(path, key)


def open_register(
    path: Path, key: bytes, *, migrate: bool = True, busy_timeout: float = BUSY_TIMEOUT_S
) -> Register:
    """Open the register of a profile.

    With ``migrate``, an older schema is brought up to date after a copy; the caller holds the window lock.
    Without, it raises ``WindowAlreadyOpen``: the program that holds the lock has to do it. Raises
    ``RegisterMissing``, ``WrongKey``, ``CorruptRegister``, ``NewerRegister``, ``FolderReadOnly``,
    ``DiskFull``, ``RegisterBusy``.
    """
    try:
        if not path.is_file():
            raise RegisterMissing()
        if path.stat().st_size < SMALLEST_FILE:
            raise CorruptRegister()
    except PermissionError as refused:
        raise FolderReadOnly() from refused
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise FolderReadOnly()
    revision = _revision(path, key, busy_timeout)
    refuse_newer(revision)
    register = Register(path, key, busy_timeout=busy_timeout)
    if revision != REVISION:
        try:
            if not migrate:
                raise WindowAlreadyOpen()
            with told_as_problems():
                copy_before_migration(path, key, revision)
                upgrade(register._writers)
        except BaseException:
            register.close()
            raise
    return register


def _revision(path: Path, key: bytes, busy_timeout: float) -> str:
    try:
        connection = keyed_connection(path, key, busy_timeout)
        try:
            revision = stored_revision(connection)
        finally:
            connection.close()
    except sqlcipher.Error as error:
        raise _at_first_page(error) from error
    if revision is None:
        raise CorruptRegister()
    return revision


def _at_first_page(error: sqlcipher.Error) -> RegisterProblem:
    """The first page that is read tells whether the key fits: with another key it is noise."""
    if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
        return WrongKey()
    return problem_of(error) or RegisterBusy()
