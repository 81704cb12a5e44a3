"""The card of a complaint of which nobody knows yet whether it arrived."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import UncertainCard, UncertainStep
from desktop.ui.clearing import clear
from desktop.ui.components import FILLED, ActionBar, Body, Button, Card, Label, Run
from desktop.ui.components.page import Rule
from desktop.ui.theme import theme

LABEL_WIDTH = 140


class UncertainPane(QWidget):
    """First that the complaint is safe; then sent, when, heard, next; then what to say to the citizen."""

    ask_requested = Signal(str)
    receipt_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complaint = ""
        self._shown: tuple[UncertainStep, ...] = ()
        self.title = Label("", "question", icon="delivery-uncertain", wrap=True)
        self.title.icon_tone = "warn"
        self.title.ground = "window"
        self.subtitle = Label("", "second", "text_2", wrap=True, slashed_zero=True)
        self.safe = Label("", icon="check", wrap=True)
        self.steps = Card(padding=0)
        self.steps.column.setSpacing(0)
        self.say_title = Label(_("Bila pelapor bertanya, katakan"), "second_strong")
        self.say_words = Label("", wrap=True)
        self.not_title = Label(_("Jangan dicatat ulang"), "second_strong")
        self.not_words = Label("", "second", "text_2", wrap=True)
        self._talk = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.print = Button(_("Cetak bukti"), key="Ctrl+P", icon="printer")
        self.ask = Button(_("Tanyakan ke pusat"), FILLED, key="Ctrl+T")
        self.asking = Label(_("Sedang bertanya ke pusat"), "second", "text_2", wrap=True)
        self._lay_out()
        self.ask.clicked.connect(lambda: self.ask_requested.emit(self._complaint))
        self.print.clicked.connect(lambda: self.receipt_requested.emit(self._complaint, "first"))

    def show_card(self, card: UncertainCard) -> None:
        """Show this complaint."""
        self._complaint = card.complaint
        self.title.say(card.title)
        self.subtitle.say(" · ".join(w for w in (card.subtitle, _bukti(card.local_number)) if w))
        self.safe.say_runs([Run(card.safe, role="body_strong"), Run(f" {card.safe_why}")])
        self.say_words.say(f"“{card.say}”")
        self.not_words.say(card.do_not)
        self.asking.setVisible(card.asking)
        self.ask.setEnabled(not card.asking)
        if card.steps != self._shown:
            self._shown = card.steps
            clear(self.steps.column)
            for number, step in enumerate(card.steps):
                if number:
                    self.steps.column.addWidget(Rule())
                self.steps.column.addWidget(_step(step))

    def start(self) -> None:
        """The keyboard goes to the one next action."""
        self.ask.setFocus()

    def fit(self, stacked: bool, terse: bool) -> None:
        """What to say stands above what not to do where there is no room beside it."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._talk.setDirection(direction)

    def _lay_out(self) -> None:
        saying, leaving = QVBoxLayout(), QVBoxLayout()
        for column, widgets in (
            (saying, (self.say_title, self.say_words)),
            (leaving, (self.not_title, self.not_words)),
        ):
            column.setSpacing(2)
            for each in widgets:
                column.addWidget(each)
            column.addStretch(1)
        self._talk.setSpacing(24)
        self._talk.addLayout(saying, 2)
        self._talk.addLayout(leaving, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 14)
        inner.setSpacing(0)
        for widget, gap in ((self.title, 2), (self.subtitle, 14), (self.safe, 14), (self.steps, 14)):
            inner.addWidget(widget)
            inner.addSpacing(gap)
        inner.addLayout(self._talk)
        inner.addStretch(1)
        self.body = Body()
        self.body.column.addLayout(inner)
        self.bar = ActionBar(60)
        self.bar.row.addWidget(self.asking, 1)
        self.bar.row.addStretch(1)
        self.bar.row.addWidget(self.print)
        self.bar.row.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)


def _bukti(number: str) -> str:
    return _("bukti {number}").format(number=number) if number else ""


def _step(step: UncertainStep) -> QWidget:
    px = theme().px
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(px(16), px(9), px(16), px(9))
    row.setSpacing(px(10))
    name = Label(step.label, "body_strong", wrap=True)
    name.setFixedWidth(px(LABEL_WIDTH))
    words = QVBoxLayout()
    words.setSpacing(0)
    strong = Label("", wrap=True)
    strong.say_runs([Run(step.strong, role="body_strong"), Run(step.rest)])
    words.addWidget(strong)
    if step.second:
        words.addWidget(Label(step.second, "second", "text_2", wrap=True))
    names = QVBoxLayout()
    names.addWidget(name)
    names.addStretch(1)
    row.addLayout(names)
    row.addLayout(words, 1)
    return holder
