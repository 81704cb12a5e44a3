"""Where the complaint is on its way, and what the centre does with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import ComplaintState
from desktop.ui.components import Card, DeliveryChip, HandlingMark, Label


class Tiles(QWidget):
    """Two cards beside each other: delivery and handling, because they are two questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delivery = DeliveryChip()
        self.pending = Label("", "second", "text_2", wrap=True)
        self.handling = HandlingMark("body_strong")
        self.note = Label("", "second", "text_2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        pairs = ((_("Pengiriman"), self.delivery, self.pending), (_("Penanganan"), self.handling, self.note))
        for heading, state, note in pairs:
            card = Card(padding=11)
            card.column.addWidget(Label(heading, "second", "text_2"))
            card.column.addWidget(state, 0, Qt.AlignmentFlag.AlignLeft)
            card.column.addWidget(note)
            card.column.addStretch(1)
            row.addWidget(card, 1)

    def show_complaint(self, state: ComplaintState) -> None:
        """Shape, word and the quiet line below each."""
        self.delivery.show_delivery(state.delivery, state.delivery_word)
        self.pending.say(state.pending)
        self.handling.show_handling(state.handling, state.handling_word)
        self.note.say(state.handling_note)
        for each in (self.pending, self.note):
            each.setVisible(bool(each.text()))
