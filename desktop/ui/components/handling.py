"""What the centre does with a complaint: three boxes that fill, in text colour, beside the word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.plain import plain
from desktop.ui.theme import theme

FILLED_BOXES = {"unverified": 0, "forwarded": 1, "in_progress": 2, "done": 3}
BOX_WIDTH, BOX_HEIGHT, MARK_WIDTH, GAP = 5, 9, 16, 8


def draw_mark(painter: QPainter, at: QPointF, handling: str, tone: str) -> None:
    """Draw the mark in a field of 16 × 16 px at `at`."""
    t = theme()
    painter.save()
    colour = t.colour(tone)
    w, h = t.px(BOX_WIDTH), t.px(BOX_HEIGHT)
    top = round(at.y()) + (t.px(16) - h) // 2
    left = round(at.x())
    if handling in FILLED_BOXES:
        for i in range(3):
            box = QRectF(left + i * (w + 1) + 0.5, top + 0.5, w - 1, h - 1)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(colour if i < FILLED_BOXES[handling] else Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
    elif handling == "postponed":
        for i in (0, 1):
            painter.fillRect(QRectF(left + t.px(4) + i * t.px(5), top, t.px(2), h), colour)
    elif handling == "archived":
        painter.setPen(QPen(colour, 1.2))
        wide = t.px(14)
        painter.drawRect(QRectF(left + 0.5, top - 0.5, wide, t.px(3)))
        painter.drawRect(QRectF(left + 1.5, top + t.px(3) - 0.5, wide - 2, h - t.px(2)))
        painter.drawLine(
            QPointF(left + wide / 2 - 2, top + h / 2 + 2), QPointF(left + wide / 2 + 2, top + h / 2 + 2)
        )
    painter.restore()


class HandlingMark(QLabel):
    """Mark and word. With `handling` None the word stands alone (belum di pusat, belum diketahui)."""

    def __init__(self, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._handling: str | None = None
        self._strong_role = role
        theme().changed.connect(self.updateGeometry)

    def show_handling(self, handling: str | None, word: str) -> None:
        """`handling` is unverified, postponed, forwarded, in_progress, done, archived or None."""
        self._handling = handling
        self.setText(plain(word))
        self.setAccessibleName(plain(word))
        self.updateGeometry()
        self.update()

    @property
    def _role(self) -> str:
        """What is not known yet is not said loudly."""
        return self._strong_role if self._handling else "body"

    def sizeHint(self) -> QSize:
        t = theme()
        text = round(QFontMetricsF(t.font(self._role)).horizontalAdvance(self.text())) + 1
        mark = t.px(MARK_WIDTH) + t.px(GAP) if self._handling else 0
        return QSize(mark + text, t.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        left = 0
        tone = "text" if self._handling else "text_2"
        if self._handling:
            draw_mark(painter, QPointF(0, (self.height() - t.px(16)) / 2), self._handling, tone)
            left = t.px(MARK_WIDTH) + t.px(GAP)
        painter.setFont(t.font(self._role))
        painter.setPen(t.colour(tone))
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
