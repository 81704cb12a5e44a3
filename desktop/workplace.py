"""The composition root of the window: pages, presenters, the sync thread, and who hears of a change.

Data go down, notices come up, nothing goes sideways: whatever changes rows says so once here, and every
presenter looks again at what it shows.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from desktop.after_sign_in import AfterSignIn
from desktop.change_notices import ChangeNotices
from desktop.forms.intake_page import IntakePage
from desktop.i18n import _
from desktop.logs import log
from desktop.presenters.attention import AttentionPresenter
from desktop.presenters.complaint import ComplaintPresenter
from desktop.presenters.frame import FramePresenter
from desktop.presenters.intake import IntakePresenter, Printing
from desktop.presenters.readiness import Surroundings
from desktop.presenters.register import RegisterPresenter
from desktop.presenters.sign_in import CoverPresenter, SignInPresenter
from desktop.printing import ReceiptPrinting
from desktop.profile import Profile
from desktop.services import drafting
from desktop.services.desk import EMERGENCY, Desk
from desktop.settings import Settings
from desktop.surroundings import surroundings_of
from desktop.sync_thread import SyncThread
from desktop.ui.attention.page import AttentionPage
from desktop.ui.complaint.page import ComplaintPage
from desktop.ui.cover import CoverPage
from desktop.ui.help_page import HelpPage
from desktop.ui.main_window import MainWindow
from desktop.ui.register.page import RegisterPage
from desktop.ui.rest import Rest
from desktop.ui.sign_in import SignInPage
from domain.changes import ChangeSet
from domain.ops import Author
from domain.unit import Officer
from sync.connectors.gateway import Gateway

JOURNAL_MS = 2000
"""A power cut costs at most this much typing (product.md, scene 1)."""
OPEN_TO_ALL = frozenset({"intake", "help"})


class Workplace(QObject):
    """One office, one window, one officer at a time."""

    def __init__(self, desk: Desk, profile: Profile, settings: Settings, gateway: Gateway | None) -> None:
        super().__init__()
        self._desk = desk
        self._by: Author = EMERGENCY
        self._officer: Officer | None = None
        self._intake_page = IntakePage(lambda: desk.local(desk.now()).date())
        self._register_page = RegisterPage()
        self._complaint_page = ComplaintPage()
        self._attention_page = AttentionPage()
        self._sign_in_page = SignInPage()
        self._cover_page = CoverPage()
        self.window = MainWindow(
            {
                "intake": self._intake_page,
                "register": self._register_page,
                "complaint": self._complaint_page,
                "attention": self._attention_page,
                "help": HelpPage(),
            }
        )
        self._sync = None if gateway is None else SyncThread(desk.register, lambda: gateway, self)
        self._paper = ReceiptPrinting(
            desk, profile, settings, self.window, self._author, self.tell, self._saved_as
        )
        self._present(desk, lambda: surroundings_of(profile, settings))
        self._connect()
        self._rest = Rest(parent=self)
        self._rest.rested.connect(self._cover)
        self._journal = QTimer(self)
        self._journal.setInterval(JOURNAL_MS)
        self._journal.timeout.connect(self._intake.journal)

    def open(self) -> None:
        """Show the door and begin to sync; intake needs neither."""
        self._frame.start()
        self.window.showMaximized()
        self._show_door()
        self._journal.start()
        if self._sync is not None:
            self._sync.start()

    def close(self) -> None:
        """The window is closing: the last typing is journalled, the thread ends."""
        self._journal.stop()
        try:
            self._leave()
        finally:
            # Whatever leaving ends with: a thread that nobody stops would keep the process for ever.
            if self._sync is not None:
                self._sync.stop()

    def tell(self, changes: ChangeSet) -> None:
        """Something was saved here: everybody looks again, and the link is asked to carry it."""
        self._notices.now(changes)
        if self._sync is not None:
            self._sync.wake()

    def _present(self, desk: Desk, surroundings: Callable[[], Surroundings]) -> None:
        by = self._author
        self._frame = FramePresenter(desk, self.window, self.tell, by)
        self._intake = IntakePresenter(desk, self._intake_page, self.tell, by, Printing(self._paper.receipt))
        self._register = RegisterPresenter(desk, self._register_page, self.tell, by, surroundings)
        self._complaint = ComplaintPresenter(desk, self._complaint_page, self.tell, by)
        self._attention = AttentionPresenter(desk, self._attention_page, self.tell, by)
        self._sign_in = SignInPresenter(desk, self._sign_in_page, self._entered)
        self._covered = CoverPresenter(desk, self._cover_page, self._uncover)

        self._notices = ChangeNotices(self)
        self._notices.seat(self._frame.refresh)
        self._notices.seat(self._intake.refresh)
        for refresh, shown_on in (
            (self._register.refresh_counts, "register"),
            (self._register.refresh_rows, "register"),
            (self._complaint.refresh, "complaint"),
            (self._attention.refresh, "attention"),
        ):
            self._notices.seat(refresh, partial(self._is_shown, shown_on))
        self._after_sign_in = AfterSignIn(
            desk, self.window, self._intake, by, self._notices.now, self._intake_page.start
        )

    def _connect(self) -> None:
        self._connect_frame()
        self._connect_intake()
        self._connect_pages()
        self._connect_doors()
        if self._sync is not None:
            self._sync.changed.connect(self._notices.soon)
            for presenter in (self._frame, self._attention):
                self._sync.begun.connect(presenter.sync_begun)
                self._sync.reported.connect(presenter.sync_reported)
            self._sync.failed.connect(self._frame.sync_failed)

    def _connect_frame(self) -> None:
        window = self.window
        window.page_wanted.connect(self._go)
        window.page_shown.connect(self._notices.catch_up)
        window.new_complaint_wanted.connect(self._new_complaint)
        window.search_wanted.connect(self._search)
        window.sync_requested.connect(self._send_now)
        window.waiting_wanted.connect(lambda: self._show_filter("waiting"))
        window.contact_wanted.connect(lambda: self._show_filter("new_reply"))
        window.attention_wanted.connect(lambda: self._go("attention"))
        window.switch_officer_wanted.connect(self._show_door)

    def _connect_intake(self) -> None:
        page, presenter = self._intake_page, self._intake
        page.draft_changed.connect(presenter.typed)
        page.left_field.connect(presenter.journal)
        page.save_requested.connect(presenter.save)
        page.set_aside_requested.connect(presenter.set_aside)
        page.draft_wanted.connect(presenter.open_draft)
        page.receipt_answered.connect(presenter.answered)

    def _connect_pages(self) -> None:
        register, complaint, attention = self._register_page, self._complaint_page, self._attention_page
        register.search_changed.connect(self._register.search_changed)
        register.filter_chosen.connect(self._register.filter_chosen)
        register.complaint_selected.connect(self._register.complaint_selected)
        register.complaint_opened.connect(self._open_complaint)
        register.ask_requested.connect(self._send_now)
        register.new_complaint_wanted.connect(self._new_complaint)
        register.readiness_act.connect(self._send_now)
        complaint.back_wanted.connect(self._back_to_register)
        complaint.correct_requested.connect(self._complaint.correct_requested)
        complaint.correction_saved.connect(self._complaint.correction_saved)
        complaint.correction_cancelled.connect(self._complaint.correction_cancelled)
        complaint.receipt_requested.connect(self._paper.receipt)
        complaint.reveal_requested.connect(self._complaint.reveal_requested)
        complaint.reply_told.connect(self._complaint.reply_told)
        complaint.notice_act_requested.connect(self._to_attention)
        attention.item_chosen.connect(self._attention.item_chosen)
        attention.decided.connect(self._attention.decided)
        attention.postponed.connect(self._attention.postponed)
        attention.ask_requested.connect(self._send_now)
        attention.correct_requested.connect(self._correct)
        attention.receipt_requested.connect(self._paper.receipt)
        attention.new_complaint_wanted.connect(self._new_complaint)
        attention.register_wanted.connect(lambda: self._go("register"))
        attention.fact_act.connect(self._show_filter)

    def _connect_doors(self) -> None:
        door, presenter = self._sign_in_page, self._sign_in
        door.officer_chosen.connect(presenter.officer_chosen)
        door.pin_entered.connect(presenter.pin_entered)
        door.start_code_entered.connect(presenter.start_code_entered)
        door.new_pin_entered.connect(presenter.new_pin_entered)
        door.forgotten_requested.connect(presenter.forgotten_requested)
        door.supervisor_entered.connect(presenter.supervisor_entered)
        door.emergency_requested.connect(presenter.emergency_requested)
        door.back_requested.connect(presenter.back_requested)
        self._cover_page.pin_entered.connect(self._covered.pin_entered)
        self._cover_page.switch_officer_wanted.connect(self._show_door)

    def _is_shown(self, page: str) -> bool:
        return self.window.page() == page

    def _author(self) -> Author:
        return self._by

    def _entered(self, by: Author, officer: Officer | None) -> None:
        if officer is not None:
            drafting.adopt_drafts(self._desk, EMERGENCY.code, officer.code)
        self._by, self._officer = by, officer
        self.window.uncover()
        self.window.restrict(officer is None)
        for presenter in (self._frame, self._register, self._attention, self._intake):
            presenter.start()
        self._go("intake")
        self._intake_page.start()
        if officer is not None:
            self._after_sign_in.ask(officer)

    def _go(self, page: str) -> None:
        """Bring a page to the front. Without a PIN only the form is open: no earlier complaint can be
        seen.
        """
        if self._officer is not None or page in OPEN_TO_ALL:
            self.window.show_page(page)

    def _leave(self) -> None:
        self._intake.journal()
        self._complaint.leave()
        if self._intake.has_draft():
            self._intake.set_aside()

    def _show_door(self) -> None:
        self._leave()
        self._sign_in.start()
        self.window.cover(self._sign_in_page)
        self._sign_in_page.start()

    def _cover(self) -> None:
        if self._officer is None or self.window.is_covered():
            return
        for question in self.window.findChildren(QDialog):
            question.reject()  # it would stand over the cover; left like this, none of them loses anything
        self._intake.journal()
        self._complaint.leave(keep_form=True)
        self._covered.cover(self._officer, self._intake.has_draft())
        self.window.cover(self._cover_page)
        self._cover_page.start()

    def _uncover(self) -> None:
        self.window.uncover()

    def _new_complaint(self) -> None:
        self._go("intake")
        self._intake_page.start()

    def _search(self) -> None:
        self._go("register")
        if self._officer is not None:
            self._register_page.seek()

    def _show_filter(self, name: str) -> None:
        self._register.show_filter(name)
        self._go("register")

    def _open_complaint(self, complaint_id: str) -> None:
        self._complaint.show(complaint_id)
        self._go("complaint")

    def _back_to_register(self) -> None:
        self._complaint.leave()
        self._go("register")

    def _correct(self, complaint_id: str) -> None:
        self._open_complaint(complaint_id)
        self._complaint.correct_requested(complaint_id)

    def _to_attention(self, complaint_id: str) -> None:
        self._attention.item_chosen(complaint_id)
        self._go("attention")

    def _send_now(self, *_which: str) -> None:
        if self._sync is not None:
            self._sync.send_now()

    def _saved_as(self, path: Path) -> None:
        log().info("receipt.written")
        self.window.say(_("Bukti disimpan sebagai berkas {name}").format(name=path.name))
