"""The real program on a screen and a bus of its own, with a keyboard and a screen reader beside it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

from tests.accessibility.heard_tree import Heard
from tools.screen import VirtualScreen

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0
PASSPHRASE = "contoh: pembaca layar"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


class Session:
    """A screen, a session bus and the accessibility bus; all of it ends with the block."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        screen = self._held.enter_context(VirtualScreen())
        self.environment = {
            **os.environ,
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LOKET_PASSPHRASE": PASSPHRASE,
            "LOKET_THEME": "light",
        }
        for name in ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)
        bus = self._process(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1", told=True
        )
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._process(LAUNCHER, "--launch-immediately")
        return self

    def __exit__(self, *_problem: object) -> None:
        self._held.close()

    @contextmanager
    def reader(self) -> Iterator["Reader"]:
        """A screen reader, listening."""
        process = subprocess.Popen(
            ["/usr/bin/python3", str(Path(__file__).with_name("screen_reader.py"))],
            env={name: value for name, value in self.environment.items() if not name.startswith("PYTHON")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Reader(process)
        finally:
            _end(process)

    @contextmanager
    def program(self, profile: Path, start: str = "") -> Iterator["Keyboard"]:
        """`loket` on this profile, or a few lines of Python that ``start`` it otherwise."""
        how = ["-c", start] if start else ["-m", "desktop"]
        process = subprocess.Popen(
            [sys.executable, *how, "--profile", str(profile)],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
        )
        try:
            yield Keyboard(self.environment, process)
        finally:
            _end(process)

    def _process(self, *command: str, told: bool = False) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            ("setpriv", "--pdeathsig", "TERM", *command),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if told else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._held.callback(_end, process)
        return process


class Reader:
    """What a screen reader can say of the counter."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        assert self._answer() == "listening"

    def tree(self) -> Heard:
        """All that is exposed now."""
        return self._until("tree", lambda told: told is not None)

    def focus(self) -> Heard:
        """What has the keyboard."""
        return self._until("focus", lambda told: told is not None)

    def wait_for_focus(self, name: str) -> Heard:
        """What has the keyboard, once its name begins with ``name``."""
        return self._until("focus", lambda told: told is not None and told["name"].startswith(name), name)

    def announcements(self) -> list[str]:
        """Every sentence announced so far, oldest first."""
        return [told["said"] for told in self._ask("heard") if told["event"] == "announcement"]

    def wait_for(self, words: str) -> Heard:
        """The tree as soon as an object in it holds these words as its name or text."""
        return self._until("tree", lambda told: told is not None and Heard(told).says(words), words)

    def wait_to_hear(self, words: str) -> str:
        """The announcement with these words, once it is made."""
        deadline = time.monotonic() + PATIENCE
        while True:
            told = self.announcements()
            for said in told:
                if words in said:
                    return said
            assert time.monotonic() < deadline, f"never announced: {words}; heard {told}"
            time.sleep(0.1)

    def _until(self, do: str, holds: Callable[[Any], bool], what: str = "") -> Heard:
        deadline = time.monotonic() + PATIENCE
        while not holds(told := self._ask(do)):
            assert time.monotonic() < deadline, f"{do}: never there: {what}\n{told and Heard(told).lines()}"
            time.sleep(0.15)
        return Heard(told)

    def _ask(self, do: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the reader ended with {self._process.poll()}"
        return json.loads(line).get("answer")


class Keyboard:
    """Keys as the X server gives them to the window in front; no mouse, no way into the program."""

    def __init__(self, environment: dict[str, str], process: "subprocess.Popen[bytes]") -> None:
        self._environment = environment
        self.process = process

    def keys(self, *keys: str) -> None:
        """Press keys as xdotool names them: ``Tab``, ``ctrl+s``, ``alt+2``."""
        self._xdotool("key", "--delay", "15", *keys)

    def type(self, text: str) -> None:
        """Type words where the keyboard is."""
        self._xdotool("type", "--delay", "4", text)

    def _xdotool(self, *arguments: str) -> None:
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=60)


def _end(process: "subprocess.Popen[Any]") -> None:
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
