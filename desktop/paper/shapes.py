"""The signs beside the framed sentence, in strokes on a 24-unit grid: told apart without any colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from desktop.paper.page import Shape

GRID = 24.0
_BLACK = Qt.GlobalColor.black
_WHITE = Qt.GlobalColor.white


def draw_shape(painter: QPainter, shape: Shape, x: float, y: float, side: float) -> None:
    """Draw ``shape`` in the square at (x, y), all in device pixels."""
    painter.save()
    painter.translate(x, y)
    painter.scale(side / GRID, side / GRID)
    pen = QPen(_BLACK, 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape in _FILLED_BOXES:
        _boxes(painter, _FILLED_BOXES[shape])
    else:
        _DRAWERS[shape](painter)
    painter.restore()


_FILLED_BOXES = {Shape.STEP_NONE: 0, Shape.STEP_ONE: 1, Shape.STEP_TWO: 2, Shape.STEP_THREE: 3}


def _boxes(painter: QPainter, filled: int) -> None:
    pen = QPen(_BLACK, 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    for index in range(3):
        painter.setBrush(QBrush(_BLACK) if index < filled else Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.8 + index * 8.2, 5.5, 5.2, 13.0))


def _circle(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(12, 12), 10, 10)


def _clock(painter: QPainter) -> None:
    _circle(painter)
    painter.drawPolyline(QPolygonF([QPointF(12, 6), QPointF(12, 12.5), QPointF(15.5, 14.5)]))


def _cancelled(painter: QPainter) -> None:
    _circle(painter)
    painter.drawLine(QPointF(5, 5), QPointF(19, 19))


def _arrived(painter: QPainter) -> None:
    painter.setBrush(QBrush(_BLACK))
    _circle(painter)
    _white(painter)
    painter.drawPolyline(QPolygonF([QPointF(7.5, 12.4), QPointF(10.8, 15.6), QPointF(16.6, 9)]))


def _question(painter: QPainter) -> None:
    painter.setBrush(QBrush(_BLACK))
    painter.drawPolygon(QPolygonF([QPointF(12, 1.5), QPointF(22.5, 12), QPointF(12, 22.5), QPointF(1.5, 12)]))
    _white(painter)
    hook = QPainterPath(QPointF(9.4, 10))
    hook.cubicTo(QPointF(9.4, 6.4), QPointF(14.8, 6.4), QPointF(14.8, 9.8))
    hook.cubicTo(QPointF(14.8, 11.6), QPointF(12, 12), QPointF(12, 14))
    painter.drawPath(hook)
    painter.drawPoint(QPointF(12, 17.2))


def _correction(painter: QPainter) -> None:
    painter.setBrush(QBrush(_BLACK))
    painter.drawPolygon(QPolygonF([QPointF(12, 2.5), QPointF(22.5, 21), QPointF(1.5, 21)]))
    _white(painter)
    painter.drawLine(QPointF(12, 9), QPointF(12, 14))
    painter.drawPoint(QPointF(12, 17.8))


def _decision(painter: QPainter) -> None:
    painter.drawRect(QRectF(2.5, 2.5, 19, 19))
    painter.fillRect(QRectF(2.5, 2.5, 9.5, 19), QBrush(_BLACK))


def _postponed(painter: QPainter) -> None:
    for x in (6.5, 14.5):
        painter.fillRect(QRectF(x, 4, 3.5, 16), QBrush(_BLACK))


def _archived(painter: QPainter) -> None:
    painter.drawRect(QRectF(2.5, 4, 19, 5))
    painter.drawPolyline(QPolygonF([QPointF(4, 9), QPointF(4, 20), QPointF(20, 20), QPointF(20, 9)]))
    painter.drawLine(QPointF(9.5, 13), QPointF(14.5, 13))


def _white(painter: QPainter) -> None:
    pen = QPen(painter.pen())
    pen.setColor(_WHITE)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


_DRAWERS = {
    Shape.CLOCK: _clock,
    Shape.CANCELLED: _cancelled,
    Shape.ARRIVED: _arrived,
    Shape.QUESTION: _question,
    Shape.CORRECTION: _correction,
    Shape.DECISION: _decision,
    Shape.POSTPONED: _postponed,
    Shape.ARCHIVED: _archived,
}
