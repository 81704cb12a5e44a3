"""A receipt on A5: lengths in points, as in the design's pictures (their pixels are half points)."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.i18n import _
from desktop.paper.ink import Ink
from desktop.paper.lines import Lines, fitting_size
from desktop.paper.page import Fact, Paper, ReceiptPage, Run, Section, plain, strong
from desktop.paper.shapes import draw_shape
from desktop.paper.strips import Strip, gap, height_of, into_sheets

WIDTH_MM, HEIGHT_MM = 148.0, 210.0
POINTS_PER_MM = 72 / 25.4
WIDTH, HEIGHT = WIDTH_MM * POINTS_PER_MM, HEIGHT_MM * POINTS_PER_MM
MARGIN = 24.0
INNER = WIDTH - 2 * MARGIN
LABEL = 76.0
JOURNEY_LABEL = 110.0
BODY, LEADING = 10.0, 14.0
SMALL, SMALL_LEADING = 8.5, 11.5
CODE_SIDE = 88.0
FOOT_GAP = 14.0


class A5:
    """One receipt on one or more A5 sheets."""

    def __init__(self, page: ReceiptPage, ink: Ink) -> None:
        self._page = page
        self._ink = ink
        self._left = MARGIN * ink.unit
        self._width = INNER * ink.unit
        strips = self._strips()
        unit = ink.unit
        foot = (CODE_SIDE + FOOT_GAP) * unit
        whole = (HEIGHT - 2 * MARGIN) * unit
        self._many = height_of(strips) + foot > whole
        if self._many:
            room = whole - 10 * unit
            self._sheets = into_sheets(strips, room, room - self._running_height(), foot)
        else:
            self._sheets = [strips]

    @property
    def sheet_count(self) -> int:
        return len(self._sheets)

    def draw(self, painter: QPainter, index: int) -> None:
        """Draw sheet ``index`` (from 0) with the paper's corner at the painter's origin."""
        unit = self._ink.unit
        y = MARGIN * unit
        if index:
            self._running_head(painter, y)
            y += self._running_height()
        for strip in self._sheets[index]:
            strip.draw(painter, y)
            y += strip.height
        if index == self.sheet_count - 1:
            self._foot(painter)
        if self._many:
            said = _("Lembar {number} dari {total}").format(number=index + 1, total=self.sheet_count)
            line = self._ink.text(plain(said), SMALL, SMALL_LEADING, INNER)
            line.draw_right(painter, self._left + self._width, (HEIGHT - 30) * unit)

    # What stands on the first sheet, from top to bottom.

    def _strips(self) -> list[Strip]:
        page, unit = self._page, self._ink.unit
        strips = [self._mark(mark, last=mark is page.marks[-1]) for mark in page.marks]
        strips += [self._head(), gap(12 * unit), self._title(), self._number(), gap(5 * unit)]
        strips += [self._status(), gap(8 * unit)]
        for fact in page.facts:
            if Paper.A5 in fact.papers:
                strips += self._row(fact, LABEL)
        for section in page.sections:
            if Paper.A5 in section.papers:
                strips += self._section(section)
        return strips

    def _mark(self, mark: str, last: bool) -> Strip:
        unit = self._ink.unit
        line = self._ink.text(strong(mark), BODY, LEADING, INNER - 12)
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
        label = ink.text(plain(other.label), BODY, LEADING, rest)
        run = Run(other.text, strong=True, digits=True)
        other_size = fitting_size(run, BODY * unit, rest * unit, ink.device) / unit
        number = ink.text((run,), other_size, LEADING, rest)

        def draw(painter: QPainter, y: float) -> None:
            line.draw_line(painter, 0, self._left, y)
            label.draw_line(painter, 0, left, y + 6 * unit)
            number.draw_line(painter, 0, left, y + 20 * unit)

        return Strip(38 * unit, draw, with_next=True)

    def _status(self) -> Strip:
        status, ink, unit = self._page.status, self._ink, self._ink.unit
        room = INNER - 42.5 - 12
        sentence = ink.text(strong(status.sentence), 12.5, 16, room)
        detail = ink.text(plain(status.detail), BODY, LEADING, room)
        height = sentence.height + detail.height + 16 * unit
        side = 22 * unit

        def draw(painter: QPainter, y: float) -> None:
            ink.frame(painter, QRectF(self._left, y, self._width, height), 1.5, 4)
            draw_shape(painter, status.shape, self._left + 11 * unit, y + (height - side) / 2, side)
            sentence.draw(painter, self._left + 42.5 * unit, y + 8 * unit)
            detail.draw(painter, self._left + 42.5 * unit, y + 8 * unit + sentence.height)

        return Strip(height, draw, with_next=True)

    def _row(self, fact: Fact, label_width: float) -> list[Strip]:
        """One strip a line, so that a long narrative can flow to the next sheet."""
        ink, unit = self._ink, self._ink.unit
        label = ink.text(strong(fact.label), BODY, LEADING, label_width - 4)
        value = ink.text(fact.value, BODY, LEADING, INNER - label_width)
        count = max(label.count, value.count)
        strips = [gap(3.25 * unit, with_next=True)]
        for index in range(count):
            # Two lines stay together at either end: no single line alone on a sheet.
            together = index in (0, count - 2) or index < label.count - 1
            strips.append(self._row_line(label, value, index, label_width, with_next=together))

        def draw_rule(painter: QPainter, y: float) -> None:
            ink.rule(painter, self._left, y + 2.75 * unit, self._width, 0.5)

        strips[-1] = Strip(strips[-1].height, strips[-1].draw, with_next=True)
        strips.append(Strip(3.25 * unit, draw_rule))
        return strips

    def _row_line(self, label: Lines, value: Lines, index: int, label_width: float, with_next: bool) -> Strip:
        unit = self._ink.unit

        def draw(painter: QPainter, y: float) -> None:
            if index < label.count:
                label.draw_line(painter, index, self._left, y)
            if index < value.count:
                value.draw_line(painter, index, self._left + label_width * unit, y)

        return Strip(LEADING * unit, draw, with_next=with_next)

    def _section(self, section: Section) -> list[Strip]:
        ink, unit = self._ink, self._ink.unit
        strips = [gap(7 * unit, with_next=True)]
        if section.heading:
            heading = ink.text(strong(section.heading), 10.5, 16, INNER)
            strips += self._paragraph(heading, 0.0, keep=True)
        for fact in section.rows:
            strips += self._row(fact, JOURNEY_LABEL)
        for index, paragraph in enumerate(section.paragraphs):
            if index:
                strips.append(gap(4 * unit))
            strips += self._paragraph(ink.text(paragraph, BODY, LEADING, INNER), 0.0)
        for number, item in enumerate(section.numbered, start=1):
            strips += self._numbered(number, ink.text(item, BODY, LEADING, INNER - 13))
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
        unit = self._ink.unit
        mark = self._ink.text(plain(f"{number}."), BODY, LEADING, 13)
        strips = self._paragraph(lines, 13)
        first = strips[0]

        def draw(painter: QPainter, y: float) -> None:
            mark.draw(painter, self._left, y)
            first.draw(painter, y)

        strips[0] = Strip(first.height, draw, with_next=first.with_next)
        return [*strips, gap(unit)]

    # What stands on every further sheet, and at the end of the last one.

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

    def _foot(self, painter: QPainter) -> None:
        page, ink, unit = self._page, self._ink, self._ink.unit
        bottom = (HEIGHT - MARGIN - (10 if self._many else 0)) * unit
        side = CODE_SIDE * unit
        ink.code(painter, page.code.payload, QPointF(self._left, bottom - side), side)
        caption = ink.text(page.code.caption, SMALL, SMALL_LEADING, 104)
        caption.draw(painter, self._left + side + 12 * unit, bottom - caption.height)
        signing_width = INNER - CODE_SIDE - 12 - 104 - 14
        x = self._left + self._width - signing_width * unit
        name = ink.text(strong(page.signature.name), BODY, LEADING, signing_width)
        role = ink.text(plain(page.signature.role), SMALL, SMALL_LEADING, signing_width)
        line_y = bottom - name.height - 4 * unit
        role.draw(painter, x, line_y - 40 * unit)
        ink.rule(painter, x, line_y, signing_width * unit, 1)
        name.draw(painter, x, bottom - name.height)
