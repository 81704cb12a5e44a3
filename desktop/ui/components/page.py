"""The three fixed parts of a page: head, scrolling body, action bar."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.components.label import Label
from desktop.ui.theme import theme


class Bar(QWidget):
    """A row of fixed height with a line at one side. `row` is its layout."""

    def __init__(
        self, height: int, line: str = "bottom", ground: str = "window", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height, self._line, self._ground = height, line, ground
        self.row = QHBoxLayout(self)
        self.row.setSpacing(10)
        # It may grow: on a narrow window its words take a second line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._restyle()
        theme().changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour(self._ground))
        y = 0 if self._line == "top" else self.height() - 1
        painter.fillRect(0, y, self.width(), 1, theme().colour("line"))
        painter.end()

    def _restyle(self) -> None:
        self.row.setContentsMargins(theme().px(20), 0, theme().px(20), 0)
        self.setMinimumHeight(theme().px(self._height))
        self.updateGeometry()
        self.update()


class PageHead(Bar):
    """Title and a quiet word beside it at the left; what is added with `row` stands at the right."""

    def __init__(self, title: str, aside: str = "", height: int = 46, parent: QWidget | None = None) -> None:
        super().__init__(height, parent=parent)
        self.title = Label(title, "page_title")
        self.aside = Label(aside, "second", "text_2")
        self.aside.setVisible(bool(aside))
        self.row.addWidget(self.title)
        self.row.addWidget(self.aside)
        self.row.addStretch(1)

    def say_aside(self, words: str) -> None:
        """The quiet word beside the title."""
        self.aside.say(words)
        self.aside.setVisible(bool(words))


class ActionBar(Bar):
    """The row under a page; the filled button is added last, at the right end."""

    def __init__(self, height: int = 52, parent: QWidget | None = None) -> None:
        super().__init__(height, line="top", parent=parent)


class Body(QScrollArea):
    """The part of a page that scrolls. Fill `column`."""

    def __init__(self, ground: str = "window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner = Ground(ground)
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(self.inner)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Whatever takes the keyboard is in sight, also where it came by a key of its own, not by Tab."""
        if entered is not None and self.inner.isAncestorOf(entered):
            # After the layout: what has just been shown has no place yet.
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.inner.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, theme().px(8))


class Ground(QWidget):
    """A plain area in a token's colour, with a line ("left" or "right") where it is a side column."""

    def __init__(self, ground: str = "window", line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground, self._line = ground, line
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour(self._ground))
        if self._line:
            x = 0 if self._line == "left" else self.width() - 1
            painter.fillRect(x, 0, 1, self.height(), theme().colour("line"))
        painter.end()


class Rule(QWidget):
    """A line between two groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("line"))
        painter.end()
