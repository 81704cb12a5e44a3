"""The frame counts in the tables and says one honest sentence about the link."""

from desktop.presenters.frame import FramePresenter
from domain.changes import ChangeSet, changed
from domain.outcome import Problem
from domain.problems import LinkProblem, Offline, Portal
from sync.report import SyncReport
from tests.presenters.office import MARKUS, Office
from tests.presenters.seen import SeenFrame


def report(problem: LinkProblem | None = None, sendable: int = 0) -> SyncReport:
    """How a cycle ended."""
    return SyncReport(0, 0, 1, 0, 0, 0.1, 0, 0, 0, 0, 0, sendable, problem, None)


def frame(office: Office) -> tuple[FramePresenter, SeenFrame]:
    """A frame that has been started."""
    view = SeenFrame()
    presenter = FramePresenter(office.desk, view, office.tell, office.by)
    presenter.start()
    return presenter, view


def test_an_empty_counter_has_nothing_waiting_and_was_never_answered(office: Office) -> None:
    _presenter, view = frame(office)
    state = view.state
    assert (state.waiting, state.attention, state.last_contact) == (0, 0, "")
    assert state.window_title == "Loket LAPOR! – Kantor Camat Oenaek, Loket 07"
    assert (state.officer_name, state.officer_role) == ("Ester Naitboho", "Petugas loket")
    assert state.demo
    assert "aman" in state.link


def test_what_is_being_sent_still_waits_and_what_is_uncertain_needs_a_person(office: Office) -> None:
    waiting, sent, lost = office.take(), office.take(), office.take()
    office.send(sent)
    office.lose_reply(lost)
    presenter, view = frame(office)
    assert (view.state.waiting, view.state.attention) == (2, 1)
    office.deliver(waiting)
    presenter.refresh(changed([waiting]))
    assert (view.state.waiting, view.state.last_contact) == (1, "hari ini 09.00")


def test_a_change_of_drafts_alone_counts_nothing_again(office: Office) -> None:
    presenter, view = frame(office)
    presenter.refresh(ChangeSet(drafts=True))
    assert len(view.states) == 1


def test_progress_is_counted_in_the_tables_and_never_backwards(office: Office) -> None:
    ids = [office.take() for _ in range(3)]
    presenter, view = frame(office)
    presenter.sync_begun()
    assert view.state.progress == (0, 3)
    office.deliver(ids[0])
    presenter.refresh(changed([ids[0]]))
    assert view.state.progress == (1, 3)
    assert view.state.link == "1 dari 3 sampai"
    office.take()
    presenter.refresh(changed([ids[1]]))
    assert view.state.progress == (1, 4)
    office.reject(ids[1], Problem("malformed", "Perubahan ini tidak terbaca oleh pusat."))
    presenter.refresh(changed([ids[1]]))
    assert view.state.progress == (1, 4)


def test_changes_alone_are_sent_without_a_bar(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    office.edit(complaint, complainant__phone="0813 5500 0731")
    presenter, view = frame(office)
    presenter.sync_begun()
    assert view.state.progress is None
    assert view.state.link == "1 perubahan sedang dikirim"


def test_after_a_cycle_the_sentence_says_how_the_link_is(office: Office) -> None:
    presenter, view = frame(office)
    presenter.sync_begun()
    presenter.sync_reported(report(Offline()))
    assert view.state.link == "Tidak ada sinyal. Laporan aman di sini, silakan terus mencatat."
    assert (view.state.link_short, view.state.link_shape) == ("Tidak ada sinyal.", "none")
    assert view.state.details == "LKT-201 · 09.00"
    presenter.sync_reported(report(Portal()))
    assert view.state.link_shape == "trouble"
    presenter.sync_reported(report())
    assert view.state.link == "Ada sinyal. Tidak ada yang perlu dikirim."
    presenter.sync_reported(report(sendable=2))
    assert view.state.link == "Ada sinyal. 2 lagi dikirim dengan sendirinya."


def test_a_start_tells_why_the_last_contact_failed(office: Office) -> None:
    with office.register.writing() as work:
        work.installation.set_link_problem(Offline.code)
    _presenter, view = frame(office)
    assert view.state.link.startswith("Tidak ada sinyal.")


def test_a_counter_without_a_centre_says_so_and_goes_on(office: Office) -> None:
    with office.register.writing() as work:
        work.installation.set_credential(None)
    _presenter, view = frame(office)
    assert view.state.link == (
        "Loket ini belum didaftarkan ke pusat. Laporan aman di sini, silakan terus mencatat."
    )


def test_a_mistake_of_the_program_ends_sending_and_says_complaints_are_safe(office: Office) -> None:
    presenter, view = frame(office)
    presenter.sync_begun()
    presenter.sync_failed("KeyError")
    assert "Semua laporan aman di komputer ini" in view.state.link
    assert view.state.progress is None


def test_only_a_count_that_changed_is_said_and_arrivals_are_said_once_at_the_end(office: Office) -> None:
    first, second = office.take(), office.take()
    presenter, view = frame(office)
    presenter.refresh(changed([first]))
    assert view.said == []
    presenter.sync_begun()
    office.deliver(first)
    presenter.refresh(changed([first]))
    office.deliver(second)
    presenter.refresh(changed([second]))
    assert view.said == []
    presenter.sync_reported(report())
    assert view.said == ["2 laporan sampai, 0 menunggu sinyal."]
    presenter.sync_reported(report())
    assert len(view.said) == 1


def test_another_officer_stands_in_the_frame_after_signing_in(office: Office) -> None:
    presenter, view = frame(office)
    office.officer = MARKUS
    presenter.start()
    assert (view.state.officer_name, view.state.officer_role) == ("Markus Tasey", "Kepala Seksi Pelayanan")
