"""The tour's counter: the real program as a child process, driven over a local socket, killed when it must
be.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds for something to appear on the screen before the tour gives up; a busy machine is slow."""


class LostCounter(RuntimeError):
    """The program did not answer, or answered that it could not."""


class Counter:
    """One run of the program on one profile."""

    def __init__(self, profile: Path, environment: dict[str, str]) -> None:
        # A short path: the address of a local socket has 108 bytes.
        self._address = Path(os.path.relpath(profile.parent / "hands"))
        self._address.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [*program(), "--profile", str(profile), "--conducted", str(self._address.absolute())],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
        )
        self._socket = self._connect()
        self._answers = self._socket.makefile("rb")

    def keys(self, *keys: str) -> None:
        """Press keys, each written like ``Ctrl+N``."""
        self.ask("keys", keys=list(keys))

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        self.ask("type", text=text)

    def go_to(self, name: str) -> None:
        """Tab to the field with this accessible name."""
        self.ask("go_to", name=name)

    def fill(self, fields: Iterable[tuple[str, str]]) -> None:
        """Tab to each named field and type."""
        for name, text in fields:
            self.go_to(name)
            self.type(text)

    def choose(self, code: str) -> None:
        """Pick the entry with this code in the closed list that has the focus, by the arrow keys."""
        self.ask("choose", code=code)

    def press(self, text: str) -> None:
        """Click the button with this text."""
        self.ask("press", text=text)

    def grab(self, path: Path) -> None:
        """A picture of the whole screen."""
        if not self.ask("grab", path=str(path.absolute())):
            raise LostCounter(f"no picture: {path.name}")

    def texts(self) -> list[str]:
        """Every sentence in the window."""
        found: list[str] = self.ask("texts")
        return found

    def wait_for(self, words: str, seconds: float = PATIENCE) -> None:
        """Wait until a text in the window holds these words."""
        deadline = time.monotonic() + seconds
        while not any(words in text for text in self.texts()):
            if time.monotonic() > deadline:
                raise LostCounter(f"never appeared: {words}")
            time.sleep(0.1)

    def ask(self, do: str, **with_what: object) -> Any:
        """One request to the hands. Raises ``LostCounter`` with what they said."""
        try:
            self._socket.sendall(json.dumps({"do": do, **with_what}).encode() + b"\n")
            line = self._answers.readline()
        except OSError as problem:
            raise LostCounter(f"{do}: {problem}") from problem
        if not line:
            raise LostCounter(f"{do}: the program ended with {self._process.poll()}")
        answer = json.loads(line)
        if "error" in answer:
            raise LostCounter(f"{do} {with_what}: {answer['error']}")
        return answer["answer"]

    def kill(self) -> None:
        """Pull the plug: SIGKILL, no farewell."""
        self._process.kill()
        self.end()

    def end(self) -> None:
        """Ask the program to end, as closing its window does, and wait; nothing where it has ended."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise LostCounter("did not end when asked") from None
        finally:
            self._answers.close()
            self._socket.close()

    def _connect(self) -> socket.socket:
        deadline = time.monotonic() + PATIENCE
        while True:
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(str(self._address))
            except OSError:
                connection.close()
                if self._process.poll() is not None:
                    raise LostCounter(f"the program ended with {self._process.returncode}") from None
                if time.monotonic() > deadline:
                    raise LostCounter("the program did not open its window") from None
                time.sleep(0.05)
            else:
                connection.settimeout(PATIENCE)
                return connection


def program() -> list[str]:
    """How this very program is started again: frozen, or by this Python."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
