"""Section 4: who came, who speaks for whom, and what the complainant needs."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.choice_row import ChoiceRow
from desktop.forms.field_row import FieldRow
from desktop.forms.form_section import FormSection, part_of, put_text, show_text
from desktop.forms.needs_grid import NeedsGrid
from desktop.forms.roomy_edit import RoomyEdit
from desktop.i18n import _
from desktop.presenters.state import Draft
from desktop.ui.components import LINK, Button, CheckBox, Field, Label, LineEdit, Run

ALONE = "alone"


class CompanySection(FormSection):
    """One row until an assistant, proxy or guardian is chosen; then their fields open in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("4", _("Siapa yang datang?"), parent)
        later = _("(boleh menyusul)")
        self.relation = ChoiceRow(
            _("Siapa yang datang?"),
            (
                (ALONE, _("Pelapor sendiri")),
                ("assistant", _("Pelapor dan pendamping")),
                ("proxy", _("Kuasa")),
                ("guardian", _("Wali")),
            ),
        )
        self.more = Button(_("Kebutuhan…"), LINK, small=True)
        self.more.setAccessibleDescription(_("Apa yang dibutuhkan pelapor?"))
        self.more.clicked.connect(self._open_needs)
        upper = QHBoxLayout()
        # The link is higher than an answer: it keeps its place when it is gone, and the question stands
        # level with the answers.
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.head_down(2)
        upper.addWidget(self.relation, 1)
        upper.addWidget(self.more)
        self.body.addLayout(upper)
        self._says = Label("", "second", "text_2", wrap=True)
        self.body.addWidget(self._says)
        self.name, self.kinship, self.phone = LineEdit(), RoomyEdit(_("misalnya keponakan")), LineEdit()
        self._fields = FieldRow(
            (self.watch("representative", Field(_("Namanya"), self.name, note=later)), 250),
            (self.watch("representative.kinship", Field(_("Hubungan"), self.kinship, note=later)), 190),
            (self.watch("representative.phone", Field(_("Teleponnya"), self.phone, note=later)), 196),
        )
        self.rows.append(self._fields)
        self.body.addWidget(self._fields)
        self._build_needs()
        self.relation.chosen.connect(self._came)
        self._show_parts(opened=False)

    def _build_needs(self) -> None:
        self._ask = Label(role="second")
        self._ask.say_runs(
            [
                Run(_("Apa yang dibutuhkan pelapor?"), role="second_strong"),
                Run(" " + _("Tanyakan, jangan menebak."), tone="text_2"),
            ]
        )
        self.body.addWidget(self._ask)
        self.needs = {
            "read_aloud": CheckBox(_("Dibacakan")),
            "large_print": CheckBox(_("Bukti huruf besar")),
            "braille": CheckBox(_("Bukti Braille")),
            "types_self": CheckBox(_("Mengetik sendiri")),
            "sign_interpreter": CheckBox(_("Juru bahasa isyarat")),
            "local_language": CheckBox(_("Bahasa daerah")),
            "more_time": CheckBox(_("Waktu lebih lama")),
            "step_free": CheckBox(_("Tempat tanpa tangga")),
        }
        for box in self.needs.values():
            box.setAccessibleDescription(_("Apa yang dibutuhkan pelapor?"))
            box.toggled.connect(lambda _on: self.changed.emit())
        self._grid_holder = NeedsGrid(list(self.needs.values()))
        self.body.addWidget(self._grid_holder)

    def first(self) -> QWidget:
        return self.relation.stop()

    def read(self) -> dict[str, object]:
        values: dict[str, object] = {}
        if self.relation.value() != ALONE:
            texts: dict[str, object] = {}
            for part, editor in (("name", self.name), ("kinship", self.kinship), ("phone", self.phone)):
                put_text(texts, part, editor.text())
            values["representative"] = {
                "relation": self.relation.value(),
                "kinship": texts.get("kinship"),
                "name": texts.get("name"),
                "phone": texts.get("phone"),
            }
        codes = sorted(code for code, box in self.needs.items() if box.isChecked())
        if codes:
            values["accommodations"] = codes
        return values

    def show_values(self, draft: Draft) -> None:
        came = draft.get("representative")
        relation = part_of(came, "relation") or ALONE
        self.relation.choose(relation)
        for part, editor in (("name", self.name), ("kinship", self.kinship), ("phone", self.phone)):
            show_text(editor, part_of(came, part))
        wanted = draft.get("accommodations")
        codes = wanted if isinstance(wanted, list) else []
        for code, box in self.needs.items():
            box.setChecked(code in codes)
        self._show_parts(opened=bool(codes))

    def editor_of(self, path: str) -> QWidget | None:
        if path == "accommodations":
            if self._ask.isHidden():
                self.more.click()
            return next(iter(self.needs.values()))
        if path.startswith("representative") and self._fields.isHidden():
            return self.relation.stop()
        return super().editor_of(path)

    def _came(self, _code: str) -> None:
        self._show_parts(opened=not self._ask.isHidden())
        self.changed.emit()

    def _show_parts(self, opened: bool) -> None:
        relation = self.relation.value()
        sentence = {
            "assistant": _("Pelapor berbicara untuk dirinya. Pendamping hanya membantu."),
            "proxy": _("Kuasa berbicara dengan surat kuasa. Laporan tetap atas nama pelapor."),
            "guardian": _("Wali atau orang tua berbicara untuk pelapor."),
        }.get(relation, "")
        self._says.say(sentence)
        self._says.setVisible(bool(sentence))
        self._fields.setVisible(relation != ALONE)
        shown = opened or relation != ALONE
        self._ask.setVisible(shown)
        self._grid_holder.setVisible(shown)
        self.more.setVisible(not shown)

    def _open_needs(self) -> None:
        self._show_parts(opened=True)
        next(iter(self.needs.values())).setFocus()
