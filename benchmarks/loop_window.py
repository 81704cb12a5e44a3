"""The measured process of `event_loop`: `python -m benchmarks.loop_window PROFILE SECONDS`.

Prints ``{"idle": […]}`` after so many idle seconds, presses *Kirim sekarang* when a line comes in, and prints
``{"busy": […], "seconds": …}`` once nothing waits any more. Gaps are in milliseconds.
"""

import json
import select
import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt

from benchmarks.conducted import Script, conduct, press, sign_in_to_register, window
from benchmarks.turns import Turns


def main() -> int:
    """Measure once."""
    seconds = float(sys.argv[2])
    return conduct(Path(sys.argv[1]), _measured(seconds))


def _measured(seconds: float) -> Script:
    yield from sign_in_to_register()
    settled = monotonic() + 1.0
    yield lambda: monotonic() > settled
    turns = Turns()
    turns.begin()
    rested = monotonic() + seconds
    yield lambda: monotonic() > rested
    print(json.dumps({"idle": turns.end()}), flush=True)
    yield _is_told
    sys.stdin.readline()
    began = monotonic()
    turns.begin()
    press(Qt.Key.Key_F5)
    yield _nothing_waits
    print(json.dumps({"busy": turns.end(), "seconds": monotonic() - began}), flush=True)


def _is_told() -> bool:
    return bool(select.select([sys.stdin], [], [], 0)[0])


def _nothing_waits() -> bool:
    status = window().status
    return status.waiting.text().startswith("0 ") and not status.progress.isVisible()


if __name__ == "__main__":
    sys.exit(main())
