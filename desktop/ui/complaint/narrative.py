"""What the citizen said, and the facts of the complaint."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ComplaintState, FactRow
from desktop.ui.clearing import clear
from desktop.ui.complaint.fact import FactLine
from desktop.ui.components import Card, Label


class Narrative(Card):
    """The words, then one row for each fact."""

    reveal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Label(_("Isi laporan"), "block_title"))
        self.aside = Label("", "second", "text_2", wrap=True)
        head.addStretch(1)
        head.addWidget(self.aside, 0)
        self.content = Label("", wrap=True)
        self.wish_title = Label(_("Harapan pelapor"), "second_strong")
        self.wish = Label("", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._shown: tuple[FactRow, ...] = ()
        self.column.addLayout(head)
        self.column.addWidget(self.content)
        self.column.addSpacing(4)
        self.column.addWidget(self.wish_title)
        self.column.addWidget(self.wish)
        self.column.addSpacing(4)
        self.column.addLayout(self._lines)

    def show_complaint(self, state: ComplaintState) -> None:
        """Facts that are the same keep their rows."""
        self.aside.say(state.content_aside)
        self.content.say(state.content)
        for each in (self.wish_title, self.wish):
            each.setVisible(bool(state.expectation))
        self.wish.say(state.expectation)
        if state.facts != self._shown:
            self._shown = state.facts
            clear(self._lines)
            for fact in state.facts:
                line = FactLine(fact)
                line.reveal_wanted.connect(self.reveal_wanted)
                self._lines.addWidget(line)
