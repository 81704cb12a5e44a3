"""Siapa yang bertugas? Choose by digit, type the PIN, Enter. The other ways are always in sight."""

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import SignInState, SignInStep
from desktop.ui.components import Bar, Body, Button, Card, Label, Rule
from desktop.ui.frame.banner import DemoBanner
from desktop.ui.sign_in_officers import OfficerList
from desktop.ui.sign_in_pin import PinBox
from desktop.ui.sign_in_steps import NewPinBox, StartCodeBox, SupervisorBox
from desktop.ui.theme import theme

LIST_WIDTH, CARD_WIDTH, BETWEEN = 420, 400, 56


class _Steps(QWidget):
    """One step at a time, as high as it is."""

    def __init__(self, *steps: QWidget) -> None:
        super().__init__()
        self._steps = steps
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for step in steps:
            column.addWidget(step)

    def show_step(self, shown: QWidget) -> None:
        """Show this step and hide the others."""
        for step in self._steps:
            step.setVisible(step is shown)


class SignInPage(QWidget):
    """Covers the window until somebody is on duty. Leaving or changing officers deletes nothing."""

    officer_chosen = Signal(str)
    pin_entered = Signal(str, str)
    start_code_entered = Signal(str, str)
    new_pin_entered = Signal(str, str)
    forgotten_requested = Signal(str)
    supervisor_entered = Signal(str, str, str)
    emergency_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state: SignInState | None = None
        # The same answer to a second wrong PIN is an answer, too: it starts the waiting anew.
        self._submitted = False
        self.banner = DemoBanner()
        self.today = Label(role="second", tone="text_2")
        self.officers = OfficerList()
        self.name = Label(role="question", wrap=True)
        self.asks = Label(role="body", tone="text_2", wrap=True)
        self.pin = PinBox(_("PIN"), _("Masuk"))
        self.start_code = StartCodeBox()
        self.new_pin = NewPinBox()
        self.supervisor = SupervisorBox()
        self.demo_pin = Label(role="second", tone="text_2", wrap=True)
        self.forgotten = Button(_("Lupa PIN, minta kode atasan"), key="Alt+K", icon="key")
        self.emergency = Button(_("Terima laporan darurat tanpa PIN"), key="Alt+D", icon="file-plus")
        self.back = Button(_("Kembali"), key="Esc")
        self.counts = Bar(38, line="top", ground="surface")
        self._count_words = Label(role="second", tone="text_2", wrap=True)
        self.counts.row.addWidget(self._count_words, 1)
        self._lay_out()
        self._connect()

    def show_state(self, state: SignInState) -> None:
        """Show the officers and what is asked; a typed PIN is cleared when what is asked has changed."""
        before = self._state
        self._state = state
        self.today.say(state.today)
        self.officers.show_officers(state.officers, state.chosen)
        chosen = next((o for o in state.officers if o.code == state.chosen), None)
        self.name.say(chosen.name if chosen is not None else _("Pilih nama dulu"))
        self.asks.say(_asks(state.step, chosen.name if chosen is not None else ""))
        step = {
            "pin": self.pin,
            "start_code": self.start_code,
            "new_pin": self.new_pin,
            "supervisor": self.supervisor,
        }[state.step]
        self._steps.show_step(step)
        self.supervisor.show_supervisors(state.supervisors)
        self.forgotten.setVisible(state.step == "pin" and bool(state.supervisors))
        self.emergency.setVisible(state.can_take_emergency and state.step in ("pin", "start_code"))
        self.back.setVisible(state.step in ("new_pin", "supervisor"))
        self.demo_pin.say(_("Kantor contoh: PIN semua petugas {pin}").format(pin=state.demo_pin))
        self.demo_pin.setVisible(bool(state.demo_pin) and state.step in ("pin", "supervisor"))
        self.banner.setVisible(bool(state.demo_pin))
        self._count_words.say("   ·   ".join(state.counts))
        self.counts.setVisible(bool(state.counts))
        answered, self._submitted = self._submitted, False
        if before is None or answered or _asked(before) != _asked(state):
            self._ask_anew(state, step_changed=before is None or before.step != state.step)

    def start(self) -> None:
        """The keyboard to the list, or to the field when another step is asked."""
        if self._state is None or self._state.step == "pin":
            self.officers.start()
        else:
            self._field().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _ask_anew(self, state: SignInState, step_changed: bool) -> None:
        self.pin.clear()
        self.supervisor.pin.clear()
        self.start_code.clear()
        if step_changed:
            self.new_pin.clear()
        for box in (self.pin, self.supervisor.pin):
            box.show_wait(state.wait_seconds, state.trouble)
        self.start_code.trouble.say(state.trouble)
        self.new_pin.trouble.say(state.trouble)
        if state.step != "pin" or state.wait_seconds or state.trouble:
            self._field().setFocus()

    def _submit(self, report: SignalInstance, *answer: str) -> None:
        self._submitted = True
        report.emit(self._chosen(), *answer)

    def _field(self) -> QWidget:
        step: SignInStep = self._state.step if self._state is not None else "pin"
        fields: dict[str, QWidget] = {
            "pin": self.pin.edit,
            "start_code": self.start_code.edit,
            "new_pin": self.new_pin.edit,
            "supervisor": self.supervisor.pin.edit,
        }
        return fields[step]

    def _chosen(self) -> str:
        return self._state.chosen if self._state is not None else ""

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(Label(_("Siapa yang bertugas?"), "empty_title"))
        left.addWidget(self.today)
        left.addSpacing(12)
        left.addWidget(self.officers)
        left.addSpacing(8)
        words = _(
            "Keluar atau berganti petugas tidak menghapus apa pun. Draf hanya terlihat oleh yang menulisnya."
        )
        left.addWidget(Label(words, "second", "text_2", wrap=True))
        left.addStretch(1)
        self._card = Card(padding=32)
        self._steps = _Steps(self.pin, self.start_code, self.new_pin, self.supervisor)
        self._card.column.addWidget(self.name)
        self._card.column.addWidget(self.asks)
        self._card.column.addSpacing(14)
        self._card.column.addWidget(self._steps)
        self._card.column.addWidget(self.demo_pin)
        self._card.column.addSpacing(14)
        self._card.column.addWidget(Rule())
        self._card.column.addSpacing(8)
        for button in (self.forgotten, self.emergency, self.back):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._card.column.addWidget(button)
        self._body = Body()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self._left)
        # A column with a stretch, not an alignment: that would forget the height of broken lines.
        right = QVBoxLayout()
        right.addWidget(self._card)
        right.addStretch(1)
        self._beside.addLayout(right)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(self._beside)
        across.addStretch(1)
        self._body.column.addStretch(1)
        self._body.column.addLayout(across)
        self._body.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._body, 1)
        column.addWidget(self.counts)
        theme().changed.connect(self._fit)
        self._fit()

    def _connect(self) -> None:
        self.officers.chosen.connect(self.officer_chosen)
        self.officers.finished.connect(lambda: self._field().setFocus())
        self.pin.entered.connect(lambda pin: self._submit(self.pin_entered, pin))
        self.start_code.entered.connect(lambda code: self._submit(self.start_code_entered, code))
        self.new_pin.entered.connect(lambda pin: self._submit(self.new_pin_entered, pin))
        self.supervisor.entered.connect(lambda code, pin: self._submit(self.supervisor_entered, code, pin))
        self.forgotten.clicked.connect(lambda: self.forgotten_requested.emit(self._chosen()))
        self.emergency.clicked.connect(self.emergency_requested)
        self.back.clicked.connect(self.back_requested)
        # From the PIN back to the names: digits belong to the PIN there.
        QShortcut(QKeySequence("Alt+Up"), self).activated.connect(self.officers.start)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Where the card stands below the list, what has the keyboard is brought into view."""
        if new is not None and self._body.inner.isAncestorOf(new):
            QTimer.singleShot(0, self, lambda: self._reveal(new))

    def _reveal(self, widget: QWidget) -> None:
        if self._body.inner.isAncestorOf(widget):
            self._body.ensureWidgetVisible(widget, 0, theme().px(90))

    def _fit(self) -> None:
        px = theme().px
        beside = px(LIST_WIDTH + CARD_WIDTH + BETWEEN + 40) <= self.width()
        most = max(200, self.width() - px(40))
        self._left.setFixedWidth(min(px(LIST_WIDTH), most))
        # Below the list the card is as wide: Qt measures broken lines with the width of the wider one.
        self._card.setFixedWidth(min(px(CARD_WIDTH if beside else LIST_WIDTH), most))
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)
        self._beside.setSpacing(px(BETWEEN if beside else 20))
        self._body.column.setContentsMargins(0, px(16), 0, px(16))


def _asks(step: SignInStep, name: str) -> str:
    return {
        "pin": _("Masukkan PIN enam angka"),
        "start_code": _("Pertama kali masuk. Ketik kode awal, lalu buat PIN sendiri."),
        "new_pin": _("Buat PIN sendiri. Jangan beri tahu siapa pun."),
        "supervisor": _("Atasan mengetik PIN-nya di sini. Sesudah itu {name} membuat PIN baru.").format(
            name=name
        ),
    }[step]


def _asked(state: SignInState) -> tuple[object, ...]:
    return (state.step, state.chosen, state.wait_seconds, state.trouble)
