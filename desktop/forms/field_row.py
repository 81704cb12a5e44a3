"""Fields beside each other where there is room, one above the other where there is not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.ui.theme import theme

GAP = 10


class FieldRow(QWidget):
    """Each field comes with its share of the width. An error below one does not stretch the others."""

    def __init__(self, *fields: tuple[QWidget, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [field for field, _share in fields]
        self._always_stacked = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for field, share in fields:
            self._row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        theme().changed.connect(self._measure)

    def stack(self, stacked: bool) -> None:
        """One above the other, however much room there is."""
        self._always_stacked = stacked
        self._measure()

    def minimumSizeHint(self) -> QSize:
        """The widest field must fit; side by side is a luxury."""
        widest = max((field.minimumSizeHint().width() for field in self._fields), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        wanted = sum(field.minimumSizeHint().width() for field in self._fields)
        wanted += GAP * (len(self._fields) - 1)
        stacked = self._always_stacked or (self.width() > 1 and wanted > self.width())
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()
