"""A few words that open beside a button and close with Esc or a click anywhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.components.card import Card
from desktop.ui.components.label import Label
from desktop.ui.theme import theme

WIDTH = 380


def show_words(beside: QWidget, title: str, words: str, offset: QPoint) -> QFrame:
    """Open the words at `offset` from the widget's top left corner, inside the screen."""
    popup = QFrame(beside, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    popup.setAccessibleName(f"{title}. {words}")
    card = Card()
    card.column.addWidget(Label(title, "body_strong", wrap=True))
    shown = Label(words, "second", wrap=True, slashed_zero=True)
    shown.setFixedWidth(theme().px(WIDTH))
    shown.setFixedHeight(shown.heightForWidth(theme().px(WIDTH)))
    card.column.addWidget(shown)
    column = QVBoxLayout(popup)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    popup.adjustSize()
    wanted = beside.mapToGlobal(offset)
    screen = QGuiApplication.screenAt(wanted) or QGuiApplication.primaryScreen()
    free = screen.availableGeometry()
    x = min(max(wanted.x(), free.left() + 8), free.right() - popup.width() - 8)
    y = min(max(wanted.y(), free.top() + 8), free.bottom() - popup.height() - 8)
    popup.move(x, y)
    popup.show()
    return popup
