"""The measured processes of `start`: `python -m benchmarks.start_window program PROFILE | bare NAMES`.

Each prints the instant (CLOCK_MONOTONIC, ns) at which its window could be used (on the screen, and every
event that was in line then dealt with), then the names of the modules it had loaded.
"""

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main() -> int:
    """Start once."""
    kind, told = sys.argv[1:]
    if kind == "program":
        return _program(Path(told))
    for name in Path(told).read_text().split():
        importlib.import_module(name)
    return _bare()


def _program(profile: Path) -> int:
    from benchmarks.conducted import is_at_the_door
    from desktop.__main__ import main as loket

    _watch(is_at_the_door)
    return loket(["--profile", str(profile)])


def _bare() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication.instance() or QApplication(["bare"])
    window = QMainWindow()
    _watch(window.isVisible)
    window.showMaximized()
    return application.exec()


def _watch(usable: Callable[[], bool]) -> None:
    """Look at every turn from the first on; tell when, then close."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["loket"])
    turns = QTimer(application)
    state = {"exposed": False}

    def look() -> None:
        if state["exposed"]:
            turns.stop()
            print(time.monotonic_ns())
            print(*sorted(sys.modules), sep="\n", flush=True)
            QApplication.closeAllWindows()
        elif usable():
            state["exposed"] = any(window.isExposed() for window in QGuiApplication.topLevelWindows())

    turns.timeout.connect(look)
    turns.start(0)


if __name__ == "__main__":
    sys.exit(main())
