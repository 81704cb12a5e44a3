"""The tour's cable: a TCP relay between counter and centre that can be pulled out and put back."""

import contextlib
import select
import socket
import threading
from types import TracebackType
from typing import Self

PIECE = 65536


class Relay:
    """Listens on a loopback port; while ``cable`` is out, connections are refused and open ones are cut."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._connected = False
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
        self._listener.close()

    def put_in(self) -> None:
        """The link opens."""
        self._connected = True

    def pull_out(self) -> None:
        """The link dies, in the middle of whatever is under way."""
        with self._lock:
            self._connected = False
            for pair in self._pairs:
                _close(pair)
            self._pairs.clear()

    def _run(self) -> None:
        while not self._ended:
            ready, _, _ = select.select([self._listener], [], [], 0.1)
            if not ready:
                continue
            arrived, _address = self._listener.accept()
            if not self._connected:
                arrived.close()
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
