"""Editors for the recorded fields, one for each part of a value, and the way back from text to value."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.field_words import field_label, relation_label
from desktop.presenters.state import EditField, Option
from desktop.services.reference import ReferencePack
from desktop.typed_dates import shown_date, stored_date
from domain.fields import FIELDS, Shape
from domain.json_values import JsonValue
from domain.vocabulary import Accommodation, Classification, Relation, Sex

WITHOUT_CODE = "="
"""Begins the option of a chosen item that has words but no code in the present list."""

FOLLOWS = frozenset(
    f"complainant.{part}" for part in ("nik", "phone", "address", "email", "sex", "birth_year")
)
"""What may follow later, as intake says it beside the same fields."""


@dataclass(frozen=True)
class Lists:
    """The closed lists that options come from."""

    categories: ReferencePack
    institutions: ReferencePack

    def of(self, path: str) -> ReferencePack:
        """The list of a field of shape CHOICE."""
        return self.categories if path == "category" else self.institutions


def editors(path: str, value: JsonValue, lists: Lists) -> tuple[EditField, ...]:
    """The editors of one field, named by its path or ``path.part``; what they show is its present value."""
    shape = FIELDS[path].shape
    if shape is Shape.FLAG:
        return (EditField(path, field_label(path), "true" if value is True else "false", "flag"),)
    if shape is Shape.DATE:
        return _date(value)
    if shape is Shape.PLACE:
        return _place(value)
    if shape is Shape.CHOICE:
        return (_choice(path, value, lists.of(path)),)
    if shape is Shape.REPRESENTATIVE:
        return _representative(value)
    if shape is Shape.CODES:
        return _needs(value)
    return (_text(path, "" if value is None else str(value)),)


def _text(path: str, text: str) -> EditField:
    label = field_label(path)
    if path == "classification":
        return EditField(path, label, text, "choice", options=_classifications())
    if path == "complainant.sex":
        return EditField(path, label, text, "choice", note=_("boleh menyusul"), options=_sexes())
    if path in ("content", "expectation"):
        note = _("boleh menyusul") if path == "expectation" else ""
        return EditField(path, label, text, "text", note=note)
    return EditField(path, label, text, note=_("boleh menyusul") if path in FOLLOWS else "")


def _part(value: JsonValue, name: str) -> str:
    part = value.get(name) if isinstance(value, dict) else None
    return "" if part is None else str(part)


def _date(value: JsonValue) -> tuple[EditField, ...]:
    held = stored_date(_part(value, "date"), _part(value, "precision"))
    return (
        EditField(
            "date_of_incident.date",
            _("Tanggal kejadian"),
            "" if held is None else shown_date(held),
            hint=_("Misalnya 27 Oktober 2026, Oktober 2026, atau 2026"),
        ),
        EditField(
            "date_of_incident.about",
            _("kira-kira"),
            "true" if held is not None and held.about else "false",
            "flag",
        ),
    )


def _place(value: JsonValue) -> tuple[EditField, ...]:
    later = _("boleh menyusul")
    return (
        EditField("place.text", _("Lokasi kejadian"), _part(value, "text")),
        EditField("place.landmark", _("Patokan"), _part(value, "landmark"), note=later),
        EditField("place.region_code", _("Kode wilayah"), _part(value, "region_code"), note=later),
    )


def _choice(path: str, value: JsonValue, pack: ReferencePack) -> EditField:
    code, text = _part(value, "code"), _part(value, "text")
    nothing = _("Belum dipilih") if path == "category" else _("Biar pusat yang meneruskan")
    options = [Option("", nothing), *(Option(item.code, pack.words(item)) for item in pack.items)]
    if code and pack.item(code) is not None:
        chosen = code
    elif code or text:
        chosen = WITHOUT_CODE + (text or code)
        options.insert(1, Option(chosen, text or code))
    else:
        chosen = ""
    return EditField(
        path, field_label(path), chosen, "choice", note=_("boleh menyusul"), options=tuple(options)
    )


def _representative(value: JsonValue) -> tuple[EditField, ...]:
    relations = (
        Option("", _("Pelapor datang sendiri")),
        *(Option(r.value, relation_label(r)) for r in Relation),
    )
    return (
        EditField(
            "representative.relation",
            _("Siapa yang datang"),
            _part(value, "relation"),
            "choice",
            options=relations,
        ),
        EditField("representative.name", _("Nama pendamping, kuasa, atau wali"), _part(value, "name")),
        EditField("representative.kinship", _("Hubungan dengan pelapor"), _part(value, "kinship")),
        EditField("representative.phone", _("Telepon pendamping, kuasa, atau wali"), _part(value, "phone")),
    )


def _needs(value: JsonValue) -> tuple[EditField, ...]:
    """Only what is not recorded yet: an add-only set offers nothing to take away."""
    recorded = value if isinstance(value, list) else []
    return tuple(
        EditField(f"accommodations.{need.value}", wording.accommodation_word(need), "false", "flag")
        for need in Accommodation
        if need.value not in recorded
    )


def _classifications() -> tuple[Option, ...]:
    return tuple(Option(known.value, wording.classification_word(known)) for known in Classification)


def _sexes() -> tuple[Option, ...]:
    return (
        Option("", _("tidak disebut")),
        Option(Sex.FEMALE.value, _("perempuan")),
        Option(Sex.MALE.value, _("laki-laki")),
    )


def path_of(name: str) -> str:
    """The field an editor belongs to."""
    return name if name in FIELDS else name.rpartition(".")[0]


def first_editor(path: str, names: Mapping[str, object]) -> str | None:
    """The editor at which an error of this field is shown."""
    return next((name for name in names if path_of(name) == path), None)
