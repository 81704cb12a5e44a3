"""What an institution answered: the largest thing on the page until the citizen has heard it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ReplyCard
from desktop.ui.components import Button, Card, Label


class Reply(Card):
    """One answer, in quotation marks, as it was written."""

    told = Signal(str)

    def __init__(self, reply: ReplyCard, parent: QWidget | None = None) -> None:
        super().__init__("accent", padding=14, parent=parent)
        head = QHBoxLayout()
        heading = Label(reply.heading, "body_strong", icon="message-square", wrap=True)
        heading.ground = self.ground
        head.addWidget(heading, 1)
        head.addWidget(Label(reply.when, "second", "text_2"))
        self.column.addLayout(head)
        self.column.addWidget(Label(f"“{reply.text}”", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(10)
        if reply.can_mark_told:
            button = Button(_("Sudah disampaikan"), icon="check", small=True)
            button.clicked.connect(lambda: self.told.emit(reply.id))
            foot.addWidget(button)
        foot.addWidget(Label(reply.told_word, "second", "text_2" if reply.told else "text", wrap=True), 1)
        self.column.addSpacing(2)
        self.column.addLayout(foot)
