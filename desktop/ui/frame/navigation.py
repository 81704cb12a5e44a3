"""The navigation at the left: the pages, and who is on duty."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.components import Button, Label, Rule
from desktop.ui.frame.entry import Entry
from desktop.ui.theme import theme

WIDTH, NARROW_WIDTH = 212, 168
# Alt+4 (Pengiriman) and Alt+5 (Tutup loket) keep their numbers for the pages that come later.
PAGES = (
    ("intake", "file-plus", "Alt+1"),
    ("register", "list", "Alt+2"),
    ("attention", "flag", "Alt+3"),
)


def page_word(page: str) -> str:
    """The name of a page in the navigation."""
    return {"intake": _("Laporan baru"), "register": _("Daftar laporan"), "attention": _("Perlu perhatian")}[
        page
    ]


class Navigation(QWidget):
    """Three pages and the officer. Reports the page that is wanted; shows the page that is there."""

    page_wanted = Signal(str)
    help_wanted = Signal()
    switch_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, Entry] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for page, icon, key in PAGES:
            entry = self._entry(icon, key)
            entry.say(page_word(page))
            entry.clicked.connect(lambda _checked=False, wanted=page: self.page_wanted.emit(wanted))
            self.entries[page] = entry
        self._column.addStretch(1)
        self.help = self._entry("circle-question-mark", "F1")
        self.help.say(_("Bantuan"))
        self.help.clicked.connect(self.help_wanted)
        self._column.addSpacing(8)
        self._column.addWidget(Rule())
        officer = QVBoxLayout()
        officer.setSpacing(2)
        self.officer = Label("", "body_strong", wrap=True)
        self.role = Label("", "second", "text_2", wrap=True)
        self.switch = Button(_("Ganti petugas"), key="Ctrl+L", small=True)
        self.switch.say(_("Ganti petugas"), short=_("Ganti"))
        self.switch.clicked.connect(self.switch_wanted)
        officer.addWidget(self.officer)
        officer.addWidget(self.role)
        officer.addSpacing(6)
        officer.addWidget(self.switch)
        self._officer_box = officer
        self._column.addLayout(officer)
        self._narrow = False
        self._restyle()
        theme().changed.connect(self._restyle)

    def _entry(self, icon: str, key: str) -> Entry:
        entry = Entry(icon, key, self)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(entry.click)
        self._column.addWidget(entry)
        return entry

    def show_page(self, page: str) -> None:
        """Mark the page that is in front."""
        for name, entry in self.entries.items():
            entry.show_here(name == page)
        self.help.show_here(page == "help")

    def restrict(self, restricted: bool) -> None:
        """Hide the pages that show earlier complaints; hidden, they answer to no key either."""
        for page in ("register", "attention"):
            self.entries[page].setVisible(not restricted)
            self.entries[page].setEnabled(not restricted)

    def show_officer(self, name: str, role: str) -> None:
        """Who is on duty."""
        self.officer.say(name)
        self.role.say(role)

    def set_narrow(self, narrow: bool) -> None:
        """Without the key hints below 1200 px."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().colour("line"))
        painter.end()

    def _restyle(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(8), px(10), px(9), px(10))
        self._officer_box.setContentsMargins(px(12), px(10), px(4), 0)
        for entry in (*self.entries.values(), self.help):
            entry.show_key(not self._narrow)
        self.switch.show_short(self._narrow)
        self.setFixedWidth(px(NARROW_WIDTH if self._narrow else WIDTH))
        self.update()
