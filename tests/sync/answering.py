"""A small real HTTP server whose every answer is made by the test."""

import json
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from domain.json_values import JsonValue
from sync.connectors.wire import content_digest


@dataclass(frozen=True)
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def nonce(self) -> str:
        """What an honest answer echoes."""
        return self.headers["Loket-Nonce"]


@dataclass(frozen=True)
class Said:
    """An answer. ``body`` is sent as it is; ``announced`` is the Content-Length if it lies."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    announced: int | None = None


def as_centre(seen: Seen, status: int, document: JsonValue = None, **headers: str) -> Said:
    """What the centre itself would send: nonce, epoch, digest."""
    body = b"" if document is None else json.dumps(document).encode()
    honest = {"Loket-Nonce": seen.nonce, "Loket-Epoch": "1:abc", "Cache-Control": "no-store"}
    if body:
        honest |= {"Content-Type": "application/json", "Content-Digest": content_digest(body)}
    return Said(status, honest | {name.replace("_", "-"): value for name, value in headers.items()}, body)


class Answering:
    """The server: ``seen`` holds every request, ``say`` makes every answer."""

    def __init__(self, say: Callable[[Seen], Said], tls: ssl.SSLContext | None = None) -> None:
        self.seen: list[Seen] = []
        self.say = say
        outer = self

        class Answerer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                seen = Seen(self.command, self.path, dict(self.headers.items()), body)
                outer.seen.append(seen)
                said = outer.say(seen)
                self.send_response(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                if said.status not in (204, 304):
                    length = len(said.body) if said.announced is None else said.announced
                    self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(said.body)
                if said.announced is not None:
                    self.close_connection = True

            do_GET = do_POST = _answer  # noqa: N815 - names of http.server

            def log_message(self, format: str, *args: object) -> None:
                return

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                return

        self._server = Server(("127.0.0.1", 0), Answerer)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.address = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def start(self) -> None:
        """Listen."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def answering(say: Callable[[Seen], Said], tls: ssl.SSLContext | None = None) -> Iterator[Answering]:
    """A server for the length of a block."""
    server = Answering(say, tls)
    server.start()
    try:
        yield server
    finally:
        server.stop()
