"""A line that keeps room for the form of its answer, so that a hint is never cut."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from desktop.ui.components import LineEdit
from desktop.ui.theme import theme

SIDES = 26


class RoomyEdit(LineEdit):
    """At least as wide as its place-holder."""

    def __init__(self, place: str, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(place, icon=icon, parent=parent)

    def minimumSizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.placeholderText())
        margins = self.textMargins()
        width = round(words) + margins.left() + margins.right() + theme().px(SIDES)
        return QSize(width, super().minimumSizeHint().height())
