"""Every field of a complaint: its path, its merge class, the shape of its value. The table of `domain.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class MergeClass(StrEnum):
    """What happens when a field was changed on two sides."""

    IMMUTABLE = "immutable"
    """Set by the create and never again."""
    CENTRE = "centre"
    """Only the centre writes it."""
    PERSON = "person"
    """Two different changes wait for a person."""
    PERSON_UNTIL_VERIFIED = "person_until_verified"
    """A person decides until the centre has verified the complaint; then the centre's value stays."""
    CENTRE_ONCE_ASSIGNED = "centre_once_assigned"
    """The counter proposes; from the centre's first assignment the centre's value stays."""
    GUARD = "guard"
    """The stricter value holds at once; loosening waits for a person."""
    SET = "set"
    """Elements are only added."""


class Shape(StrEnum):
    """The JSON shape of a value. ``null`` is allowed everywhere and means: known to be empty."""

    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    CODES = "codes"
    """List of short codes, sorted, no duplicates."""
    DATE = "date"
    """``{"date": "YYYY-MM-DD" or the words as typed, "precision": "day" | "month" | "year"}``"""
    PLACE = "place"
    """``{"region_code", "text", "landmark"}``"""
    CHOICE = "choice"
    """``{"code", "text", "catalogue"}``: a reference item as it read when it was chosen."""
    REPRESENTATIVE = "representative"
    """``{"relation", "kinship", "name", "phone"}``"""
    ELEMENTS = "elements"
    """List of objects, each with an ``id``."""


@dataclass(frozen=True)
class Field:
    """One row of the table."""

    path: str
    merge: MergeClass
    shape: Shape


def _table(*rows: tuple[str, MergeClass, Shape]) -> Mapping[str, Field]:
    return {path: Field(path, merge, shape) for path, merge, shape in rows}


FIELDS: Mapping[str, Field] = _table(
    ("classification", MergeClass.PERSON, Shape.TEXT),
    ("title", MergeClass.PERSON, Shape.TEXT),
    ("content", MergeClass.PERSON, Shape.TEXT),
    ("expectation", MergeClass.PERSON, Shape.TEXT),
    ("date_of_incident", MergeClass.PERSON, Shape.DATE),
    ("place", MergeClass.PERSON, Shape.PLACE),
    ("category", MergeClass.PERSON_UNTIL_VERIFIED, Shape.CHOICE),
    ("institution", MergeClass.CENTRE_ONCE_ASSIGNED, Shape.CHOICE),
    ("is_anonymous", MergeClass.GUARD, Shape.FLAG),
    ("is_secret", MergeClass.GUARD, Shape.FLAG),
    ("complainant.name", MergeClass.PERSON, Shape.TEXT),
    ("complainant.nik", MergeClass.PERSON, Shape.TEXT),
    ("complainant.no_nik_reason", MergeClass.PERSON, Shape.TEXT),
    ("complainant.phone", MergeClass.PERSON, Shape.TEXT),
    ("complainant.no_phone", MergeClass.PERSON, Shape.FLAG),
    ("complainant.email", MergeClass.PERSON, Shape.TEXT),
    ("complainant.address", MergeClass.PERSON, Shape.TEXT),
    ("complainant.sex", MergeClass.PERSON, Shape.TEXT),
    ("complainant.birth_year", MergeClass.PERSON, Shape.NUMBER),
    ("representative", MergeClass.PERSON, Shape.REPRESENTATIVE),
    ("accommodations", MergeClass.SET, Shape.CODES),
    ("status", MergeClass.CENTRE, Shape.TEXT),
    ("replies", MergeClass.CENTRE, Shape.ELEMENTS),
    ("tracking_id", MergeClass.CENTRE, Shape.TEXT),
    ("id", MergeClass.IMMUTABLE, Shape.TEXT),
    ("local_number", MergeClass.IMMUTABLE, Shape.TEXT),
    ("counter", MergeClass.IMMUTABLE, Shape.TEXT),
    ("unit", MergeClass.IMMUTABLE, Shape.TEXT),
    ("recorded_at", MergeClass.IMMUTABLE, Shape.TEXT),
    ("sealed", MergeClass.IMMUTABLE, Shape.FLAG),
)

RECORDED = tuple(
    path for path, field in FIELDS.items() if field.merge not in (MergeClass.CENTRE, MergeClass.IMMUTABLE)
)
"""The paths an officer writes, in the order of the form."""

PERSONAL = (*(path for path in FIELDS if path.startswith("complainant.")), "representative")
"""Identity data: never in logs, file names, crash reports or the narrative."""


def field(path: str) -> Field:
    """The row of a path. Raises ``KeyError`` for a path that is not in the table."""
    return FIELDS[path]
