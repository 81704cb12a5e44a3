"""Daftar laporan: search, filters with their counts, and the preview of the chosen complaint."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.i18n import _
from desktop.presenters.readiness import Surroundings, readiness
from desktop.presenters.register_preview import preview
from desktop.presenters.register_rows import Rows
from desktop.presenters.state import RegisterEmpty, RegisterFilter, RegisterState, RegisterView
from desktop.sentences import sentence
from desktop.services.complaint_record import read_complaint
from desktop.services.desk import Desk
from desktop.typed_dates import read_date
from domain.changes import ChangeSet
from domain.delivery import Delivery
from domain.ops import Author
from domain.problems import LoketProblem
from local_db.register_row import Filter, Totals

FILTERS: Mapping[str, Filter] = {
    "all": Filter(),
    "waiting": Filter(delivery=Delivery.WAITING),
    "uncertain": Filter(delivery=Delivery.UNCERTAIN),
    "needs_correction": Filter(delivery=Delivery.NEEDS_CORRECTION),
    "conflict": Filter(delivery=Delivery.CONFLICT),
    "new_reply": Filter(new_reply=True),
}


class RegisterPresenter:
    """Methods are named after the view's signals. All on the main thread."""

    def __init__(
        self,
        desk: Desk,
        view: RegisterView,
        tell: Callable[[ChangeSet], None],
        by: Callable[[], Author],
        around: Callable[[], Surroundings] = Surroundings,
    ) -> None:
        self._desk, self._view, self._tell, self._by = desk, view, tell, by
        self._around = around
        self._rows = Rows(desk)
        self._chosen_filter = "all"
        self._search = ""
        self._selected: str | None = None
        view.use_rows(self._rows)

    def start(self) -> None:
        """Show the register from the top."""
        self._show_state()
        self._view.restart_rows()

    def refresh(self, changes: ChangeSet) -> None:
        """Ask again for what is in sight when a complaint has changed."""
        self.refresh_counts(changes)
        self.refresh_rows(changes)

    def refresh_counts(self, changes: ChangeSet) -> None:
        """The first half: the filters with their counts, and the chosen complaint."""
        if not (changes.complaints or changes.installation):
            return
        self._show_state()
        if self._selected in changes.complaints:
            self._show_preview()

    def refresh_rows(self, changes: ChangeSet) -> None:
        """The second half: the rows in sight."""
        if changes.complaints:
            self._view.refresh_rows()

    def search_changed(self, text: str) -> None:
        """Another search; a date searches the day in the numbers of the receipts."""
        self._search = text.strip()
        self._restart()

    def filter_chosen(self, name: str) -> None:
        """Another filter."""
        self._chosen_filter = name if name in FILTERS else "all"
        self._restart()

    def show_filter(self, name: str) -> None:
        """From elsewhere: this filter, without any search."""
        self._search = ""
        self._view.show_search("")
        self.filter_chosen(name)

    def complaint_selected(self, complaint_id: str) -> None:
        """Another row, or none (an empty id)."""
        self._selected = complaint_id or None
        self._show_preview()

    def _restart(self) -> None:
        self._rows.wanted = replace(FILTERS[self._chosen_filter], search=self._query())
        self._show_state()
        self._view.restart_rows()

    def _query(self) -> str | None:
        typed = read_date(self._search, self._desk.local(self._desk.now()).date())
        if typed is not None and typed.understood and len(typed.date) == len("2026-11-23"):
            return typed.date.replace("-", "")
        return self._search or None

    def _show_state(self) -> None:
        try:
            self._view.show_state(self._state())
        except LoketProblem as problem:
            told = sentence(problem)
            empty = RegisterEmpty(told.happened, f"{told.safe} {told.do} {told.tell} ({told.code})")
            self._view.show_state(RegisterState((), self._chosen_filter, "", empty))

    def _state(self) -> RegisterState:
        with self._desk.register.reading() as work:
            totals = work.complaints.totals()
            installation = work.installation.get()
        empty = None
        if not totals.all:
            empty = RegisterEmpty(
                _("Belum ada laporan di loket ini"),
                _(
                    "Laporan pertama bisa langsung diterima, juga tanpa sinyal. "
                    "Semua yang disimpan muncul di halaman ini."
                ),
                first_start=True,
                readiness=readiness(self._desk, installation, self._around()),
            )
        elif not (totals.all if self._rows.wanted == Filter() else self._rows.count()):
            empty = self._nothing_found()
        return RegisterState(
            _filters(totals), self._chosen_filter, _("Laporan, urut: perlu dilihat dulu"), empty
        )

    def _nothing_found(self) -> RegisterEmpty:
        if not self._search:
            return RegisterEmpty(
                _("Tidak ada laporan di saringan ini"),
                _("Saringan lain tetap berisi. Semua laporan ada di bawah “Semua”."),
            )
        return RegisterEmpty(
            _("Tidak ditemukan"),
            _("Tidak ada laporan untuk “{search}”. Coba sebagian nama, desa, atau nomor bukti.").format(
                search=self._search
            ),
        )

    def _show_preview(self) -> None:
        if self._selected is None:
            self._view.show_preview(None)
            return
        try:
            self._view.show_preview(preview(self._desk, read_complaint(self._desk, self._selected)))
        except LoketProblem:
            self._selected = None
            self._view.show_preview(None)


def _filters(totals: Totals) -> tuple[RegisterFilter, ...]:
    counted = totals.by_delivery
    return (
        RegisterFilter("all", _("Semua"), totals.all),
        RegisterFilter("waiting", _("Menunggu"), counted[Delivery.WAITING]),
        RegisterFilter("uncertain", _("Belum pasti"), counted[Delivery.UNCERTAIN]),
        RegisterFilter("needs_correction", _("Perlu diperbaiki"), counted[Delivery.NEEDS_CORRECTION]),
        RegisterFilter("conflict", _("Perlu keputusan"), counted[Delivery.CONFLICT]),
        RegisterFilter("new_reply", _("Jawaban baru"), totals.unseen_replies),
    )
