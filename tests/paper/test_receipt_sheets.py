"""How strips are put on sheets, without any drawing."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from desktop.paper.strips import Strip, gap, height_of, into_sheets


def _nothing(_painter: QPainter, _y: float) -> None:
    """Strips of these tests are only measured."""


def line(with_next: bool = False) -> Strip:
    return Strip(14, _nothing, with_next)


def test_air_that_does_not_fit_opens_no_sheet() -> None:
    sheets = into_sheets([*(line() for _ in range(10)), gap(1)], 90, 140)
    assert [sum(not strip.is_gap for strip in sheet) for sheet in sheets] == [6, 4]


def test_a_heading_stays_with_its_text() -> None:
    sheets = into_sheets([*(line() for _ in range(9)), line(with_next=True), line()], 140, 140)
    assert [len(sheet) for sheet in sheets] == [9, 2]


@given(
    st.lists(st.sampled_from([line(), line(with_next=True), gap(7), gap(1)]), min_size=4, max_size=120),
    st.integers(180, 300),
)
def test_every_line_is_on_a_sheet_once_and_none_is_fuller_than_it_may_be(
    strips: list[Strip], first_room: int
) -> None:
    strips = [strip if index % 3 else line() for index, strip in enumerate(strips)]
    sheets = into_sheets(strips, first_room, 260)
    assert sum(not s.is_gap for sheet in sheets for s in sheet) == sum(not s.is_gap for s in strips)
    assert all(any(not strip.is_gap for strip in sheet) for sheet in sheets)
    assert height_of(sheets[0]) <= first_room
    assert all(height_of(sheet) <= 260 for sheet in sheets[1:])
