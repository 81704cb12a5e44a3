"""A notice: the card that says what stands in a complaint's way, with the shape of its state."""

from PySide6.QtWidgets import QWidget

from desktop.presenters.state import Notice
from desktop.ui.components.card import Card
from desktop.ui.components.label import Label


class NoticeCard(Card):
    """Absent while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", padding=12, parent=parent)
        self.title = Label("", "body_strong", icon="delivery-uncertain", wrap=True)
        self.sentence = Label("", "second", wrap=True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Say this, or fall silent."""
        self.setVisible(notice is not None)
        if notice is not None:
            self.set_edge(notice.edge)
            self.title.icon_tone = notice.edge
            self.title.ground = self.ground
            self.title.set_tone("text", icon=f"delivery-{notice.delivery}")
            self.title.say(notice.title)
            self.sentence.say(notice.sentence)
