"""Section 6: whose eyes the complaint is for. (Section 5, attachments, comes with its own issue.)"""

from PySide6.QtWidgets import QWidget

from desktop.forms.form_section import FormSection
from desktop.i18n import _
from desktop.presenters.state import Draft
from desktop.ui.components import CheckBox
from desktop.ui.components.flow import Flow


class PrivacySection(FormSection):
    """Anonymous hides the name, secret hides the complaint; neither changes what the officer sees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("6", _("Anonim / rahasia"), parent)
        self.anonymous = CheckBox(_("Anonim: nama disamarkan"))
        self.secret = CheckBox(_("Rahasia: tidak untuk umum"))
        holder = QWidget()
        row = Flow(16, holder)
        row.addWidget(self.anonymous)
        row.addWidget(self.secret)
        self.body.addWidget(holder)
        for box in (self.anonymous, self.secret):
            box.toggled.connect(lambda _on: self.changed.emit())

    def first(self) -> QWidget:
        return self.anonymous

    def read(self) -> dict[str, object]:
        return {"is_anonymous": self.anonymous.isChecked(), "is_secret": self.secret.isChecked()}

    def show_values(self, draft: Draft) -> None:
        self.anonymous.setChecked(draft.get("is_anonymous") is True)
        self.secret.setChecked(draft.get("is_secret") is True)

    def editor_of(self, path: str) -> QWidget | None:
        return {"is_anonymous": self.anonymous, "is_secret": self.secret}.get(path)
