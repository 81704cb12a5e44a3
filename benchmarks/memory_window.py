"""The measured process of `memory`: `python -m benchmarks.memory_window PROFILE`.

Signs in, goes through the register, searches, and prints the most memory it ever had (VmHWM, KiB).
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.conducted import Script, conduct, focus, press, sign_in_to_register, window
from desktop.ui.register.page import RegisterPage

PAGES_DOWN = 40


def main() -> int:
    """Measure once."""
    status = conduct(Path(sys.argv[1]), _walked())
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            print(line.split()[1], flush=True)
    return status


def _walked() -> Script:
    yield from sign_in_to_register()
    for _page in range(PAGES_DOWN):
        press(Qt.Key.Key_PageDown)
        yield lambda: True
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    yield lambda: True
    page = window().findChild(RegisterPage)
    if page is None:
        raise LookupError("register page")
    if not page.search.isVisible():
        return  # an empty register has nothing to search
    press(Qt.Key.Key_F3)
    yield page.search.hasFocus
    QTest.keyClicks(focus(), "jembatan")
    press(Qt.Key.Key_Return)
    yield lambda: True
    press(Qt.Key.Key_Return)
    yield lambda: window().page() == "complaint"


if __name__ == "__main__":
    sys.exit(main())
