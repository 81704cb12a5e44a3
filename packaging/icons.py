"""The program's icon in the sizes that menus ask for, drawn from the one picture the window shows too."""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).parents[1] / "desktop" / "resources" / "loket.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(folder: Path) -> dict[int, Path]:
    """Draw the PNGs into ``folder``, and `loket.ico` for Windows beside them; size in pixels → file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        drawn[size] = folder / f"loket-{size}.png"
        if not picture.save(str(drawn[size])):
            raise OSError(f"not written: {drawn[size]}")
    del application
    with Image.open(drawn[max(SIZES)]) as largest:
        largest.save(folder / "loket.ico", sizes=[(size, size) for size in SIZES])
    return drawn
