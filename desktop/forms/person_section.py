"""Section 3: who complains."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.forms.field_row import FieldRow
from desktop.forms.form_section import FormSection, put_text, show_text, text_of
from desktop.forms.roomy_edit import RoomyEdit
from desktop.i18n import _
from desktop.presenters.state import Draft
from desktop.ui.components import CheckBox, ComboBox, Field, LineEdit

SEXES = ("", "female", "male")


class NoneBox(CheckBox):
    """ "Tidak punya": ticking it empties the field beside it, unticking gives the words back."""

    def __init__(self, label: str, editor: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._editor = editor
        self._before = ""
        self.clicked.connect(self._answered)
        editor.textEdited.connect(self._typed)

    def _answered(self, none: bool) -> None:
        if none:
            self._before = self._editor.text()
            self._editor.clear()
        elif not self._editor.text():
            show_text(self._editor, self._before)

    def _typed(self, text: str) -> None:
        if text:
            self.setChecked(False)


class PersonSection(FormSection):
    """Name, NIK, telephone, address; e-mail, sex and year of birth when asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("3", _("Siapa yang melapor?"), parent)
        later = _("(boleh menyusul)")
        self.name, self.address, self.email = LineEdit(), LineEdit(), RoomyEdit(_("nama@contoh.id"))
        self.nik, self.phone, self.birth_year = RoomyEdit(_("16 angka di KTP")), LineEdit(), LineEdit()
        self.birth_year.setValidator(QIntValidator(0, 9999, self.birth_year))
        self.no_nik = NoneBox(_("tidak punya / lupa"), self.nik)
        self.no_phone = NoneBox(_("tidak ada"), self.phone)
        self.sex = ComboBox()
        self.sex.addItems([_("Tidak disebut"), _("Perempuan"), _("Laki-laki")])
        self._reason = ""
        self._lay_out(later)
        self.more = self.add_more(_("Surel, umur…"), self._open_rest)
        for box in (self.no_nik, self.no_phone):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.sex.currentIndexChanged.connect(lambda _index: self.touched("complainant.sex"))

    def _lay_out(self, later: str) -> None:
        watch = self.watch
        upper = FieldRow(
            (watch("complainant.name", Field(_("Nama pelapor"), self.name)), 285),
            (watch("complainant.nik", Field(_("NIK"), self.nik, note=later, beside=(self.no_nik,))), 349),
        )
        phone = Field(_("Nomor telepon"), self.phone, note=later, beside=(self.no_phone,))
        lower = FieldRow(
            (watch("complainant.phone", phone), 285),
            (watch("complainant.address", Field(_("Alamat"), self.address, note=later)), 349),
        )
        self._rest = FieldRow(
            (watch("complainant.email", Field(_("Surel"), self.email, note=later)), 216),
            (watch("complainant.sex", Field(_("Jenis kelamin"), self.sex, note=later)), 208),
            (watch("complainant.birth_year", Field(_("Tahun lahir"), self.birth_year, note=later)), 200),
        )
        self._rest.hide()
        for row in (upper, lower, self._rest):
            self.rows.append(row)
            self.body.addWidget(row)

    def first(self) -> QWidget:
        return self.name

    def read(self) -> dict[str, object]:
        values: dict[str, object] = {}
        put_text(values, "complainant.name", self.name.text())
        put_text(values, "complainant.nik", self.nik.text())
        if self.no_nik.isChecked():
            values["complainant.no_nik_reason"] = self._reason or "tidak punya / lupa"
        put_text(values, "complainant.phone", self.phone.text())
        if self.no_phone.isChecked():
            values["complainant.no_phone"] = True
        put_text(values, "complainant.email", self.email.text())
        put_text(values, "complainant.address", self.address.text())
        if self.sex.currentIndex() > 0:
            values["complainant.sex"] = SEXES[self.sex.currentIndex()]
        if self.birth_year.text().isdigit():
            values["complainant.birth_year"] = int(self.birth_year.text())
        return values

    def show_values(self, draft: Draft) -> None:
        for path, editor in (
            ("complainant.name", self.name),
            ("complainant.nik", self.nik),
            ("complainant.phone", self.phone),
            ("complainant.email", self.email),
            ("complainant.address", self.address),
        ):
            show_text(editor, text_of(draft, path))
        self._reason = text_of(draft, "complainant.no_nik_reason")
        self.no_nik.setChecked(bool(self._reason))
        self.no_phone.setChecked(draft.get("complainant.no_phone") is True)
        sex = text_of(draft, "complainant.sex")
        self.sex.setCurrentIndex(SEXES.index(sex) if sex in SEXES else 0)
        year = draft.get("complainant.birth_year")
        show_text(self.birth_year, str(year) if isinstance(year, int) else "")
        rest = bool(self.email.text() or self.sex.currentIndex() > 0 or self.birth_year.text())
        self._rest.setVisible(rest)
        self.more.setVisible(not rest)

    def editor_of(self, path: str) -> QWidget | None:
        hidden = ("complainant.email", "complainant.sex", "complainant.birth_year")
        if path in hidden and self._rest.isHidden():
            self.more.click()
        also = {"complainant.no_nik_reason": "complainant.nik", "complainant.no_phone": "complainant.phone"}
        return super().editor_of(also.get(path, path))

    def _open_rest(self) -> None:
        self._rest.show()
        self.email.setFocus()
