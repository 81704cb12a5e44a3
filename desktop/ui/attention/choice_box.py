"""One value that can be chosen in a conflict: key, "Pakai ini", the value, who wrote it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ConflictChoice, Mark
from desktop.ui.components import Label, Run
from desktop.ui.theme import theme


def runs_of(marks: tuple[Mark, ...]) -> list[Run]:
    """The value with what differs underlined."""
    return [Run(mark.text, underlined=mark.differs) for mark in marks]


def draw_choice(painter: QPainter, at: QPointF, key: str, checked: bool, word: str) -> None:
    """Key cap, circle and word in a row 20 px high."""
    t = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cap = QRectF(at.x() + 0.5, at.y() + 0.5, t.px(20) - 1, t.px(20) - 1)
    painter.setPen(QPen(t.colour("field"), 1))
    painter.setBrush(t.colour("surface"))
    painter.drawRoundedRect(cap, t.px(3), t.px(3))
    painter.setPen(t.colour("text"))
    painter.setFont(t.font("hint_strong"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    centre = QPointF(at.x() + t.px(34), at.y() + t.px(10))
    painter.setPen(QPen(t.colour("accent" if checked else "field"), 1))
    painter.setBrush(t.colour("accent" if checked else "surface"))
    painter.drawEllipse(centre, t.px(8) - 0.5, t.px(8) - 0.5)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("on_accent"))
        painter.drawEllipse(centre, t.px(3), t.px(3))
    painter.setPen(t.colour("text"))
    painter.setFont(t.font("body"))
    area = QRectF(at.x() + t.px(50), at.y(), t.px(2000), t.px(20))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)


class ChoiceBox(QRadioButton):
    """A card as a radio button; nothing is chosen at first."""

    def __init__(self, key: str, choice: ConflictChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._word = _("Pakai ini")
        value = "".join(mark.text for mark in choice.value)
        self.setText(self._word)
        self.setAccessibleName(f"{choice.heading}: {value}. {choice.author}")
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.value = Label("", "value", wrap=True, slashed_zero=choice.number)
        self.value.say_runs(runs_of(choice.value))
        self.author = Label(choice.author, "second", "text_2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(1)
        for label in (self.value, self.author):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._restyle()
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 1.0 if on else 0.5
        painter.setBrush(t.colour("accent_soft" if on else "surface"))
        painter.setPen(QPen(t.colour("accent" if on else "field"), 2 if on else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), t.px(6), t.px(6))
        draw_choice(painter, QPointF(t.px(13), t.px(11)), self._key, on, self._word)
        painter.end()

    def _restyle(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(13), px(35), px(13), px(9))
        self.updateGeometry()
        self.update()


class ChoiceLine(QRadioButton):
    """A choice without a value of its own: write the right one, or later."""

    def __init__(self, key: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._word = key, word
        self.setText(word)
        self.setAccessibleName(word)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        t = theme()
        word = QFontMetricsF(t.font("body")).horizontalAdvance(self._word)
        return QSize(t.px(54) + round(word) + 2, t.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_choice(painter, QPointF(theme().px(2), theme().px(2)), self._key, self.isChecked(), self._word)
        painter.end()
