"""Receipts to paper: the system's print dialog where there is a printer, else a PDF in the profile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.logs import log
from desktop.paper.drawing import ReceiptNotPrinted, paint, set_paper, write_pdf
from desktop.paper.page import Paper, ReceiptPage
from desktop.profile import Profile
from desktop.services.desk import Desk
from desktop.services.receipts import note_printed, receipt_page
from desktop.settings import Settings
from domain.changes import ChangeSet
from domain.ops import Author


class ReceiptPrinting:
    """Prints for one window. ``tell`` hears of what was recorded, ``say`` gets a sentence for the officer."""

    def __init__(
        self,
        desk: Desk,
        profile: Profile,
        settings: Settings,
        window: QWidget,
        by: Callable[[], Author],
        tell: Callable[[ChangeSet], None],
        saved_as: Callable[[Path], None],
    ) -> None:
        self._desk = desk
        self._profile = profile
        self._paper = Paper(settings.receipt_format)
        self._printer_name = settings.receipt_printer
        self._window = window
        self._by = by
        self._tell = tell
        self._saved_as = saved_as

    def receipt(self, complaint_id: str, kind: str) -> bool:
        """Print one receipt; True when it was sent to a printer or written, False when nothing came of it.

        Whether paper came out is not known here: that is asked.
        """
        page = receipt_page(self._desk, complaint_id, self._by(), kind)
        try:
            if QPrinterInfo.availablePrinterNames():
                if not self._to_printer(page):
                    return False
            else:
                path = self._pdf_path(complaint_id, kind)
                write_pdf(page, self._paper, path)
                self._saved_as(path)
        except (ReceiptNotPrinted, OSError) as problem:
            log().error("receipt.not_printed", complaint=complaint_id, problem=type(problem).__name__)
            return False
        _receipt, changes = note_printed(self._desk, complaint_id, self._by(), kind)
        self._tell(changes)
        return True

    def _to_printer(self, page: ReceiptPage) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._printer_name:
            printer.setPrinterName(self._printer_name)
        set_paper(page, self._paper, printer)
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        paint(page, self._paper, printer)
        return True

    def _pdf_path(self, complaint_id: str, kind: str) -> Path:
        """Named by the local number alone: no name of a person ever stands in a file name."""
        with self._desk.register.reading() as work:
            row = work.complaints.row(complaint_id)
        number = complaint_id if row is None or row.local_number is None else row.local_number
        folder = self._profile.receipts
        folder.mkdir(parents=True, exist_ok=True)
        ordinal = {"first": "bukti-1", "second": "bukti-2"}[kind]
        return folder / f"{number}-{ordinal}.pdf"
