"""The head of the intake page: what it is, the drafts that wait, and setting this one aside."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n import _
from desktop.presenters.state import SetAsideDraft
from desktop.ui.components import Button, Label, PageHead
from desktop.ui.page import TIGHT, WIDE
from desktop.ui.plain import plain

SHOWN_ONE_BY_ONE = 2
LONGEST_TITLE = 26


class IntakeHead(PageHead):
    """Up to two drafts are buttons; more, or less room, and they are a menu."""

    draft_wanted = Signal(str)
    set_aside_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Laporan baru"), _("Ctrl+angka: pindah bagian"), parent=parent)
        self._drafts: Sequence[SetAsideDraft] = ()
        self._room = WIDE
        self._word = Label(_("Draf disisihkan:"), "second", "text_2")
        self.row.addWidget(self._word)
        self._buttons: list[Button] = []
        self.menu_button = Button("", small=True, icon="draft")
        self.menu_button.clicked.connect(self._open_menu)
        self.row.addWidget(self.menu_button)
        self.aside_button = Button("", key="Ctrl+D", small=True)
        self.aside_button.say(_("Sisihkan draf ini"), short=_("Sisihkan"))
        self.aside_button.clicked.connect(self.set_aside_requested)
        self.row.addWidget(self.aside_button)
        self._lay_out()

    def show_drafts(self, drafts: Sequence[SetAsideDraft]) -> None:
        """The drafts set aside, newest first."""
        if tuple(drafts) != tuple(self._drafts):
            self._drafts = tuple(drafts)
            self._lay_out()

    def fit(self, room: str) -> None:
        """With little room the drafts become a menu and the hint on keys goes."""
        self._room = room
        self._lay_out()

    def _lay_out(self) -> None:
        for button in self._buttons:
            self.row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        few = self._room == WIDE and len(self._drafts) <= SHOWN_ONE_BY_ONE
        if few:
            place = self.row.indexOf(self.menu_button)
            for draft in reversed(self._drafts):
                button = Button(_words(draft, LONGEST_TITLE), small=True, icon="draft")
                button.setAccessibleName(
                    _("Lanjutkan draf {draft}").format(draft=_words(draft, len(draft.title)))
                )
                button.clicked.connect(lambda _on=False, draft=draft: self.draft_wanted.emit(draft.id))
                self.row.insertWidget(place, button)
                self._buttons.insert(0, button)
        self._word.setVisible(few and bool(self._drafts))
        self.menu_button.setVisible(not few and bool(self._drafts))
        count = len(self._drafts)
        self.menu_button.say(
            _("Draf disisihkan: {number}…").format(number=count),
            short=_("Draf: {number}…").format(number=count),
        )
        for button in (self.menu_button, self.aside_button):
            button.show_short(self._room == TIGHT)
        self.aside.setVisible(self._room != TIGHT)
        before: QWidget = self._buttons[-1] if self._buttons else self.menu_button
        QWidget.setTabOrder(before, self.aside_button)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(_("Draf disisihkan"))
        for draft in self._drafts:
            act = menu.addAction(_words(draft, 60).replace("&", "&&"))
            act.triggered.connect(lambda _on=False, draft=draft: self.draft_wanted.emit(draft.id))
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2)))


def _words(draft: SetAsideDraft, longest: int) -> str:
    """ "Lena Tefa – surat tanah, 10.12", a long title shortened."""
    title = plain(draft.title).replace("\n", " ")
    if len(title) > longest:
        title = title[: longest - 1].rstrip() + "…"
    return f"{title}, {draft.time}"
