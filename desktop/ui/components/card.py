"""A card: surface and one line. With an edge of 4 px it speaks: warn, bad, conflict, accent (a reply)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.theme import theme

SPEAKING = ("warn", "bad", "conflict", "accent")


class Card(QFrame):
    """A box with a `column` layout to fill. `edge` is None or one of SPEAKING."""

    def __init__(self, edge: str | None = None, padding: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edge = edge
        self._padding = padding
        self.column = QVBoxLayout(self)
        self.column.setSpacing(4)
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_edge(self, edge: str | None) -> None:
        """Let the card speak with another colour, or fall silent."""
        self.edge = edge
        self._restyle()

    @property
    def ground(self) -> str:
        """Token of the ground the card paints."""
        return f"{self.edge}_soft" if self.edge else "surface"

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, t.px(4 if self.edge else 6), t.px(4 if self.edge else 6))
        painter.fillPath(shape, t.colour(self.ground))
        if self.edge:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(0, 0, t.px(4), self.height()), t.colour(self.edge))
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(t.colour(self.edge or "line"), 1))
        painter.drawPath(shape)
        painter.end()

    def _restyle(self) -> None:
        p = theme().px(self._padding)
        upright = max(p - 2, 1)
        self.column.setContentsMargins(
            max(p, 1) + (theme().px(4) if self.edge else 0), upright, max(p, 1), upright
        )
        self.update()
