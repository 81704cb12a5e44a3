"""Complaints taken without a PIN: read them, then confirm. Esc leaves them for later; nothing is lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import EmergencyRow, EmergencyState
from desktop.ui.components import FILLED, ActionBar, Body, Button, Label, Rule
from desktop.ui.theme import theme

WIDTH, LEAST_HEIGHT, BAR, FRAME = 680, 280, 58, 28


class EmergencyDialog(QDialog):
    """``answered`` comes once: True for confirmed, False for later."""

    answered = Signal(bool)

    def __init__(self, state: EmergencyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(_("Laporan darurat"))
        self.setAccessibleName(state.title)
        self.setAccessibleDescription(state.sentence)
        self.setModal(True)
        body = Body("surface")
        column = body.column
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(6)
        column.addWidget(Label(state.title, "page_title", wrap=True))
        column.addWidget(Label(state.sentence, "body", "text_2", wrap=True))
        for row in state.rows:
            self._add(column, row)
        column.addStretch(1)
        self.confirm = Button(_("Saya sudah baca, sahkan"), FILLED, key="Enter")
        self.later = Button(_("Nanti"), key="Esc")
        self.confirm.clicked.connect(self.accept)
        self.later.clicked.connect(self.reject)
        bar = ActionBar(BAR)
        bar.row.addStretch(1)
        bar.row.addWidget(self.later)
        bar.row.addWidget(self.confirm)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(body, 1)
        outer.addWidget(bar)
        self.finished.connect(lambda result: self.answered.emit(result == QDialog.DialogCode.Accepted))
        self._size_to(body)
        self.confirm.setFocus()

    def _add(self, column: QVBoxLayout, row: EmergencyRow) -> None:
        column.addSpacing(4)
        column.addWidget(Rule())
        column.addSpacing(4)
        column.addWidget(Label(row.title, "body_strong", wrap=True))
        column.addWidget(Label(f"{row.person} · {row.received}", "second", "text_2", wrap=True))
        if row.content:
            column.addWidget(Label(row.content, "body", wrap=True))
        column.addWidget(Label(row.number, "second", slashed_zero=True))

    def _size_to(self, body: Body) -> None:
        px = theme().px
        area = self.screen().availableGeometry()
        width = min(px(WIDTH), area.width() - 40)
        wanted = body.inner.heightForWidth(width) if body.inner.hasHeightForWidth() else px(LEAST_HEIGHT)
        self.resize(width, min(max(px(LEAST_HEIGHT), wanted + px(BAR + FRAME)), area.height() - 60))
