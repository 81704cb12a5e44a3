"""The page over the work after ten minutes without a key. The draft stays where it is, behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import CoverState
from desktop.ui.components import Body, Button, Card, Label, Rule
from desktop.ui.frame.banner import DemoBanner
from desktop.ui.sign_in_pin import PinBox
from desktop.ui.theme import theme

CARD_WIDTH = 420


class CoverPage(QWidget):
    """Shows no word of any complaint; asks the PIN of whoever was working, or lets another take over."""

    pin_entered = Signal(str, str)
    switch_officer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state: CoverState | None = None
        self._submitted = False
        self.banner = DemoBanner()
        self.name = Label(role="question", wrap=True)
        self.safe = Label(role="body", icon="check", wrap=True)
        self.pin = PinBox(_("PIN"), _("Lanjut bekerja"))
        self.demo_pin = Label(role="second", tone="text_2", wrap=True)
        self.switch = Button(_("Ganti petugas"), key="Ctrl+L")
        self._lay_out()
        self.pin.entered.connect(self._entered)
        self.switch.clicked.connect(self.switch_officer_wanted)

    def show_state(self, state: CoverState) -> None:
        """Cover the work and ask for the PIN."""
        before = self._state
        self._state = state
        self.name.say(state.officer_name)
        self.safe.say(state.draft_line)
        self.safe.setVisible(bool(state.draft_line))
        self.demo_pin.say(_("Kantor contoh: PIN semua petugas {pin}").format(pin=state.demo_pin))
        self.demo_pin.setVisible(bool(state.demo_pin))
        self.banner.setVisible(bool(state.demo_pin))
        asked = (state.officer_code, state.wait_seconds, state.trouble)
        answered, self._submitted = self._submitted, False
        if before is None or answered or asked != (before.officer_code, before.wait_seconds, before.trouble):
            self.pin.clear()
            self.pin.show_wait(state.wait_seconds, state.trouble)

    def start(self) -> None:
        """The keyboard to the PIN."""
        self.pin.edit.setFocus()

    def _entered(self, pin: str) -> None:
        if self._state is not None:
            self._submitted = True
            self.pin_entered.emit(self._state.officer_code, pin)

    def _lay_out(self) -> None:
        self._card = Card(padding=32)
        for part in (
            Label(_("Layar ditutup karena lama tidak dipakai"), "second", "text_2", wrap=True),
            self.name,
            self.safe,
        ):
            self._card.column.addWidget(part)
        self._card.column.addSpacing(14)
        self._card.column.addWidget(self.pin)
        self._card.column.addWidget(self.demo_pin)
        self._card.column.addSpacing(14)
        self._card.column.addWidget(Rule())
        self._card.column.addSpacing(8)
        self.switch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._card.column.addWidget(self.switch)
        body = Body()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card)
        across.addStretch(1)
        body.column.addStretch(1)
        body.column.addLayout(across)
        body.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(body, 1)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._card.setFixedWidth(theme().px(CARD_WIDTH))
