"""What SQLite says when it cannot, as problems for people."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from domain.problems import CorruptRegister, DiskFull, FolderReadOnly, RegisterBusy, RegisterProblem

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_UNREADABLE = {1, 2, 21, 32, 33}
"""Extended parts of SQLITE_IOERR about reading: READ, SHORT_READ, SEEK?, DATA, CORRUPTFS (sqlite3.h)."""


def problem_of(error: BaseException) -> RegisterProblem | None:
    """The problem behind a driver error; None for one that is a mistake in the program."""
    if isinstance(error, PoolTimeout):
        return RegisterBusy()
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlcipher.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None and "disk is full" in str(cause):
        code = _FULL  # the backup interface gives the sentence without the number
    if not isinstance(code, int):
        return None
    primary, detail = code & 0xFF, code >> 8
    if primary in (_BUSY, _LOCKED):
        return RegisterBusy()
    if primary in (_CORRUPT, _NOTADB):
        return CorruptRegister()
    if primary == _IOERR:
        return CorruptRegister() if detail in _UNREADABLE else DiskFull()
    if primary == _FULL:
        return DiskFull()
    if primary in (_READONLY, _CANTOPEN):
        return FolderReadOnly()
    return None


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Raise what the driver raises as a `domain.problems` where it is one; let everything else pass."""
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlcipher.Error) as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error
