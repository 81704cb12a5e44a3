"""Icons drawn from their SVG in the colour of the text beside them."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICON_FOLDER = Path(__file__).parents[2] / "resources" / "icons"
LINE_AT_16 = 1.5
GRID = 24


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def icon_pixmap(name: str, size: int, colour: str, ground: str, ratio: float) -> QPixmap:
    """An icon of `size` logical px; `ground` is the colour seen through the filled shapes' signs."""
    line = LINE_AT_16 * GRID / 16
    drawing = _drawing(name).replace('stroke-width="2"', f'stroke-width="{line}"')
    drawing = drawing.replace("currentColor", colour).replace('"ground"', f'"{ground}"')
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(painter: QPainter, name: str, x: float, y: float, size: int, colour: str, ground: str) -> None:
    """Draw an icon with its top left corner at (x, y)."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(round(x), round(y)), icon_pixmap(name, size, colour, ground, ratio))
