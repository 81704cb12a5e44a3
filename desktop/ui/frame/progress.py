"""A flat bar beside the words "9 dari 14 sampai": no percentage, nothing that turns."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.ui.theme import theme


class FlatBar(QProgressBar):
    """How many of all have their number; the words stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(96), theme().px(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.colour("field"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), t.colour("sunken"))
        of_all = max(1, self.maximum())
        painter.fillRect(0, 0, round(self.width() * self.value() / of_all), self.height(), t.colour("accent"))
        painter.end()
