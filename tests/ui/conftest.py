"""A window with every read page, on a real screen with a window manager."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.components import FocusRing
from desktop.ui.theme import theme
from tests.ui.gallery import SIZES, Shown


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> FocusRing:
    """The application in its own colours and fonts, with its focus ring."""
    theme().wear("light", 1.0)
    return FocusRing(qapp)


@pytest.fixture
def shown(dressed: FocusRing, qtbot: QtBot) -> Iterator[Shown]:
    """The window at the design size, active, at 100 % and in light colours."""
    theme().wear("light", 1.0)
    made = Shown()
    made.window.resize(*SIZES["1366"])
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow, timeout=5000)
    yield made
    made.window.close()
    made.window.deleteLater()
    # At once: a window that is still there is laid out again with every change of the theme.
    QCoreApplication.sendPostedEvents(made.window, QEvent.Type.DeferredDelete)
