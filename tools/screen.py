"""A virtual screen of its own: Xvfb with a window manager, for tests and for the tour. Standard library only.

Without a window manager no window is ever active and focus tests lie, so a screen is ready only once
openbox manages it. Size: 1366 × 768 at 96 dpi, the design size of the program.
"""

import os
import select
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

WIDTH, HEIGHT, DPI = 1366, 768, 96
READY_SECONDS = 20.0


class NoScreen(RuntimeError):
    """Xvfb or openbox is absent, or did not come up within `READY_SECONDS`."""


class VirtualScreen:
    """`with VirtualScreen() as screen:` – `screen.display` is a value for DISPLAY; it ends with the block.

    It also ends with the process that made it, however that ends: `start` without `close` is allowed,
    for a process whose Qt must not see its screen die first.
    """

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width = width
        self.height = height
        self.display = ""
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start both; returns when a window would be managed and could be active."""
        try:
            self.display = f":{self._start_x_server()}"
            self._start_window_manager()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the window manager, then the X server, and wait for both."""
        while self._processes:
            process = self._processes.pop()
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start_x_server(self) -> int:
        """Start Xvfb on the first free display number, which it tells us itself."""
        answers, tells = os.pipe()
        self._run(
            "Xvfb",
            "-displayfd", str(tells),
            "-screen", "0", f"{self.width}x{self.height}x24",
            "-dpi", str(DPI),
            "-nolisten", "tcp",
            "-noreset",
            keep=(tells,),
        )  # fmt: skip
        os.close(tells)
        return int(_line_from(answers, "Xvfb"))

    def _start_window_manager(self) -> None:
        """Start openbox as it is shipped; its start-up command tells when it manages the screen."""
        with tempfile.TemporaryDirectory(prefix="loket-screen-") as folder:
            told = Path(folder) / "ready"
            os.mkfifo(told)
            answers = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
            # Held open by us too, so that no end-of-file comes before the word.
            holds = os.open(told, os.O_WRONLY)
            self._run(
                "openbox", "--sm-disable", "--config-file", "/etc/xdg/openbox/rc.xml",
                "--startup", f"sh -c 'echo ready > {told}'",
            )  # fmt: skip
            try:
                _line_from(answers, "openbox")
            finally:
                os.close(holds)

    def _run(self, *command: str, keep: tuple[int, ...] = ()) -> None:
        if shutil.which(command[0]) is None:
            raise NoScreen(f"{command[0]} is not installed; tools/set-up installs it")
        environment = {**os.environ, "DISPLAY": self.display}
        # Neither reads nor writes the settings of whoever runs us.
        environment |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), "/nonexistent")
        self._processes.append(
            subprocess.Popen(
                ("setpriv", "--pdeathsig", "TERM", *command),
                env=environment,
                pass_fds=keep,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C is for the program on the screen, not for the screen
            )
        )


def _line_from(descriptor: int, program: str) -> str:
    """The first line that `program` writes to `descriptor`, which is closed."""
    said = b""
    try:
        while not said.endswith(b"\n"):
            ready, _, _ = select.select([descriptor], [], [], READY_SECONDS)
            part = os.read(descriptor, 64) if ready else b""
            if not part:
                raise NoScreen(f"{program} did not come up")
            said += part
    finally:
        os.close(descriptor)
    return said.decode().strip()
