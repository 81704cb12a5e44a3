"""One complaint in the list of Perlu perhatian."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.state import AttentionItem
from desktop.ui.components import Label, draw_icon
from desktop.ui.components.delivery import TONES
from desktop.ui.components.pressing import pressed_by_enter
from desktop.ui.theme import theme


class ListItem(QRadioButton):
    """Shape, title and one line; checked while its card is shown. Arrows up and down report a step."""

    stepped = Signal(int)

    def __init__(self, item: AttentionItem, spoken_kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setAutoExclusive(True)
        self.setText(item.title.replace("&", "&&"))
        self.setAccessibleName(f"{item.title}, {item.line}, {spoken_kind}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = Label(item.title, "body_strong", wrap=True)
        self._line = Label(item.line, "second", "text_2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for label in (self._title, self._line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self.toggled.connect(self._restyle)
        self._restyle()
        theme().changed.connect(self._restyle)

    def nextCheckState(self) -> None:
        """The page checks the item whose card it shows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        here = self.isChecked()
        ground = "selection" if here else "surface"
        tone = TONES[self.item.kind]
        if here and t.tokens.high_contrast:
            tone = "on_selection"
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.colour(ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.colour("line"))
        if here:
            painter.fillRect(0, 0, t.px(4), self.height(), t.colour("accent"))
        colours = (getattr(t.tokens, tone), getattr(t.tokens, ground))
        draw_icon(painter, f"delivery-{self.item.kind}", t.px(16), t.px(12), t.px(16), *colours)
        painter.end()

    def _restyle(self) -> None:
        px = theme().px
        here = self.isChecked() and theme().tokens.high_contrast
        self._title.set_tone("on_selection" if here else "text")
        self._line.set_tone("on_selection" if here else "text_2")
        self._column.setContentsMargins(px(42), px(10), px(12), px(10))
        self.updateGeometry()
        self.update()
