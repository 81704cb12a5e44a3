"""The head of the complaint page: back, the title, what it is about, and the acts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ComplaintState
from desktop.ui.components import FILLED, Bar, Button, Label, Run


class ComplaintHead(Bar):
    """64 px; the acts go to the action bar where there is no room for them."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(64, parent=parent)
        self.back = Button(_("Kembali"), key="Esc", icon="chevron-left", small=True)
        self.back.clicked.connect(self.back_wanted)
        self.title = Label("", "page_title", wrap=True)
        self.about = Label("", "second", "text_2", wrap=True, slashed_zero=True)
        self.correct = Button(_("Perbaiki data"), key="F2", icon="pencil")
        self.print = Button(_("Cetak bukti"), FILLED, key="Ctrl+P", icon="printer")
        self.correct.say(_("Perbaiki data"), short=_("Perbaiki"))
        words = QVBoxLayout()
        words.setContentsMargins(0, 8, 0, 8)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.about)
        words.addStretch(1)
        self.row.addWidget(self.back)
        self.row.addLayout(words, 1)
        self.row.addWidget(self.correct)
        self.row.addWidget(self.print)

    def show_complaint(self, state: ComplaintState) -> None:
        """Title, person and numbers."""
        self.title.say(state.title)
        number = _("bukti {number}").format(number=state.local_number)
        runs = [Run(" · ".join(each for each in (state.subtitle, number) if each))]
        if state.tracking:
            runs.append(Run(" · " + _("nomor LAPOR!") + " "))
            runs.append(Run(state.tracking, role="second_strong", tone="text"))
        self.about.say_runs(runs)
