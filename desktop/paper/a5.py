"""A receipt on A5: one sheet while its letters can be read, else the proof first and the words after."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from desktop.i18n import _
from desktop.paper.a5_foot import Foot
from desktop.paper.a5_measures import (
    FLOWING,
    HEIGHT,
    INNER,
    LADDER,
    MARGIN,
    SHEET_LINE,
    SMALL,
    SMALL_LEADING,
    Density,
)
from desktop.paper.a5_pieces import Pieces
from desktop.paper.ink import Ink
from desktop.paper.lines import Lines
from desktop.paper.page import ReceiptPage, plain, strong
from desktop.paper.strips import Strip, height_of, into_sheets


class A5:
    """One receipt on one or more A5 sheets. Code and signature always stand on the first."""

    def __init__(self, page: ReceiptPage, ink: Ink) -> None:
        self._page = page
        self._ink = ink
        self._left = MARGIN * ink.unit
        self._width = INNER * ink.unit
        self.density, self._sheets = self._laid_out()
        self._foot = Foot(page, ink, self.density)

    @property
    def sheet_count(self) -> int:
        return len(self._sheets)

    def _laid_out(self) -> tuple[Density, list[list[Strip]]]:
        page, ink = self._page, self._ink
        whole = (HEIGHT - 2 * MARGIN) * ink.unit
        for density in LADDER:
            strips = Pieces(page, ink, density).in_order()
            if height_of(strips) + Foot(page, ink, density).height <= whole:
                return density, [strips]
        strips = Pieces(page, ink, FLOWING).short_first()
        room = whole - SHEET_LINE * ink.unit
        first_room = room - Foot(page, ink, FLOWING).height
        return FLOWING, into_sheets(strips, first_room, room - self._running_height())

    def draw(self, painter: QPainter, index: int) -> None:
        """Draw sheet ``index`` (from 0) with the paper's corner at the painter's origin."""
        unit = self._ink.unit
        many = self.sheet_count > 1
        y = MARGIN * unit
        if index:
            self._running_head(painter, y)
            y += self._running_height()
        for strip in self._sheets[index]:
            strip.draw(painter, y)
            y += strip.height
        if index == 0:
            self._foot.draw(painter, (HEIGHT - MARGIN - (SHEET_LINE if many else 0)) * unit)
        if many:
            said = _("Lembar {number} dari {total}").format(number=index + 1, total=self.sheet_count)
            line = self._ink.text(plain(said), SMALL, SMALL_LEADING, INNER)
            line.draw_right(painter, self._left + self._width, (HEIGHT - 30) * unit)

    # What stands at the top of every further sheet.

    def _running(self) -> Sequence[Lines]:
        page = self._page
        lines = [self._ink.text(strong(page.running_head), 9, 13, INNER)]
        lines.append(self._ink.text(plain(page.office), SMALL, SMALL_LEADING, INNER))
        lines += [self._ink.text(strong(mark), SMALL, SMALL_LEADING, INNER) for mark in page.marks]
        return lines

    def _running_height(self) -> float:
        return sum(line.height for line in self._running()) + 12 * self._ink.unit

    def _running_head(self, painter: QPainter, y: float) -> None:
        for line in self._running():
            line.draw(painter, self._left, y)
            y += line.height
        self._ink.rule(painter, self._left, y + 4 * self._ink.unit, self._width, 1.5)
