"""A real proxy between a counter and a centre that does to requests and replies what bad links do."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import urlsplit

from tests.sync.answering import Said, Seen

Before = Callable[[Seen], Said | None]
"""What is said instead of asking the centre; None lets the request pass."""
After = Callable[[Seen, Said], Said | None]
"""What becomes of the centre's reply; None drops it: the connection ends without a byte."""


def pass_on(_: Seen) -> Said | None:
    """Let the request through."""
    return None


def hand_over(_: Seen, reply: Said) -> Said | None:
    """Let the reply through."""
    return reply


@dataclass
class Passage:
    """One request: whether the centre has answered it, and whether that answer reached the counter."""

    seen: Seen
    reply: Said | None = None
    delivered: bool = False


@dataclass
class FaultProxy:
    """Listens on loopback and forwards to ``centre``. ``passages`` is everything that came by."""

    centre: str
    before: Before = pass_on
    after: After = hand_over
    passages: list[Passage] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)
    """What went wrong in the test's own hooks; raised by `close`."""

    def __post_init__(self) -> None:
        proxy = self
        guard = Lock()

        class Between(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _pass(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                passage = Passage(Seen(self.command, self.path, dict(self.headers.items()), body))
                with guard:
                    proxy.passages.append(passage)
                try:
                    said = proxy.before(passage.seen)
                    if said is None:
                        passage.reply = proxy.forward(passage.seen)
                        said = proxy.after(passage.seen, passage.reply)
                        passage.delivered = said is passage.reply
                except (AssertionError, LookupError, TypeError, ValueError) as problem:
                    proxy.broken.append(problem)
                    raise
                if said is None:
                    self.close_connection = True
                    # An abrupt end, as when the line goes: not a byte of the reply.
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                self._say(said)

            def _say(self, said: Said) -> None:
                self.send_response_only(said.status)
                for name, value in said.headers.items():
                    if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                        self.send_header(name, value)
                if said.status not in (204, 304):
                    length = len(said.body) if said.announced is None else said.announced
                    self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(said.body)
                if said.announced is not None:
                    self.close_connection = True

            do_GET = do_POST = _pass  # noqa: N815 - names of http.server

            def log_message(self, format: str, *args: object) -> None:
                return

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                return

        self._server = Server(("127.0.0.1", 0), Between)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def forward(self, seen: Seen) -> Said:
        """Ask the centre and read its whole answer."""
        target = urlsplit(self.centre)
        connection = HTTPConnection(target.hostname or "", target.port, timeout=30)
        try:
            headers = {name: value for name, value in seen.headers.items() if name.lower() != "connection"}
            connection.request(seen.method, seen.path, seen.body or None, headers)
            reply = connection.getresponse()
            return Said(reply.status, dict(reply.headers.items()), reply.read())
        finally:
            connection.close()

    def heal(self) -> None:
        """A good link from now on."""
        self.before, self.after = pass_on, hand_over

    def close(self) -> None:
        """Refuse connections from now on. Raises what a hook of the test raised."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if self.broken:
            raise self.broken[0]
