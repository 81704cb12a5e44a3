"""An empty page: one sentence, one button, and the facts that prove it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.state import Readiness
from desktop.ui.components.button import Button
from desktop.ui.components.card import Card
from desktop.ui.components.label import Label
from desktop.ui.components.page import Body, Rule
from desktop.ui.theme import theme

ICONS = {"ok": "check", "look": "circle-alert", "delivered": "delivery-delivered", "reply": "message-square"}


class ReadinessTable(Card):
    """Things and how they stand, one below the other. Reports the act whose button is pressed."""

    act = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._shown: tuple[Readiness, ...] = ()
        self.column.setSpacing(0)

    def show_rows(self, rows: tuple[Readiness, ...]) -> None:
        """Rebuilt only when something changed."""
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            if number:
                self.column.addWidget(Rule())
            self.column.addWidget(self._row(row))

    def _row(self, row: Readiness) -> QWidget:
        t = theme()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(t.px(14), t.px(7), t.px(14), t.px(7))
        grid.setColumnStretch(1, 1)
        holder.setMinimumHeight(t.px(42))
        if row.shape in ("ok", "look"):
            name = Label(row.label, "body_strong")
            words = Label(row.words, icon=ICONS[row.shape], wrap=True)
        else:
            tone = "ok" if row.shape == "delivered" else "text"
            name = Label(row.label, tone=tone, icon=ICONS[row.shape])
            words = Label(row.words, "body_strong", wrap=True)
        grid.setColumnMinimumWidth(0, t.px(170 if row.shape in ("ok", "look") else 244))
        grid.addWidget(name, 0, 0)
        grid.addWidget(words, 0, 1)
        if row.act:
            button = Button(row.act_label, small=True)
            button.setAccessibleName(f"{row.act_label}, {row.label}")
            button.clicked.connect(lambda _checked=False, act=row.act: self.act.emit(act))
            grid.addWidget(button, 0, 2)
        return holder


class EmptyPage(Body):
    """Title, sentence, buttons, table."""

    act = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title = Label("", "empty_title", wrap=True)
        self.sentence = Label("", "body", "text_2", wrap=True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self.table_title = Label("", "block_title")
        self.table = ReadinessTable()
        self.table.act.connect(self.act)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(0)
        self._inner.addWidget(self.title)
        self._inner.addSpacing(6)
        self._inner.addWidget(self.sentence)
        self._inner.addSpacing(18)
        self._inner.addLayout(self.buttons)
        self._inner.addSpacing(34)
        self._inner.addWidget(self.table_title)
        self._inner.addSpacing(8)
        self._inner.addWidget(self.table)
        self._inner.addStretch(1)
        row = QHBoxLayout()
        row.addLayout(self._inner, 1)
        self.column.addLayout(row)
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_words(self, title: str, sentence: str) -> None:
        """What is empty, and what that means."""
        self.title.say(title)
        self.sentence.say(sentence)

    def show_table(self, title: str, rows: Sequence[Readiness]) -> None:
        """The facts; none, and the table is absent."""
        self.table_title.say(title)
        self.table_title.setVisible(bool(rows))
        self.table.setVisible(bool(rows))
        self.table.show_rows(tuple(rows))

    def add_buttons(self, *buttons: Button) -> None:
        """The one filled button first."""
        for button in buttons:
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)

    def _restyle(self) -> None:
        px = theme().px
        self._inner.setContentsMargins(px(20), px(40), px(20), px(20))
        for each in (self.title, self.sentence, self.table):
            each.setMaximumWidth(px(620 if each is self.table else 560))
