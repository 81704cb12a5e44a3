"""The register page: search, filters, the table, and the chosen complaint beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.presenters.state import RegisterPreview, RegisterRows, RegisterState
from desktop.ui.components import FILLED, Bar, Button, Label, PageHead, Run
from desktop.ui.components.empty import EmptyPage
from desktop.ui.page import NARROW, TIGHT, WIDE, Page
from desktop.ui.register.filters import Filters
from desktop.ui.register.preview import Preview
from desktop.ui.register.search import SearchEdit
from desktop.ui.register.table import RegisterTable
from desktop.ui.theme import theme

SEARCH_REST_MS = 180


class RegisterPage(Page):
    """Shows what its presenter gives it; see `desktop.presenters.state.RegisterView`."""

    search_changed = Signal(str)
    filter_chosen = Signal(str)
    complaint_selected = Signal(str)
    complaint_opened = Signal(str)
    ask_requested = Signal(str)
    new_complaint_wanted = Signal()
    readiness_act = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead(_("Daftar laporan"), height=52)
        self.search = SearchEdit(icon="search")
        self.search.setAccessibleName(_("Cari laporan"))
        self.search.setClearButtonEnabled(False)
        self.new = Button(_("Laporan baru"), FILLED, key="Ctrl+N", icon="file-plus", binds=False)
        self.filters = Filters()
        self.table = RegisterTable()
        self.preview = Preview()
        self.strip = _Strip()
        self.empty = EmptyPage()
        self.first = Button(_("Terima laporan pertama"), FILLED, key="Ctrl+N", icon="file-plus", binds=False)
        self.all = Button(_("Tampilkan semua"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_REST_MS)
        self._lay_out()
        self._connect()
        self.fit(WIDE)

    def use_rows(self, rows: RegisterRows) -> None:
        """Where the rows come from."""
        self.table.use_rows(rows)

    def show_state(self, state: RegisterState) -> None:
        """Show filters, order and, where there is nothing, why."""
        self.filters.show_filters(state.filters, state.chosen)
        self.table.rows.order = state.order
        self.table.horizontalHeader().viewport().update()
        empty = state.empty
        self._lists.setCurrentWidget(self._rows if empty is None else self.empty)
        first_start = empty is not None and empty.first_start
        for each in (self.search, self.new, self.filters):
            each.setVisible(not first_start)
        if empty is not None:
            self.empty.show_words(empty.title, empty.sentence)
            self.empty.show_table(_("Kesiapan loket"), empty.readiness)
            self.first.setVisible(empty.first_start)
            self.all.setVisible(not empty.first_start)

    def refresh_rows(self) -> None:
        """The rows have changed; selection and scrolling stay."""
        self.table.refresh()

    def restart_rows(self) -> None:
        """Another search or filter: begin at the top."""
        self.table.restart()

    def show_preview(self, preview: RegisterPreview | None) -> None:
        """Show the chosen complaint."""
        self.preview.show_preview(preview)
        self.strip.show_preview(preview)

    def show_search(self, text: str) -> None:
        """Put a text into the search field without reporting it."""
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)

    def seek(self) -> None:
        """F3: into the search field, what stands there selected."""
        self.search.setFocus()
        self.search.selectAll()

    def start(self) -> None:
        (self.table if self._lists.currentWidget() is self._rows else self.first).setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.head, self.filters, self.table, self.preview, self.strip, self.empty)

    def fit(self, room: str) -> None:
        self.table.fit(room)
        self.filters.set_terse(room == TIGHT)
        self.preview.setVisible(room == WIDE)
        self.strip.setVisible(room in (NARROW, TIGHT))
        self.new.say(_("Laporan baru") if room != TIGHT else _("Baru"))
        self.new.setAccessibleName(_("Laporan baru") + " (Ctrl+N)")
        places = _("Nama, nomor bukti, desa, atau tanggal (F3)")
        self.search.setPlaceholderText(places if room == WIDE else _("Cari (F3)"))
        self.search.setMaximumWidth(theme().px(380))

    def _lay_out(self) -> None:
        self.head.row.insertSpacing(2, 10)
        self.head.row.insertWidget(3, self.search, 3)
        self.head.row.addWidget(self.new)
        self.empty.add_buttons(self.first, self.all)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self.strip)
        self._rows = QWidget()
        row = QHBoxLayout(self._rows)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.preview)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._rows)
        self._lists.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addWidget(self._lists, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._rest.start())
        self.search.returnPressed.connect(self._search_entered)
        self.search.escaped.connect(self._search_left)
        self._rest.timeout.connect(lambda: self.search_changed.emit(self.search.text()))
        self.filters.chosen.connect(self.filter_chosen)
        self.table.chosen.connect(self.complaint_selected)
        self.table.opened.connect(self.complaint_opened)
        for side in (self.preview, self.strip):
            side.open_wanted.connect(lambda: self.complaint_opened.emit(self.table.complaint()))
            side.ask_wanted.connect(lambda: self.ask_requested.emit(self.table.complaint()))
        self.new.clicked.connect(self.new_complaint_wanted)
        self.first.clicked.connect(self.new_complaint_wanted)
        self.all.clicked.connect(self._show_all)
        self.empty.act.connect(self.readiness_act)

    def _search_entered(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.search_changed.emit(self.search.text())
        self.table.setFocus()

    def _search_left(self) -> None:
        self.search.clear()
        self._search_entered()

    def _show_all(self) -> None:
        self.search.clear()
        self._rest.stop()
        self.search_changed.emit("")
        self.filter_chosen.emit("all")


MOST_OF_TITLE, MOST_SAID = 60, 48


class _Strip(Bar):
    """The preview as one line, where there is no room beside the table."""

    open_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(44, line="top", ground="surface")
        self._notice = Label("", "second", wrap=True)
        self._open = Button(_("Buka laporan"), key="Enter", small=True, binds=False)
        self._ask = Button(_("Tanyakan ke pusat"), key="Ctrl+T", small=True)
        self._open.clicked.connect(self.open_wanted)
        self._ask.clicked.connect(self.ask_wanted)
        self.row.addWidget(self._notice, 1)
        self.row.addWidget(self._ask)
        self.row.addWidget(self._open)

    def show_preview(self, preview: RegisterPreview | None) -> None:
        """One sentence and the acts."""
        self._open.setEnabled(preview is not None)
        self._ask.setVisible(preview is not None and preview.can_ask)
        if preview is None:
            self._notice.say("")
        else:
            said = preview.notice.title if preview.notice else preview.person
            title = _brief(preview.title, MOST_OF_TITLE)
            self._notice.say_runs([Run(title, role="second_strong"), Run(f" · {_brief(said, MOST_SAID)}")])


def _brief(text: str, most: int) -> str:
    """At most so many characters: the strip has two lines, the whole stands on the complaint's page."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
