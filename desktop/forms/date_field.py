"""The date of the incident: typed as people say it, or picked in a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.calendar import Calendar
from desktop.i18n import _
from desktop.typed_dates import TypedDate, read_date, shown_date
from desktop.ui.components import LineEdit, draw_icon
from desktop.ui.theme import theme

ICON = 16
# "24 Sep 2026" and the calendar, with air between them.
NARROWEST = 134


class DateField(LineEdit):
    """Holds text; `reading` says what it means today. Leaving the field writes the date out in full."""

    understood = Signal(object)
    """The TypedDate or None, whenever the field is left or a day is picked."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_("Pilih tanggal"), parent=parent)
        self._today = today
        self._calendar: QFrame | None = None
        self.setAccessibleDescription(
            _("Ketik misalnya 3 Nov 2026, kemarin, November 2026, atau 2026. Alt+Panah bawah: kalender.")
        )
        self.editingFinished.connect(self._left)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(NARROWEST), super().minimumSizeHint().height())

    def reading(self) -> TypedDate | None:
        """What the text means now."""
        return read_date(self.text(), self._today())

    def show_date(self, typed: TypedDate | None) -> None:
        """Show a date from a draft."""
        self.setText(shown_date(typed) if typed is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - theme().px(ICON + 16):
            self.open_calendar()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = event.position().x() >= self.width() - theme().px(ICON + 16)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def open_calendar(self) -> None:
        """A calendar below the field; Esc closes it and leaves the text."""
        if self._calendar is not None:
            self._calendar.deleteLater()
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setFrameShape(QFrame.Shape.Box)
        calendar = Calendar(self._today(), frame)
        shown = self.reading()
        if shown is not None and shown.understood and len(shown.date) == 10:
            day = date.fromisoformat(shown.date)
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        self._calendar = frame
        frame.adjustSize()
        frame.move(self._below(frame))
        frame.show()
        calendar.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = theme()
        size = t.px(ICON)
        painter = QPainter(self)
        x = self.width() - size - t.px(10)
        draw_icon(painter, "calendar", x, (self.height() - size) / 2, size, t.tokens.text, t.tokens.surface)
        painter.end()

    def _restyle(self) -> None:
        super()._restyle()
        self.setTextMargins(0, 0, theme().px(ICON), 0)

    def _below(self, frame: QWidget) -> QPoint:
        """Below the field, or above it where the screen ends."""
        place = self.mapToGlobal(QPoint(0, self.height() + 2))
        area = self.screen().availableGeometry()
        if place.y() + frame.height() > area.bottom():
            place = self.mapToGlobal(QPoint(0, -frame.height() - 2))
        return QPoint(min(place.x(), area.right() - frame.width()), max(area.top(), place.y()))

    def _picked(self, day: QDate) -> None:
        picked = TypedDate(date(day.year(), day.month(), day.day()).isoformat(), "day")
        self.setText(shown_date(picked))
        self.textEdited.emit(self.text())
        if self._calendar is not None:
            self._calendar.close()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.understood.emit(picked)

    def _left(self) -> None:
        reading = self.reading()
        if reading is not None and reading.understood and self.text() != shown_date(reading):
            self.setText(shown_date(reading))
        self.understood.emit(reading)
