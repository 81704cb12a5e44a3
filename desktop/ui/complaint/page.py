"""The page of one complaint: where it stands, what was answered, what was said, what happened."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ComplaintState, CorrectionForm, ReplyCard
from desktop.ui.clearing import clear
from desktop.ui.complaint.correction import Correction
from desktop.ui.complaint.head import ComplaintHead
from desktop.ui.complaint.history import History, Timeline
from desktop.ui.complaint.narrative import Narrative
from desktop.ui.complaint.reply import Reply
from desktop.ui.complaint.tiles import Tiles
from desktop.ui.components import LINK, ActionBar, Body, Button, Card
from desktop.ui.components.notice import NoticeCard
from desktop.ui.page import NARROW, TIGHT, WIDE, Page


class ComplaintPage(Page):
    """Shows what its presenter gives it; see `desktop.presenters.state.ComplaintView`."""

    back_wanted = Signal()
    correct_requested = Signal(str)
    correction_saved = Signal(str, object)
    correction_cancelled = Signal(str)
    receipt_requested = Signal(str, str)
    reveal_requested = Signal(str, str)
    reply_told = Signal(str, str)
    notice_act_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ComplaintState | None = None
        self._replies_shown: tuple[ReplyCard, ...] = ()
        self.head = ComplaintHead()
        self.tiles = Tiles()
        self.notice = NoticeCard()
        self.notice_act = Button("", small=True)
        self.narrative = Narrative()
        self.history = History()
        self.below = Card(padding=16)
        self._below_timeline = Timeline()
        self.correction = Correction()
        self.other_receipt = Button("", LINK, icon="printer", small=True)
        self._replies = QVBoxLayout()
        self._acts = ActionBar()
        self._lay_out()
        self._connect()
        self.fit(WIDE)

    def show_state(self, state: ComplaintState) -> None:
        """Show the complaint; the same complaint again keeps focus and scrolling."""
        if self._state is None or self._state.id != state.id:
            self.body.verticalScrollBar().setValue(0)
        self._state = state
        self.head.show_complaint(state)
        self.tiles.show_complaint(state)
        self.notice.show_notice(state.notice)
        self.notice_act.setVisible(bool(state.notice_act))
        self.notice_act.say(state.notice_act)
        self.narrative.show_complaint(state)
        for each in (self.history.timeline, self._below_timeline):
            each.show_history(state.history, state.lapor_label)
        self._show_replies(state.replies)
        self._show_receipts(state)
        self.head.correct.setEnabled(state.can_correct)
        self.head.correct.setVisible(state.can_correct)

    def show_correction(self, form: CorrectionForm | None) -> None:
        """Open the form in place of the facts, show its errors, or close it."""
        opening = form is not None and self._middle.currentWidget() is not self.correction
        if form is None:
            self.correction.forget()
            self._middle.setCurrentWidget(self._reading)
        else:
            self.correction.show_form(form)
            self._middle.setCurrentWidget(self.correction)
        for each in (self.head.back, self.head.correct, self.head.print):
            each.setVisible(form is None)
        self._show_acts()
        if self._state is not None and form is None:
            self.show_state(self._state)
            self.start()
        if opening:
            self.correction.start()

    def start(self) -> None:
        if self._middle.currentWidget() is self.correction:
            self.correction.start()
        else:
            # Not the filled button: a second Enter from the register would print.
            self.head.back.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.head, self.body, self.history, self.correction, self._acts)

    def fit(self, room: str) -> None:
        self.history.setVisible(room == WIDE)
        self.below.setVisible(room != WIDE)
        (self.history.below if room == WIDE else self.below.column).addWidget(self.other_receipt)
        acts = (self.head.correct, self.head.print)
        for button in acts:
            button.show_short(room == NARROW)
        target = self._acts.row if room == TIGHT else self.head.row
        for button in acts:
            target.addWidget(button)
        self._show_acts()

    def _lay_out(self) -> None:
        self.body = Body()
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 14, 20, 14)
        inner.setSpacing(12)
        self._replies.setSpacing(12)
        notice_row = QHBoxLayout()
        notice_row.addWidget(self.notice_act)
        notice_row.addStretch(1)
        inner.addWidget(self.tiles)
        inner.addWidget(self.notice)
        self.notice.column.addSpacing(4)
        self.notice.column.addLayout(notice_row)
        inner.addLayout(self._replies)
        inner.addWidget(self.narrative)
        self.below.column.addWidget(self._below_timeline)
        inner.addWidget(self.below)
        inner.addStretch(1)
        self.body.column.addLayout(inner)
        self._reading = QWidget()
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.body, 1)
        row.addWidget(self.history)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._reading)
        self._middle.addWidget(self.correction)
        self._acts.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._middle, 1)
        column.addWidget(self._acts)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_wanted)
        self.head.correct.clicked.connect(lambda: self.correct_requested.emit(self._id()))
        self.head.print.clicked.connect(lambda: self._print(0))
        self.other_receipt.clicked.connect(lambda: self._print(1))
        self.notice_act.clicked.connect(lambda: self.notice_act_requested.emit(self._id()))
        self.narrative.reveal_wanted.connect(lambda name: self.reveal_requested.emit(self._id(), name))
        self.correction.saved.connect(lambda values: self.correction_saved.emit(self._id(), values))
        self.correction.cancelled.connect(lambda: self.correction_cancelled.emit(self._id()))

    def _show_acts(self) -> None:
        self._acts.setVisible(self.room == TIGHT and self._middle.currentWidget() is self._reading)

    def _id(self) -> str:
        return self._state.id if self._state is not None else ""

    def _print(self, which: int) -> None:
        if self._state is not None and which < len(self._state.receipts):
            self.receipt_requested.emit(self._state.id, self._state.receipts[which])

    def _show_receipts(self, state: ComplaintState) -> None:
        # Nothing is called an answer before there is one.
        second = _("Cetak jawaban") if state.replies else _("Cetak bukti kedua")
        words = {"first": _("Cetak bukti"), "second": second}
        others = {"first": _("Cetak lagi bukti pertama"), "second": _("Cetak bukti kedua")}
        receipts = state.receipts
        self.head.print.setVisible(bool(receipts) and self._middle.currentWidget() is self._reading)
        if receipts:
            self.head.print.say(words[receipts[0]], short=_("Cetak"))
        self.other_receipt.setVisible(len(receipts) > 1)
        if len(receipts) > 1:
            self.other_receipt.say(others[receipts[1]])

    def _show_replies(self, replies: tuple[ReplyCard, ...]) -> None:
        if replies == self._replies_shown:
            return
        self._replies_shown = replies
        clear(self._replies)
        for reply in replies:
            card = Reply(reply)
            card.told.connect(lambda told: self.reply_told.emit(self._id(), told))
            self._replies.addWidget(card)
