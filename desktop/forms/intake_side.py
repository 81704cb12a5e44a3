"""Beside the form: the print question first, then what is complete, then what is worth a second look.

With little room the column is one line above the action bar, and opens over the form.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.print_question import ANSWERS, PrintQuestionCard
from desktop.forms.side_blocks import CompletenessBlock, SecondLookBlock
from desktop.i18n import _
from desktop.presenters.state import IntakeState
from desktop.ui.components import Bar, Body, Button, Ground, Label, Run
from desktop.ui.theme import theme

WIDTH = 290


class IntakeSide(Ground):
    """News appears here, never above the field being typed in."""

    answered = Signal(str, str)
    look_wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", line="left", parent=parent)
        self.setAccessibleName(_("Di samping laporan"))
        self._scroll = Body()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._column = self._scroll.column
        self._column.setSpacing(14)
        self.question = PrintQuestionCard()
        self.question.hide()
        self.completeness = CompletenessBlock()
        self.looks = SecondLookBlock()
        for block in (self.question, self.completeness, self.looks):
            self._column.addWidget(block)
        self._column.addStretch(1)
        self.question.answered.connect(self.answered)
        self.looks.wanted.connect(self.look_wanted)
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_state(self, state: IntakeState) -> None:
        """Show what there is; a block with nothing to say is absent."""
        if state.questions:
            self.question.show_question(state.questions[0], len(state.questions) - 1)
        self.question.setVisible(bool(state.questions))
        self.completeness.show_items(state.completeness)
        self.looks.show_looks(state.second_looks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedWidth(px(WIDTH))
        self._column.setContentsMargins(px(15), px(14), px(16), px(14))


class OpenButton(Button):
    """F6 comes here and opens at once, as its label says; Tab only passes by."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.click()


class IntakeStrip(Bar):
    """The side column in one line."""

    answered = Signal(str, str)
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(40, line="top", ground="surface", parent=parent)
        self._complaint = ""
        self._question = Label(role="second")
        self._question.ground = "surface"
        self.row.addWidget(self._question)
        short = {"yes": _("Ya"), "again": _("Cetak lagi"), "by_hand": _("Tulis tangan")}
        self.buttons: dict[str, Button] = {}
        for answer, key in ANSWERS:
            button = Button(short[answer], key=key, small=True)
            button.clicked.connect(lambda _on=False, answer=answer: self._answer(answer))
            self.row.addWidget(button)
            self.buttons[answer] = button
        self.row.addStretch(1)
        self._summary = Label(role="second", tone="text_2")
        self.row.addWidget(self._summary)
        self.open_button = OpenButton(_("Buka (F6)"), small=True)
        self.open_button.clicked.connect(self.open_wanted)
        self.row.addWidget(self.open_button)

    def show_state(self, state: IntakeState, summary: str) -> None:
        """The question with its answers, or the summary of the rest."""
        asked = state.questions[0] if state.questions else None
        self._complaint = asked.complaint if asked is not None else ""
        if asked is not None:
            self._question.say_runs(
                [
                    Run(_("Bukti sudah keluar?"), role="second_strong"),
                    Run(f" {_shortened(asked.name)}", tone="text_2"),
                ]
            )
        self._question.setVisible(asked is not None)
        for button in self.buttons.values():
            button.setVisible(asked is not None)
        if state.second_looks:
            summary += " · " + _("lihat lagi {number}").format(number=len(state.second_looks))
        self._summary.say(summary)
        self._summary.setVisible(asked is None)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """The rarer answers go where they do not fit; they are one key away in the opened column."""
        if not self._complaint:
            return
        gaps = theme().px(40) + 10 * 6
        answers = sum(button.sizeHint().width() for button in self.buttons.values())
        whole = self._question.needed_width() + answers + self.open_button.sizeHint().width() + gaps
        for answer in ("again", "by_hand"):
            self.buttons[answer].setVisible(whole <= self.width())

    def _answer(self, answer: str) -> None:
        self.answered.emit(self._complaint, answer)


def _shortened(name: str, longest: int = 18) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
