"""Every field × every situation: the table of sync-protocol.md, Merge."""

import pytest

from central.merge import Ruling, judge
from central.state import FieldWrite
from domain.chain import united
from domain.fields import FIELDS, Field, MergeClass, Shape
from domain.json_values import JsonValue
from domain.ops import Author
from tests.central.caller import NINE

YUNI = Author("yuni", "Yuni Babis")
OURS = "op-ours"
CHAIN = frozenset({OURS, "op-before"})

# Per shape three values that differ: what stood at first, what we bring, what somebody else brought.
VALUES: dict[Shape, tuple[JsonValue, JsonValue, JsonValue]] = {
    Shape.TEXT: ("awal", "kami", "mereka"),
    Shape.FLAG: (None, True, False),
    Shape.NUMBER: (1961, 1962, 1963),
    Shape.CODES: (["read_aloud"], ["large_print"], ["braille"]),
    Shape.DATE: (
        {"date": "2026-11-01", "precision": "day"},
        {"date": "2026-11", "precision": "month"},
        {"date": "2026", "precision": "year"},
    ),
    Shape.PLACE: ({"text": "Oenaek"}, {"text": "Tunbesi"}, {"text": "Oehonis"}),
    Shape.CHOICE: ({"code": "a"}, {"code": "b"}, {"code": "c"}),
    Shape.REPRESENTATIVE: ({"relation": "assistant"}, {"relation": "proxy"}, {"relation": "guardian"}),
    Shape.ELEMENTS: ([{"id": "r1"}], [{"id": "r2"}], [{"id": "r3"}]),
}

M, R = MergeClass, Ruling
NO_FOREIGN = {
    M.IMMUTABLE: R.REFUSE,
    M.CENTRE: R.CENTRE,
    M.PERSON: R.WRITE,
    M.PERSON_UNTIL_VERIFIED: R.WRITE,
    M.CENTRE_ONCE_ASSIGNED: R.WRITE,
    M.GUARD: R.WRITE,
    M.SET: R.WRITE,
}
FOREIGN_DIFFERENT = {
    M.IMMUTABLE: R.REFUSE,
    M.CENTRE: R.CENTRE,
    M.PERSON: R.OPEN,
    M.PERSON_UNTIL_VERIFIED: R.OPEN,
    M.CENTRE_ONCE_ASSIGNED: R.CENTRE,
    M.GUARD: R.WRITE,  # ours is the stricter one here; the other way round stands below
    M.SET: R.WRITE,
}
OWNED = {M.PERSON_UNTIL_VERIFIED, M.CENTRE_ONCE_ASSIGNED}

every_field = pytest.mark.parametrize("field", FIELDS.values(), ids=str)


def write(version: int, value: JsonValue, op: str | None) -> FieldWrite:
    return FieldWrite(version, op, value, YUNI, NINE)


def ruled(field: Field, value: JsonValue, *log: FieldWrite, base: int = 1, owned: bool = False) -> Ruling:
    return judge(field, value, base, log, CHAIN, centre_owns=owned, record_open=False).ruling


@every_field
def test_a_field_nobody_wrote_before_takes_the_value(field: Field) -> None:
    expected = {M.IMMUTABLE: R.REFUSE, M.CENTRE: R.CENTRE}.get(field.merge, R.WRITE)
    assert ruled(field, VALUES[field.shape][1]) is expected


@every_field
def test_without_a_foreign_write_the_value_is_written(field: Field) -> None:
    start, ours, _ = VALUES[field.shape]
    assert ruled(field, ours, write(1, start, "op-create")) is NO_FOREIGN[field.merge]


@every_field
def test_writes_of_the_own_chain_are_not_foreign(field: Field) -> None:
    start, ours, theirs = VALUES[field.shape]
    log = (write(1, start, "op-create"), write(2, theirs, "op-before"))
    assert ruled(field, ours, *log) is NO_FOREIGN[field.merge]


@every_field
@pytest.mark.parametrize("by", ["op-theirs", None], ids=["another counter", "the operator"])
def test_a_foreign_equal_value_converges(field: Field, by: str | None) -> None:
    start, ours, _ = VALUES[field.shape]
    both = united(start, ours) if field.merge is M.SET else ours
    log = (write(1, start, "op-create"), write(2, both, by))
    assert ruled(field, ours, *log) is Ruling.EQUAL


