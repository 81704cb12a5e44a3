"""The pieces of a receipt on A5 from top to bottom, at one density. Lengths in points."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.paper.a5_measures import INNER, MARGIN, Density
from desktop.paper.ink import Ink
from desktop.paper.lines import Lines, fitting_size
from desktop.paper.page import Fact, Paper, ReceiptPage, Run, Section, Text, plain, strong
from desktop.paper.shapes import draw_shape
from desktop.paper.strips import Strip, gap

LABEL = 7.6
JOURNEY_LABEL = 11.0
BESIDE_LABEL = 0.3
"""Widths of the label columns and the air beside them, in letter heights: smaller letters leave more to the
words.
"""

LONG_LINES = 6
"""More than this is a narrative. On several sheets it stands behind all that is short."""


class Pieces:
    """All that a receipt says above its foot, as strips."""

    def __init__(self, page: ReceiptPage, ink: Ink, density: Density) -> None:
        self._page = page
        self._ink = ink
        self._density = density
        self._left = MARGIN * ink.unit
        self._width = INNER * ink.unit

    def in_order(self) -> list[Strip]:
        """As the page has it: for one sheet."""
        strips = self._top()
        for fact in self._facts():
            strips += self._row(fact, LABEL)
        for section in self._sections():
            strips += self._section(section)
        return strips

    def short_first(self) -> list[Strip]:
        """For several sheets: every short fact stands on the first one, narratives flow on behind them, in
        the full width of the sheet.
        """
        strips = self._top()
        long = [fact for fact in self._facts() if self._is_long(fact.value)]
        narratives = [Section(fact.label, paragraphs=(fact.value,)) for fact in long]
        for fact in self._facts():
            if fact not in long:
                strips += self._row(fact, LABEL)
        for section in self._sections():
            if any(self._is_long(paragraph) for paragraph in section.paragraphs):
                narratives.append(section)
            else:
                strips += self._section(section)
        for narrative in narratives:
            strips += self._section(narrative)
        return strips

    def _facts(self) -> list[Fact]:
        return [fact for fact in self._page.facts if Paper.A5 in fact.papers]

    def _sections(self) -> list[Section]:
        return [section for section in self._page.sections if Paper.A5 in section.papers]

    def _is_long(self, text: Text) -> bool:
        return self._text(text, INNER).count > LONG_LINES

    def _text(self, text: Text, width: float) -> Lines:
        return self._ink.text(text, self._density.body, self._density.leading, width)

    def _air(self, points: float, with_next: bool = False) -> Strip:
        return gap(points * self._density.air * self._ink.unit, with_next)

    def _top(self) -> list[Strip]:
        page = self._page
        strips = [self._mark(mark, last=mark is page.marks[-1]) for mark in page.marks]
        strips += [self._head(), self._air(12), self._title(), self._number(), self._air(5)]
        return [*strips, self._status(), self._air(8)]

    def _mark(self, mark: str, last: bool) -> Strip:
        unit = self._ink.unit
        line = self._text(strong(mark), INNER - 12)
        height = line.height + 4 * unit

        def draw(painter: QPainter, y: float) -> None:
            painter.fillRect(QRectF(self._left, y, self._width, height), Qt.GlobalColor.black)
            painter.setPen(QPen(Qt.GlobalColor.white))
            line.draw(painter, self._left + 6 * unit, y + 2 * unit)
            painter.setPen(QPen(Qt.GlobalColor.black))

        return Strip(height + (6 if last else 2) * unit, draw)

    def _head(self) -> Strip:
        page, ink, unit = self._page, self._ink, self._ink.unit
        edition = [ink.text(plain(line), 9, 14, 120) for line in page.edition_lines]
        widest = max(line.widest for line in edition) / unit
        room = INNER - widest - 12
        office = ink.text(strong(page.office), 12, 15, room)
        counter = ink.text(plain(page.counter_line), 9, 14, room)
        height = max(office.height + counter.height, sum(line.height for line in edition)) + 7 * unit

        def draw(painter: QPainter, y: float) -> None:
            office.draw(painter, self._left, y)
            counter.draw(painter, self._left, y + office.height)
            below = y + unit
            for line in edition:
                line.draw_right(painter, self._left + self._width, below)
                below += line.height
            ink.rule(painter, self._left, y + height - 1.5 * unit, self._width, 1.5)

        return Strip(height, draw, with_next=True)

    def _title(self) -> Strip:
        line = self._ink.text(strong(self._page.title), 16, 20, INNER)
        return Strip(line.height, lambda painter, y: line.draw(painter, self._left, y), with_next=True)

    def _number(self) -> Strip:
        page, ink, unit = self._page, self._ink, self._ink.unit
        main = Run(page.number.text, strong=True, digits=True)
        if page.second_number is None:
            size = fitting_size(main, 19 * unit, self._width, ink.device) / unit
            line = ink.text((main,), size, 27, INNER)
            return Strip(
                27 * unit, lambda painter, y: line.draw_line(painter, 0, self._left, y), with_next=True
            )
        other = page.second_number
        size = fitting_size(main, 28 * unit, 0.6 * self._width, ink.device) / unit
        line = ink.text((main,), size, 38, INNER)
        left = self._left + line.widest + 15 * unit
        rest = INNER - line.widest / unit - 15
        label = ink.text(plain(other.label), 10, 14, rest)
        run = Run(other.text, strong=True, digits=True)
        other_size = fitting_size(run, 10 * unit, rest * unit, ink.device) / unit
        number = ink.text((run,), other_size, 14, rest)

        def draw(painter: QPainter, y: float) -> None:
            line.draw_line(painter, 0, self._left, y)
            label.draw_line(painter, 0, left, y + 6 * unit)
            number.draw_line(painter, 0, left, y + 20 * unit)

        return Strip(38 * unit, draw, with_next=True)

    def _status(self) -> Strip:
        status, ink, unit = self._page.status, self._ink, self._ink.unit
        room = INNER - 42.5 - 12
        sentence = ink.text(strong(status.sentence), 12.5, 16, room)
        detail = self._text(plain(status.detail), room)
        padding = max(8 * self._density.air, 4) * unit
        height = sentence.height + detail.height + 2 * padding
        side = 22 * unit

        def draw(painter: QPainter, y: float) -> None:
            ink.frame(painter, QRectF(self._left, y, self._width, height), 1.5, 4)
            draw_shape(painter, status.shape, self._left + 11 * unit, y + (height - side) / 2, side)
            sentence.draw(painter, self._left + 42.5 * unit, y + padding)
            detail.draw(painter, self._left + 42.5 * unit, y + padding + sentence.height)

        return Strip(height, draw, with_next=True)

    def _row(self, fact: Fact, label_heights: float) -> list[Strip]:
        """One strip a line, so that a long row can flow to the next sheet."""
        label_width = label_heights * self._density.body
        label = self._text(strong(fact.label), label_width - BESIDE_LABEL * self._density.body)
        value = self._text(fact.value, INNER - label_width)
        count = max(label.count, value.count)
        strips = [self._air(3.25, with_next=True)]
        for index in range(count):
            # Two lines stay together at either end: no single line alone on a sheet.
            together = index in (0, count - 2) or index < label.count - 1
            strips.append(self._row_line(label, value, index, label_width, with_next=together))

        below = (2.75 * self._density.air + 0.5) * self._ink.unit

        def draw_rule(painter: QPainter, y: float) -> None:
            self._ink.rule(painter, self._left, y + below - 0.5 * self._ink.unit, self._width, 0.5)

        strips[-1] = Strip(strips[-1].height, strips[-1].draw, with_next=True)
        return [*strips, Strip(below, draw_rule)]

    def _row_line(self, label: Lines, value: Lines, index: int, label_width: float, with_next: bool) -> Strip:
        unit = self._ink.unit

        def draw(painter: QPainter, y: float) -> None:
            if index < label.count:
                label.draw_line(painter, index, self._left, y)
            if index < value.count:
                value.draw_line(painter, index, self._left + label_width * unit, y)

        return Strip(label.leading, draw, with_next=with_next)

    def _section(self, section: Section) -> list[Strip]:
        density = self._density
        strips = [self._air(7, with_next=True)]
        if section.heading:
            leading = density.leading + 2 * density.air
            heading = self._ink.text(strong(section.heading), density.body + 0.5, leading, INNER)
            strips += self._paragraph(heading, 0.0, keep=True)
        for fact in section.rows:
            strips += self._row(fact, JOURNEY_LABEL)
        for index, paragraph in enumerate(section.paragraphs):
            if index:
                strips.append(self._air(4))
            strips += self._paragraph(self._text(paragraph, INNER), 0.0)
        for number, item in enumerate(section.numbered, start=1):
            strips += self._numbered(number, self._text(item, INNER - 13))
        return strips

    def _paragraph(self, lines: Lines, indent: float, keep: bool = False) -> list[Strip]:
        x = self._left + indent * self._ink.unit
        count = lines.count

        def strip(index: int) -> Strip:
            return Strip(
                lines.leading,
                lambda painter, y: lines.draw_line(painter, index, x, y),
                with_next=keep or (index in (0, count - 2) and count > 1),
            )

        strips = [strip(index) for index in range(count)]
        if not keep and strips:
            strips[-1] = Strip(strips[-1].height, strips[-1].draw)
        return strips

    def _numbered(self, number: int, lines: Lines) -> list[Strip]:
        mark = self._text(plain(f"{number}."), 13)
        strips = self._paragraph(lines, 13)
        first = strips[0]

        def draw(painter: QPainter, y: float) -> None:
            mark.draw(painter, self._left, y)
            first.draw(painter, y)

        strips[0] = Strip(first.height, draw, with_next=first.with_next)
        return [*strips, self._air(1)]
