"""The status bar: how many wait, how many need a person, when the centre last answered, and the link."""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _, n_
from desktop.presenters.state import FrameState
from desktop.ui.components import LINK, Button, Label
from desktop.ui.components.flow import Flow
from desktop.ui.components.popup import show_words
from desktop.ui.frame.count import Count
from desktop.ui.frame.progress import FlatBar
from desktop.ui.theme import theme

HEIGHT = 38
SAID_MS = 8000
SHAPES = {"none": "signal-off", "signal": "signal", "sending": "delivery-sending", "trouble": "circle-alert"}


class StatusBar(QWidget):
    """Three counts, each a button to its list, then one sentence, then "Kirim sekarang (F5)"."""

    waiting_wanted = Signal()
    attention_wanted = Signal()
    contact_wanted = Signal()
    sync_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._terse = False
        self._state: FrameState | None = None
        self.waiting = Count("clock")
        self.attention = Count("flag")
        self.contact = Count("clock")
        self.link = Label("", "second", "text_2", icon=SHAPES["none"])
        self.link.setContentsMargins(8, 0, 0, 0)
        self.progress = FlatBar()
        self.progress.hide()
        self.details = Button(_("Rincian"), LINK, small=True)
        self.details.hide()
        self.send = Button(_("Kirim sekarang"), key="F5", small=True)
        self.send.say(_("Kirim sekarang"), short=_("Kirim"))
        self.waiting.clicked.connect(self.waiting_wanted)
        self.attention.clicked.connect(self.attention_wanted)
        self.contact.clicked.connect(self.contact_wanted)
        self.details.clicked.connect(self._show_details)
        self.send.clicked.connect(self.sync_requested)
        self._flow = Flow(gap=6)
        for each in (self.waiting, self.attention, self.contact, self.progress, self.link, self.details):
            self._flow.addWidget(each)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self.send)
        self._said = ""
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.timeout.connect(self._say_no_more)
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_state(self, state: FrameState) -> None:
        """Show counts and link."""
        self._state = state
        narrow = self._narrow
        waiting = _("menunggu") if narrow else _("menunggu sinyal")
        self.waiting.say("", str(state.waiting), waiting, f"{state.waiting} " + _("menunggu sinyal"))
        attention = n_("perlu perhatian", "perlu perhatian", state.attention)
        self.attention.say("", str(state.attention), attention, f"{state.attention} {attention}")
        if state.last_contact:
            lead = _("Pusat terakhir menjawab")
            shown = _("Pusat") if self._terse else _("Pusat menjawab") if narrow else lead
            self.contact.say(shown, state.last_contact, "", f"{lead} {state.last_contact}")
        else:
            never = _("Pusat belum pernah dihubungi")
            self.contact.say(never, "", "", never)
        self.link.say(state.link_short if narrow else state.link)
        self.link.setToolTip(state.link)
        self.link.set_tone("text_2", icon=SHAPES[state.link_shape])
        self.link.setAccessibleName(state.link)
        self.progress.setVisible(state.progress is not None and not self._said)
        if state.progress is not None:
            done, of_all = state.progress
            self.progress.setMaximum(max(1, of_all))
            self.progress.setValue(done)
            self.progress.setAccessibleName(state.link)
        self.details.setVisible(bool(state.details))
        if self._said:
            self._show_said()

    def say(self, sentence: str) -> None:
        """Show this in the place of the sentence on the link, for some seconds."""
        self._said = sentence
        self._saying.start(SAID_MS)
        if self._state is not None:
            self.show_state(self._state)

    def _say_no_more(self) -> None:
        self._said = ""
        if self._state is not None:
            self.show_state(self._state)

    def _show_said(self) -> None:
        free = self.width() - self.send.width()
        taken = sum(
            each.sizeHint().width() + theme().px(6) for each in (self.waiting, self.attention, self.contact)
        )
        metrics = QFontMetricsF(theme().font("second"))
        room = max(theme().px(160), free - taken - theme().px(64))
        self.link.say(metrics.elidedText(self._said, Qt.TextElideMode.ElideMiddle, room))
        self.link.setToolTip(self._said)
        self.link.set_tone("text", icon="check")
        self.link.setAccessibleName(self._said)
        self.progress.hide()

    def set_narrow(self, narrow: bool, terse: bool) -> None:
        """Short words below 1200 px, the shortest below 800."""
        if (narrow, terse) != (self._narrow, self._terse):
            self._narrow, self._terse = narrow, terse
            for count in (self.waiting, self.attention, self.contact):
                count.set_terse(terse)
            self.send.show_short(narrow)
            if self._state is not None:
                self.show_state(self._state)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().colour("line"))
        painter.end()

    def _show_details(self) -> None:
        if self._state is not None:
            above = QPoint(0, -theme().px(120))
            show_words(self.details, _("Rincian"), self._state.details, above)

    def _restyle(self) -> None:
        px = theme().px
        self._row.setContentsMargins(0, px(4), px(8), px(4))
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(HEIGHT))
        self.update()
