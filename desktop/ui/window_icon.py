"""The program's icon on its windows, drawn from the one picture that menus and installers use too."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

PICTURE = Path(__file__).parents[1] / "resources" / "loket.svg"
SIZES = (16, 24, 32, 48, 64)


def window_icon() -> QIcon:
    """In the sizes that title bars and task lists ask for."""
    drawing = QSvgRenderer(str(PICTURE))
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
