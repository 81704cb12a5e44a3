"""Check boxes and radio buttons, drawn from the tokens; the word is as good a target as the box."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from desktop.ui.components.icon import draw_icon
from desktop.ui.plain import plain
from desktop.ui.theme import theme

GAP = 8


def _size_of(button: QAbstractButton) -> QSize:
    t = theme()
    word = QFontMetricsF(t.font("body")).horizontalAdvance(button.accessibleName())
    return QSize(t.px(16) + t.px(GAP) + round(word) + 2, t.px(24))


def _draw_word(button: QAbstractButton, painter: QPainter) -> None:
    t = theme()
    painter.setFont(t.font("body"))
    painter.setPen(t.colour("text" if button.isEnabled() else "disabled"))
    left = t.px(16) + t.px(GAP)
    area = QRectF(left, 0, button.width() - left, button.height())
    painter.drawText(
        area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, button.accessibleName()
    )


def _set_up(button: QAbstractButton, label: str) -> None:
    word = plain(label)
    button.setText(word.replace("&", "&&"))
    button.setAccessibleName(word)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class CheckBox(QCheckBox):
    """A yes or no."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_up(self, label)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return _size_of(self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = t.px(16)
        box = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        checked = self.isChecked()
        painter.setPen(QPen(t.colour("accent" if checked else "field"), 1))
        painter.setBrush(t.colour("accent" if checked else "surface"))
        painter.drawRoundedRect(box, t.px(3), t.px(3))
        if checked:
            size = t.px(12)
            inset = (side - size) / 2
            sign, ground = t.tokens.on_accent, t.tokens.accent
            draw_icon(painter, "check", inset, (self.height() - size) / 2, size, sign, ground)
        _draw_word(self, painter)
        painter.end()


class RadioButton(QRadioButton):
    """One of several."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_up(self, label)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return _size_of(self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = t.px(16)
        centre = QPointF(side / 2, self.height() / 2)
        checked = self.isChecked()
        painter.setPen(QPen(t.colour("accent" if checked else "field"), 1))
        painter.setBrush(t.colour("accent" if checked else "surface"))
        painter.drawEllipse(centre, side / 2 - 0.5, side / 2 - 0.5)
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("on_accent"))
            painter.drawEllipse(centre, side / 5.3, side / 5.3)
        _draw_word(self, painter)
        painter.end()
