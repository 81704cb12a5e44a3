"""A complaint with its parts in typed form, for whoever reads one: pages, receipts, lists."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from domain.json_values import JsonValue, Values, as_instant
from domain.vocabulary import Accommodation, Classification, DatePrecision, Handling, Relation

Word = TypeVar("Word", bound=StrEnum)

NO_TIME = datetime.min.replace(tzinfo=UTC)
"""Stands where a time should be and none can be read."""


@dataclass(frozen=True)
class Place:
    """Where it happened: a code where it is known, else the citizen's words."""

    region_code: str | None = None
    text: str | None = None
    landmark: str | None = None


@dataclass(frozen=True)
class Choice:
    """A reference item as it read when it was chosen: code, text and the catalogue's version."""

    code: str | None = None
    text: str | None = None
    catalogue: str | None = None


@dataclass(frozen=True)
class IncidentDate:
    """The day as an ISO date, or the words as typed where no date could be read from them."""

    date: str
    precision: DatePrecision = DatePrecision.DAY


@dataclass(frozen=True)
class Representative:
    """Who speaks for, or beside, the complainant."""

    relation: Relation
    name: str | None = None
    kinship: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Complainant:
    """Who is affected. Everything is optional; single names are common, so there is one name field."""

    name: str | None = None
    nik: str | None = None
    no_nik_reason: str | None = None
    phone: str | None = None
    no_phone: bool = False
    email: str | None = None
    address: str | None = None
    sex: str | None = None
    birth_year: int | None = None


@dataclass(frozen=True)
class Reply:
    """What an institution answered."""

    id: str
    institution: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Complaint:
    """What a citizen brought, as it is seen now. ``status`` and what follows is the centre's."""

    id: str
    local_number: str
    counter: str
    unit: str
    recorded_at: datetime
    classification: Classification | None
    title: str
    content: str
    expectation: str | None
    date_of_incident: IncidentDate | None
    place: Place
    category: Choice
    institution: Choice
    is_anonymous: bool
    is_secret: bool
    complainant: Complainant
    representative: Representative | None
    accommodations: tuple[Accommodation, ...]
    status: Handling | None
    replies: tuple[Reply, ...]
    tracking_id: str | None


def complaint_from(values: Values) -> Complaint:
    """The typed complaint in a view. Lenient: whatever has another shape than expected reads as absent."""
    place = _object(values.get("place"))
    date = _object(values.get("date_of_incident"))
    person = _object(values.get("representative"))
    relation = _member(Relation, person.get("relation"))
    return Complaint(
        id=_text(values.get("id")) or "",
        local_number=_text(values.get("local_number")) or "",
        counter=_text(values.get("counter")) or "",
        unit=_text(values.get("unit")) or "",
        recorded_at=_instant(values.get("recorded_at")),
        classification=_member(Classification, values.get("classification")),
        title=_text(values.get("title")) or "",
        content=_text(values.get("content")) or "",
        expectation=_text(values.get("expectation")),
        date_of_incident=_incident_date(date),
        place=Place(_text(place.get("region_code")), _text(place.get("text")), _text(place.get("landmark"))),
        category=_choice(values.get("category")),
        institution=_choice(values.get("institution")),
        is_anonymous=values.get("is_anonymous") is True,
        is_secret=values.get("is_secret") is True,
        complainant=Complainant(
            name=_text(values.get("complainant.name")),
            nik=_text(values.get("complainant.nik")),
            no_nik_reason=_text(values.get("complainant.no_nik_reason")),
            phone=_text(values.get("complainant.phone")),
            no_phone=values.get("complainant.no_phone") is True,
            email=_text(values.get("complainant.email")),
            address=_text(values.get("complainant.address")),
            sex=_text(values.get("complainant.sex")),
            birth_year=_whole(values.get("complainant.birth_year")),
        ),
        representative=None
        if relation is None
        else Representative(
            relation, _text(person.get("name")), _text(person.get("kinship")), _text(person.get("phone"))
        ),
        accommodations=tuple(
            known
            for code in _list(values.get("accommodations"))
            if (known := _member(Accommodation, code)) is not None
        ),
        status=_member(Handling, values.get("status")),
        replies=tuple(_reply(_object(reply)) for reply in _list(values.get("replies"))),
        tracking_id=_text(values.get("tracking_id")),
    )


def _incident_date(date: dict[str, JsonValue]) -> IncidentDate | None:
    day = _text(date.get("date"))
    if day is None:
        return None
    return IncidentDate(day, _member(DatePrecision, date.get("precision")) or DatePrecision.DAY)


def _choice(value: JsonValue) -> Choice:
    item = _object(value)
    return Choice(_text(item.get("code")), _text(item.get("text")), _text(item.get("catalogue")))


def _reply(reply: dict[str, JsonValue]) -> Reply:
    return Reply(
        id=_text(reply.get("id")) or "",
        institution=_text(reply.get("institution")) or "",
        text=_text(reply.get("text")) or "",
        at=_instant(reply.get("at")),
    )


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _whole(value: JsonValue) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _instant(value: JsonValue) -> datetime:
    try:
        return as_instant(value)
    except (TypeError, ValueError):
        return NO_TIME


def _object(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _member(kind: type[Word], value: JsonValue) -> Word | None:
    return kind(value) if isinstance(value, str) and value in kind.__members__.values() else None
