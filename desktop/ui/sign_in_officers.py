"""Who is on duty: one tab stop, chosen by digit or arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.state import OfficerChoice
from desktop.ui.clearing import clear
from desktop.ui.plain import plain
from desktop.ui.theme import theme

ROW_HEIGHT = 60
DIGITS = 9


class OfficerRow(QRadioButton):
    """A digit, a name, and what the officer is."""

    def __init__(self, digit: int, officer: OfficerChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = officer.code
        self._digit = str(digit) if digit <= DIGITS else ""
        self._name, self._detail = plain(officer.name), plain(officer.detail)
        self.setText(self._name.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}, {self._detail}" if self._detail else self._name)
        self.setAccessibleDescription(self._digit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), theme().px(ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen:
            painter.fillRect(self.rect(), t.colour("selection"))
            painter.fillRect(0, 0, t.px(4), self.height(), t.colour("accent"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.colour("line"))
        tone = "on_selection" if chosen and t.tokens.high_contrast else "text"
        quiet = tone if chosen else "text_2"
        cap = t.px(24)
        box = QRectF(t.px(20) + 0.5, (self.height() - cap) / 2 + 0.5, cap - 1, cap - 1)
        if self._digit:
            painter.setPen(QPen(t.colour("field"), 1))
            painter.setBrush(t.colour("surface"))
            painter.drawRoundedRect(box, t.px(3), t.px(3))
            painter.setFont(t.font("body_medium"))
            painter.setPen(t.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._digit)
        left = t.px(58)
        width = self.width() - left - t.px(8)
        single = Qt.TextFlag.TextSingleLine
        for text, role, colour, top in (
            (self._name, "block_title", tone, t.px(9)),
            (self._detail, "second", quiet, t.px(31)),
        ):
            painter.setFont(t.font(role))
            painter.setPen(t.colour(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, t.line_height(role)), int(single), shown)
        painter.end()


class OfficerList(QFrame):
    """The officers; `chosen` reports the code, `finished` that the PIN comes next."""

    chosen = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._officers: Sequence[OfficerChoice] = ()
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._group.buttonToggled.connect(self._toggled)
        self._group.buttonClicked.connect(lambda _button: self.finished.emit())
        theme().changed.connect(self.update)

    def show_officers(self, officers: Sequence[OfficerChoice], chosen: str) -> None:
        """Show these officers and which of them is chosen; nothing of it is reported."""
        self._group.blockSignals(True)
        if tuple(officers) != tuple(self._officers):
            self._officers = tuple(officers)
            for button in self._group.buttons():
                self._group.removeButton(button)
            clear(self._column)
            for digit, officer in enumerate(officers, start=1):
                row = OfficerRow(digit, officer)
                self._group.addButton(row)
                self._column.addWidget(row)
        for row in self.rows():
            if row.code == chosen:
                row.setChecked(True)
        self._group.blockSignals(False)

    def rows(self) -> list[OfficerRow]:
        """The rows in order."""
        return [button for button in self._group.buttons() if isinstance(button, OfficerRow)]

    def start(self) -> None:
        """Give the keyboard to the chosen row."""
        row = self._group.checkedButton() or next(iter(self.rows()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        rows = self.rows()
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            if 0 <= digit < min(DIGITS, len(rows)):
                rows[digit].setChecked(True)
                self.finished.emit()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finished.emit()
                return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(4), t.px(4))
        painter.fillPath(shape, t.colour("surface"))
        painter.setPen(QPen(t.colour("line"), 1))
        painter.drawPath(shape)
        painter.end()

    def _toggled(self, button: object, on: bool) -> None:
        if on and isinstance(button, OfficerRow):
            self.chosen.emit(button.code)
