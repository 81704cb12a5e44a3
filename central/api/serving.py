"""The HTTP server: bind first, say where, stop cleanly on SIGTERM."""

import os
import signal
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from central.api.app import make_app
from central.storage.store import Store, open_store

DB_VARIABLE = "LOKET_DB"
SECONDS_TO_FINISH = 10
"""How long requests at work may take after a stop was asked for."""


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises ``OSError``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(1024)
    except OSError:
        listening.close()
        raise
    listening.set_inheritable(True)
    return listening


def address(listening: socket.socket) -> str:
    """The address of a socket as a URL."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_server(store: Store, ready: Callable[[], None]) -> uvicorn.Server:
    """A server over this database that calls ``ready`` once it takes requests; run it with its sockets."""
    return _Announced(_config(make_app(store)), ready)


def serve(store: Store, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve in this process until SIGTERM or SIGINT; ``ready`` is called once requests are taken."""
    server = make_server(store, ready)
    # uvicorn raises the signal again once it has stopped; a stop that was asked for is no failure.
    before = {number: signal.signal(number, _stopped) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[listening])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def serve_in_workers(url: str, listening: socket.socket, workers: int, ready: Callable[[], None]) -> None:
    """Serve in several processes, each with its own connections to one database."""
    os.environ[DB_VARIABLE] = url
    config = _config("central.api.serving:app_from_environment", workers=workers)
    ready()
    Multiprocess(config, sockets=[listening]).run()


def app_from_environment() -> FastAPI:
    """The application of one worker process."""
    return make_app(open_store(os.environ[DB_VARIABLE]))


def _config(app: FastAPI | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


class _Announced(uvicorn.Server):
    """A server that says when it takes requests."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _stopped(_number: int, _frame: object) -> None:
    """Stopped as asked."""
