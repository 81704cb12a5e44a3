"""The card of a complaint that the centre sent back: the field, the sentence, and the way to put it right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import CorrectionCard, CorrectionProblem
from desktop.ui.clearing import clear
from desktop.ui.components import FILLED, ActionBar, Body, Button, Card, Label


class CorrectionPane(QWidget):
    """One card with an edge for each problem."""

    correct_requested = Signal(str)
    receipt_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complaint = ""
        self._shown: tuple[CorrectionProblem, ...] = ()
        self.title = Label("", "question", icon="delivery-needs_correction", wrap=True)
        self.title.icon_tone = "bad"
        self.title.ground = "window"
        self.subtitle = Label("", "second", "text_2", wrap=True, slashed_zero=True)
        self.safe = Label("", icon="check", wrap=True)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(10)
        self.say_title = Label(_("Bila pelapor bertanya, katakan"), "second_strong")
        self.say_words = Label("", wrap=True)
        self.print = Button(_("Cetak bukti"), key="Ctrl+P", icon="printer")
        self.correct = Button(_("Perbaiki"), FILLED, key="F2", icon="pencil")
        self.correct.clicked.connect(lambda: self.correct_requested.emit(self._complaint))
        self.print.clicked.connect(lambda: self.receipt_requested.emit(self._complaint, "first"))
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 14)
        inner.setSpacing(0)
        for widget, gap in ((self.title, 2), (self.subtitle, 14), (self.safe, 14)):
            inner.addWidget(widget)
            inner.addSpacing(gap)
        inner.addLayout(self._problems)
        inner.addSpacing(14)
        inner.addWidget(self.say_title)
        inner.addSpacing(2)
        inner.addWidget(self.say_words)
        inner.addStretch(1)
        self.body = Body()
        self.body.column.addLayout(inner)
        self.bar = ActionBar(60)
        self.bar.row.addStretch(1)
        self.bar.row.addWidget(self.print)
        self.bar.row.addWidget(self.correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)

    def show_card(self, card: CorrectionCard) -> None:
        """Show this complaint."""
        self._complaint = card.complaint
        self.title.say(card.title)
        number = _("bukti {number}").format(number=card.local_number) if card.local_number else ""
        self.subtitle.say(" · ".join(words for words in (card.subtitle, number) if words))
        self.safe.say(card.safe)
        for each in (self.say_title, self.say_words):
            each.setVisible(bool(card.say))
        self.say_words.say(f"“{card.say}”")
        if card.problems != self._shown:
            self._shown = card.problems
            clear(self._problems)
            for problem in card.problems:
                self._problems.addWidget(_problem(problem))

    def start(self) -> None:
        """The keyboard goes to the one next action."""
        self.correct.setFocus()

    def fit(self, stacked: bool, terse: bool) -> None:
        """The same in every room."""


def _problem(problem: CorrectionProblem) -> Card:
    card = Card("bad", padding=14)
    field = Label(problem.field, "body_strong", wrap=True)
    card.column.addWidget(field)
    if problem.value:
        card.column.addWidget(Label(problem.value, wrap=True))
    card.column.addWidget(Label(problem.sentence, wrap=True))
    if problem.code:
        card.column.addWidget(Label(problem.code, "hint", "text_2"))
    return card
