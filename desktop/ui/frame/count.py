"""One of the three facts of the status bar, as a button to its list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.components.icon import draw_icon
from desktop.ui.components.pressing import PressedByEnter
from desktop.ui.theme import theme

SIDE, TERSE_SIDE = 12, 6


class Count(PressedByEnter):
    """Icon, then `before`, a strong piece, `after`. A line at the right end parts it from the next."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._side = SIDE
        self._pieces: tuple[tuple[str, str], ...] = ()
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyle)

    def say(self, before: str, strong: str, after: str, spoken: str) -> None:
        """The pieces, and the whole as it is read aloud."""
        self._pieces = tuple(
            (text, role)
            for text, role in ((before, "second"), (strong, "second_strong"), (after, "second"))
            if text
        )
        self.setText(" ".join(text for text, _ in self._pieces).replace("&", "&&"))
        self.setAccessibleName(spoken)
        self._restyle()

    def set_terse(self, terse: bool) -> None:
        """Closer together where there is little room."""
        self._side = TERSE_SIDE if terse else SIDE
        self._restyle()

    def sizeHint(self) -> QSize:
        t = theme()
        return QSize(t.px(self._side) * 2 + t.px(16 + 7) + round(self._text_width()) + 2, t.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(2, 2, -3, -2), t.colour("sunken"))
        size = t.px(16)
        x = float(t.px(self._side))
        draw_icon(painter, self._icon, x, (self.height() - size) / 2, size, t.tokens.text, t.tokens.surface)
        x += size + t.px(7)
        painter.setPen(t.colour("text"))
        for text, role in self._pieces:
            painter.setFont(t.font(role))
            area = QRectF(x, 0, self.width() - x, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += QFontMetricsF(t.font(role)).horizontalAdvance(text) + self._space()
        painter.fillRect(self.width() - 1, t.px(4), 1, self.height() - 2 * t.px(4), t.colour("line"))
        painter.end()

    def _space(self) -> float:
        return QFontMetricsF(theme().font("second")).horizontalAdvance(" ")

    def _text_width(self) -> float:
        widths = [QFontMetricsF(theme().font(role)).horizontalAdvance(text) for text, role in self._pieces]
        return sum(widths) + self._space() * max(0, len(widths) - 1)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
