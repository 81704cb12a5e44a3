"""One row of facts; a change that the centre does not have yet is marked in its row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import FactRow
from desktop.ui.components import LINK, Button, Label, Run
from desktop.ui.theme import theme

LABEL_WIDTH = 96


class FactLine(QWidget):
    """Label, value, and at the right what is still on its way."""

    reveal_wanted = Signal(str)

    def __init__(self, fact: FactRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = fact.pending is not None
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10 if self._pending else 2), px(8), 0, px(8))
        row.setSpacing(px(8))
        name = Label(fact.label, tone="text_2", wrap=True)
        name.setFixedWidth(px(LABEL_WIDTH - (8 if self._pending else 0)))
        row.addWidget(name)
        value = Label("", wrap=True, slashed_zero=fact.number)
        value.say_runs(_runs(fact))
        row.addWidget(value, 1)
        if fact.reveal:
            reveal = Button(fact.reveal, LINK, small=True)
            reveal.clicked.connect(lambda: self.reveal_wanted.emit(fact.name))
            row.addWidget(reveal)
        if fact.pending is not None:
            word = Label(fact.pending.word, icon=f"delivery-{fact.pending.delivery}")
            row.addWidget(word)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        if self._pending:
            painter.fillRect(0, 0, t.px(4), self.height(), t.colour("text_2"))
            painter.setPen(QPen(t.colour("field"), 1, Qt.PenStyle.DashLine))
        else:
            painter.setPen(QPen(t.colour("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


def _runs(fact: FactRow) -> list[Run]:
    if fact.pending is None:
        return [Run(fact.value)]
    runs = [Run(fact.value, role="body_strong")]
    if fact.pending.previous:
        runs += [Run("  " + _("sebelumnya") + " ", tone="text_2")]
        runs += [Run(fact.pending.previous, tone="text_2", struck=True)]
    return runs
