""" "Bukti sudah keluar?": waits in the side column until it is answered, and stops nobody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import _
from desktop.presenters.state import PrintQuestion
from desktop.ui.components import Button, Card, DeliveryChip, Label, Run

ANSWERS = (("yes", "Alt+Y"), ("again", "Alt+C"), ("by_hand", "Alt+H"))


def answer_label(answer: str) -> str:
    """The word on the button of an answer."""
    return {
        "yes": _("Ya, sudah keluar"),
        "again": _("Cetak lagi"),
        "by_hand": _("Tulis tangan"),
    }[answer]


class PrintQuestionCard(Card):
    """One saved complaint and three answers."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent=parent)
        self._question: PrintQuestion | None = None
        self._title = Label(_("Bukti sudah keluar?"), "body_strong", icon="printer")
        self._who = Label(role="second", wrap=True)
        self._number = Label(role="second", slashed_zero=True)
        self._about = Label(role="second", wrap=True)
        self._chip = DeliveryChip()
        for part in (self._title, self._who, self._number, self._about, self._chip):
            self.column.addWidget(part)
        self.column.addSpacing(6)
        self.buttons: dict[str, Button] = {}
        for answer, key in ANSWERS:
            button = Button(answer_label(answer), key=key)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on=False, answer=answer: self._answer(answer))
            self.column.addWidget(button)
            self.buttons[answer] = button
        self.column.addSpacing(4)
        self._later = Label(
            _("Boleh dijawab nanti. Pertanyaan tetap di sini sampai dijawab."), "second", "text_2", wrap=True
        )
        self.column.addWidget(self._later)

    def show_question(self, question: PrintQuestion, waiting: int) -> None:
        """Ask about this complaint; `waiting` more questions come after it."""
        self._question = question
        self._who.say_runs(
            [
                Run(question.name, role="second_strong"),
                Run(", " + _("tersimpan {time}").format(time=question.saved)),
            ]
        )
        self._number.say(question.local_number)
        self._about.say(question.title)
        self._chip.show_delivery(question.delivery, question.delivery_word)
        later = _("Boleh dijawab nanti. Pertanyaan tetap di sini sampai dijawab.")
        if waiting:
            later += " " + _("Sesudah ini masih {number} lagi.").format(number=waiting)
        self._later.say(later)
        self.setAccessibleName(_("Bukti sudah keluar? {name}").format(name=question.name))

    def _answer(self, answer: str) -> None:
        if self._question is not None:
            self.answered.emit(self._question.complaint, answer)
