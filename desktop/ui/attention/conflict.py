"""The conflict card: a question, three columns, nothing preselected. Leaving decides nothing and says so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _, n_
from desktop.presenters.state import ConflictCard
from desktop.ui.attention.question import LATER, Question
from desktop.ui.clearing import clear
from desktop.ui.components import FILLED, ActionBar, Body, Button, Label, Run
from desktop.ui.components.page import Rule


class ConflictPane(QWidget):
    """Answers stay while the same questions are shown again."""

    decided = Signal(str, object)
    postponed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: ConflictCard | None = None
        self.questions: list[Question] = []
        self._stacked = False
        self.title = Label("", "question", wrap=True)
        self.subtitle = Label("", "second", "text_2", wrap=True, slashed_zero=True)
        self._asked = QVBoxLayout()
        self._asked.setSpacing(0)
        self._merged = QVBoxLayout()
        self._merged.setSpacing(3)
        body = Body()
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 14, 20, 14)
        inner.setSpacing(0)
        inner.addWidget(self.title)
        inner.addSpacing(2)
        inner.addWidget(self.subtitle)
        inner.addSpacing(8)
        inner.addLayout(self._asked)
        inner.addLayout(self._merged)
        inner.addStretch(1)
        body.column.addLayout(inner)
        self.body = body
        self.bar = ActionBar(60)
        leaving = _("Menutup halaman ini tidak memutuskan apa pun.")
        kept = _("Nilai yang tidak dipilih tetap tersimpan di linimasa.")
        self.reassurance = Label(f"{leaving} {kept}", "second", "text_2", wrap=True)
        self.missing = Label("", "second", wrap=True)
        self.later = Button(_("Nanti saja"), key="Esc")
        self.save = Button(_("Simpan keputusan"), FILLED, key="F9")
        self.later.say(_("Nanti saja"), short=_("Nanti"))
        self.later.clicked.connect(lambda: self.postponed.emit(self._complaint()))
        self.save.clicked.connect(self._decide)
        self.bar.row.addWidget(self.reassurance, 20)
        # Where it is left out, the buttons still stand together at the right.
        self.bar.row.addStretch(1)
        for each in (self.missing, self.later, self.save):
            self.bar.row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(self.bar)

    def show_card(self, card: ConflictCard) -> None:
        """Show the questions; a question that is the same keeps its answer."""
        same = self._card is not None and self._card.questions == card.questions
        self.title.say(card.question)
        self.subtitle.say(card.subtitle)
        if not same:
            self._ask(card)
        if self._card is None or self._card.merged != card.merged:
            self._show_merged(card.merged)
        self._card = card
        self._count()

    def start(self) -> None:
        """The keyboard goes to the first value of the first question."""
        if self.questions:
            self.questions[0].start()

    def fit(self, stacked: bool, terse: bool) -> None:
        """Stacked questions in a narrow pane; `terse` leaves out the reassurance beside the buttons."""
        self._stacked = stacked
        for question in self.questions:
            question.fit(stacked)
        self.reassurance.setVisible(not terse)
        self.later.show_short(terse)

    def _ask(self, card: ConflictCard) -> None:
        clear(self._asked)
        self.questions = []
        for number, asked in enumerate(card.questions):
            question = Question(asked, first=number == 0)
            question.fit(self._stacked)
            question.answered.connect(self._count)
            question.step_wanted.connect(lambda step, here=number: self._step(here + step))
            if number:
                self._asked.addWidget(Rule())
            self._asked.addWidget(question)
            self.questions.append(question)

    def _show_merged(self, merged: tuple[tuple[str, str, str], ...]) -> None:
        clear(self._merged)
        if not merged:
            return
        self._merged.addWidget(Rule())
        self._merged.addSpacing(10)
        self._merged.addWidget(Label(_("Sudah digabung sendiri, tidak perlu apa-apa"), "second_strong"))
        for field, value, source in merged:
            line = Label("", "second", icon="check", wrap=True)
            line.say_runs([Run(f"{field}: "), Run(value, role="second_strong"), Run(f", {source}")])
            self._merged.addWidget(line)

    def _step(self, number: int) -> None:
        if 0 <= number < len(self.questions):
            self.questions[number].start()
            self.body.ensureWidgetVisible(self.questions[number])

    def _count(self) -> None:
        answers = [question.decision() for question in self.questions]
        open_ = sum(1 for answer in answers if answer is None)
        decided = [answer for answer in answers if answer is not None and answer.choice != LATER]
        self.save.setEnabled(open_ == 0 and bool(decided))
        if open_:
            words = n_("{n} isian", "{n} isian", open_).format(n=open_)
            self.missing.say_runs([Run(_("Pilih dulu:"), role="second_strong"), Run(f" {words}")])
        else:
            self.missing.say("" if decided else _("Semua ditunda, belum ada keputusan"))
        self.missing.setVisible(bool(self.missing.text()))
        self.save.setAccessibleDescription(self.missing.text())

    def _decide(self) -> None:
        answers = [question.decision() for question in self.questions]
        decided = tuple(answer for answer in answers if answer is not None and answer.choice != LATER)
        if decided and None not in answers:
            self.decided.emit(self._complaint(), decided)

    def _complaint(self) -> str:
        return self._card.complaint if self._card is not None else ""
