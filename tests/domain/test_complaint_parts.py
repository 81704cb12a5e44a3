"""A complaint in typed form; whatever cannot be read reads as absent."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.complaint import (
    NO_TIME,
    Choice,
    Complainant,
    IncidentDate,
    Place,
    Reply,
    Representative,
    complaint_from,
)
from domain.fields import FIELDS
from domain.json_values import JsonValue, Values
from domain.vocabulary import VERIFIED, Accommodation, Classification, DatePrecision, Handling, Relation
from tests.domain.made_up import BRIDGE, json_values

WHOLE: dict[str, JsonValue] = {
    **BRIDGE,
    "institution": {"code": "lt-dinas", "text": "Dinas", "catalogue": None},
    "complainant.nik": "9901014602610001",
    "complainant.no_nik_reason": "lupa",
    "complainant.email": "rahma@contoh.example.id",
    "complainant.address": "RT 02",
    "representative": {"relation": "proxy", "kinship": "keponakan", "name": "Yuni", "phone": "0813"},
    "status": "in_progress",
    "tracking_id": "1916449",
    "replies": [
        {"id": "r1", "institution": "Dinas", "text": "Sedang dikerjakan", "at": "2026-11-23T10:00:00+08:00"}
    ],
    "id": "c-1",
    "local_number": "L07-20261122-0014-M",
    "counter": "L07",
    "unit": "DEMO",
    "recorded_at": "2026-11-22T09:30:00+08:00",
}


def test_every_field_is_read() -> None:
    read = complaint_from(WHOLE)
    assert read.classification is Classification.COMPLAINT
    assert (read.title, read.expectation) == ("Jembatan gantung putus", "dibuatkan jembatan darurat")
    assert read.content.startswith("Sudah dua minggu")
    assert read.date_of_incident == IncidentDate("2026-11-20", DatePrecision.DAY)
    assert read.place == Place("99.01.01.2001", "Sereh", "dekat dermaga lama")
    assert read.category == Choice("infrastruktur", "Infrastruktur", "2026.1")
    assert read.institution == Choice("lt-dinas", "Dinas", None)
    assert (read.is_anonymous, read.is_secret) == (False, False)
    assert read.complainant == Complainant(
        "Rahma",
        "9901014602610001",
        "lupa",
        "0812 3900 0107",
        False,
        "rahma@contoh.example.id",
        "RT 02",
        "female",
        1961,
    )
    assert read.representative == Representative(Relation.PROXY, "Yuni", "keponakan", "0813")
    assert read.accommodations == (Accommodation.READ_ALOUD,)
    assert read.status is Handling.IN_PROGRESS
    assert read.replies == (Reply("r1", "Dinas", "Sedang dikerjakan", datetime(2026, 11, 23, 2, tzinfo=UTC)),)
    assert read.tracking_id == "1916449"
    assert (read.id, read.local_number, read.counter, read.unit) == (
        "c-1",
        "L07-20261122-0014-M",
        "L07",
        "DEMO",
    )
    assert read.recorded_at == datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


def test_nothing_at_all_is_read_as_nothing_known() -> None:
    read = complaint_from({})
    assert read.complainant == Complainant()
    assert read.place == Place()
    assert read.category == read.institution == Choice()
    assert (read.title, read.content, read.id, read.counter, read.unit, read.local_number) == ("",) * 6
    unknown = (read.classification, read.expectation, read.date_of_incident, read.representative, read.status)
    assert unknown == (None,) * 5
    assert read.tracking_id is None
    assert read.accommodations == ()
    assert read.replies == ()
    assert read.recorded_at == NO_TIME


@given(st.dictionaries(st.sampled_from([*FIELDS]), json_values))
def test_values_of_any_shape_are_read(values: Values) -> None:
    read = complaint_from(values)
    assert read.recorded_at.tzinfo is not None
    assert all(reply.at.tzinfo is not None for reply in read.replies)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", 7),
        ("title", "  "),
        ("classification", "laporan"),
        ("classification", 1),
        ("status", "unknown"),
        ("complainant.birth_year", True),
        ("complainant.birth_year", "1961"),
        ("complainant.no_phone", 1),
        ("is_secret", "true"),
        ("is_anonymous", 1),
        ("accommodations", ["kopi", 3]),
        ("accommodations", "braille"),
        ("place", "Sereh"),
        ("category", ["x"]),
        ("date_of_incident", {"precision": "day"}),
        ("date_of_incident", "2026"),
        ("representative", {"relation": "teman", "name": "Yuni"}),
        ("replies", "x"),
        ("tracking_id", 1916449),
        ("recorded_at", "kemarin"),
        ("recorded_at", "2026-11-22T09:30:00"),
        ("recorded_at", 3),
    ],
)
def test_a_value_of_another_shape_reads_as_absent(path: str, value: JsonValue) -> None:
    assert complaint_from({path: value}) == complaint_from({})


def test_a_precision_nobody_knows_reads_as_a_day() -> None:
    assert complaint_from(
        {"date_of_incident": {"date": "2026", "precision": "x"}}
    ).date_of_incident == IncidentDate("2026")


def test_a_reply_without_its_parts_is_still_a_reply() -> None:
    assert complaint_from({"replies": [{}, "x"]}).replies == (Reply("", "", "", NO_TIME),) * 2


def test_true_is_the_only_yes() -> None:
    read = complaint_from({"is_secret": True, "is_anonymous": True, "complainant.no_phone": True})
    assert read.is_secret
    assert read.is_anonymous
    assert read.complainant.no_phone


def test_a_complaint_is_verified_from_the_moment_it_is_forwarded() -> None:
    assert {*Handling} - VERIFIED == {Handling.UNVERIFIED, Handling.POSTPONED, Handling.ARCHIVED}
