"""Section 2: where and when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.forms.date_field import DateField
from desktop.forms.field_row import FieldRow
from desktop.forms.form_section import FormSection, part_of, show_text, text_of
from desktop.forms.roomy_edit import RoomyEdit
from desktop.i18n import _
from desktop.presenters.state import Draft
from desktop.typed_dates import TypedDate, approximate, stored_date
from desktop.ui.components import CheckBox, Field, Label, LineEdit


class PlaceSection(FormSection):
    """Place as text with an optional code, landmark, and the date of the incident."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("2", _("Di mana & kapan?"), parent)
        later = _("(boleh menyusul)")
        self.place = RoomyEdit(_("Ketik nama desa"), icon="search")
        self.landmark = LineEdit()
        self.region_code = RoomyEdit(_("11.01.01.2001"))
        self.date = DateField(today)
        self.about = CheckBox(_("kira-kira"))
        self._from_draft: tuple[str, bool, TypedDate] | None = None
        row = FieldRow(
            (self.watch("place", Field(_("Lokasi kejadian"), self.place)), 225),
            (self.watch("place.landmark", Field(_("Patokan"), self.landmark, note=later)), 185),
            (
                self.watch("date_of_incident", Field(_("Tanggal kejadian"), self.date, beside=(self.about,))),
                214,
            ),
        )
        self.rows.append(row)
        self.body.addWidget(row)
        self._doubt = Label("", "second", "warn", icon="circle-alert", wrap=True)
        self._doubt.hide()
        self.body.addWidget(self._doubt)
        self._code = Field(
            _("Kode wilayah"), self.region_code, note=later, hint=_("Kode Kemendagri, kalau ada di surat.")
        )
        self._code.hide()
        self.body.addWidget(self.watch("place.region_code", self._code))
        self.more = self.add_more(_("Kode wilayah…"), self._open_code)
        self.about.toggled.connect(lambda _on: self.touched("date_of_incident"))
        self.date.understood.connect(self._understood)

    def first(self) -> QWidget:
        return self.place

    def read(self) -> dict[str, object]:
        values: dict[str, object] = {}
        parts = {
            "region_code": self.region_code.text(),
            "text": self.place.text(),
            "landmark": self.landmark.text(),
        }
        if any(part.strip() for part in parts.values()):
            values["place"] = {name: part if part.strip() else None for name, part in parts.items()}
        typed = self._date()
        if typed is not None:
            values["date_of_incident"] = typed.date
            values["date_precision"] = typed.precision
        return values

    def show_values(self, draft: Draft) -> None:
        place = draft.get("place")
        show_text(self.place, part_of(place, "text"))
        show_text(self.landmark, part_of(place, "landmark"))
        show_text(self.region_code, part_of(place, "region_code"))
        self._code.setVisible(bool(self.region_code.text()))
        self.more.setVisible(not self.region_code.text())
        typed = stored_date(draft.get("date_of_incident"), text_of(draft, "date_precision"))
        self._from_draft = None
        self.date.show_date(typed)
        self.about.setChecked(typed is not None and typed.about)
        if typed is not None:
            self._from_draft = (self.date.text(), self.about.isChecked(), typed)
        self._say_doubt(typed)

    def editor_of(self, path: str) -> QWidget | None:
        if path == "place.region_code" and self._code.isHidden():
            self.more.click()
        return super().editor_of("date_of_incident" if path == "date_precision" else path)

    def _date(self) -> TypedDate | None:
        """The date as it stands; one from a draft that nobody touched is given back exactly."""
        kept = self._from_draft
        if kept is not None and kept[:2] == (self.date.text(), self.about.isChecked()):
            return kept[2]
        reading = self.date.reading()
        if reading is None:
            return None
        return approximate(reading, self.about.isChecked() or reading.about)

    def _understood(self, typed: TypedDate | None) -> None:
        if typed is not None and typed.about:
            self.about.setChecked(True)
        self._say_doubt(typed)

    def _say_doubt(self, typed: TypedDate | None) -> None:
        unread = typed is not None and not typed.understood
        if unread:
            self._doubt.say(_("Tanggalnya belum terbaca; tetap disimpan seperti ditulis."))
        self._doubt.setVisible(unread)

    def _open_code(self) -> None:
        self._code.show()
        self.region_code.setFocus()
