"""The two versions of a draft beside each other: only the fields in which they differ."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import DifferingField, RecoveryState
from desktop.ui.components import Label, Rule, Run
from desktop.ui.theme import theme

TOP = Qt.AlignmentFlag.AlignTop
LONGEST = 600
"""Characters shown of one value; the draft itself keeps them all."""


class RecoveryTable(QFrame):
    """Label, the value set aside (when there is such a version), the last one with its difference marked."""

    def __init__(self, state: RecoveryState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._two = bool(state.kept_label)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(7)
        self._grid.setContentsMargins(14, 9, 14, 9)
        self._head(state)
        for index, field in enumerate(state.rows, start=1):
            self._grid.addWidget(Rule(), 2 * index - 1, 0, 1, 3 if self._two else 2)
            self._row(2 * index, field)
        for column, share in enumerate((140, 230, 360) if self._two else (140, 590)):
            self._grid.setColumnStretch(column, share)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(6), t.px(6))
        painter.setPen(QPen(t.colour("line"), 1))
        painter.drawPath(frame)
        painter.end()

    def _head(self, state: RecoveryState) -> None:
        titles = ["", state.kept_label, state.last_label] if self._two else ["", state.last_label]
        for column, title in enumerate(titles):
            if title:
                self._grid.addWidget(Label(title, "second_strong", "text_2", wrap=True), 0, column)

    def _row(self, row: int, field: DifferingField) -> None:
        self._grid.addWidget(Label(field.label, "body_strong", wrap=True), row, 0, TOP)
        last = Label(wrap=True, slashed_zero=field.number)
        runs, room = [], LONGEST
        for mark in field.last:
            runs.append(Run(_cut(mark.text, room), underlined=mark.differs and self._two))
            room -= len(mark.text)
            if room <= 0:
                break
        empty = not any(run.text for run in runs)
        last.say_runs([Run(_("kosong"), tone="text_2")] if empty else runs)
        if self._two:
            kept = Label(wrap=True, slashed_zero=field.number)
            kept.say_runs([Run(_cut(field.kept, LONGEST)) if field.kept else Run(_("kosong"), tone="text_2")])
            self._grid.addWidget(kept, row, 1, TOP)
        self._grid.addWidget(last, row, 2 if self._two else 1, TOP)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"


def spoken(rows: Sequence[DifferingField]) -> str:
    """The differences in one sentence, for the dialog's description."""
    return ", ".join(row.label for row in rows)
