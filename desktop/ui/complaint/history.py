"""Linimasa: what happened to the complaint, newest at the top."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import HistoryEntry
from desktop.ui.clearing import clear
from desktop.ui.components import Body, Ground, Label, Rule, draw_icon
from desktop.ui.theme import theme

WIDTH = 356
TONE_OF_ICON = {"delivery-delivered": "ok"}


class Timeline(QWidget):
    """The entries, and below them the quiet line about lapor.go.id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(Label(_("Linimasa"), "block_title"))
        head.addStretch(1)
        head.addWidget(Label(_("terbaru di atas"), "second", "text_2"))
        self._items = QVBoxLayout()
        self._items.setSpacing(0)
        self._shown: tuple[HistoryEntry, ...] = ()
        self._rule = Rule()
        self.foot = Label("", "second", "text_2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._items)
        column.addWidget(self._rule)
        column.addWidget(self.foot)

    def show_history(self, entries: tuple[HistoryEntry, ...], foot: str) -> None:
        """Rebuilt only when something happened."""
        self._rule.setVisible(bool(foot))
        self.foot.setVisible(bool(foot))
        self.foot.say(foot)
        if entries == self._shown:
            return
        self._shown = entries
        clear(self._items)
        for number, entry in enumerate(entries):
            self._items.addWidget(_Item(entry, last=number == len(entries) - 1))


class History(Ground):
    """The timeline as a side column that scrolls by itself; `below` takes what stands under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", line="left", parent=parent)
        self.timeline = Timeline()
        self.below = QVBoxLayout()
        body = Body("surface")
        # Words do not touch the scroll bar.
        body.column.setContentsMargins(0, 0, theme().px(8), 0)
        body.column.addWidget(self.timeline)
        body.column.addSpacing(8)
        body.column.addLayout(self.below)
        body.column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(body)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(17), px(14), px(8), px(12))
        self.setFixedWidth(px(WIDTH))


class _Item(QWidget):
    def __init__(self, entry: HistoryEntry, last: bool) -> None:
        super().__init__()
        self._icon, self._last = entry.icon, last
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(36), 0, 0, px(12))
        column.setSpacing(0)
        column.addWidget(Label(entry.title, "body_strong", wrap=True))
        column.addWidget(Label(entry.when, "second", "text_2", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        size = t.px(16)
        tone = TONE_OF_ICON.get(self._icon, "text")
        draw_icon(painter, self._icon, t.px(4), t.px(2), size, getattr(t.tokens, tone), t.tokens.surface)
        if not self._last:
            top = t.px(2) + size + t.px(4)
            painter.fillRect(t.px(12), top, 1, self.height() - top - t.px(2), t.colour("field"))
        painter.end()
