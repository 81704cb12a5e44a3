"""The number on the receipt: how it is written, what a typing mistake does, how it is read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.local_number import (
    ALPHABET,
    COUNTER_CODE,
    LocalNumber,
    check_character,
    parse_local_number,
)

FIRST = LocalNumber("L07", "", date(2026, 11, 22), 14)
numbers = st.builds(
    LocalNumber,
    counter=st.from_regex(COUNTER_CODE, fullmatch=True),
    life=st.sampled_from(["", "A", "B", "Z"]),
    day=st.dates(date(2026, 1, 1), date(2099, 12, 31)),
    serial=st.integers(1, 9999),
)


def test_a_number_reads_as_the_specification_shows_it() -> None:
    assert str(FIRST) == "L07-20261122-0014-M"
    assert str(LocalNumber("L07", "B", date(2026, 11, 22), 14)).startswith("L07B-20261122-0014-")
    assert "-10014-" in str(LocalNumber("L07", "", date(2026, 11, 22), 10014))


def test_the_day_has_eight_digits_in_any_year() -> None:
    assert str(LocalNumber("L07", "", date(987, 1, 2), 1)).startswith("L07-09870102-0001-")


def test_the_check_character_is_that_of_the_standard() -> None:
    # The example of the Global Release Identifier, which uses the same ISO 7064 MOD 37,36.
    assert check_character("A12425GABC1234002") == "M"


@given(numbers)
def test_a_number_is_read_back_with_and_without_hyphens_in_any_case(number: LocalNumber) -> None:
    for written in (
        str(number),
        str(number).lower(),
        str(number).replace("-", ""),
        f" {number} ".replace("-", " - "),
    ):
        assert parse_local_number(written) == number


@given(numbers, st.integers(10_000, 99_999))
def test_a_serial_beyond_four_digits_is_read_back_with_its_hyphens(number: LocalNumber, serial: int) -> None:
    long = LocalNumber(number.counter, number.life, number.day, serial)
    assert parse_local_number(str(long)) == long


@given(numbers, st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_number_of_any_century_is_read_back_with_its_hyphens(number: LocalNumber, day: date) -> None:
    of_a_dead_clock = LocalNumber(number.counter, number.life, day, number.serial)
    assert parse_local_number(str(of_a_dead_clock)) == of_a_dead_clock


def test_a_long_serial_without_hyphens_is_not_taken_for_another_day() -> None:
    # Cut elsewhere it would be counter L072, the year 261.
    long = LocalNumber("L07", "", date(2026, 11, 22), 10014)
    assert parse_local_number(str(long).replace("-", "")) == long


def _same_to_the_reader(one: str, other: str) -> bool:
    return one.replace("O", "0") == other.replace("O", "0")


@pytest.mark.parametrize("number", [FIRST, LocalNumber("AB9", "C", date(2031, 2, 3), 120)])
def test_every_single_wrong_character_is_noticed(number: LocalNumber) -> None:
    body, check = str(number).replace("-", "")[:-1], number.check
    for place, right in enumerate(body):
        for wrong in ALPHABET.replace(right, ""):
            assert check_character(body[:place] + wrong + body[place + 1 :]) != check
    # In the last place O and 0 are one character to the reader; anything else there is noticed too.
    for wrong in ALPHABET:
        if not _same_to_the_reader(wrong, check):
            assert parse_local_number(f"{body}{wrong}") is None


def _state(text: str) -> int:
    """The running value after ``text``: with it the check of every longer text is decided."""
    return (37 - ALPHABET.index(check_character(text))) % 36 or 36


def test_swaps_of_neighbours_are_noticed_but_for_36_of_22680() -> None:
    # One text for each of the 36 running values.
    texts = {_state(a + b): a + b for a in ALPHABET for b in ALPHABET}
    assert len(texts) == 36
    missed = [
        (text, a, b)
        for text in texts.values()
        for place, a in enumerate(ALPHABET)
        for b in ALPHABET[:place]
        if check_character(text + a + b) == check_character(text + b + a)
    ]
    assert len(missed) == 36
    assert all(ALPHABET.index(a) - ALPHABET.index(b) in (1, 35) for _, a, b in missed)


@given(numbers, st.data())
def test_two_digits_of_a_serial_swapped_are_noticed_unless_they_follow_each_other(
    number: LocalNumber, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, 2))
    serial = f"{number.serial:04d}"
    swapped = serial[:place] + serial[place + 1] + serial[place] + serial[place + 2 :]
    if abs(int(serial[place]) - int(serial[place + 1])) > 1:
        assert check_character("L0720261122" + swapped) != check_character("L0720261122" + serial)


def test_o_and_zero_are_both_taken_where_the_check_character_is_one_of_them() -> None:
    with_zero = next(n for n in _days() if n.check == "0")
    with_o = next(n for n in _days() if n.check == "O")
    for number in (with_zero, with_o):
        assert parse_local_number(str(number)[:-1] + "0") == number
        assert parse_local_number(str(number)[:-1] + "O") == number
        assert parse_local_number(str(number)[:-1] + "o") == number
        assert parse_local_number(str(number)[:-1] + "Q") is None
    assert parse_local_number(str(FIRST)[:-1] + "0") is None


def _days() -> list[LocalNumber]:
    return [LocalNumber("L07", "", date(2026, 11, 22), serial) for serial in range(1, 2000)]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1916449",
        "L07-20261122-0014",
        "L07-20261122-014-M",
        "L07-20261122-00014-M",
        "L07-20261322-0014-M",
        "L07-20261100-0014-M",
        "L07-19261122-0014-M",
        "L07I-20261122-0014-M",
        "LO7-20261122-0014-M",
        "L07-2O261122-0014-M",
        "L-20261122-0014-M",
        "L07-20261122-0014-M-",
        "ABC-20261122-0014-M",
        "L07-20261122-0014-\u00c9",
        "L07-2026\u0661122-0014-M",
    ],
)
def test_what_is_no_local_number_is_none(written: str) -> None:
    assert parse_local_number(written) is None


def test_a_day_that_does_not_exist_makes_no_number_even_with_the_right_check() -> None:
    assert parse_local_number(f"L07-20260230-0014-{check_character('L07202602300014')}") is None
    assert parse_local_number(f"L07-20240229-0014-{check_character('L07202402290014')}") is not None


@pytest.mark.parametrize(("code", "fits"), [
    ("L07", True), ("AB9", True), ("123", True), ("ABCDE6", True), ("L072026", False), ("L7", False),
    ("L0A", False), ("IO7", False), ("O07", False), ("l07", False), ("L\u06617", False),
])  # fmt: skip
def test_a_counter_code_has_three_to_six_characters_and_ends_in_a_digit(code: str, fits: bool) -> None:
    assert (COUNTER_CODE.fullmatch(code) is not None) is fits
