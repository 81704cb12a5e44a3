"""The chosen complaint beside the table: one sentence, the facts, two acts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import RegisterPreview
from desktop.ui.components import Body, Button, Ground, Label
from desktop.ui.components.notice import NoticeCard
from desktop.ui.theme import theme

WIDTH = 323


class Preview(Ground):
    """Reports "open" and "ask"; the table's complaint is meant."""

    open_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", line="left", parent=parent)
        self.title = Label("", "block_title", wrap=True)
        self.person = Label("", "second", "text_2", wrap=True)
        self.notice = NoticeCard()
        self._facts = QGridLayout()
        self._facts.setColumnStretch(1, 1)
        self._fact_labels: list[Label] = []
        self._content_title = Label(_("Isi"), "second_strong")
        self.content = Label("", "second", wrap=True)
        body = Body("surface")
        inner = body.column
        for each in (self.title, self.person):
            inner.addWidget(each)
        inner.addSpacing(10)
        inner.addWidget(self.notice)
        inner.addSpacing(10)
        inner.addLayout(self._facts)
        inner.addSpacing(10)
        inner.addWidget(self._content_title)
        inner.addSpacing(3)
        inner.addWidget(self.content)
        inner.addStretch(1)
        self.open = Button(_("Buka laporan"), key="Enter", binds=False)
        self.ask = Button(_("Tanyakan ke pusat"), key="Ctrl+T")
        for button in (self.open, self.ask):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self.open_wanted)
        self.ask.clicked.connect(self.ask_wanted)
        self._column = QVBoxLayout(self)
        self._column.addWidget(body, 1)
        self._column.addWidget(self.open)
        self._column.addWidget(self.ask)
        self._everything: list[QWidget] = [body, self.open, self.ask]
        self._restyle()
        self.show_preview(None)
        theme().changed.connect(self._restyle)

    def show_preview(self, preview: RegisterPreview | None) -> None:
        """Show this complaint, or nothing."""
        for each in self._everything:
            each.setVisible(preview is not None)
        if preview is None:
            return
        self.title.say(preview.title)
        self.person.say(preview.person)
        self.notice.show_notice(preview.notice)
        self._show_facts(preview)
        self._content_title.setVisible(bool(preview.content))
        self.content.say(preview.content)
        self.ask.setVisible(preview.can_ask)

    def _show_facts(self, preview: RegisterPreview) -> None:
        while len(self._fact_labels) < 2 * len(preview.facts):
            row = len(self._fact_labels) // 2
            name, value = Label("", "second", "text_2"), Label("", "second", wrap=True)
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
            self._fact_labels += [name, value]
        for row in range(len(self._fact_labels) // 2):
            name, value = self._fact_labels[2 * row : 2 * row + 2]
            shown = row < len(preview.facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                value.slashed_zero = preview.facts[row].number
                name.say(preview.facts[row].label)
                value.say(preview.facts[row].value)

    def _restyle(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(17), px(16), px(16), px(14))
        self._column.setSpacing(px(8))
        self._facts.setHorizontalSpacing(px(18))
        self._facts.setVerticalSpacing(px(6))
        self.setFixedWidth(px(WIDTH))
        self.update()
