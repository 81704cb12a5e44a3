"""The rarer steps of signing in: the start code, the new PIN, the supervisor's PIN beside a colleague."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import OfficerChoice
from desktop.ui.components import FILLED, Button, Card, ComboBox, Field, Label, LineEdit
from desktop.ui.plain import plain
from desktop.ui.sign_in_pin import PinBox, PinEdit


class _Trouble(Card):
    """A sentence in the place where something was typed."""

    def __init__(self) -> None:
        super().__init__("warn", padding=12)
        self._line = Label(icon="circle-alert", wrap=True)
        self._line.ground = "warn_soft"
        self.column.addWidget(self._line)
        self.hide()

    def say(self, sentence: str) -> None:
        self._line.say(sentence)
        self.setVisible(bool(sentence))


class StartCodeBox(QWidget):
    """The one-time code with which an officer comes for the first time."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit()
        self._field = Field(
            _("Kode awal"), self.edit, hint=_("Kode sekali pakai dari pusat, diberikan lewat atasan.")
        )
        self.trouble = _Trouble()
        self.button = Button(_("Lanjut"), FILLED, key="Enter")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._field, self.trouble, self.button):
            column.addWidget(part)
        self.edit.returnPressed.connect(self._enter)
        self.edit.textEdited.connect(lambda _text: self._field.show_error(""))
        self.button.clicked.connect(self._enter)

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self._field.show_error("")

    def _enter(self) -> None:
        if self.edit.text().strip():
            self.entered.emit(self.edit.text().strip())
        else:
            self._field.show_error(_("Ketik kode awal dulu."))
            self.edit.setFocus()


class NewPinBox(QWidget):
    """A PIN of one's own, typed twice."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit, self.again = PinEdit(), PinEdit()
        self._first = Field(_("PIN baru, enam angka"), self.edit)
        self._second = Field(_("Ulangi PIN baru"), self.again)
        self.trouble = _Trouble()
        self.button = Button(_("Pakai PIN ini"), FILLED, key="Enter")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._first, self._second, self.trouble, self.button):
            column.addWidget(part)
        self.edit.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._enter)
        self.button.clicked.connect(self._enter)
        for edit, field in ((self.edit, self._first), (self.again, self._second)):
            edit.textEdited.connect(lambda _text, field=field: field.show_error(""))

    def clear(self) -> None:
        """Forget both."""
        for edit, field in ((self.edit, self._first), (self.again, self._second)):
            edit.clear()
            field.show_error("")

    def _enter(self) -> None:
        if not self.edit.whole():
            self._first.show_error(_("PIN terdiri dari enam angka."))
            self.edit.setFocus()
        elif self.again.text() != self.edit.text():
            self._second.show_error(_("Belum sama dengan yang pertama. Ketik sekali lagi."))
            self.again.clear()
            self.again.setFocus()
        else:
            self.entered.emit(self.edit.text())


class SupervisorBox(QWidget):
    """The supervisor signs in beside the colleague, who then sets a PIN of their own. No network needed."""

    entered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self.who = ComboBox()
        self.pin = PinBox(_("PIN atasan"), _("Buka untuk rekan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Field(_("Atasan"), self.who))
        column.addWidget(self.pin)
        self.pin.entered.connect(self._enter)

    def show_supervisors(self, supervisors: Sequence[OfficerChoice]) -> None:
        """Who may open it."""
        codes = [supervisor.code for supervisor in supervisors]
        if codes != self._codes:
            self._codes = codes
            self.who.clear()
            self.who.addItems([plain(supervisor.name) for supervisor in supervisors])

    def _enter(self, pin: str) -> None:
        if self._codes:
            self.entered.emit(self._codes[self.who.currentIndex()], pin)
