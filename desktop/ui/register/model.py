"""The rows of the register as Qt sees them: asked for in small pages when they come into sight."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.i18n import _
from desktop.presenters.state import RegisterRow, RegisterRows

PAGE = 25
"""Little more than is in sight: all that is asked again while complaints arrive."""
KEPT_PAGES = 40
ROW_ROLE = Qt.ItemDataRole.UserRole
SHOWN_ROLES = (
    ROW_ROLE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
TITLE, RECEIVED, DELIVERY, HANDLING = range(4)

Index = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractTableModel):
    """Four columns over `RegisterRows`. The text of column 0 is the row as one spoken sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: RegisterRows | None = None
        self._count = 0
        self._pages: OrderedDict[int, list[RegisterRow]] = OrderedDict()
        self.order = ""

    def use_rows(self, rows: RegisterRows) -> None:
        """Ask these rows from now on."""
        self._rows = rows
        self.restart()

    def restart(self) -> None:
        """Another list: forget everything."""
        self.beginResetModel()
        self._pages.clear()
        self._count = self._rows.count() if self._rows else 0
        self.endResetModel()

    def refresh(self, first: int, last: int) -> None:
        """Ask again for rows `first` to `last`, which are in sight; tell the table only what differs."""
        seen = {row: self.row(row) for row in range(first, min(last + 1, self._count))}
        self._pages.clear()
        self._recount()
        changed = [row for row, before in seen.items() if row < self._count and self.row(row) != before]
        for start, end in _runs(changed):
            self.dataChanged.emit(self.index(start, TITLE), self.index(end, HANDLING))

    def row(self, number: int) -> RegisterRow | None:
        """The row with this number, fetched with its page when it is not held."""
        if self._rows is None or not 0 <= number < self._count:
            return None
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = list(self._rows.page(page * PAGE, PAGE))
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        held = self._pages[page]
        return held[number - page * PAGE] if number - page * PAGE < len(held) else None

    def position(self, complaint_id: str) -> int | None:
        """Where this complaint stands now."""
        return self._rows.position(complaint_id) if self._rows else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in SHOWN_ROLES:
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        column = index.column()
        if column == TITLE:
            return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return {RECEIVED: row.received, DELIVERY: row.delivery_word, HANDLING: row.handling_word}[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.order or _("Laporan"), _("Diterima"), _("Pengiriman"), _("Penanganan di pusat"))[section]

    def _recount(self) -> None:
        count = self._rows.count() if self._rows else 0
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
