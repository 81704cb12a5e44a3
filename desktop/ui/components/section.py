"""A section of a form: its number as a key, its question on the left, its fields on the right."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.components.keycap import KeyCap
from desktop.ui.components.label import Label
from desktop.ui.theme import theme

QUESTION_WIDTH = 182


class Section(QWidget):
    """Fill `body`. While focus is inside, the ground is `surface` and a 4 px bar stands at the left."""

    def __init__(self, key: str, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._active = False
        self._head = QWidget()
        self.question = Label(question, "body_strong")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 2, 0, 0)
        head.setSpacing(10)
        head.addWidget(KeyCap(key))
        head.addWidget(self.question, 1)
        self.under_question = QVBoxLayout()
        self.under_question.setSpacing(2)
        left = QVBoxLayout()
        left.addWidget(self._head)
        left.addLayout(self.under_question)
        left.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addLayout(left)
        self._row.addLayout(self.body, 1)
        self._restyle()
        theme().changed.connect(self._restyle)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def head_down(self, by: int) -> None:
        """Lower number and question by so many pixels, to stand level with a higher first row."""
        self._head.setContentsMargins(0, by, 0, 0)

    def narrow(self, narrow: bool) -> None:
        """On a small screen the question takes less room."""
        self._head.setFixedWidth(theme().px(176 if narrow else QUESTION_WIDTH))

    def stack(self, stacked: bool) -> None:
        """Where there is little room or the text is large, the question stands above its fields."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._row.setSpacing(theme().px(6) if stacked else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.colour("surface" if self._active else "window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.colour("line"))
        if self._active:
            painter.fillRect(0, 0, t.px(4), self.height(), t.colour("accent"))
        painter.end()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return  # another window, or a pop-up: the section keeps its bar
        active = new is self or self.isAncestorOf(new)
        if active != self._active:
            self._active = active
            self.update()

    def _restyle(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(18), px(9), px(20), px(10))
        self._head.setFixedWidth(px(QUESTION_WIDTH))
        self.update()
