"""A receipt on an 80 mm roll: 576 dots wide, black only, as long as its words need. Lengths in dots."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.paper.ink import Ink
from desktop.paper.lines import Lines, fitting_size
from desktop.paper.page import Paper, ReceiptPage, Run, Section, Text, plain, strong
from desktop.paper.proof import modules
from desktop.paper.strips import Strip, gap, height_of

WIDTH_MM = 80.0
DOTS_PER_INCH = 203.2
WIDTH = 640.0
INNER = 576.0
MARGIN = (WIDTH - INNER) / 2
TOP = 32.0
BODY, LEADING = 24.5, 33.0
SMALL, SMALL_LEADING = 22.0, 30.0
CODE_SIDE = 190.0
"""At least; rounded up to whole dots a module, or the printer's own rounding blurs the code."""


class Roll:
    """One receipt on one piece of the roll."""

    def __init__(self, page: ReceiptPage, ink: Ink) -> None:
        self._page = page
        self._ink = ink
        self._left = MARGIN * ink.unit
        self._width = INNER * ink.unit
        self._strips = self._all()

    @property
    def height(self) -> float:
        """Length of the paper in dots."""
        return height_of(self._strips) / self._ink.unit + 2 * TOP

    def draw(self, painter: QPainter) -> None:
        """Draw everything with the paper's corner at the painter's origin."""
        y = TOP * self._ink.unit
        for strip in self._strips:
            strip.draw(painter, y)
            y += strip.height

    def _all(self) -> list[Strip]:
        page, unit = self._page, self._ink.unit
        strips = [self._mark(mark) for mark in page.marks]
        strips += [
            self._text(strong(page.office), 29, 36),
            self._text(plain(page.counter_line), BODY, LEADING),
            self._text(plain(page.edition_lines[0]), SMALL, SMALL_LEADING),
            self._rule(14, 3, 14),
            self._text(strong(page.title), 29, 38),
            self._number(page.number.text, 46, 62),
        ]
        if page.second_number is not None:
            strips.append(self._text(plain(page.second_number.label), BODY, LEADING))
            strips.append(self._number(page.second_number.text, 32, 42))
        strips += [gap(6 * unit), self._status(), gap(10 * unit)]
        for fact in page.facts:
            if Paper.ROLL in fact.papers:
                strips.append(self._text(strong(fact.label), BODY, LEADING))
                strips.append(self._text(fact.value_on(Paper.ROLL), BODY, LEADING))
                strips.append(gap(8 * unit))
        for section in page.sections:
            if Paper.ROLL in section.papers:
                strips += self._section(section)
        strips += [gap(16 * unit), self._code(), *self._signature()]
        strips += [self._text(plain(line), BODY, LEADING) for line in page.closing]
        return strips

    def _text(self, text: Text, size: float, leading: float) -> Strip:
        lines = self._ink.text(text, size, leading, INNER)
        return Strip(lines.height, lambda painter, y: lines.draw(painter, self._left, y))

    def _rule(self, before: float, thick: float, after: float, dashed: bool = False) -> Strip:
        unit = self._ink.unit

        def draw(painter: QPainter, y: float) -> None:
            self._ink.rule(painter, self._left, y + before * unit, self._width, thick, dashed)

        return Strip((before + thick + after) * unit, draw)

    def _number(self, number: str, size: float, leading: float) -> Strip:
        """A number on one line, whatever its length: smaller letters rather than a torn number."""
        unit = self._ink.unit
        run = Run(number, strong=True, digits=True)
        fitting = fitting_size(run, size * unit, self._width, self._ink.device) / unit
        line = self._ink.text((run,), fitting, leading, INNER)
        return Strip(leading * unit, lambda painter, y: line.draw_line(painter, 0, self._left, y))

    def _mark(self, mark: str) -> Strip:
        unit = self._ink.unit
        lines = self._ink.text(strong(mark), BODY, LEADING, INNER - 24)
        height = lines.height + 12 * unit

        def draw(painter: QPainter, y: float) -> None:
            painter.fillRect(QRectF(self._left, y, self._width, height), Qt.GlobalColor.black)
            painter.setPen(QPen(Qt.GlobalColor.white))
            lines.draw(painter, self._left + 12 * unit, y + 6 * unit)
            painter.setPen(QPen(Qt.GlobalColor.black))

        return Strip(height + 12 * unit, draw)

    def _status(self) -> Strip:
        status, ink, unit = self._page.status, self._ink, self._ink.unit
        sentence = ink.text(strong(status.sentence), 29, 36, INNER - 38)
        if sentence.count > 1:
            # Broken where one would pause, not wherever the paper ends.
            paused = ink.text(strong(status.sentence.replace(", ", ",\n")), 29, 36, INNER - 38)
            sentence = paused if paused.count <= sentence.count else sentence
        detail = ink.text(plain(status.detail), BODY, LEADING, INNER - 38)
        height = sentence.height + detail.height + 30 * unit

        def draw(painter: QPainter, y: float) -> None:
            ink.frame(painter, QRectF(self._left, y, self._width, height), 3, 0)
            sentence.draw(painter, self._left + 19 * unit, y + 14 * unit)
            detail.draw(painter, self._left + 19 * unit, y + 14 * unit + sentence.height)

        return Strip(height, draw)

    def _section(self, section: Section) -> list[Strip]:
        unit = self._ink.unit
        strips = [self._rule(6, 2, 12, dashed=True)]
        if section.heading:
            strips.append(self._text(strong(section.heading), BODY, LEADING))
        for fact in section.rows:
            line = (Run(f"{fact.label}: ", strong=True), *fact.value_on(Paper.ROLL))
            strips.append(self._text(line, BODY, LEADING))
        for index, paragraph in enumerate(section.paragraphs):
            if index:
                strips.append(gap(6 * unit))
            strips.append(self._text(paragraph, BODY, LEADING))
        for number, item in enumerate(section.numbered, start=1):
            strips.append(self._text((Run(f"{number}. "), *item), BODY, LEADING))
        strips.append(gap(8 * unit))
        return strips

    def _code(self) -> Strip:
        page, ink, unit = self._page, self._ink, self._ink.unit
        count = modules(page.code.payload).size
        dots = max(5, -(-int(CODE_SIDE) // count)) * count
        side = dots * unit
        gap_to_words = 28.0
        caption: Lines = ink.text(page.code.roll_caption, SMALL, SMALL_LEADING, INNER - dots - gap_to_words)
        height = max(side, caption.height)

        def draw(painter: QPainter, y: float) -> None:
            ink.code(painter, page.code.payload, QPointF(self._left, y), side)
            x = self._left + side + gap_to_words * unit
            caption.draw(painter, x, y + (height - caption.height) / 2)

        return Strip(height, draw)

    def _signature(self) -> list[Strip]:
        signature = self._page.signature
        return [
            gap(8 * self._ink.unit),
            self._text(plain(signature.role), BODY, LEADING),
            self._rule(52, 2, 6),
            self._text(strong(signature.name), BODY, LEADING),
        ]
