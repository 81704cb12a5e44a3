"""Documents of the command line and values of an op: two shapes, one vocabulary."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given

from domain.chain import changed_paths
from domain.document import assigned, document_from_values, shaped, values_from_document, written_precision
from domain.fields import FIELDS, RECORDED, Shape
from domain.json_values import JsonValue, Values, canonical_bytes, same_value, travels
from domain.problems import (
    AttachmentsNotYet,
    FieldNotEditable,
    LoketProblem,
    UnknownField,
    WrongShape,
)
from tests.domain.made_up import BRIDGE, json_values, recorded, words

LINE: dict[str, Any] = {
    "classification": "complaint",
    "title": "Jembatan gantung putus",
    "content": "Isi",
    "expectation": "dibuatkan jembatan darurat",
    "date_of_incident": "2026-11-20",
    "date_precision": "day",
    "place": {"region_code": "91.03.01.2004", "text": "Sereh", "landmark": "dekat dermaga lama"},
    "category": {"text": "Infrastruktur"},
    "institution": None,
    "is_anonymous": False,
    "is_secret": False,
    "complainant": {"name": "Rahma", "nik": None, "no_phone": True, "sex": "female", "birth_year": 1961},
    "representative": {"relation": "assistant", "kinship": "keponakan", "name": "Yuni", "phone": None},
    "accommodations": ["read_aloud"],
}


def written(values: Values) -> dict[str, JsonValue]:
    """The part of a document that an officer may write."""
    own = {path.partition(".")[0] for path in RECORDED} | {"date_precision"}
    return {name: value for name, value in document_from_values(values).items() if name in own}


@given(recorded)
def test_a_document_read_back_gives_the_same_values_but_for_flags_left_open(values: Values) -> None:
    read = values_from_document(written(values))
    assert changed_paths(values, read) == changed_paths(read, values) == []
    for path in RECORDED:
        if FIELDS[path].shape is not Shape.FLAG:
            assert same_value(read.get(path), values.get(path))


@given(recorded)
def test_a_document_written_again_is_the_same_document(values: Values) -> None:
    document = document_from_values(values)
    assert document_from_values(values_from_document(written(values))) == document


@given(recorded)
def test_values_in_their_shape_stay_as_they_are(values: Values) -> None:
    assert {path: shaped(path, value) for path, value in values.items()} == values


@given(json_values)
def test_whatever_is_given_is_kept_in_a_form_that_travels_or_refused_by_name(value: JsonValue) -> None:
    for path in RECORDED:
        try:
            kept = shaped(path, value)
        except (UnknownField, WrongShape):
            continue
        assert travels(kept)
        assert same_value(shaped(path, kept), kept)


def test_a_line_for_record_becomes_values_and_nothing_of_it_is_lost() -> None:
    assert values_from_document(LINE) == {
        "classification": "complaint",
        "title": "Jembatan gantung putus",
        "content": "Isi",
        "expectation": "dibuatkan jembatan darurat",
        "date_of_incident": {"date": "2026-11-20", "precision": "day"},
        "place": {"region_code": "91.03.01.2004", "text": "Sereh", "landmark": "dekat dermaga lama"},
        "category": {"code": None, "text": "Infrastruktur", "catalogue": None},
        "is_anonymous": False,
        "is_secret": False,
        "complainant.name": "Rahma",
        "complainant.no_phone": True,
        "complainant.sex": "female",
        "complainant.birth_year": 1961,
        "representative": {"relation": "assistant", "kinship": "keponakan", "name": "Yuni", "phone": None},
        "accommodations": ["read_aloud"],
    }


def test_a_document_names_every_field_also_where_nothing_is_known() -> None:
    document = document_from_values({})
    nested = {path.partition(".")[0] for path in FIELDS}
    assert set(document) == nested | {"date_precision"}
    complainant = document["complainant"]
    assert isinstance(complainant, dict)
    assert complainant["name"] is None
    assert complainant["no_phone"] is document["is_secret"] is document["sealed"] is False
    assert document["accommodations"] == document["replies"] == []
    assert document["date_of_incident"] is document["date_precision"] is document["place"] is None


def test_a_document_shows_what_the_centre_and_the_counter_fixed() -> None:
    document = document_from_values({**BRIDGE, "status": "forwarded", "tracking_id": "1916449", "id": "c-1"})
    assert (document["status"], document["tracking_id"], document["id"]) == ("forwarded", "1916449", "c-1")
    assert (document["date_of_incident"], document["date_precision"]) == ("2026-11-20", "day")


def test_dotted_paths_are_taken_like_nested_ones() -> None:
    assert values_from_document({"complainant.name": "Rahma"}) == {"complainant.name": "Rahma"}
    assert values_from_document({"complainant": {"name": "Rahma"}}) == {"complainant.name": "Rahma"}
    assert values_from_document({"complainant": None}) == {}


@pytest.mark.parametrize("blank", [None, "", "   ", "\n\t", "\u00a0"])
def test_blank_is_as_good_as_absent(blank: JsonValue) -> None:
    given_line: dict[str, JsonValue] = {"title": blank, "place": {"text": blank}, "date_of_incident": blank}
    assert values_from_document(given_line) == {}


def test_a_text_is_kept_as_it_was_written() -> None:
    assert shaped("title", "  Air \n mati  ") == "  Air \n mati  "
    assert shaped("complainant.nik", 9901014606550007) == "9901014606550007"
    assert shaped("complainant.nik", "99x1") == "99x1"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"date_of_incident": "2026-11-20"}, ("2026-11-20", "day")),
        ({"date_of_incident": "2026-11"}, ("2026-11", "month")),
        ({"date_of_incident": "2026"}, ("2026", "year")),
        ({"date_of_incident": 2026}, ("2026", "year")),
        ({"date_of_incident": "bulan lalu"}, ("bulan lalu", "day")),
        ({"date_of_incident": "2026-11-01", "date_precision": "month"}, ("2026-11-01", "month")),
        ({"date_of_incident": "2026", "date_precision": "month"}, ("2026", "month")),
        ({"date_of_incident": "2026", "date_precision": "kira-kira"}, ("2026", "kira-kira")),
        ({"date_of_incident": {"date": "2026", "precision": "year"}}, ("2026", "year")),
        ({"date_of_incident": {"date": "2026-11"}}, ("2026-11", "month")),
        ({"date_of_incident": {"date": "2026-11-01"}, "date_precision": "month"}, ("2026-11-01", "month")),
    ],
)
def test_a_date_and_its_precision_are_one_value(line: dict[str, JsonValue], told: tuple[str, str]) -> None:
    assert values_from_document(line) == {"date_of_incident": {"date": told[0], "precision": told[1]}}


@pytest.mark.parametrize("date", ["26-11", "2026-1", "20261120", "2026-11-20", "a026", "2026-bb"])
def test_only_a_written_year_or_month_is_less_exact_than_a_day(date: str) -> None:
    assert written_precision(date) == "day"


def test_a_precision_without_a_date_says_nothing() -> None:
    assert values_from_document({"date_of_incident": None, "date_precision": "month"}) == {}
    assert values_from_document({"date_precision": "month"}) == {}
    assert shaped("date_of_incident", {"precision": "month"}) is None


def test_a_representative_whose_relation_was_not_asked_is_kept() -> None:
    assert shaped("representative", {"name": "Yuni"}) == {
        "relation": None, "kinship": None, "name": "Yuni", "phone": None,
    }  # fmt: skip
    assert shaped("representative", {"relation": "", "name": " "}) is None


@pytest.mark.parametrize("path", ["place", "category", "institution"])
def test_a_bare_text_is_the_text_of_a_place_or_a_choice(path: str) -> None:
    value = shaped(path, "Sereh")
    assert isinstance(value, dict)
    assert {name: part for name, part in value.items() if part is not None} == {"text": "Sereh"}


def test_codes_are_sorted_without_repeats_and_an_empty_list_is_nothing() -> None:
    assert shaped("accommodations", ["step_free", "braille", "step_free", ""]) == ["braille", "step_free"]
    assert shaped("accommodations", []) is None
    assert shaped("accommodations", [" "]) is None
    assert shaped("accommodations", ["rampa sendiri"]) == ["rampa sendiri"]


@pytest.mark.parametrize(
    ("line", "problem", "named"),
    [
        ({"judul": "x"}, UnknownField, "judul"),
        ({"notes": ["x"]}, UnknownField, "notes"),
        ({"complainant": {"nama": "x"}}, UnknownField, "complainant.nama"),
        ({"place": {"desa": "x"}}, UnknownField, "place.desa"),
        ({"jud\nul\ud800" + "x" * 99: 1}, UnknownField, "judul" + "x" * 33),
        ({"complainant": "Rahma"}, WrongShape, "complainant"),
        ({"complainant": []}, WrongShape, "complainant"),
        ({"title": ["x"]}, WrongShape, "title"),
        ({"title": True}, WrongShape, "title"),
        ({"title": 1.5}, WrongShape, "title"),
        ({"title": "putus \ud800"}, WrongShape, "title"),
        ({"is_secret": "ya"}, WrongShape, "is_secret"),
        ({"is_secret": 1}, WrongShape, "is_secret"),
        ({"complainant": {"birth_year": "1961"}}, WrongShape, "complainant.birth_year"),
        ({"complainant": {"birth_year": 1961.0}}, WrongShape, "complainant.birth_year"),
        ({"complainant": {"birth_year": True}}, WrongShape, "complainant.birth_year"),
        ({"complainant": {"birth_year": 10**400}}, WrongShape, "complainant.birth_year"),
        ({"accommodations": "braille"}, WrongShape, "accommodations"),
        ({"accommodations": ["braille", 1]}, WrongShape, "accommodations"),
        ({"accommodations": ["\ud800"]}, WrongShape, "accommodations"),
        ({"place": ["Sereh"]}, WrongShape, "place"),
        ({"place": {"text": {"a": "b"}}}, WrongShape, "place.text"),
        ({"representative": "Yuni"}, WrongShape, "representative"),
        ({"date_of_incident": ["2026"]}, WrongShape, "date_of_incident.date"),
        ({"id": "c-1"}, FieldNotEditable, "id"),
        ({"status": "done"}, FieldNotEditable, "status"),
        ({"replies": None}, FieldNotEditable, "replies"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused_and_the_field_named(
    line: Mapping[str, Any], problem: type[LoketProblem], named: str
) -> None:
    with pytest.raises(problem) as refused:
        values_from_document(line)
    assert refused.value.params == {"field": named}


@pytest.mark.parametrize("value", [["foto.jpg"], "foto.jpg", {}, 0, False])
def test_attachments_are_refused_until_they_can_be_kept(value: JsonValue) -> None:
    with pytest.raises(AttachmentsNotYet):
        values_from_document({"attachments": value})


@pytest.mark.parametrize("value", [[], None])
def test_no_attachments_are_no_reason_to_refuse(value: JsonValue) -> None:
    assert values_from_document({"title": "x", "attachments": value}) == {"title": "x"}


def test_a_title_of_a_megabyte_keeps_its_shape_and_is_too_large_for_an_op() -> None:
    title = "judul " * 200_000
    assert shaped("title", title) == title
    assert len(canonical_bytes(title)) > 1_000_000


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("title", "Baru", "Baru"),
        ("complainant.phone", "0812", "0812"),
        ("is_secret", "true", True),
        ("is_secret", "false", False),
        ("complainant.birth_year", "1961", 1961),
        ("accommodations", "step_free, braille", ["braille", "step_free"]),
        ("accommodations", '["braille"]', ["braille"]),
        ("place", "Sereh", {"region_code": None, "text": "Sereh", "landmark": None}),
        ("place", '{"landmark": "pasar"}', {"region_code": None, "text": None, "landmark": "pasar"}),
        ("category", "Air", {"code": None, "text": "Air", "catalogue": None}),
        ("date_of_incident", '{"date": "2026"}', {"date": "2026", "precision": "year"}),
        ("title", "", None),
        ("place", "", None),
        ("is_secret", "", None),
    ],
)
def test_an_assignment_is_read_in_the_shape_of_its_field(path: str, text: str, value: JsonValue) -> None:
    assert assigned(path, text, {}) == (path, value)


@pytest.mark.parametrize(
    ("path", "text", "whole", "value"),
    [
        ("date_precision", "month", "date_of_incident", {"date": "2026-11-20", "precision": "month"}),
        ("date_of_incident", "2026-11-18", "date_of_incident", {"date": "2026-11-18", "precision": "day"}),
        ("date_of_incident", "2026-10", "date_of_incident", {"date": "2026-10", "precision": "month"}),
        (
            "place.landmark",
            "pasar",
            "place",
            {"region_code": "99.01.01.2001", "text": "Sereh", "landmark": "pasar"},
        ),
        ("place.landmark", "", "place", {"region_code": "99.01.01.2001", "text": "Sereh", "landmark": None}),
        ("institution.text", "Dinas", "institution", {"code": None, "text": "Dinas", "catalogue": None}),
    ],
)
def test_an_assignment_to_a_part_keeps_the_other_parts(
    path: str, text: str, whole: str, value: JsonValue
) -> None:
    assert assigned(path, text, BRIDGE) == (whole, value)


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("judul", "x", UnknownField),
        ("judul", "", UnknownField),
        ("title.more", "x", UnknownField),
        ("complainant.nama", "x", UnknownField),
        ("place.desa", "x", UnknownField),
        ("status", "done", FieldNotEditable),
        ("local_number", "", FieldNotEditable),
        ("is_secret", "ya", WrongShape),
        ("complainant.birth_year", "tua", WrongShape),
        ("complainant.birth_year", "1" * 10, WrongShape),
        ("accommodations", "[braille]", WrongShape),
        ("representative", "Yuni", WrongShape),
        ("place", "{" * 5000, WrongShape),
        ("place", '{"a":' * 100_000, WrongShape),
    ],
)
def test_an_assignment_that_cannot_be_kept_is_refused(
    path: str, text: str, problem: type[LoketProblem]
) -> None:
    with pytest.raises(problem):
        assigned(path, text, BRIDGE)


@given(words)
def test_any_words_can_be_a_title(text: str) -> None:
    assert assigned("title", text, {}) == ("title", text)
