"""The rows of facts on the complaint page: identity masked, what the centre does not have yet marked."""

from collections.abc import Iterator

from desktop.i18n import _
from desktop.presenters.field_words import NUMBERS, Parents, field_label, relation_label
from desktop.presenters.identity_words import NAME, NIK, Eyes, name_words
from desktop.presenters.pending_values import Pending, pending_values, pending_word
from desktop.presenters.state import FactRow, PendingValue
from desktop.services.complaint_record import ComplaintRecord
from domain.complaint import Complaint

ALWAYS = ("date_of_incident", "place", "complainant.name", "complainant.phone")
"""Rows that stand also when they are empty: their absence is a fact an officer looks for."""
ROWS = (
    "classification",
    "title",
    "content",
    "expectation",
    "date_of_incident",
    "place",
    "category",
    "institution",
    "complainant.name",
    "complainant.nik",
    "complainant.no_nik_reason",
    "complainant.phone",
    "complainant.email",
    "complainant.address",
    "complainant.sex",
    "complainant.birth_year",
    "representative",
    "accommodations",
    "is_anonymous",
    "is_secret",
)
ELSEWHERE = frozenset({"classification", "title", "content", "expectation", "category"})
"""Shown in the head or as narrative; they get a row only while a change of theirs is on its way."""
LONGEST = 160
"""Characters of a long text in a row; the whole of it stands above."""


def fact_rows(record: ComplaintRecord, eyes: Eyes, categories: Parents) -> tuple[FactRow, ...]:
    """The rows in the order of the form."""
    return tuple(_rows(record, eyes, categories))


def _rows(record: ComplaintRecord, eyes: Eyes, categories: Parents) -> Iterator[FactRow]:
    complaint, pending = record.complaint, pending_values(record)
    for path in ROWS:
        change = pending.get(path)
        if not _stands(path, record, change):
            continue
        yield FactRow(
            name=path,
            label=_label(path, complaint),
            value=_value(path, record, eyes, categories),
            number=path in NUMBERS and eyes.may_read(path),
            pending=None if change is None else _pending(path, change, eyes, categories),
            reveal=_reveal(path, complaint, eyes),
        )


def _stands(path: str, record: ComplaintRecord, change: Pending | None) -> bool:
    if change is not None or path in ALWAYS:
        return True
    value = record.values.get(path)
    return path not in ELSEWHERE and value not in (None, False, "", [])


def _label(path: str, complaint: Complaint) -> str:
    if path == "complainant.name":
        return _("Pelapor")
    if path == "complainant.phone":
        return _("Telepon")
    if path == "date_of_incident":
        return _("Kejadian")
    if path == "representative" and complaint.representative is not None:
        return relation_label(complaint.representative.relation)
    return field_label(path)


def _value(path: str, record: ComplaintRecord, eyes: Eyes, categories: Parents) -> str:
    complaint = record.complaint
    if path == "complainant.name":
        name = name_words(complaint, eyes)
        return f"{name}, " + _("datang sendiri") if complaint.representative is None else name
    if path == "complainant.phone" and not complaint.complainant.phone and complaint.complainant.no_phone:
        return _("tidak punya")
    return _shortened(eyes.words(path, record.values.get(path), categories))


def _pending(path: str, change: Pending, eyes: Eyes, categories: Parents) -> PendingValue:
    word, shape = pending_word(change.state)
    before = eyes.words(path, change.before, categories) if eyes.may_read(path) else ""
    return PendingValue("" if before == "–" else _shortened(before), word, shape)


def _reveal(path: str, complaint: Complaint, eyes: Eyes) -> str:
    person = complaint.complainant
    hidden = (person.name, person.nik, person.phone, person.email, person.address, complaint.representative)
    if path == "complainant.name" and not eyes.sees_person and any(hidden):
        return _("Lihat nama")
    if path == "complainant.nik" and eyes.sees_person and not eyes.sees_nik:
        return _("Lihat NIK")
    return ""


def what_opens(name: str) -> str | None:
    """What the act beside a row opens."""
    return {"complainant.name": NAME, "complainant.nik": NIK}.get(name)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
