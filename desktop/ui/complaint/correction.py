"""Perbaiki data: the same fields as recorded, in place of the facts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import CorrectionForm
from desktop.ui.clearing import clear
from desktop.ui.components import FILLED, ActionBar, Body, Button, Card, Label
from desktop.ui.components.edit_form import EditForm
from desktop.ui.theme import theme


class Correction(QWidget):
    """Esc leaves everything as it was; F9 saves the change, which then waits for a signal like any other."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: list[EditForm] = []
        self._names: tuple[str, ...] = ()
        body = Body()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        body.column.addLayout(self._cards)
        body.column.addStretch(1)
        self._cards.setContentsMargins(20, 14, 20, 14)
        self.refusal = Label("", "body_strong", "bad", icon="circle-alert", wrap=True)
        self.save = Button(_("Simpan perbaikan"), FILLED, key="F9", icon="check")
        self.leave = Button(_("Batal"), key="Esc")
        self.save.clicked.connect(lambda: self.saved.emit(self.values()))
        self.leave.clicked.connect(self.cancelled)
        bar = ActionBar(60)
        bar.row.addWidget(self.refusal, 1)
        bar.row.addStretch(0)
        bar.row.addWidget(self.leave)
        bar.row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(bar)

    def show_form(self, form: CorrectionForm) -> None:
        """Make the editors, or show the errors at those that are there."""
        names = (form.complaint, *(field.name for _heading, fields in form.groups for field in fields))
        if names != self._names:
            self._names = names
            self._build(form)
        for made, (_heading, fields) in zip(self._forms, form.groups, strict=True):
            made.show_fields(fields)
        self.refusal.say(form.refusal)
        self.refusal.setVisible(bool(form.refusal))
        wrong = next((w for made in self._forms if (w := made.first_wrong()) is not None), None)
        if wrong is not None:
            wrong.setFocus()

    def values(self) -> dict[str, str]:
        """What stands in every editor."""
        return {name: text for made in self._forms for name, text in made.values().items()}

    def forget(self) -> None:
        """The next form is a new one, even of the same complaint."""
        self._names = ()

    def start(self) -> None:
        """The keyboard goes to the first editor."""
        editors = [editor for made in self._forms for editor in made.editors()]
        if editors:
            editors[0].setFocus()

    def _build(self, form: CorrectionForm) -> None:
        clear(self._cards)
        self._forms = []
        for title, fields in form.groups:
            card = Card(padding=16)
            card.setMaximumWidth(theme().px(760))
            card.column.addWidget(Label(title, "block_title"))
            made = EditForm()
            made.show_fields(fields)
            card.column.addWidget(made)
            self._cards.addWidget(card)
            self._forms.append(made)
