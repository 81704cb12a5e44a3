"""The editors of a form: a line, a text, a closed list. None of them is an editable list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyle, QStyleOptionComboBox, QWidget

from desktop.ui.components.icon import draw_icon
from desktop.ui.theme import theme


class LineEdit(QLineEdit):
    """One line. `place` is an example of the form of an answer, never the question."""

    def __init__(self, place: str = "", *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon_name = icon
        self.setPlaceholderText(place)
        self._restyle()
        theme().changed.connect(self._restyle)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64), theme().px(32))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in passing:
            # A long text is read from its beginning once the keyboard has left.
            self.home(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.icon_name:
            t = theme()
            painter = QPainter(self)
            size = t.px(16)
            colours = (t.tokens.text, t.tokens.surface)
            draw_icon(painter, self.icon_name, t.px(10), (self.height() - size) / 2, size, *colours)
            painter.end()

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        left = theme().px(24) if self.icon_name else 0
        self.setTextMargins(left, 0, 0, 0)


class TextEdit(QPlainTextEdit):
    """Several lines; Tab leaves it. `lines` is how many it shows before it scrolls."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self.setTabChangesFocus(True)
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_lines(self, lines: int) -> None:
        """Shorten or lengthen it."""
        self.lines = lines
        self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.minimumHeight())

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.setMinimumHeight(self.lines * theme().line_height("body") + theme().px(14))
        self.updateGeometry()


class ComboBox(QComboBox):
    """A closed list with an arrow from the icon family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(False)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._restyle()
        theme().changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = theme()
        painter = QPainter(self)
        size = t.px(16)
        colour = t.tokens.text if self.isEnabled() else t.tokens.disabled
        x, y = self.width() - size - t.px(10), (self.height() - size) / 2
        draw_icon(painter, "chevron-down", x, y, size, colour, t.tokens.surface)
        painter.end()

    def text_room(self) -> int:
        """Width in px that the style leaves for the chosen text."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
