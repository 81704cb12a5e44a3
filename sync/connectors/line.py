"""The line under the session: did a byte leave, how many went each way, and the hand that cuts it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class Line:
    """One call at a time runs over it. ``cut`` may come from any thread."""

    def __init__(self) -> None:
        self.request_left = False
        self.was_cut = False
        self.sent = 0
        self._connection: HTTPConnection | None = None
        self._guard = threading.Lock()

    @contextmanager
    def call(self, seconds: float) -> Iterator[None]:
        """A call that is cut after so many seconds in all, however the other side drips its bytes."""
        with self._guard:
            self.request_left = self.was_cut = False
            self._connection = None
        watchdog = threading.Timer(seconds, self.cut)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        finally:
            watchdog.cancel()
            with self._guard:
                self._connection = None

    def cut(self) -> None:
        """Break the connection of the call under way, if there is one."""
        with self._guard:
            self.was_cut = True
            held = None if self._connection is None else getattr(self._connection, "sock", None)
            if held is not None:
                _shut(held)

    def takes(self, connection: HTTPConnection) -> None:
        """The call runs over this connection from now on."""
        with self._guard:
            self._connection = connection
            if self.was_cut:
                raise ConnectionAbortedError("cut")

    def sends(self, size: int) -> None:
        """The next bytes of the request are about to leave."""
        self.request_left = True
        self.sent += size

    def pools(self) -> dict[str, type]:
        """Connection pools whose connections report to this line."""
        line = self

        class WatchedHTTP(HTTPConnection):
            _connecting = False

            def connect(self) -> None:
                line.takes(self)
                self._connecting = True
                try:
                    super().connect()
                finally:
                    self._connecting = False

            def send(self, data: Any) -> None:
                _report(line, self, data, self._connecting)
                super().send(data)

        class WatchedHTTPS(HTTPSConnection):
            _connecting = False

            def connect(self) -> None:
                line.takes(self)
                self._connecting = True
                try:
                    super().connect()
                finally:
                    self._connecting = False

            def send(self, data: Any) -> None:
                _report(line, self, data, self._connecting)
                super().send(data)

        class WatchedHTTPPool(HTTPConnectionPool):
            ConnectionCls = WatchedHTTP

        class WatchedHTTPSPool(HTTPSConnectionPool):
            ConnectionCls = WatchedHTTPS

        return {"http": WatchedHTTPPool, "https": WatchedHTTPSPool}


def _report(line: Line, connection: HTTPConnection, data: Any, connecting: bool) -> None:
    # What goes out while connecting is a CONNECT to a proxy: no byte of the request itself.
    if connecting:
        return
    line.takes(connection)
    if connection.sock is None:
        connection.connect()
    line.sends(len(data) if isinstance(data, bytes | bytearray | memoryview) else 0)


def _shut(held: socket.socket) -> None:
    try:
        # The plain socket's own method: SSLSocket.shutdown would pull the TLS object from under the reader.
        socket.socket.shutdown(held, socket.SHUT_RDWR)
    except OSError:
        # It was closed in the same moment: that is what was wanted.
        return
