"""The delivery states: shape and word; the three that need a person also get a border and a tint."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.components.icon import draw_icon
from desktop.ui.plain import plain
from desktop.ui.theme import theme

TONES = {
    "waiting": "text",
    "sending": "accent",
    "uncertain": "warn",
    "delivered": "ok",
    "needs_correction": "bad",
    "conflict": "conflict",
    "cancelled": "text_2",
}
NEEDS_PERSON = ("uncertain", "needs_correction", "conflict")
SHAPE, GAP, SIDE = 16, 7, 7


def chip_size(delivery: str, word: str) -> QSize:
    """Size in px of the chip of a state."""
    t = theme()
    role = "body_strong" if delivery in NEEDS_PERSON else "body"
    text = round(QFontMetricsF(t.font(role)).horizontalAdvance(word)) + 1
    sides = 2 * t.px(SIDE) + 2 if delivery in NEEDS_PERSON else 0
    return QSize(t.px(SHAPE) + t.px(GAP) + text + sides, t.px(22))


def draw_chip(
    painter: QPainter,
    at: QPointF,
    delivery: str,
    word: str,
    *,
    selected: bool = False,
    ground: str = "surface",
) -> None:
    """Draw a chip with its top left corner at `at`. `selected` matters in high contrast only."""
    t = theme()
    tone = TONES[delivery]
    if selected and t.tokens.high_contrast:
        tone, ground = "on_selection", "selection"
    elif delivery in NEEDS_PERSON:
        ground = f"{tone}_soft"
    size = chip_size(delivery, word)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = at.x()
    if delivery in NEEDS_PERSON:
        painter.setPen(QPen(t.colour(tone), 1))
        painter.setBrush(t.colour(ground))
        frame = QRectF(round(x) + 0.5, round(at.y()) + 0.5, size.width() - 1, size.height() - 1)
        painter.drawRoundedRect(frame, t.px(4), t.px(4))
        x += t.px(SIDE) + 1
    shape = t.px(SHAPE)
    colours = (getattr(t.tokens, tone), getattr(t.tokens, ground))
    draw_icon(painter, f"delivery-{delivery}", x, at.y() + (size.height() - shape) / 2, shape, *colours)
    painter.setFont(t.font("body_strong" if delivery in NEEDS_PERSON else "body"))
    painter.setPen(t.colour(tone))
    left = x + shape + t.px(GAP)
    area = QRectF(left, at.y(), at.x() + size.width() - left + 2, size.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    painter.restore()


class DeliveryChip(QLabel):
    """A delivery state on a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._delivery = "waiting"
        theme().changed.connect(self.updateGeometry)

    def show_delivery(self, delivery: str, word: str) -> None:
        """`delivery` is a key of TONES; `word` is what stands beside the shape."""
        self._delivery = delivery
        self.setText(plain(word))
        self.setAccessibleName(plain(word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._delivery, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, QPointF(0, 0), self._delivery, self.text())
        painter.end()
