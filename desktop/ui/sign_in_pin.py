"""Typing a PIN: the field, the line after a wrong one with the seconds that remain, and the button."""

from PySide6.QtCore import QRegularExpression, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _, n_
from desktop.ui.components import FILLED, Button, Card, Field, Label, LineEdit, Run, announce
from desktop.ui.theme import theme

PIN_DIGITS = 6
HEIGHT = 44
# Spoken at these seconds only: a screen reader that counts every second says nothing else.
SPOKEN_SECONDS = (30, 10, 5)


class PinEdit(LineEdit):
    """Six figures, shown as dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(PIN_DIGITS)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(HEIGHT))

    def whole(self) -> bool:
        """Whether all six figures are there."""
        return len(self.text()) == PIN_DIGITS

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(theme().font("page_title"))
        self.setFixedHeight(theme().px(HEIGHT))


class WrongLine(Card):
    """What was wrong, and how long until the next try. It counts down by itself and never locks."""

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", padding=12, parent=parent)
        self._left = 0
        self._line = Label(role="body", icon="circle-alert", wrap=True)
        self._line.ground = "warn_soft"
        self.column.addWidget(self._line)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self.hide()

    @property
    def seconds_left(self) -> int:
        """Seconds until the next PIN is taken."""
        return self._left

    def wait(self, seconds: int) -> None:
        """A wrong PIN: the next one in this many seconds."""
        self._left = max(0, seconds)
        self._write()
        self.show()
        announce(self, self._line.text())
        if self._left:
            self._second.start()

    def say(self, sentence: str) -> None:
        """Another sentence in the same place; an empty one takes it away."""
        self._second.stop()
        self._left = 0
        self._line.say(sentence)
        self.setVisible(bool(sentence))
        announce(self, sentence)

    def text(self) -> str:
        """What stands in the line."""
        return self._line.text()

    def _tick(self) -> None:
        self._left -= 1
        self._write()
        if self._left in SPOKEN_SECONDS:
            announce(self, self._line.text())
        if self._left <= 0:
            self._second.stop()
            announce(self, self._line.text())
            self.over.emit()

    def _write(self) -> None:
        then = _("Silakan coba lagi.")
        if self._left > 0:
            then = n_("Coba lagi dalam {n} detik.", "Coba lagi dalam {n} detik.", self._left)
            then = then.format(n=self._left)
        self._line.say_runs([Run(_("PIN belum cocok."), role="body_strong"), Run(f" {then}")])


class PinBox(QWidget):
    """Label, field, wrong line, button; Enter presses the button."""

    entered = Signal(str)

    def __init__(self, label: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = PinEdit()
        self.field = Field(label, self.edit)
        self.wrong = WrongLine()
        self.button = Button(button, FILLED, key="Enter")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.field, self.wrong, self.button):
            column.addWidget(part)
        self.edit.returnPressed.connect(self._enter)
        self.edit.textEdited.connect(lambda _text: self.field.show_error(""))
        self.button.clicked.connect(self._enter)
        self.wrong.over.connect(lambda: self.button.setEnabled(True))

    def clear(self) -> None:
        """Forget what was typed, and what was wrong."""
        self.edit.clear()
        self.field.show_error("")

    def show_wait(self, seconds: int, trouble: str = "") -> None:
        """After a wrong PIN; 0 means none was wrong, and `trouble` says what else is in the way, or ""."""
        self.button.setEnabled(seconds <= 0)
        if seconds > 0:
            self.wrong.wait(seconds)
        else:
            self.wrong.say(trouble)

    def _enter(self) -> None:
        if self.wrong.seconds_left > 0:
            announce(self, self.wrong.text())
        elif not self.edit.whole():
            self.field.show_error(_("PIN terdiri dari enam angka."))
            announce(self, _("PIN terdiri dari enam angka."))
            self.edit.setFocus()
        else:
            self.entered.emit(self.edit.text())
