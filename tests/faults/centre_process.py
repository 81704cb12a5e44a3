"""A real `loket-central` in a process of its own, on loopback, with a database of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from central.storage.enrolling import make_code
from central.storage.exporting import export_complaints, export_ops
from central.storage.store import Store, open_store

ROOT = Path(__file__).parents[2]


class CentreProcess:
    """Started by the constructor, reachable when it returns; `stop` ends it."""

    def __init__(self, folder: Path, *extra: str) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'central.db'}"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._extra = extra
        self.start()

    def start(self) -> None:
        """Serve the same database on the same port."""
        log = (self.folder / "central.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "central",
                    "--db",
                    self.url,
                    "serve",
                    "--demo",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(self.port),
                    *self._extra,
                ],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
            )
        deadline = time.monotonic() + 30
        while True:
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "central.log").read_text())
            try:
                connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/v1/openapi.json")
                connection.getresponse().read()
                connection.close()
                return
            except OSError:
                time.sleep(0.05)

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def run(self, *arguments: str) -> str:
        """A command of `loket-central`; its standard output."""
        done = subprocess.run(
            [sys.executable, "-m", "central", "--db", self.url, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            env=_environment(),
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def enrol_code(self) -> str:
        """A one-time code for the demo unit, made beside the running process as the command makes it."""
        with self._store() as store:
            return make_code(store, "DEMO", datetime.now(UTC))

    def export(self, what: str) -> list[dict[str, Any]]:
        """``complaints`` or ``ops`` as `export` prints them, read beside the running process."""
        lines = {"complaints": export_complaints, "ops": export_ops}[what]
        with self._store() as store:
            return list(lines(store))

    @contextmanager
    def _store(self) -> Iterator[Store]:
        store = open_store(self.url)
        try:
            yield store
        finally:
            store.close()


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
