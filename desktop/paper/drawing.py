"""Receipts as PDF files and on printers. Needs a running ``QGuiApplication``: without one Qt aborts.

Pages are drawn as vectors and letters, never as a picture, so that numbers can be searched and copied and the
printer uses its own resolution.
"""

from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.paper import roll
from desktop.paper.a5 import A5
from desktop.paper.a5_measures import HEIGHT_MM, WIDTH_MM
from desktop.paper.fonts import register_fonts
from desktop.paper.ink import Ink
from desktop.paper.page import Paper, ReceiptPage

PDF_RESOLUTION = {Paper.A5: 1200, Paper.ROLL: 2032}
"""Dots an inch of the file: 2032 is ten times the roll's 203.2, so each of its dots is ten whole units."""

MM_PER_INCH = 25.4


class ReceiptNotPrinted(Exception):
    """The device would not start: a folder that cannot be written, a printer that is not there."""


def write_pdf(page: ReceiptPage, paper: Paper, path: Path) -> None:
    """Write the receipt to ``path``. Raises ``ReceiptNotPrinted`` when the file cannot be written."""
    # Whole or not at all: a half-written receipt must not be handed out after a full disk.
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise ReceiptNotPrinted(file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(PDF_RESOLUTION[paper])
    writer.setTitle(page.document_title)
    writer.setCreator("Loket LAPOR!")
    set_paper(page, paper, writer)
    paint(page, paper, writer)
    if not file.commit():
        raise ReceiptNotPrinted(file.errorString())


def set_paper(page: ReceiptPage, paper: Paper, device: QPagedPaintDevice) -> None:
    """Give the device the receipt's own size, before a print dialog is shown or painting begins."""
    _ready()
    if paper is Paper.A5:
        size = QPageSize(QPageSize.PageSizeId.A5)
    else:
        length = roll.Roll(page, _ink(paper, device)).height
        millimetres = length / roll.DOTS_PER_INCH * MM_PER_INCH
        size = QPageSize(
            QSizeF(roll.WIDTH_MM, millimetres),
            QPageSize.Unit.Millimeter,
            "",
            QPageSize.SizeMatchPolicy.ExactMatch,
        )
    device.setPageSize(size)
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def paint(page: ReceiptPage, paper: Paper, device: QPagedPaintDevice) -> int:
    """Paint on a PDF writer or a printer, whatever sheet the person chose; returns the number of sheets.

    A smaller sheet gets a smaller receipt, a larger one carries it in its upper left corner at its own size.
    """
    _ready()
    painter = QPainter()
    if not painter.begin(device):
        raise ReceiptNotPrinted(page.document_title)
    try:
        # Letters keep soft edges on a screen; on paper every dot is black or it is not there.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, False)
        if paper is Paper.ROLL:
            _fit(painter, device, roll.WIDTH_MM)
            roll.Roll(page, _ink(paper, device)).draw(painter)
            return 1
        sheets = A5(page, _ink(paper, device))
        _fit(painter, device, WIDTH_MM, HEIGHT_MM)
        for index in range(sheets.sheet_count):
            if index:
                device.newPage()
            sheets.draw(painter, index)
        return sheets.sheet_count
    finally:
        painter.end()


def _ready() -> None:
    if QGuiApplication.instance() is None:
        raise RuntimeError("a QGuiApplication must run before a receipt is drawn")
    register_fonts()


def _ink(paper: Paper, device: QPagedPaintDevice) -> Ink:
    per_inch = 72.0 if paper is Paper.A5 else roll.DOTS_PER_INCH
    return Ink(device, device.logicalDpiX() / per_inch)


def _fit(painter: QPainter, device: QPagedPaintDevice, width_mm: float, height_mm: float = 0.0) -> None:
    """Start at the sheet's corner, not at the printable area's, and shrink when the sheet is too small."""
    layout = device.pageLayout()
    margins = layout.margins(QPageLayout.Unit.Millimeter)
    if layout.mode() == QPageLayout.Mode.StandardMode:
        per_mm = device.logicalDpiX() / MM_PER_INCH
        painter.translate(-margins.left() * per_mm, -margins.top() * per_mm)
    sheet = layout.fullRect(QPageLayout.Unit.Millimeter)
    scale = min(1.0, sheet.width() / width_mm, sheet.height() / height_mm if height_mm else 1.0)
    if scale < 0.995:
        painter.scale(scale, scale)
