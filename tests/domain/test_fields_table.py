"""The table of fields against that of the specification, written down a second time."""

import pytest

from domain.fields import FIELDS, PERSONAL, RECORDED, Field, MergeClass, Shape, field

SPECIFIED = {
    MergeClass.PERSON: {
        "classification", "title", "content", "expectation", "date_of_incident", "place", "complainant.name",
        "complainant.nik", "complainant.no_nik_reason", "complainant.phone", "complainant.no_phone",
        "complainant.email", "complainant.address", "complainant.sex", "complainant.birth_year",
        "representative",
    },
    MergeClass.PERSON_UNTIL_VERIFIED: {"category"},
    MergeClass.CENTRE_ONCE_ASSIGNED: {"institution"},
    MergeClass.GUARD: {"is_anonymous", "is_secret"},
    MergeClass.SET: {"accommodations"},
    MergeClass.CENTRE: {"status", "replies", "tracking_id"},
    MergeClass.IMMUTABLE: {"id", "local_number", "counter", "unit", "recorded_at", "sealed"},
}  # fmt: skip


@pytest.mark.parametrize("merge", [*MergeClass])
def test_a_merge_class_has_the_fields_of_the_specification(merge: MergeClass) -> None:
    assert {path for path, row in FIELDS.items() if row.merge is merge} == SPECIFIED[merge]


def test_each_row_stands_under_its_own_path() -> None:
    assert all(row.path == path for path, row in FIELDS.items())


def test_an_officer_writes_everything_but_what_is_the_centres_or_fixed() -> None:
    assert set(RECORDED) == set(FIELDS) - SPECIFIED[MergeClass.CENTRE] - SPECIFIED[MergeClass.IMMUTABLE]
    assert RECORDED[0] == "classification"


def test_identity_is_the_complainant_and_whoever_speaks_for_them() -> None:
    assert "representative" in PERSONAL
    assert {path for path in FIELDS if path.startswith("complainant.")} == set(PERSONAL) - {"representative"}


def test_a_field_is_found_by_its_path_and_an_unknown_path_is_an_error() -> None:
    assert field("is_secret") == Field("is_secret", MergeClass.GUARD, Shape.FLAG)
    with pytest.raises(KeyError):
        field("complainant")
