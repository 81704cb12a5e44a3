"""A calendar in the program's colours: what happened lies in the past, so it ends today."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QBrush, QIcon, QTextCharFormat, QTransform
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from desktop.i18n import _
from desktop.ui.components.icon import icon_pixmap
from desktop.ui.theme import theme

ICON = 16


class Calendar(QCalendarWidget):
    """Weeks begin on Monday; weekends look like other days."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kalender"))
        self.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        # Today where the office is, whatever zone the computer believes in.
        self.setMaximumDate(QDate(today.year, today.month, today.day))
        self.setSelectedDate(QDate(today.year, today.month, today.day))
        plain = QTextCharFormat()
        plain.setForeground(QBrush(theme().colour("text")))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        self._dress_steps()

    def _dress_steps(self) -> None:
        """Qt's own arrows are drawn black and have no name."""
        t = theme()
        back = icon_pixmap(
            "chevron-left", t.px(ICON), t.tokens.text, t.tokens.surface, self.devicePixelRatioF()
        )
        ahead = back.transformed(QTransform().scale(-1, 1))
        steps = (
            ("qt_calendar_prevmonth", back, _("Bulan sebelumnya")),
            ("qt_calendar_nextmonth", ahead, _("Bulan berikutnya")),
        )
        for name, pixmap, words in steps:
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(QIcon(pixmap))
                button.setIconSize(QSize(t.px(ICON), t.px(ICON)))
                button.setAccessibleName(words)
