"""Write a receipt from a program without a window: the one place where the command line meets Qt."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop.paper.drawing import write_pdf
from desktop.paper.page import Paper, ReceiptPage


def write_receipt(page: ReceiptPage, paper: str, path: Path) -> None:
    """Draw the page on ``paper`` (a5, 80mm) into a PDF. Raises ``ReceiptNotPrinted``."""
    application = QGuiApplication.instance() or QGuiApplication(["loket-admin", "-platform", "offscreen"])
    try:
        write_pdf(page, Paper(paper), path)
    finally:
        del application
