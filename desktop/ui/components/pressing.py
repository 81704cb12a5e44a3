"""Enter presses the button that has the keyboard, as everywhere else on a counter's keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button where the key is Enter; True where it was. A key held down presses once."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class PressedByEnter(QPushButton):
    """Qt does so in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
