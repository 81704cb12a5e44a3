"""Section 1: what happened."""

from PySide6.QtWidgets import QWidget

from desktop.forms.choice_row import ChoiceRow
from desktop.forms.field_row import FieldRow
from desktop.forms.form_section import FormSection, put_text, show_text, text_of
from desktop.forms.reference_box import ReferenceBox
from desktop.i18n import _
from desktop.presenters.state import Catalogues, Draft
from desktop.ui.components import Field, LineEdit, TextEdit
from desktop.ui.page import TIGHT

LINES, FEWER_LINES = 4, 3


class StorySection(FormSection):
    """Classification, title, narrative, what the citizen asks for, category, institution."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("1", _("Apa yang terjadi?"), parent)
        later = _("(boleh menyusul)")
        self.classification = ChoiceRow(
            _("Jenis laporan"),
            (
                ("complaint", _("Pengaduan")),
                ("information_request", _("Permintaan informasi")),
                ("aspiration", _("Aspirasi")),
            ),
        )
        self.title = LineEdit()
        self.content = TextEdit(LINES)
        self.expectation = LineEdit()
        self.category = ReferenceBox(_("Pilih kategori"))
        self.institution = ReferenceBox(_("Biar pusat yang meneruskan"))
        self.body.addWidget(self.classification)
        self.body.addWidget(self.watch("title", Field(_("Judul laporan"), self.title)))
        story = Field(_("Isi laporan"), self.content, note=_("– dengan kata-kata pelapor sendiri"))
        self.body.addWidget(self.watch("content", story))
        self._asks = Field(_("Harapan pelapor"), self.expectation, note=later)
        self._asks.hide()
        self.body.addWidget(self.watch("expectation", self._asks))
        row = FieldRow(
            (self.watch("category", Field(_("Kategori"), self.category, note=later)), 10),
            (self.watch("institution", Field(_("Instansi tujuan"), self.institution, note=later)), 11),
        )
        self.rows.append(row)
        self.body.addWidget(row)
        self.more = self.add_more(_("Harapan pelapor…"), self._open_expectation)
        self.classification.chosen.connect(lambda _code: self.changed.emit())
        self.category.picked.connect(lambda: self.touched("category"))
        self.institution.picked.connect(lambda: self.touched("institution"))

    def first(self) -> QWidget:
        return self.title

    def show_catalogues(self, catalogues: Catalogues) -> None:
        """Fill both closed lists."""
        self.category.fill(catalogues.categories)
        self.institution.fill(catalogues.institutions)

    def read(self) -> dict[str, object]:
        values: dict[str, object] = {"classification": self.classification.value()}
        put_text(values, "title", self.title.text())
        put_text(values, "content", self.content.toPlainText())
        put_text(values, "expectation", self.expectation.text())
        for path, box in (("category", self.category), ("institution", self.institution)):
            chosen = box.value()
            if chosen is not None:
                values[path] = chosen
        return values

    def show_values(self, draft: Draft) -> None:
        self.classification.choose(text_of(draft, "classification") or "complaint")
        show_text(self.title, text_of(draft, "title"))
        self.content.setPlainText(text_of(draft, "content"))
        show_text(self.expectation, text_of(draft, "expectation"))
        self._asks.setVisible(bool(self.expectation.text()))
        self.more.setVisible(not self.expectation.text())
        self.category.choose(draft.get("category"))
        self.institution.choose(draft.get("institution"))

    def editor_of(self, path: str) -> QWidget | None:
        if path == "classification":
            return self.classification.stop()
        if path == "expectation" and self._asks.isHidden():
            self.more.click()
        return super().editor_of(path)

    def fit(self, room: str) -> None:
        super().fit(room)
        if room == TIGHT:
            self.content.show_lines(FEWER_LINES)

    def _open_expectation(self) -> None:
        self._asks.show()
        self.expectation.setFocus()
