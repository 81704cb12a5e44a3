"""Fields beside each other where there is room, one above the other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget


class FieldRow(QWidget):
    """Each field comes with its share of the width. An error below one does not stretch the others."""

    def __init__(self, *fields: tuple[QWidget, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        for field, share in fields:
            self._row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)

    def stack(self, stacked: bool) -> None:
        """One above the other."""
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
