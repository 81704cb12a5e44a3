"""What may be saved, and what is worth a second look (`domain.md`, Needed to save).

Refusals are only for what is missing; every doubt about format is a flag: the complaint is saved with it.
The centre applies the same rule, so it never rejects what a counter may save.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.complaint import Complaint, complaint_from
from domain.fields import FIELDS
from domain.json_values import JsonValue, Values
from domain.vocabulary import Accommodation, Classification, DatePrecision, Relation, Sex

LONGEST_MADE_TITLE = 70
LONGEST_TITLE = 500
"""Characters; a longer title is flagged, and one beyond an op's size is refused where the op is made."""


class Refusal(StrEnum):
    """What is missing. The four required things, in the order of the form."""

    CLASSIFICATION = "classification"
    STORY = "story"
    PLACE = "place"
    DATE = "date"
    WHO = "who"


class Doubt(StrEnum):
    """What is questionable."""

    TITLE_LONG = "title_long"
    TITLE_MADE = "title_made"
    DATE_UNREADABLE = "date_unreadable"
    DATE_FUTURE = "date_future"
    NIK_FORM = "nik_form"
    NIK_BIRTH_DATE = "nik_birth_date"
    NIK_SEX_DIFFERS = "nik_sex_differs"
    NIK_BIRTH_YEAR_DIFFERS = "nik_birth_year_differs"
    PHONE_FORM = "phone_form"
    EMAIL_FORM = "email_form"
    BIRTH_YEAR = "birth_year"
    REGION_CODE_FORM = "region_code_form"
    UNREACHABLE = "unreachable"
    HEALTH_IN_CONTENT = "health_in_content"
    NIK_IN_CONTENT = "nik_in_content"
    WORD_UNKNOWN = "word_unknown"
    """A code the form does not offer: a relation, sex, precision or accommodation of another program."""


@dataclass(frozen=True)
class Flag:
    """A doubt about one field; ``found`` is the words it is about, only ever from the narrative itself."""

    doubt: Doubt
    field: str
    found: str | None = None


_REGION_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[123][0-9]{3})?)?)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_SIXTEEN_DIGITS = re.compile(r"(?<![0-9])(?:[0-9][ .\-]?){15}[0-9](?![0-9])")
_HEALTH = re.compile(
    r"\b(diare|hamil|keguguran|hiv|aids|tbc?|kusta|malaria|stunting|kanker|stroke|epilepsi|ayan|gila"
    r"|sakit jiwa|gangguan jiwa|difabel|disabilitas|cacat|tunanetra|tunarungu|lumpuh)\b",
    re.IGNORECASE,
)


def refusals(values: Values) -> tuple[Refusal, ...]:
    """What is still missing before a complaint can be saved."""
    complaint = complaint_from(values)
    return tuple(_missing(complaint))


def _missing(complaint: Complaint) -> Iterator[Refusal]:
    if complaint.classification is None:
        yield Refusal.CLASSIFICATION
    if not complaint.title and not complaint.content:
        yield Refusal.STORY
    if not complaint.place.region_code and not complaint.place.text:
        yield Refusal.PLACE
    if complaint.classification is Classification.COMPLAINT and complaint.date_of_incident is None:
        yield Refusal.DATE
    if not complaint.complainant.name and not complaint.is_anonymous:
        yield Refusal.WHO


def flags(values: Values, today: date) -> tuple[Flag, ...]:
    """What is questionable on the office's day ``today``, in the order of the form."""
    order = list(FIELDS)
    doubts = (*_doubts(complaint_from(values), today), *_unknown_words(values))
    return tuple(sorted(doubts, key=lambda flag: order.index(flag.field)))


def _doubts(complaint: Complaint, today: date) -> Iterator[Flag]:
    if not complaint.title:
        yield Flag(Doubt.TITLE_MADE, "title")
    if len(complaint.title) > LONGEST_TITLE:
        yield Flag(Doubt.TITLE_LONG, "title")
    if _SIXTEEN_DIGITS.search(complaint.title):
        yield Flag(Doubt.NIK_IN_CONTENT, "title")
    yield from _story_doubts("content", complaint.content)
    yield from _story_doubts("expectation", complaint.expectation or "")
    if complaint.place.region_code and not _REGION_CODE.fullmatch(complaint.place.region_code):
        yield Flag(Doubt.REGION_CODE_FORM, "place")
    yield from _date_doubts(complaint, today)
    yield from _identity_doubts(complaint, today)


def _story_doubts(field: str, text: str) -> Iterator[Flag]:
    """Health data and identity numbers never travel in the story: whoever it is passed to reads them."""
    health = _HEALTH.search(text)
    if health is not None:
        yield Flag(Doubt.HEALTH_IN_CONTENT, field, health.group())
    if _SIXTEEN_DIGITS.search(text):
        yield Flag(Doubt.NIK_IN_CONTENT, field)


