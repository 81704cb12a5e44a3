"""Text broken into lines for one width, and the cleaning of what people typed before it is drawn."""

import unicodedata

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPagedPaintDevice, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.paper.fonts import paper_font
from desktop.paper.page import Run, Text

_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def printable(text: str) -> str:
    """The same text without what cannot be printed or would turn the order of other letters round."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    kept = []
    for letter in unified:
        if letter == "\n":
            kept.append("\u2028")
        elif letter == "\t":
            kept.append(" ")
        elif letter in _DIRECTION_MARKS or unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn"):
            continue
        else:
            kept.append(letter)
    return "".join(kept)


class Lines:
    """A text laid out in lines of one width; all lengths in pixels of ``device``.

    A word longer than the line is broken anywhere: a long number on 80 mm must not leave the paper.
    """

    def __init__(
        self, text: Text, size: float, leading: float, width: float, device: QPagedPaintDevice
    ) -> None:
        self.leading = leading
        runs = [Run(printable(run.text), run.strong, run.digits) for run in text]
        self._layout = QTextLayout("".join(run.text for run in runs), paper_font(size), device)
        self._layout.setTextOption(_wrapping())
        self._layout.setFormats(_formats(runs, size))
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
        self._layout.endLayout()

    @property
    def count(self) -> int:
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        return self.count * self.leading

    @property
    def widest(self) -> float:
        """Width of the longest line as set."""
        return max((self._layout.lineAt(i).naturalTextWidth() for i in range(self.count)), default=0.0)

    def draw_line(self, painter: QPainter, index: int, x: float, y: float) -> None:
        """Draw line ``index`` with the top of its leading at ``y``."""
        line = self._layout.lineAt(index)
        line.draw(painter, QPointF(x, y + (self.leading - line.height()) / 2 - line.y()))

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all lines."""
        for index in range(self.count):
            self.draw_line(painter, index, x, y + index * self.leading)

    def draw_right(self, painter: QPainter, right: float, y: float) -> None:
        """Draw all lines ending at ``right``."""
        for index in range(self.count):
            width = self._layout.lineAt(index).naturalTextWidth()
            self.draw_line(painter, index, right - width, y + index * self.leading)


def fitting_size(run: Run, size: float, width: float, device: QPagedPaintDevice) -> float:
    """The largest size up to ``size`` at which the run stands on one line of this width."""
    natural = Lines((run,), size, size, 1e7, device).widest
    return size if natural <= width else size * width / natural * 0.99


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _formats(runs: list[Run], size: float) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for run in runs:
        # Qt counts in UTF-16 units: a letter outside the basic plane counts twice.
        length = len(run.text.encode("utf-16-le")) // 2
        if run.strong or run.digits:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, length
            style = QTextCharFormat()
            style.setFont(paper_font(size, heavy=run.strong, digits=run.digits))
            piece.format = style
            formats.append(piece)
        start += length
    return formats
