"""The frame: who is on duty, three counts read from the table, and the link in one sentence."""

from collections.abc import Callable
from datetime import datetime

from desktop.i18n import _, n_
from desktop.presenters import link_words, wording
from desktop.presenters.link_words import Link
from desktop.presenters.progress import Progress, waiting
from desktop.presenters.state import FrameState, FrameView
from desktop.sentences import sentence
from desktop.services.desk import EMERGENCY, Desk
from domain.changes import ChangeSet
from domain.delivery import NEEDS_A_PERSON, Delivery
from domain.ops import Author
from domain.problems import LoketProblem
from local_db.installation import Installation
from local_db.register_row import Totals
from sync.report import SyncReport


class FramePresenter:
    """The counts and the link; ``sync_…`` are the reports of the sync thread."""

    def __init__(
        self,
        desk: Desk,
        view: FrameView,
        tell: Callable[[ChangeSet], None],
        by: Callable[[], Author],
    ) -> None:
        self._desk, self._view, self._tell, self._by = desk, view, tell, by
        self._progress: Progress | None = None
        self._link: Link | None = None
        self._announced: tuple[int, int, int] | None = None

    def start(self) -> None:
        """Show everything; also after another officer has signed in."""
        self._show()

    def refresh(self, changes: ChangeSet) -> None:
        """Count again when a complaint or the link has changed."""
        if changes.complaints or changes.installation:
            self._show()

    def sync_begun(self) -> None:
        """A cycle has begun."""
        try:
            with self._desk.register.reading() as work:
                self._progress = Progress.begin(work.complaints.totals())
        except LoketProblem as problem:
            self._view.announce(str(sentence(problem)))
            return
        self._show()

    def sync_reported(self, report: SyncReport) -> None:
        """A cycle has ended."""
        self._progress = None
        if report.problem is None:
            self._link = link_words.at_rest(report.sendable)
        else:
            self._link = link_words.troubled(report.problem, wording.clock(self._now()))
        self._show()

    def sync_failed(self, name: str) -> None:
        """The sync thread has ended by a mistake in the program; intake goes on."""
        self._progress = None
        happened = _("Pengiriman berhenti karena kesalahan di program ini.")
        rest = _("Semua laporan aman di komputer ini. Tutup lalu buka program lagi.")
        details = f"LKT-000 · {name} · {wording.clock(self._now())}"
        self._link = Link(f"{happened} {rest}", happened, "trouble", details)
        self._show()

    def _show(self) -> None:
        try:
            with self._desk.register.reading() as work:
                totals, installation = work.complaints.totals(), work.installation.get()
        except LoketProblem as problem:
            self._view.announce(str(sentence(problem)))
            return
        self._view.show_state(self._state(totals, installation))
        self._announce(totals)

    def _state(self, totals: Totals, installation: Installation) -> FrameState:
        contact = installation.last_contact
        last_contact = "" if contact is None else wording.near(self._desk.local(contact), self._now())
        link, progress = self._link or link_words.before_contact(installation, last_contact), None
        if self._progress is not None:
            done, of_all = self._progress.look(totals)
            progress = (done, of_all) if of_all else None
            link = link_words.sending(done, of_all, totals.pending_changes)
        name, role = self._officer()
        return FrameState(
            window_title=f"Loket LAPOR! – {self._desk.unit.name}, {self._desk.counter.name}",
            officer_name=name,
            officer_role=role,
            waiting=waiting(totals),
            attention=needing_a_person(totals),
            last_contact=last_contact,
            link=link.sentence,
            link_short=link.short,
            link_shape=link.shape,
            progress=progress,
            demo=installation.demo,
            details=link.details,
        )

    def _officer(self) -> tuple[str, str]:
        by = self._by()
        if by == EMERGENCY:
            return by.name, _("Terima laporan darurat")
        officer = self._desk.unit.officer(by.code)
        return by.name, "" if officer is None else wording.role_word(officer.role)

    def _announce(self, totals: Totals) -> None:
        """Said only when a count differs from what was said last; the view sees to the ten seconds."""
        delivered = totals.by_delivery[Delivery.DELIVERED]
        counts = (delivered, waiting(totals), needing_a_person(totals))
        before, self._announced = self._announced, counts
        if self._progress is not None:
            # What arrives is said once, at the end; meanwhile the progress stands on the screen.
            self._announced = before
            return
        if before is None or before == counts:
            return
        arrived = counts[0] - before[0]
        parts = []
        if arrived > 0:
            parts.append(n_("{n} laporan sampai", "{n} laporan sampai", arrived).format(n=arrived))
        parts.append(_("{n} menunggu sinyal").format(n=counts[1]))
        if counts[2]:
            parts.append(_("{n} perlu perhatian").format(n=counts[2]))
        self._view.announce(", ".join(parts) + ".")

    def _now(self) -> datetime:
        return self._desk.local(self._desk.now())


def needing_a_person(totals: Totals) -> int:
    """*Perlu perhatian*: uncertain, correction and conflict."""
    return sum(totals.by_delivery[state] for state in NEEDS_A_PERSON)
