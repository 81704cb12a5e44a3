"""The tour's cable: a TCP relay between counter and centre that can be pulled out and put back."""

import contextlib
import select
import socket
import threading
import time
from types import TracebackType
from typing import Self

PIECE = 65536


class Relay:
    """One loopback port; while the cable is out nobody listens there, and what was open is cut."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._listener: socket.socket | None = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._ended = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = True
        self._thread.join()
        self.pull_out()

    def put_in(self) -> None:
        """The link opens."""
        with self._lock:
            if self._listener is None:
                self._listener = socket.create_server(("127.0.0.1", self.port))

    def pull_out(self) -> None:
        """The link dies, in the middle of whatever is under way."""
        with self._lock:
            if self._listener is not None:
                self._listener.close()
                self._listener = None
            for pair in self._pairs:
                _close(pair)
            self._pairs.clear()

    def _run(self) -> None:
        while not self._ended:
            arrived = self._arrived()
            if arrived is None:
                continue
            try:
                onward = socket.create_connection(("127.0.0.1", self._to_port), timeout=10)
            except OSError:
                arrived.close()
                continue
            pair = (arrived, onward)
            with self._lock:
                self._pairs.append(pair)
            threading.Thread(target=self._carry, args=(pair,), name="relayed", daemon=True).start()

    def _arrived(self) -> socket.socket | None:
        """The next connection; None where the cable is out or nobody came within a tenth of a second."""
        listener = self._listener
        if listener is None:
            time.sleep(0.05)
            return None
        try:
            ready, _, _ = select.select([listener], [], [], 0.1)
            return listener.accept()[0] if ready else None
        except (OSError, ValueError):
            return None  # the cable was pulled out in between

    def _carry(self, pair: tuple[socket.socket, socket.socket]) -> None:
        with contextlib.suppress(OSError, ValueError):
            while True:
                ready, _, _ = select.select(pair, [], [], 1.0)
                for side in ready:
                    piece = side.recv(PIECE)
                    if not piece:
                        return _close(pair)
                    (pair[1] if side is pair[0] else pair[0]).sendall(piece)
        _close(pair)
        return None


def _close(pair: tuple[socket.socket, socket.socket]) -> None:
    for side in pair:
        with contextlib.suppress(OSError):
            side.shutdown(socket.SHUT_RDWR)
        side.close()
