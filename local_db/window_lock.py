"""One window a profile: an operating-system lock, gone with its process."""

from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from domain.problems import FolderReadOnly, WindowAlreadyOpen

WINDOW_LOCK = "window.lock"


class WindowLock:
    """Held while a window is open, or while the schema is changed."""

    def __init__(self, profile: Path) -> None:
        self._lock = FileLock(profile / WINDOW_LOCK)

    def acquire(self) -> None:
        """Take the lock at once. Raises ``WindowAlreadyOpen``, ``FolderReadOnly``."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as held:
            raise WindowAlreadyOpen() from held
        except OSError as refused:
            raise FolderReadOnly() from refused

    def release(self) -> None:
        """Let the next one in."""
        self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
