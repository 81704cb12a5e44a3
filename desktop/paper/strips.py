"""A receipt as strips: horizontal pieces that a sheet never cuts, put on as many sheets as they need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of ``height`` pixels; ``draw(painter, y)`` draws it with its top at ``y``.

    ``with_next`` keeps it on the sheet of the following one (a heading, a frame's gap). ``is_gap`` pieces are
    air and are left out at the top of a further sheet.
    """

    height: float
    draw: Callable[[QPainter, float], None]
    with_next: bool = False
    is_gap: bool = False


def gap(height: float, with_next: bool = False) -> Strip:
    """Air between two pieces."""
    return Strip(height, lambda _painter, _y: None, with_next, is_gap=True)


def height_of(strips: Sequence[Strip]) -> float:
    """Sum of the heights in pixels."""
    return sum(strip.height for strip in strips)


def into_sheets(strips: Sequence[Strip], first_room: float, next_room: float) -> list[list[Strip]]:
    """Strips sheet by sheet. ``first_room`` and ``next_room`` are the heights free on the first and the
    further sheets. Order is kept, nothing but air is left out.
    """
    sheets: list[list[Strip]] = [[]]
    room = first_room
    for group in _groups(strips):
        height = height_of(group)
        if sheets[-1] and height_of(sheets[-1]) + height > room:
            if all(strip.is_gap for strip in group):
                continue
            sheets.append([])
            room = next_room
        if not sheets[-1] and len(sheets) > 1:
            while group and group[0].is_gap:
                group = group[1:]
        sheets[-1].extend(group)
    return sheets


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    groups: list[list[Strip]] = []
    joins = False
    for strip in strips:
        if joins:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        joins = strip.with_next
    return groups
