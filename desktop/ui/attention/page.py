"""Perlu perhatian: everything that waits for a person, one card at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import (
    AttentionState,
    ConflictCard,
    CorrectionCard,
    UncertainCard,
)
from desktop.ui.attention.conflict import ConflictPane
from desktop.ui.attention.correction import CorrectionPane
from desktop.ui.attention.listing import Listing
from desktop.ui.attention.uncertain import UncertainPane
from desktop.ui.components import FILLED, LINK, Button, Ground, Label, PageHead
from desktop.ui.components.empty import EmptyPage
from desktop.ui.components.popup import show_words
from desktop.ui.page import TIGHT, WIDE, Page


class AttentionPage(Page):
    """Shows what its presenter gives it; see `desktop.presenters.state.AttentionView`."""

    item_chosen = Signal(str)
    decided = Signal(str, object)
    postponed = Signal(str)
    ask_requested = Signal(str)
    correct_requested = Signal(str)
    receipt_requested = Signal(str, str)
    new_complaint_wanted = Signal()
    register_wanted = Signal()
    fact_act = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: AttentionState | None = None
        self._details = ""
        self.head = PageHead(_("Perlu perhatian"))
        self.keys = Label(_("Panah ↑ ↓ pindah isian, angka 1–4 memilih"), "second", "text_2")
        self.details = Button(_("Rincian teknis"), LINK, small=True)
        self.listing = Listing()
        self.conflict, self.uncertain, self.correction = ConflictPane(), UncertainPane(), CorrectionPane()
        self.empty = EmptyPage()
        self.new = Button(_("Laporan baru"), FILLED, key="Ctrl+N", icon="file-plus", binds=False)
        self.register = Button(_("Daftar laporan"), key="Alt+2", icon="list", binds=False)
        self._lay_out()
        self._connect()
        self.fit(WIDE)

    def show_state(self, state: AttentionState) -> None:
        """Show list and card; choices already made for the same questions stay."""
        before, self._state = self._state, state
        # Asked before anything is hidden: Qt passes the keyboard on as soon as its holder goes.
        holder: QWidget | None = QApplication.focusWidget()
        worked_here = holder is not None and self.isAncestorOf(holder)
        worked_on_card = holder is not None and self._cards.isAncestorOf(holder)
        self.head.say_aside(state.aside)
        if state.empty is not None:
            self.empty.show_words(state.empty.title, state.empty.sentence)
            self.empty.show_table(_("Keadaan sekarang"), state.empty.facts)
        self._whole.setCurrentWidget(self.empty if state.empty is not None else self._full)
        self.listing.show_groups(state.groups, state.chosen)
        self._show_card(state)
        other_card = before is not None and before.chosen != state.chosen and worked_on_card
        first_card = before is not None and before.card is None and state.card is not None and worked_here
        if other_card or first_card:
            self.start()

    def start(self) -> None:
        if self._whole.currentWidget() is self.empty:
            self.new.setFocus()
            return
        pane = self._cards.currentWidget()
        if isinstance(pane, ConflictPane | UncertainPane | CorrectionPane):
            pane.start()
        else:
            self.listing.start()

    def panes(self) -> Sequence[QWidget]:
        return (self.head, self.listing, self._cards, self.empty)

    def fit(self, room: str) -> None:
        tight = room == TIGHT
        direction = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(direction)
        self.listing.fit(tight)
        for pane in (self.conflict, self.uncertain, self.correction):
            pane.fit(room != WIDE, room != WIDE)
        if self._state is not None:
            self._show_card(self._state)

    def _show_card(self, state: AttentionState) -> None:
        card = state.card
        self._details = card.details if isinstance(card, UncertainCard | CorrectionCard) else ""
        self.details.setVisible(bool(self._details))
        self.keys.setVisible(isinstance(card, ConflictCard) and self.room != TIGHT)
        if isinstance(card, ConflictCard):
            self.conflict.show_card(card)
            self._cards.setCurrentWidget(self.conflict)
        elif isinstance(card, UncertainCard):
            self.uncertain.show_card(card)
            self._cards.setCurrentWidget(self.uncertain)
        elif isinstance(card, CorrectionCard):
            self.correction.show_card(card)
            self._cards.setCurrentWidget(self.correction)
        else:
            self._cards.setCurrentWidget(self._nothing)

    def _lay_out(self) -> None:
        self.head.row.addWidget(self.keys)
        self.head.row.addWidget(self.details)
        self.empty.add_buttons(self.new, self.register)
        self._nothing = Ground()
        self._cards = QStackedWidget()
        for pane in (self._nothing, self.conflict, self.uncertain, self.correction):
            self._cards.addWidget(pane)
        self._full = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._full)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.listing)
        self._beside.addWidget(self._cards, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._full)
        self._whole.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self.listing.chosen.connect(self.item_chosen)
        self.conflict.decided.connect(self.decided)
        self.conflict.postponed.connect(self.postponed)
        self.uncertain.ask_requested.connect(self.ask_requested)
        self.uncertain.receipt_requested.connect(self.receipt_requested)
        self.correction.correct_requested.connect(self.correct_requested)
        self.correction.receipt_requested.connect(self.receipt_requested)
        self.new.clicked.connect(self.new_complaint_wanted)
        self.register.clicked.connect(self.register_wanted)
        self.empty.act.connect(self.fact_act)
        self.details.clicked.connect(
            lambda: show_words(
                self.details, _("Rincian teknis"), self._details, QPoint(0, self.details.height())
            )
        )
        self.details.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
