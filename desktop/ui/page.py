"""What every page of the window is: it knows how much room it has, and its panes for F6."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import theme

WIDE, NARROW, TIGHT = "wide", "narrow", "tight"
# Widths at 100 % text size. A page beside the navigation is wide in a window of 1200 px.
NARROW_BELOW, TIGHT_BELOW = 988, 700


class Page(QWidget):
    """A page lays itself out again in `fit` when its room changes between wide, narrow and tight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.room = WIDE
        theme().changed.connect(self._measure)

    def fit(self, room: str) -> None:
        """Lay out for this room: wide, narrow or tight."""

    def panes(self) -> Sequence[QWidget]:
        """The areas F6 goes through, in reading order."""
        return ()

    def start(self) -> None:
        """Give the keyboard to where work begins on this page."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        width = self.width() / theme().scale
        room = TIGHT if width < TIGHT_BELOW else NARROW if width < NARROW_BELOW else WIDE
        if room != self.room:
            self.room = room
            self.fit(room)
