"""The focus ring: 2 px of accent outside the border, 1 px away, drawn over whatever has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.ui.theme import theme

REACH = 3
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class Ring(QWidget):
    """The drawing itself; it takes no mouse and no focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme().px(6), theme().px(6))
        painter.end()


class FocusRing(QObject):
    """Follows the focus of the whole application. Make one, after the QApplication, and keep it.

    Lists draw the ring around their current row themselves; a widget with the property `draws_own_ring` too.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: Ring | None = None
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        application.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        self._widget = new
        if new is None or not _wants_ring(new):
            self._hide()
            return
        host = _host_of(new)
        if self._ring is None or not isValid(self._ring):
            self._ring = Ring()
        self._ring.setParent(host)
        step: QWidget | None = new
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        widget, ring = self._widget, self._ring
        if widget is None or ring is None or not isValid(widget) or not isValid(ring):
            return
        host = ring.parentWidget()
        if host is None or not widget.isVisible() or not host.isAncestorOf(widget):
            self._hide()
            return
        place = QRect(widget.mapTo(host, QPoint(0, 0)), widget.size())
        ring.setGeometry(place.adjusted(-REACH, -REACH, REACH, REACH))
        ring.show()
        ring.raise_()

    def _hide(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractItemView) or bool(widget.property("draws_own_ring")):
        return False
    return not widget.isWindow() and widget.window().windowType() != Qt.WindowType.Popup


def _host_of(widget: QWidget) -> QWidget:
    """The content of the nearest scroll area, so that the ring scrolls along; otherwise the window."""
    step = widget
    while (parent := step.parentWidget()) is not None:
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is parent:
            return step
        if step.isWindow():
            return step
        step = parent
    return step
