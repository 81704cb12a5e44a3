"""The window: navigation, the pages, the status bar, and the keys that work everywhere."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.state import FrameState
from desktop.ui.components import announce
from desktop.ui.frame.banner import DemoBanner
from desktop.ui.frame.navigation import Navigation
from desktop.ui.frame.status_bar import StatusBar
from desktop.ui.panes import next_pane
from desktop.ui.theme import theme

NARROW_BELOW, TERSE_BELOW = 1200, 800
SMALLEST = (1000, 540)
ANNOUNCE_EVERY_MS = 10_000
# The complaint page is reached through the register and shares its entry.
ENTRY_OF = {"complaint": "register"}


@runtime_checkable
class Starts(Protocol):
    """A page that knows where the keyboard goes when it comes to the front."""

    def start(self) -> None:
        """Give the keyboard to where work begins."""


@runtime_checkable
class HasPanes(Protocol):
    """A page of several areas."""

    def panes(self) -> Sequence[QWidget]:
        """The areas F6 goes through, in reading order."""


class MainWindow(QMainWindow):
    """Shows one page at a time. `pages` are named intake, register, complaint, attention (and help)."""

    page_wanted = Signal(str)
    page_shown = Signal(str)
    new_complaint_wanted = Signal()
    search_wanted = Signal()
    sync_requested = Signal()
    waiting_wanted = Signal()
    attention_wanted = Signal()
    contact_wanted = Signal()
    switch_officer_wanted = Signal()
    closing = Signal()

    def __init__(self, pages: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.navigation = Navigation()
        self.status = StatusBar()
        self.banner = DemoBanner()
        self.banner.hide()
        self._pages = dict(pages)
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._frame = QWidget()
        self._lay_out()
        self._covers = QStackedWidget()
        self._covers.addWidget(self._frame)
        self.setCentralWidget(self._covers)
        self._connect()
        self._said = ""
        self._announcing = QTimer(self)
        self._announcing.setSingleShot(True)
        self._announcing.timeout.connect(self._announce_now)
        self._page = next(iter(self._pages), "")
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_state(self, state: FrameState) -> None:
        """Show the counts, the officer and the link."""
        self.setWindowTitle(state.window_title)
        self.navigation.show_officer(state.officer_name, state.officer_role)
        self.banner.setVisible(state.demo)
        self.status.show_state(state)

    def show_page(self, page: str) -> None:
        """Bring this page to the front and give it the keyboard."""
        widget = self._pages[page]
        changed = self._stack.currentWidget() is not widget
        self._page = page
        self._stack.setCurrentWidget(widget)
        self.navigation.show_page(ENTRY_OF.get(page, page))
        self.page_shown.emit(page)
        if changed and isinstance(widget, Starts) and not self.is_covered():
            widget.start()

    def page(self) -> str:
        """The name of the page in front."""
        return self._page

    def restrict(self, restricted: bool) -> None:
        """Without a PIN only the form and the help can be reached."""
        self.navigation.restrict(restricted)

    def announce(self, sentence: str) -> None:
        """Say a change politely, at most once every ten seconds; the newest sentence wins."""
        self._said = sentence
        if not self._announcing.isActive():
            self._announce_now()

    def say(self, sentence: str) -> None:
        """Tell everybody what has just been done: in the status bar for some seconds, and spoken."""
        self.status.say(sentence)
        self.announce(sentence)

    def cover(self, over: QWidget) -> None:
        """Hide everything behind this widget (sign-in, PIN after a rest); the pages keep what they hold."""
        self.uncover()
        self._covers.addWidget(over)
        self._covers.setCurrentWidget(over)

    def uncover(self) -> None:
        """Show the frame again. The cover belongs to its maker, who deletes it."""
        while (over := self._covers.widget(1)) is not None:
            self._covers.removeWidget(over)
            over.hide()
        self._covers.setCurrentWidget(self._frame)

    def is_covered(self) -> bool:
        """True while a cover is in front."""
        return self._covers.currentWidget() is not self._frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.navigation.page_wanted.connect(self.page_wanted)
        self.navigation.help_wanted.connect(lambda: self.page_wanted.emit("help"))
        self.navigation.switch_wanted.connect(self.switch_officer_wanted)
        self.status.sync_requested.connect(self.sync_requested)
        self.status.waiting_wanted.connect(self.waiting_wanted)
        self.status.attention_wanted.connect(self.attention_wanted)
        self.status.contact_wanted.connect(self.contact_wanted)
        # Children of the frame, so that none of them works while the window is covered.
        for key, act in (
            ("Ctrl+N", self.new_complaint_wanted.emit),
            ("F3", self.search_wanted.emit),
            ("F6", lambda: self._go_to_pane(1)),
            ("Shift+F6", lambda: self._go_to_pane(-1)),
        ):
            QShortcut(QKeySequence(key), self._frame).activated.connect(act)

    def _go_to_pane(self, step: int) -> None:
        page = self._pages[self._page]
        panes = list(page.panes()) if isinstance(page, HasPanes) else [page]
        next_pane([*panes, self.status, self.navigation], step)

    def _announce_now(self) -> None:
        if self._said:
            announce(self, self._said)
            self._said = ""
            self._announcing.start(ANNOUNCE_EVERY_MS)

    def _fit(self) -> None:
        width = self.width() / theme().scale
        narrow = width < NARROW_BELOW
        self.navigation.set_narrow(narrow)
        self.status.set_narrow(narrow, terse=width < TERSE_BELOW)

    def _restyle(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._fit()
