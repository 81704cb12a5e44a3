"""The draft that survived: one question at the next start. Enter goes on with it, Esc sets it aside.

Nothing is lost either way: the version that is not used stays in the history of the draft.
"""

from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import RecoveryState
from desktop.ui.components import FILLED, ActionBar, Body, Button, Label, Rule, Run
from desktop.ui.recovery_table import RecoveryTable, spoken
from desktop.ui.theme import theme

RecoveryAnswer = Literal["resume", "kept", "set_aside"]
WIDTH, HEIGHT = 820, 520


class RecoveryDialog(QDialog):
    """Names the citizen and the second of the last key, and shows only what differs."""

    answered = Signal(str, str)
    """Draft id and a RecoveryAnswer; exactly once, however the dialog is left."""

    def __init__(self, state: RecoveryState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._answer: RecoveryAnswer = "set_aside"
        self.setObjectName("page")
        self.setWindowTitle(_("Draf yang selamat"))
        self.setAccessibleName(state.title)
        self.setAccessibleDescription(f"{state.sentence} {spoken(state.rows)}")
        self.setModal(True)
        # No key of its own: Enter presses whichever button has the keyboard, and that is this one at first.
        self.resume = Button(_("Lanjutkan draf {time} (Enter)").format(time=state.last_time), FILLED)
        self.kept = Button(_("Pakai yang {time}").format(time=state.kept_time), key="Alt+L")
        self.aside = Button(_("Sisihkan dulu"), key="Esc")
        self._lay_out()
        self.resume.clicked.connect(lambda: self._leave("resume"))
        self.kept.clicked.connect(lambda: self._leave("kept"))
        self.aside.clicked.connect(lambda: self._leave("set_aside"))
        self.finished.connect(lambda _result: self.answered.emit(state.draft, self._answer))
        self.resume.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with the draft wherever the keyboard is, unless it is on another button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self._leave("resume")
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Broken lines know their height only once they stand: take what is still hidden, if it fits."""
        hidden = self._body.verticalScrollBar().maximum()
        room = self.screen().availableGeometry().height() - 60 - self.height()
        self.resize(self.width(), self.height() + max(0, min(hidden, room)))

    def _leave(self, answer: RecoveryAnswer) -> None:
        self._answer = answer
        self.accept()

    def _lay_out(self) -> None:
        state = self._state
        body = Body("surface")
        content = body.column
        content.setContentsMargins(24, 18, 24, 16)
        content.setSpacing(4)
        content.addWidget(Label(state.title, "page_title", wrap=True))
        content.addWidget(Label(state.sentence, "body", "text_2", wrap=True))
        content.addSpacing(12)
        if state.rows:
            content.addWidget(RecoveryTable(state))
            content.addSpacing(4)
        if state.same_line:
            content.addWidget(Label(state.same_line, "second", "text_2", wrap=True))
        content.addSpacing(8)
        content.addWidget(Rule())
        content.addSpacing(8)
        checked = Label(icon="check", wrap=True)
        checked.say_runs([Run(state.checked_strong, role="body_strong"), Run(f" {state.checked}")])
        content.addWidget(checked)
        content.addStretch(1)
        bar = ActionBar(58)
        bar.row.addStretch(1)
        buttons = [self.aside, self.kept, self.resume] if state.kept_label else [self.aside, self.resume]
        self.kept.setVisible(bool(state.kept_label))
        for button in buttons:
            bar.row.addWidget(button)
        if not state.kept_label:
            self.kept.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(bar)
        self._body = body
        self._size_to(body)

    def _size_to(self, body: Body) -> None:
        """As wide as the design, as high as its words, never larger than the screen."""
        px = theme().px
        area = self.screen().availableGeometry()
        width = min(px(WIDTH), area.width() - 40)
        wanted = body.inner.heightForWidth(width) if body.inner.hasHeightForWidth() else px(HEIGHT)
        height = min(max(px(280), wanted + px(58 + 28)), area.height() - 60)
        self.resize(width, height)
