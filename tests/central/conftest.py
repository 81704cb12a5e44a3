"""A real centre: a process of its own, a file of its own, HTTP on loopback."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from central.storage.enrolling import make_code
from central.storage.store import Store, open_store
from central.storage.units import keep_unit
from domain.json_values import JsonValue
from tests.central.caller import NINE, Device


def profile(code: str) -> dict[str, JsonValue]:
    """An invented unit."""
    return {
        "code": code,
        "name": f"Kantor {code}",
        "regency": "Kabupaten Lontar Timur",
        "zone": "WITA",
        "officers": [{"code": "ester", "name": "Ester Naitboho", "role": "admin"}],
        "counters": [],
    }


@dataclass
class RunningCentre:
    """A centre that serves. ``store`` is its database, opened a second time."""

    process: subprocess.Popen[str]
    url: str
    store: Store
    file: Path
    clients: list[httpx.Client] = field(default_factory=list)
    units: int = 0

    @property
    def db(self) -> str:
        """The URL of the database."""
        return f"sqlite:///{self.file}"

    def client(self) -> httpx.Client:
        """A client that is closed with the centre."""
        client = httpx.Client(base_url=self.url, timeout=60, trust_env=False)
        self.clients.append(client)
        return client

    def unit(self) -> str:
        """A unit of its own, so that a test meets nobody else's complaints."""
        self.units += 1
        with self.store.writing() as connection:
            return keep_unit(connection, profile(f"UNIT-{self.units}"), NINE)

    def device(self, unit: str | None = None) -> Device:
        """An enrolled counter, in a unit of its own unless one is named."""
        device = Device(self.client())
        device.enrol(make_code(self.store, unit or self.unit(), NINE))
        return device

    def stop(self) -> int:
        """Ask it to stop, as a service manager does; its exit code."""
        for client in self.clients:
            client.close()
        self.store.close()
        self.process.terminate()
        return self.process.wait(timeout=20)


def start(file: Path, *arguments: str) -> RunningCentre:
    """Start a centre on this file and wait until it says where it is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "central", "--db", f"sqlite:///{file}", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    process.stdout.close()
    assert line.startswith("siap di http://127.0.0.1:"), line
    return RunningCentre(process, line.removeprefix("siap di "), open_store(f"sqlite:///{file}"), file)


@pytest.fixture(scope="session")
def demo_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """A demo centre that all tests of a worker share."""
    centre = start(tmp_path_factory.mktemp("demo-centre") / "central.db", "--demo")
    yield centre
    assert centre.stop() == 0


@pytest.fixture(scope="session")
def real_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """A centre that is no demo, and so has no LAPOR! numbers to give."""
    centre = start(tmp_path_factory.mktemp("centre") / "central.db")
    yield centre
    assert centre.stop() == 0
