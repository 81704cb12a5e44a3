"""The one byte string of a value, and what can be one."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.json_values import (
    DEEPEST,
    LARGEST_WHOLE,
    JsonValue,
    as_instant,
    as_list,
    as_object,
    as_text,
    as_whole,
    canonical_bytes,
    digest,
    same_value,
    travels,
)
from tests.domain.made_up import json_values


@given(json_values)
def test_canonical_bytes_are_read_back_as_the_same_value_and_the_same_bytes(value: JsonValue) -> None:
    read = json.loads(canonical_bytes(value))
    assert read == value
    assert canonical_bytes(read) == canonical_bytes(value)


def test_canonical_bytes_are_utf8_with_sorted_names_and_no_spaces() -> None:
    assert (
        canonical_bytes({"b": [1, True, None], "a": "Désa Ω"}) == '{"a":"Désa Ω","b":[1,true,null]}'.encode()
    )


@given(st.dictionaries(st.text("abc", max_size=2), st.integers(0, 3)), st.randoms())
def test_the_order_in_which_members_were_written_does_not_show(
    members: dict[str, int], chance: object
) -> None:
    shuffled = dict(sorted(members.items(), key=lambda _: chance.random()))  # type: ignore[attr-defined]
    assert canonical_bytes({**shuffled}) == canonical_bytes({**members})


def test_the_digest_is_sha_256_in_lower_case_hex() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_flag_is_no_number() -> None:
    assert not same_value(True, 1)
    assert not same_value({"a": [False]}, {"a": [0]})
    assert same_value({"a": 1, "b": 2}, {"b": 2, "a": 1})


@given(json_values)
def test_what_is_made_of_text_flags_and_whole_numbers_travels(value: JsonValue) -> None:
    assert travels(value)
    assert canonical_bytes(value)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        "\ud800",
        ["a", "half \udfff"],
        {"\ud83d": 1},
        LARGEST_WHOLE + 1,
        -LARGEST_WHOLE - 1,
        {"a": {"b": 0.1}},
        b"bytes",
    ],
)
def test_what_no_program_reads_alike_does_not_travel(value: object) -> None:
    assert not travels(value)


@pytest.mark.parametrize("value", [LARGEST_WHOLE, -LARGEST_WHOLE, True, None, "\U0001f600", "\x00"])
def test_what_is_only_rare_travels(value: object) -> None:
    assert travels(value)


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"a": inner}])
def test_a_value_nested_too_deep_does_not_travel(wrap: object) -> None:
    assert callable(wrap)
    value: object = "x"
    for _ in range(DEEPEST):
        value = wrap(value)
    assert travels(value)
    assert not travels(wrap(value))


OWN: dict[Callable[[JsonValue], object], JsonValue] = {
    as_object: {"a": 1},
    as_list: [1],
    as_text: "a",
    as_whole: 7,
}


@pytest.mark.parametrize("reader", [*OWN])
def test_a_reader_takes_its_own_type_and_no_other(reader: Callable[[JsonValue], object]) -> None:
    assert reader(OWN[reader]) == OWN[reader]
    for other in [*(value for value in OWN.values() if value != OWN[reader]), None, True]:
        with pytest.raises(TypeError):
            reader(other)


def test_an_instant_has_its_offset() -> None:
    assert as_instant("2026-11-22T09:30:00+08:00") == datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
    assert as_instant("2026-11-22T09:30:00+08:00").utcoffset() == timedelta(hours=8)
    for text in ("2026-11-22T09:30:00", "2026-11-22", "kemarin"):
        with pytest.raises(ValueError):
            as_instant(text)
    with pytest.raises(TypeError):
        as_instant(20261122)
