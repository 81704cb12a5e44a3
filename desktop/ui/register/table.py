"""The table of the register: one tab stop, whole rows, selection that stays with its complaint."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.i18n import _
from desktop.presenters.state import RegisterRows
from desktop.ui.page import TIGHT, WIDE
from desktop.ui.register.delegate import ROW_HEIGHT, RegisterDelegate
from desktop.ui.register.header import RegisterHeader
from desktop.ui.register.model import DELIVERY, HANDLING, RECEIVED, TITLE, RegisterModel
from desktop.ui.theme import theme

WIDTHS = {RECEIVED: 118, DELIVERY: 180, HANDLING: 176}


class RegisterTable(QTableView):
    """Reports the complaint that is chosen and the one that is opened (Enter, double click)."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RegisterModel(self)
        self._delegate = RegisterDelegate(self)
        self._complaint = ""
        self._restoring = False
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(RegisterHeader(self))
        self.setAccessibleName(_("Daftar laporan"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._restyle()
        theme().changed.connect(self._restyle)

    def use_rows(self, rows: RegisterRows) -> None:
        """Show these rows, the first one chosen."""
        self.rows.use_rows(rows)
        self._choose_first()

    def restart(self) -> None:
        """Another list: begin at the top, and say what is chosen even if it is the same complaint again."""
        self.rows.restart()
        self.scrollToTop()
        self._complaint = ""
        self._choose_first()

    def refresh(self) -> None:
        """Ask again for what is in sight; the chosen complaint stays chosen, wherever it stands now."""
        first, last = self.in_sight()
        self._restoring = True
        self.rows.refresh(first, last)
        place = self._place()
        self._restoring = False
        if place is None:
            self._choose_first()
        elif place != self.currentIndex().row():
            self._restoring = True
            self._put_cursor(place, scroll=first <= self.currentIndex().row() <= last)
            self._restoring = False

    def _place(self) -> int | None:
        """Where the chosen complaint stands now; mostly where it stood."""
        if not self._complaint:
            return None
        number = self.currentIndex().row()
        row = self.rows.row(number)
        return (
            number if row is not None and row.id == self._complaint else self.rows.position(self._complaint)
        )

    def in_sight(self) -> tuple[int, int]:
        """First and last row that can be seen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else max(0, self.rows.rowCount() - 1, first)

    def complaint(self) -> str:
        """Id of the chosen complaint, or ""."""
        return self._complaint

    def cut_words(self, row: int, column: int, width: int) -> str:
        """What a cell of this width would not show whole; long titles and names are shortened on purpose."""
        shown = self.rows.row(row)
        return self._delegate.cut_words(shown, column, width) if shown is not None else ""

    def fit(self, room: str) -> None:
        """Fewer columns in less room; what they said moves under the delivery."""
        self._delegate.stacked = room == TIGHT
        self.setColumnHidden(HANDLING, room == TIGHT)
        self.setColumnHidden(RECEIVED, room == TIGHT)
        self._restyle()
        if room == WIDE:
            self.viewport().update()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.viewport().update()
        row = self.rows.row(current.row()) if current.isValid() else None
        if self._restoring:
            return
        complaint = row.id if row is not None else ""
        if complaint != self._complaint:
            self._complaint = complaint
            self.chosen.emit(complaint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.accept()  # whole rows: there is nothing to the left or right
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            end = event.key() == Qt.Key.Key_End
            self._put_cursor(self.rows.rowCount() - 1 if end else 0, scroll=True)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        cell = self.visualRect(current)
        row = QRect(0, cell.y(), self.viewport().width(), cell.height())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = theme().tokens.high_contrast
        painter.setPen(QPen(theme().colour("on_selection" if contrast else "accent"), 2))
        painter.drawRoundedRect(QRectF(row).adjusted(3, 3, -3, -4), theme().px(3), theme().px(3))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _put_cursor(self, row: int, scroll: bool) -> None:
        index = self.rows.index(row, TITLE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        auto = self.hasAutoScroll()
        self.setAutoScroll(scroll)
        self.selectionModel().setCurrentIndex(index, flags)
        self.setAutoScroll(auto)

    def _choose_first(self) -> None:
        if self.rows.rowCount():
            self._put_cursor(0, scroll=True)
            row = self.rows.row(0)
            if row is not None and row.id != self._complaint:
                self._complaint = row.id
                self.chosen.emit(row.id)
        elif self._complaint:
            self._complaint = ""
            self.chosen.emit("")

    def _open(self, number: int) -> None:
        row = self.rows.row(number)
        if row is not None:
            self.opened.emit(row.id)

    def _share_width(self) -> None:
        t = theme()
        fixed = 0
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, t.px(width))
            fixed += 0 if self.isColumnHidden(column) else t.px(width)
        self.setColumnWidth(TITLE, max(t.px(120), self.viewport().width() - fixed))

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(theme().px(ROW_HEIGHT))
        self._share_width()
        self.viewport().update()
