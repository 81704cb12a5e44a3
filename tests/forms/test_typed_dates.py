"""Dates as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.typed_dates import approximate, read_date, shown_date, stored_date

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "stored", "precision"),
    [
        ("3 Nov 2026", "2026-11-03", "day"),
        ("3 november", "2026-11-03", "day"),
        ("03-11-2026", "2026-11-03", "day"),
        ("3/11", "2026-11-03", "day"),
        ("3.11.26", "2026-11-03", "day"),
        ("3/12", "2025-12-03", "day"),
        ("29/2", "29/2", "day"),
        ("5 Des 2026", "2026-12-05", "day"),
        ("17 Agt 1998", "1998-08-17", "day"),
        ("tgl 9 nop 2026", "2026-11-09", "day"),
        ("2026-11-03", "2026-11-03", "day"),
        ("hari ini", "2026-11-24", "day"),
        ("Kemarin", "2026-11-23", "day"),
        ("kemarin dulu", "2026-11-22", "day"),
        ("3 hari lalu", "2026-11-21", "day"),
        ("dua minggu yang lalu", "2026-11-10", "month"),
        ("seminggu lalu", "2026-11-17", "month"),
        ("minggu lalu", "2026-11-17", "month"),
        ("hari minggu lalu", "2026-11-22", "day"),
        ("Senin", "2026-11-23", "day"),
        ("selasa", "2026-11-24", "day"),
        ("selasa lalu", "2026-11-17", "day"),
        ("sebulan lalu", "2026-10", "month"),
        ("11 bulan lalu", "2025-12", "month"),
        ("bulan ini", "2026-11", "month"),
        ("November 2026", "2026-11", "month"),
        ("akhir Oktober", "2026-10", "month"),
        ("desember", "2025-12", "month"),
        ("11/2026", "2026-11", "month"),
        ("2026", "2026", "year"),
        ("tahun 2024", "2024", "year"),
        ("tahun lalu", "2025", "year"),
        ("kira-kira 3 Nov 2026", "2026-11-03", "month"),
        ("sekitar November 2026", "2026-11", "year"),
        ("waktu panen dulu", "waktu panen dulu", "day"),
        ("31/2/2026", "31/2/2026", "day"),
        ("12", "12", "day"),
    ],
)
def test_what_people_say_is_understood_or_kept(typed: str, stored: str, precision: str) -> None:
    read = read_date(typed, TODAY)
    assert read is not None
    assert (read.date, read.precision) == (stored, precision)


def test_nothing_typed_is_nothing() -> None:
    assert read_date("  ", TODAY) is None
    assert stored_date(None, "day") is None


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2026-11-03", "3 Nov 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("dulu sekali", "dulu sekali"),
    ],
)
def test_a_stored_date_is_shown_as_it_would_be_typed(stored: str, shown: str) -> None:
    kept = stored_date(stored, "day")
    assert kept is not None
    assert shown_date(kept) == shown


@given(st.dates(date(1950, 1, 1), date(2026, 11, 24)), st.booleans())
def test_what_the_field_shows_is_read_back_as_the_same_date(day: date, about: bool) -> None:
    read = read_date(day.isoformat(), TODAY)
    assert read is not None
    kept = approximate(read, about)
    again = read_date(shown_date(kept), TODAY)
    assert again is not None
    assert approximate(again, kept.about) == kept


@given(st.text(max_size=60))
def test_no_text_is_lost_and_none_breaks(typed: str) -> None:
    read = read_date(typed, TODAY)
    if read is None:
        assert not typed.replace(",", " ").split()
    elif not read.understood:
        assert read.date == typed.strip()
