"""Draws one cell of the register: two lines, the delivery chip, the handling mark."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.presenters.state import RegisterRow
from desktop.ui.components.delivery import chip_size, draw_chip
from desktop.ui.components.handling import GAP, MARK_WIDTH, draw_mark
from desktop.ui.plain import plain
from desktop.ui.register.model import DELIVERY, HANDLING, RECEIVED, ROW_ROLE, TITLE
from desktop.ui.theme import theme

ROW_HEIGHT = 52
LEFT = 20
RIGHT = 8


class RegisterDelegate(QStyledItemDelegate):
    """`stacked` puts the handling under the delivery, where the table has no room for its column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stacked = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(120), theme().px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        t = theme()
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, t.colour("selection" if selected else "surface"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, t.colour("line"))
        if selected and index.column() == TITLE:
            painter.fillRect(area.x(), area.y(), t.px(4), area.height(), t.colour("accent"))
        if isinstance(row, RegisterRow):
            draw = {TITLE: _draw_title, RECEIVED: _draw_received, HANDLING: _draw_handling}
            if index.column() == DELIVERY:
                _draw_delivery(painter, area, row, selected, self.stacked)
            else:
                draw[index.column()](painter, area, row, selected)
        painter.restore()

    def cut_words(self, row: RegisterRow, column: int, width: int) -> str:
        """The words of a cell that are wider than `width` px; title and person may be shortened."""
        t = theme()
        wanted: dict[str, float] = {}
        if column == RECEIVED:
            wanted = {
                row.received: _width(row.received, "body") + t.px(RIGHT),
                row.number: _width(row.number, "second"),
            }
        elif column == DELIVERY:
            below = row.pending or (row.handling_word if self.stacked else "")
            wanted = {
                row.delivery_word: chip_size(row.delivery, row.delivery_word).width(),
                below: t.px(23) + _width(below, "second"),
            }
        elif column == HANDLING:
            mark = t.px(MARK_WIDTH) + t.px(GAP) if row.handling else 0
            role = "second_strong" if row.note_strong else "second"
            wanted = {
                row.handling_word: mark + _width(row.handling_word, "body") + t.px(RIGHT),
                row.handling_note: _width(row.handling_note, role) + t.px(RIGHT),
            }
        return ", ".join(words for words, needed in wanted.items() if words and needed > width)


def _width(text: str, role: str) -> float:
    return QFontMetricsF(theme().font(role)).horizontalAdvance(plain(text))


def _tone(selected: bool, normal: str) -> str:
    return "on_selection" if selected and theme().tokens.high_contrast else normal


def _line(
    painter: QPainter, area: QRectF, text: str, role: str, tone: str, slashed_zero: bool = False
) -> None:
    font = theme().font(role, slashed_zero)
    painter.setFont(font)
    painter.setPen(theme().colour(tone))
    shown = QFontMetricsF(font).elidedText(plain(text), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _two_lines(area: QRect, left: int) -> tuple[QRectF, QRectF]:
    t = theme()
    width = area.width() - left - t.px(RIGHT)
    first = QRectF(area.x() + left, area.y() + t.px(8), width, t.px(18))
    return first, first.translated(0, t.px(18))


def _draw_title(painter: QPainter, area: QRect, row: RegisterRow, selected: bool) -> None:
    first, second = _two_lines(area, theme().px(LEFT))
    _line(painter, first, row.title, "body_strong", _tone(selected, "text"))
    _line(painter, second, row.person, "second", _tone(selected, "text_2"))


def _draw_received(painter: QPainter, area: QRect, row: RegisterRow, selected: bool) -> None:
    first, second = _two_lines(area, 0)
    _line(painter, first, row.received, "body", _tone(selected, "text"))
    _line(painter, second, row.number, "second", _tone(selected, "text_2"), slashed_zero=True)


def _draw_delivery(painter: QPainter, area: QRect, row: RegisterRow, selected: bool, stacked: bool) -> None:
    t = theme()
    ground = "selection" if selected else "surface"
    below = row.pending or (row.handling_word if stacked else "")
    top = area.y() + (t.px(5) if below else (area.height() - t.px(22)) / 2)
    draw_chip(
        painter, QPointF(area.x(), top), row.delivery, row.delivery_word, selected=selected, ground=ground
    )
    if below:
        line = QRectF(area.x() + t.px(23), area.y() + t.px(28), area.width() - t.px(23), t.px(18))
        _line(painter, line, below, "second", _tone(selected, "text_2"))


def _draw_handling(painter: QPainter, area: QRect, row: RegisterRow, selected: bool) -> None:
    t = theme()
    text = _tone(selected, "text" if row.handling else "text_2")
    if row.handling_note:
        first, second = _two_lines(area, 0)
        role = "second_strong" if row.note_strong else "second"
        _line(
            painter, second, row.handling_note, role, _tone(selected, "text" if row.note_strong else "text_2")
        )
    else:
        first = QRectF(area.x(), area.y(), area.width() - t.px(RIGHT), area.height())
    if row.handling:
        mark = QPointF(first.x(), first.y() + (first.height() - t.px(16)) / 2)
        draw_mark(painter, mark, row.handling, text)
        first = first.adjusted(t.px(MARK_WIDTH) + t.px(GAP), 0, 0, 0)
    _line(painter, first, row.handling_word, "body", text)
