"""One syncer per profile: an operating-system lock, gone with its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from domain.problems import FolderReadOnly, SyncerBusy

NAME = "sync.lock"


@contextmanager
def only_syncer(profile: Path) -> Iterator[None]:
    """Hold the right to sync this profile. Raises ``SyncerBusy`` at once when another process has it."""
    lock = FileLock(profile / NAME, timeout=0, is_singleton=False)
    try:
        lock.acquire()
    except Timeout:
        raise SyncerBusy() from None
    except OSError as problem:
        raise FolderReadOnly() from problem
    try:
        yield
    finally:
        lock.release()