@every_field
@pytest.mark.parametrize("by", ["op-theirs", None], ids=["another counter", "the operator"])
def test_a_foreign_different_value_meets_its_class(field: Field, by: str | None) -> None:
    start, ours, theirs = VALUES[field.shape]
    log = (write(1, start, "op-create"), write(2, theirs, by))
    assert ruled(field, ours, *log) is FOREIGN_DIFFERENT[field.merge]


@every_field
def test_a_foreign_write_behind_an_own_one_is_still_foreign(field: Field) -> None:
    start, ours, theirs = VALUES[field.shape]
    log = (write(1, start, "op-create"), write(2, ours, "op-before"), write(3, theirs, "op-theirs"))
    assert ruled(field, ours, *log) is FOREIGN_DIFFERENT[field.merge]


@pytest.mark.parametrize("field", [one for one in FIELDS.values() if one.shape is not Shape.FLAG], ids=str)
def test_a_foreign_write_under_an_own_one_is_still_foreign(field: Field) -> None:
    """The own chain wrote last, but the officer has never been shown what stood before it."""
    start, ours, theirs = VALUES[field.shape]
    log = (write(1, start, "op-create"), write(2, theirs, "op-theirs"), write(3, start, "op-before"))
    assert ruled(field, ours, *log) is FOREIGN_DIFFERENT[field.merge]


@every_field
def test_what_the_officer_was_shown_is_not_foreign(field: Field) -> None:
    start, ours, theirs = VALUES[field.shape]
    log = (write(1, start, "op-create"), write(2, theirs, "op-theirs"))
    assert ruled(field, ours, *log, base=2) is NO_FOREIGN[field.merge]


@pytest.mark.parametrize("field", [one for one in FIELDS.values() if one.merge in OWNED], ids=str)
@pytest.mark.parametrize("base", [1, 2])
def test_what_the_centre_owns_stays_whatever_was_shown(field: Field, base: int) -> None:
    start, ours, theirs = VALUES[field.shape]
    log = (write(1, start, "op-create"), write(2, theirs, None))
    assert ruled(field, ours, *log, base=base, owned=True) is Ruling.CENTRE
    assert ruled(field, theirs, *log, base=base, owned=True) is Ruling.EQUAL


@every_field
def test_under_an_open_record_every_value_joins(field: Field) -> None:
    for value in VALUES[field.shape]:
        log = (write(1, value, "op-create"),)
        judged = judge(field, value, 1, log, CHAIN, centre_owns=False, record_open=True)
        assert judged.ruling is (Ruling.EQUAL if field.merge is M.IMMUTABLE else Ruling.JOIN)


@pytest.mark.parametrize("path", ["is_anonymous", "is_secret"])
@pytest.mark.parametrize(
    ("ours", "in_force", "expected"),
    [
        (True, False, Ruling.WRITE),
        (True, None, Ruling.WRITE),
        (False, True, Ruling.OPEN),
        (None, True, Ruling.OPEN),
        (True, True, Ruling.EQUAL),
        (False, False, Ruling.EQUAL),
        (None, False, Ruling.EQUAL),
        (False, None, Ruling.EQUAL),
    ],
)
def test_a_guard_tightens_at_once_and_loosens_by_a_person(
    path: str, ours: JsonValue, in_force: JsonValue, expected: Ruling
) -> None:
    start = None if in_force is not None else True
    log = (write(1, start, "op-create"), write(2, in_force, "op-theirs"))
    assert ruled(FIELDS[path], ours, *log) is expected


def test_a_guard_is_loosened_freely_by_who_was_shown_it() -> None:
    log = (write(1, True, "op-create"),)
    assert ruled(FIELDS["is_anonymous"], False, *log) is Ruling.WRITE


def test_a_set_holds_both_sides_and_says_that_another_stood_beside() -> None:
    log = (write(1, ["read_aloud"], "op-create"), write(2, ["braille", "read_aloud"], "op-theirs"))
    judged = judge(
        FIELDS["accommodations"], ["more_time"], 1, log, CHAIN, centre_owns=False, record_open=False
    )
    assert judged.value == ["braille", "more_time", "read_aloud"]
    assert judged.beside_foreign


def test_an_empty_set_takes_nothing_away() -> None:
    log = (write(1, ["read_aloud"], "op-create"),)
    assert ruled(FIELDS["accommodations"], [], *log) is Ruling.EQUAL
    assert ruled(FIELDS["accommodations"], None, *log) is Ruling.EQUAL


def test_true_is_not_one() -> None:
    field = Field("complainant.birth_year", MergeClass.PERSON, Shape.NUMBER)
    log = (write(1, 1, "op-create"), write(2, True, "op-theirs"))
    assert ruled(field, 1, *log) is Ruling.OPEN
