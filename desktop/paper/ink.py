"""Lengths and strokes of one sheet: design units in, device pixels out.

One design unit is a point (1/72 inch) on A5 and a dot (1/203.2 inch) on 80 mm, so that every number in ``a5``
and ``roll`` can be compared with the design's pictures. Everything is pure black: thermal heads know no grey.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPen

from desktop.paper.lines import Lines
from desktop.paper.page import Text
from desktop.paper.proof import modules


class Ink:
    """Drawing on ``device`` with ``unit`` device pixels to a design unit."""

    def __init__(self, device: QPagedPaintDevice, unit: float) -> None:
        self.device = device
        self.unit = unit

    def text(self, text: Text, size: float, leading: float, width: float) -> Lines:
        """Break a text; ``size``, ``leading`` and ``width`` in design units, the result in pixels."""
        unit = self.unit
        return Lines(text, size * unit, leading * unit, width * unit, self.device)

    def rule(
        self, painter: QPainter, x: float, y: float, width: float, thick: float, dashed: bool = False
    ) -> None:
        """A horizontal line whose top left corner is at pixel (x, y); ``thick`` in design units."""
        thickness = max(1.0, thick * self.unit)
        if not dashed:
            painter.fillRect(QRectF(x, y, width, thickness), Qt.GlobalColor.black)
            return
        step = 10 * self.unit
        for index in range(int(width // step) + 1):
            dash = min(step * 0.6, width - index * step)
            painter.fillRect(QRectF(x + index * step, y, dash, thickness), Qt.GlobalColor.black)

    def frame(self, painter: QPainter, box: QRectF, thick: float, radius: float) -> None:
        """A frame inside ``box`` (pixels); ``thick`` and ``radius`` in design units."""
        stroke = thick * self.unit
        painter.save()
        pen = QPen(Qt.GlobalColor.black, stroke)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        if radius:
            painter.drawRoundedRect(inner, radius * self.unit, radius * self.unit)
        else:
            painter.drawRect(inner)
        painter.restore()

    def code(self, painter: QPainter, payload: str, corner: QPointF, side: float) -> None:
        """A QR code in the square at ``corner`` (pixels), each row of dark modules as one rectangle."""
        code = modules(payload)
        cell = side / code.size
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row, cells in enumerate(code.rows):
            column = 0
            while column < code.size:
                end = column
                while end < code.size and cells[end]:
                    end += 1
                if end > column:
                    left, top = corner.x() + column * cell, corner.y() + row * cell
                    right, bottom = corner.x() + end * cell, corner.y() + (row + 1) * cell
                    # Whole pixels, shared between neighbours: no hair lines between modules.
                    box = QRectF(
                        round(left), round(top), round(right) - round(left), round(bottom) - round(top)
                    )
                    painter.fillRect(box, Qt.GlobalColor.black)
                column = max(end, column + 1)
        painter.restore()
