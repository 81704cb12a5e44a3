"""Check boxes in as many even columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.theme import theme

MOST_COLUMNS = 4
GAP = 10


class NeedsGrid(QWidget):
    """The boxes in reading order, row by row."""

    def __init__(self, boxes: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = list(boxes)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._arrange(MOST_COLUMNS)
        theme().changed.connect(self._measure)

    def minimumSizeHint(self) -> QSize:
        widest = max((box.sizeHint().width() for box in self._boxes), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        fitting = (columns for columns in range(MOST_COLUMNS, 0, -1) if self._width(columns) <= self.width())
        self._arrange(next(fitting, 1))

    def _width(self, columns: int) -> int:
        widths = [
            max(box.sizeHint().width() for box in self._boxes[column::columns])
            for column in range(min(columns, len(self._boxes)))
        ]
        return sum(widths) + GAP * (columns - 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, box in enumerate(self._boxes):
            self._grid.addWidget(box, index // columns, index % columns, Qt.AlignmentFlag.AlignLeft)
        self.updateGeometry()
