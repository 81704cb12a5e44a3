"""The tour's centre: a real `loket-central serve --demo` process on loopback, and its other commands."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

READY = re.compile(r"http://127\.0\.0\.1:(\d+)")


class NoCentre(RuntimeError):
    """The centre did not start, or is none the tour may talk to."""


def central_command() -> list[str]:
    """How `loket-central` is run: LOKET_CENTRAL, else this Python. A frozen program must be told."""
    told = os.environ.get("LOKET_CENTRAL")
    if told:
        return shlex.split(told)
    if getattr(sys, "frozen", False):
        raise NoCentre("LOKET_CENTRAL")
    return [sys.executable, "-m", "central"]


class DemoCentre:
    """A centre of the tour's own, on a database under its folder; ends with the block."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._database = f"sqlite:///{folder / 'centre.db'}"
        self._log = (folder / "centre.log").open("wb")
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [*self._command("serve", "--host", "127.0.0.1", "--port", "0", "--demo")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        if self._process.stdout is None:
            raise NoCentre("stdout")
        for line in self._process.stdout:
            told = READY.search(line)
            if told is not None:
                self.port = int(told.group(1))
                return self
        raise NoCentre(f"exit code {self._process.wait()}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            if self._process.stdout is not None:
                self._process.stdout.close()
        self._log.close()

    def enrol_code(self) -> str:
        """A one-time code for the demo unit."""
        return self._run("enrol-code", "--unit", "DEMO").strip().splitlines()[-1]

    def act(self, reference: str, *arguments: str) -> None:
        """What an operator at the centre does to one complaint."""
        self._run("act", reference, *arguments)

    def export(self, what: str) -> list[Mapping[str, Any]]:
        """All complaints, ops or conflicts, as the audit command tells them."""
        return [json.loads(line) for line in self._run("export", what).splitlines()]

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            self._command(*arguments), capture_output=True, text=True, check=False, timeout=120
        )
        if done.returncode != 0:
            raise NoCentre(f"{arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def _command(self, *arguments: str) -> Sequence[str]:
        return [*central_command(), "--db", self._database, *arguments]
