"""The hands of the tour, inside the program: keys pressed, words typed, pictures taken, widgets inspected.

Only reachable through the hidden argument of the conductor, by a local socket in the tour's own folder. Keys
go to the window as a keyboard's would, through the same shortcuts and focus rules.
"""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.forms.reference_box import ReferenceBox
from desktop.ui import inspection


class Hands(QObject):
    """Serves one conductor: a JSON object a line in, one out. Unknown requests are answered with
    ``error``.
    """

    def __init__(self, socket_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(socket_name):
            raise RuntimeError(self._server.errorString())
        self._does: dict[str, Callable[[dict[str, Any]], Any]] = {
            "keys": self._keys,
            "type": self._type,
            "press": self._press,
            "go_to": self._go_to,
            "focus": lambda _asked: _name(QApplication.focusWidget()),
            "texts": lambda _asked: _texts(),
            "grab": self._grab,
            "inspect": lambda _asked: _inspected(_window()),
            "choose": self._choose,
            "resize": self._resize,
        }

    def _greet(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.readyRead.connect(lambda: self._serve(connection))

    def _serve(self, connection: QLocalSocket) -> None:
        while connection.canReadLine():
            asked = json.loads(bytes(connection.readLine().data()))
            try:
                answer = {"answer": self._does[asked["do"]](asked)}
            except Exception as problem:
                # Told to the conductor, which fails the tour with it; the window must not die of a question.
                answer = {"error": f"{type(problem).__name__}: {problem}"}
            connection.write(json.dumps(answer).encode() + b"\n")
            connection.flush()

    def _keys(self, asked: dict[str, Any]) -> None:
        for written in asked["keys"]:
            combination: QKeyCombination = QKeySequence(written)[0]  # type: ignore[index]
            QTest.keyClick(_target(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def _type(self, asked: dict[str, Any]) -> None:
        for character in asked["text"]:
            if character == "\n":
                QTest.keyClick(_target(), Qt.Key.Key_Return)
            else:
                QTest.keyClicks(_target(), character)

    def _press(self, asked: dict[str, Any]) -> bool:
        for widget in _window().findChildren(QAbstractButton):
            if widget.isVisible() and widget.isEnabled() and asked["text"] in (widget.text(), _name(widget)):
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
                return True
        raise LookupError(asked["text"])

    def _go_to(self, asked: dict[str, Any]) -> None:
        """Tab to the field with this name, as an officer would; it must be reachable within 80 tabs."""
        for _step in range(80):
            if _name(QApplication.focusWidget()) == asked["name"]:
                return
            QTest.keyClick(_target(), Qt.Key.Key_Tab)
            QApplication.processEvents()
        raise LookupError(asked["name"])

    def _choose(self, asked: dict[str, Any]) -> None:
        """Down to the entry of a closed list that holds this code."""
        box = QApplication.focusWidget()
        if not isinstance(box, ReferenceBox):
            raise LookupError("no list has the focus")
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _step in range(box.count()):
            chosen = box.value()
            if chosen is not None and chosen["code"] == asked["code"]:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        raise LookupError(asked["code"])

    def _grab(self, asked: dict[str, Any]) -> bool:
        QApplication.processEvents()
        return _window().screen().grabWindow(0).save(asked["path"])

    def _resize(self, asked: dict[str, Any]) -> None:
        _window().showNormal()
        _window().resize(asked["width"], asked["height"])


def _window() -> QWidget:
    """The window in front: a dialog before the main window."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        return dialog
    return next(
        widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()
    )


def _inspected(window: QWidget) -> dict[str, list[str]]:
    # What is judged has been laid out: a count that came this moment may still wait for its place.
    QApplication.processEvents()
    return {
        "cut": inspection.cut_texts(window),
        "overlap": inspection.overlaps(window),
        "clipped": inspection.clipped(window),
        "nameless": inspection.nameless(window),
        "glyph": inspection.missing_glyphs(window),
    }


def _target() -> QWidget:
    return QApplication.focusWidget() or _window()


def _name(widget: QWidget | None) -> str:
    return "" if widget is None else widget.accessibleName()


def _texts() -> list[str]:
    """Every sentence that can be read in the window now."""
    said = []
    for widget in _window().findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if widget.accessibleName():
            said.append(widget.accessibleName())
    return [text for text in said if text]
