"""A filter of the register: shape, word and the count read from the table."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from desktop.presenters.state import RegisterFilter
from desktop.ui.components.delivery import TONES
from desktop.ui.components.icon import draw_icon
from desktop.ui.components.pressing import pressed_by_enter
from desktop.ui.theme import theme


class FilterButton(QRadioButton):
    """Checked while its rows are shown."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = {"all": None, "new_reply": "message-square"}.get(name, f"delivery-{name}")
        theme().changed.connect(self._restyle)

    def show_filter(self, shown: RegisterFilter) -> None:
        """Word and count."""
        words = f"{shown.label} {shown.count}"
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """The page checks the filter that is in force; pressing only asks for it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        t = theme()
        icon = t.px(16) + t.px(7) if self._icon else 0
        word = QFontMetricsF(t.font("second_strong")).horizontalAdvance(self.text())
        return QSize(2 * t.px(11) + icon + round(word) + 2, t.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        on = self.isChecked()
        ground = "selection" if on else "sunken" if self.underMouse() else "surface"
        text = "on_selection" if on else "text"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(t.colour(ground))
        edge = 1.0 if on else 0.5
        painter.setPen(QPen(t.colour("accent" if on else "line"), 2 if on else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), t.px(4), t.px(4))
        x = float(t.px(11))
        if self._icon:
            size = t.px(16)
            tone = TONES.get(self.name, "text")
            if on and t.tokens.high_contrast:
                tone = "on_selection"
            colours = (getattr(t.tokens, tone), getattr(t.tokens, ground))
            draw_icon(painter, self._icon, x, (self.height() - size) / 2, size, *colours)
            x += size + t.px(7)
        painter.setFont(t.font("second_strong" if on else "second_medium"))
        painter.setPen(t.colour(text))
        area = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
