"""The header of the register's table: quiet words over the columns."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.ui.register.model import TITLE
from desktop.ui.theme import theme

HEIGHT = 32
LEFT = 20


class RegisterHeader(QHeaderView):
    """Not to be pressed: the order is the one that serves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        t = theme()
        painter.save()
        painter.fillRect(rect, t.colour("window"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, t.colour("line"))
        font = t.font("second_medium")
        painter.setFont(font)
        painter.setPen(t.colour("text_2"))
        words = str(self.model().headerData(logical_index, Qt.Orientation.Horizontal))
        left = t.px(LEFT) if logical_index == TITLE else 0
        area = QRectF(rect).adjusted(left, 0, -t.px(8), 0)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
