"""Fields and their values as people read them, wherever one is shown: facts, cards, history."""

from desktop.i18n import _
from desktop.presenters import wording
from domain.complaint import complaint_from
from domain.delivery import Delivery
from domain.json_values import JsonValue
from domain.vocabulary import Relation, Sex

NUMBERS = frozenset({"complainant.nik", "complainant.phone", "tracking_id", "local_number"})
"""Fields a person copies digit by digit: shown with the slashed zero."""

Parents = dict[str, str]
"""Code of a category → the words it is shown with, "Infrastruktur › Penerangan jalan"."""


def field_label(path: str) -> str:
    """The name of a field, as on the form; a path that is not known reads as it is written."""
    return {
        "classification": _("Jenis laporan"),
        "title": _("Judul laporan"),
        "content": _("Isi laporan"),
        "expectation": _("Harapan pelapor"),
        "date_of_incident": _("Tanggal kejadian"),
        "place": _("Lokasi"),
        "category": _("Kategori"),
        "institution": _("Instansi tujuan"),
        "is_anonymous": _("Anonim"),
        "is_secret": _("Rahasia"),
        "complainant.name": _("Nama pelapor"),
        "complainant.nik": _("NIK"),
        "complainant.no_nik_reason": _("Alasan tanpa NIK"),
        "complainant.phone": _("Nomor telepon"),
        "complainant.no_phone": _("Tidak punya telepon"),
        "complainant.email": _("Surel"),
        "complainant.address": _("Alamat"),
        "complainant.sex": _("Jenis kelamin"),
        "complainant.birth_year": _("Tahun lahir"),
        "representative": _("Pendamping, kuasa, atau wali"),
        "accommodations": _("Kebutuhan"),
        "status": _("Penanganan"),
        "replies": _("Jawaban"),
        "tracking_id": _("Nomor LAPOR!"),
    }.get(path, path)


def value_words(path: str, value: JsonValue, categories: Parents | None = None) -> str:
    """A value as one text; a dash where it is known to be empty. Identity data come as they are."""
    if value is None or value == "":
        return "–"
    complaint = complaint_from({path: value})
    if path == "classification":
        return wording.classification_word(complaint.classification)
    if path == "date_of_incident":
        return wording.incident(complaint.date_of_incident)
    if path == "place":
        return place_words(value)
    if path in ("category", "institution"):
        chosen = complaint.category if path == "category" else complaint.institution
        return (categories or {}).get(chosen.code or "") or chosen.text or chosen.code or "–"
    if path == "complainant.sex":
        return sex_word(value)
    if path == "representative":
        return representative_words(value)
    if path == "accommodations":
        return ", ".join(wording.accommodation_word(need) for need in complaint.accommodations) or "–"
    if path == "status":
        return (
            str(value)
            if complaint.status is None
            else wording.handling_word(complaint.status, Delivery.DELIVERED)
        )
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return str(value)


def place_words(value: JsonValue) -> str:
    """ "Desa Tunbesi, dekat dermaga lama"; a code stands in where no words were written."""
    place = complaint_from({"place": value}).place
    return ", ".join(part for part in (place.text or place.region_code, place.landmark) if part) or "–"


def representative_words(value: JsonValue) -> str:
    """ "Yuni, keponakan, pendamping"."""
    speaker = complaint_from({"representative": value}).representative
    if speaker is None:
        return "–"
    named = (speaker.name, speaker.kinship, wording.relation_word(speaker.relation))
    return ", ".join(part for part in named if part)


def relation_label(relation: Relation) -> str:
    """The label of the row that names who speaks for, or beside, the complainant."""
    return {
        Relation.ASSISTANT: _("Pendamping"),
        Relation.PROXY: _("Kuasa"),
        Relation.GUARDIAN: _("Wali"),
    }[relation]


def sex_word(value: JsonValue) -> str:
    """Perempuan, laki-laki; what is neither is shown as written."""
    return {Sex.FEMALE.value: _("perempuan"), Sex.MALE.value: _("laki-laki")}.get(str(value), str(value))