def _unknown_words(values: Values) -> Iterator[Flag]:
    incident, speaker = values.get("date_of_incident"), values.get("representative")
    if isinstance(incident, dict) and not _offered(DatePrecision, incident.get("precision")):
        yield Flag(Doubt.WORD_UNKNOWN, "date_of_incident")
    if values.get("complainant.sex") is not None and not _offered(Sex, values.get("complainant.sex")):
        yield Flag(Doubt.WORD_UNKNOWN, "complainant.sex")
    if isinstance(speaker, dict) and not _offered(Relation, speaker.get("relation")):
        yield Flag(Doubt.WORD_UNKNOWN, "representative")
    needs = values.get("accommodations")
    if isinstance(needs, list) and not all(_offered(Accommodation, need) for need in needs):
        yield Flag(Doubt.WORD_UNKNOWN, "accommodations")


def _offered(words: type[StrEnum], value: JsonValue) -> bool:
    return value in words.__members__.values()


def _date_doubts(complaint: Complaint, today: date) -> Iterator[Flag]:
    incident = complaint.date_of_incident
    if incident is None:
        return
    day = incident_day(incident.date)
    if day is None:
        yield Flag(Doubt.DATE_UNREADABLE, "date_of_incident")
    elif _period(day, incident.precision) > _period(today, incident.precision):
        yield Flag(Doubt.DATE_FUTURE, "date_of_incident")


def _period(day: date, precision: DatePrecision) -> tuple[int, ...]:
    return (day.year, day.month, day.day)[: {"year": 1, "month": 2, "day": 3}[precision.value]]


def incident_day(written: str) -> date | None:
    """The first day a stored date stands for (``2026-11-20``, ``2026-11``, ``2026``); None for free words."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", written)
    if match is None:
        return None
    year, month, day = match.groups("01")
    return _day(int(year), int(month), int(day))


def _identity_doubts(complaint: Complaint, today: date) -> Iterator[Flag]:
    person = complaint.complainant
    if person.nik:
        yield from _nik_doubts(complaint, person.nik, today)
    if person.phone and not is_phone(person.phone):
        yield Flag(Doubt.PHONE_FORM, "complainant.phone")
    speaker_phone = complaint.representative.phone if complaint.representative else None
    if speaker_phone and not is_phone(speaker_phone):
        yield Flag(Doubt.PHONE_FORM, "representative")
    if person.email and not _EMAIL.fullmatch(person.email):
        yield Flag(Doubt.EMAIL_FORM, "complainant.email")
    if person.birth_year is not None and not today.year - 120 <= person.birth_year <= today.year:
        yield Flag(Doubt.BIRTH_YEAR, "complainant.birth_year")
    if not (person.phone or person.email or person.address or speaker_phone):
        yield Flag(Doubt.UNREACHABLE, "complainant.phone")


def _nik_doubts(complaint: Complaint, nik: str, today: date) -> Iterator[Flag]:
    told = read_nik(nik, today)
    if told is None:
        yield Flag(Doubt.NIK_FORM, "complainant.nik")
        return
    if told.born is None:
        yield Flag(Doubt.NIK_BIRTH_DATE, "complainant.nik")
        return
    person = complaint.complainant
    if person.sex and person.sex != told.sex.value:
        yield Flag(Doubt.NIK_SEX_DIFFERS, "complainant.sex")
    # The two digits of the year do not tell the century.
    if person.birth_year is not None and person.birth_year % 100 != told.born.year % 100:
        yield Flag(Doubt.NIK_BIRTH_YEAR_DIFFERS, "complainant.birth_year")


@dataclass(frozen=True)
class NikReading:
    """What a NIK says by itself; it only ever pre-fills.

    ``born`` is the latest day before today that fits, None where there is no such day.
    """

    issued_in: str
    sex: Sex
    born: date | None


def read_nik(nik: str, today: date) -> NikReading | None:
    """The parts of ``PPKKCC DDMMYY SSSS`` (day + 40 for women), or None for another form.

    Spaces, dots and hyphens between the digits are allowed.
    """
    digits = re.sub(r"[\s.\-]", "", nik)
    if not re.fullmatch(r"[1-9][0-9]{15}", digits) or digits.endswith("0000"):
        return None
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex = Sex.FEMALE if day > 40 else Sex.MALE
    if sex is Sex.FEMALE:
        day -= 40
    fits = (_day(century + year, month, day) for century in (2000, 1900))
    return NikReading(digits[:6], sex, next((born for born in fits if born and born <= today), None))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_phone(written: str) -> bool:
    """8–14 digits, landlines included; spaces, dots, hyphens, brackets and one leading + are allowed."""
    return re.fullmatch(r"\+?[0-9]{8,14}", re.sub(r"[\s.()\-]", "", written)) is not None


def made_title(content: str) -> str:
    """A title from the first words of the narrative, for a complaint that has none."""
    words = " ".join(content.split())
    if len(words) <= LONGEST_MADE_TITLE:
        return words
    cut = words[: LONGEST_MADE_TITLE + 1].rsplit(" ", 1)[0]
    return f"{cut[:LONGEST_MADE_TITLE].rstrip(' ,.;:')}…"
