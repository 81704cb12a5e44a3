"""Drive the real window from inside its own process, by its keys, and look at what it shows.

A script is a generator: it yields conditions, and goes on once the last one holds.
"""

from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.offices import PIN
from desktop.app import run
from desktop.profile import Profile
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in import SignInPage

PATIENCE_S = 300.0
"""For one condition; then the program ends with 1, so that nothing waits for ever."""
Script = Generator[Callable[[], bool], None, None]


class Conductor(QObject):
    """Looks every ``every_ms`` whether the script may go on; closes the window when it has ended."""

    def __init__(self, script: Script, every_ms: int = 25) -> None:
        super().__init__()
        self._script = script
        self._holds: Callable[[], bool] = lambda: True
        self._deadline = monotonic() + PATIENCE_S
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(every_ms)

    def _look(self) -> None:
        if not self._holds():
            if monotonic() > self._deadline:
                self._timer.stop()
                QApplication.exit(1)
            return
        self._deadline = monotonic() + PATIENCE_S
        try:
            self._holds = next(self._script)
        except StopIteration:
            self._timer.stop()
            QApplication.closeAllWindows()


def conduct(profile: Path, script: Script) -> int:
    """Run the program on this profile and play the script; its exit code."""
    application = QApplication(["loket"])
    conductor = Conductor(script)
    status = run(Profile(profile))
    conductor.deleteLater()
    application.processEvents()
    return status


def window() -> MainWindow:
    """The window of the program."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))


def is_open() -> bool:
    """Whether the window is on the screen, with a cover or without."""
    return any(isinstance(each, MainWindow) and each.isVisible() for each in QApplication.topLevelWidgets())


def is_at_the_door() -> bool:
    """Whether the first page can be used: the officers stand there."""
    return is_open() and any(page.isVisible() for page in window().findChildren(SignInPage))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focus(), key, modifier)


def focus() -> QWidget:
    """What has the keyboard."""
    return QApplication.focusWidget() or window()


def sign_in_to_register() -> Script:
    """The first officer with the demo's PIN, then the register page."""
    yield is_at_the_door
    yield lambda: window().isActiveWindow()
    press(Qt.Key.Key_1)
    yield lambda: True
    QTest.keyClicks(focus(), PIN)
    press(Qt.Key.Key_Return)
    yield lambda: not window().is_covered()
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    yield lambda: window().page() == "register"
