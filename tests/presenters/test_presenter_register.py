"""The register shows what needs a person first, hides anonymous names, and counts in the table."""

import pytest

from desktop.presenters.readiness import Surroundings
from desktop.presenters.register import FILTERS, RegisterPresenter
from domain.changes import ChangeSet, changed
from tests.presenters.office import Office
from tests.presenters.seen import SeenRegister


def register(office: Office, around: Surroundings | None = None) -> tuple[RegisterPresenter, SeenRegister]:
    """A register page that has been started."""
    view = SeenRegister()
    told = around or Surroundings()
    presenter = RegisterPresenter(office.desk, view, office.tell, office.by, lambda: told)
    presenter.start()
    return presenter, view


def titles(view: SeenRegister) -> list[str]:
    """The titles of all rows."""
    assert view.rows is not None
    return [row.title for row in view.rows.page(0, 50)]


def test_before_the_first_complaint_the_page_proves_that_one_can_be_taken(office: Office) -> None:
    _presenter, view = register(office, Surroundings(key="passphrase", printer="Printer loket"))
    empty = view.state.empty
    assert empty is not None
    assert empty.first_start
    assert empty.title == "Belum ada laporan di loket ini"
    assert [(line.label, line.words, line.shape) for line in empty.readiness] == [
        ("Penyimpanan", "siap, terkunci dengan kata sandi loket", "ok"),
        ("Printer", "Printer loket, siap", "ok"),
        ("Jam komputer", "24 November 2026, 09.00 WITA", "ok"),
        ("Hubungan ke pusat", "belum pernah, boleh menyusul", "look"),
    ]


def test_what_needs_a_person_comes_first_then_a_new_reply_then_the_newest(office: Office) -> None:
    answered = office.take(title="Lampu jalan padam")
    office.later(minutes=1)
    uncertain = office.take(title="Guru kosong")
    office.later(minutes=1)
    office.take(title="Air keruh")
    office.deliver(answered)
    office.act(
        answered,
        2,
        replies=[{"id": "r-1", "institution": "Dinas", "text": "Ya.", "at": "2026-11-24T08:00:00+08:00"}],
    )
    office.lose_reply(uncertain)
    _presenter, view = register(office)
    assert titles(view) == ["Guru kosong", "Lampu jalan padam", "Air keruh"]


def test_a_row_is_two_lines_and_one_sentence(office: Office) -> None:
    complaint = office.take()
    office.lose_reply(complaint)
    office.later(days=1)
    _presenter, view = register(office)
    assert view.rows is not None
    (row,) = view.rows.page(0, 10)
    assert row.spoken == (
        "Guru kelas 3 sudah sebulan kosong, Thomas Ulu, Desa Fatuteas, diterima kemarin 09.00, belum pasti"
    )
    assert (row.person, row.received) == ("Thomas Ulu, Desa Fatuteas", "kemarin 09.00")
    assert row.number.startswith("0001-")
    assert (row.delivery, row.delivery_word, row.handling, row.handling_word) == (
        "uncertain",
        "Belum pasti",
        None,
        "belum diketahui",
    )


def test_an_anonymous_name_is_in_no_row_no_preview_and_no_search(office: Office) -> None:
    complaint = office.take(is_anonymous=True)
    presenter, view = register(office)
    presenter.complaint_selected(complaint)
    assert view.rows is not None
    (row,) = view.rows.page(0, 10)
    assert row.person == "Anonim, Desa Fatuteas"
    assert "Thomas" not in f"{row}{view.preview}"
    presenter.search_changed("Thomas")
    assert view.rows.count() == 0


def test_a_delivered_row_carries_its_number_its_reply_and_what_waits_behind_it(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    office.act(
        complaint,
        2,
        status="in_progress",
        institution={"code": "dinas-pendidikan", "text": "Dinas Pendidikan", "catalogue": None},
    )
    presenter, view = register(office)
    assert view.rows is not None
    (row,) = view.rows.page(0, 10)
    assert (row.delivery_word, row.handling_note, row.note_strong) == (
        "Sampai #1916218",
        "Dinas Pendidikan",
        False,
    )
    office.act(
        complaint,
        3,
        replies=[{"id": "r-1", "institution": "Dinas", "text": "Ya.", "at": "2026-11-24T08:00:00+08:00"}],
    )
    office.edit(complaint, complainant__phone="0813 5500 0731")
    presenter.refresh(changed([complaint]))
    (row,) = view.rows.page(0, 10)
    assert (row.handling_note, row.note_strong, row.pending) == ("Jawaban baru", True, "1 perubahan menunggu")
    assert row.spoken.endswith("1 perubahan menunggu, jawaban baru")


def test_filters_are_counts_of_the_table_and_each_shows_as_many_rows_as_it_says(office: Office) -> None:
    ids = [office.take(title=f"Laporan {n}") for n in range(5)]
    office.deliver(ids[0])
    office.lose_reply(ids[1])
    presenter, view = register(office)
    assert [(f.name, f.count) for f in view.state.filters] == [
        ("all", 5),
        ("waiting", 3),
        ("uncertain", 1),
        ("needs_correction", 0),
        ("conflict", 0),
        ("new_reply", 0),
    ]
    for shown in view.state.filters:
        presenter.filter_chosen(shown.name)
        assert view.rows is not None
        assert view.rows.count() == shown.count == len(titles(view))
        assert view.state.chosen == shown.name


def test_a_search_finds_by_name_place_number_and_day(office: Office) -> None:
    office.take(title="Guru kosong")
    office.later(days=1)
    office.take(title="Air keruh", complainant__name="Yuliana Sabat", place="Desa Oenaek")
    presenter, view = register(office)
    for search, found in {
        "yuli": ["Air keruh"],
        "fatut": ["Guru kosong"],
        "24 november": ["Guru kosong"],
        "25-11-2026": ["Air keruh"],
        "L07-20261124": ["Guru kosong"],
    }.items():
        presenter.search_changed(search)
        assert titles(view) == found, search


def test_a_search_that_finds_nothing_says_what_was_searched(office: Office) -> None:
    office.take()
    presenter, view = register(office)
    presenter.search_changed("jembatan (")
    empty = view.state.empty
    assert empty is not None
    assert not empty.first_start
    assert "jembatan (" in empty.sentence
    presenter.show_filter("all")
    assert view.search == ""
    assert view.state.empty is None


@pytest.mark.parametrize("name", list(FILTERS))
def test_a_row_has_the_position_at_which_it_is_listed(office: Office, name: str) -> None:
    ids = [office.take(title=f"Laporan {n}") for n in range(9)]
    office.deliver(ids[0])
    for complaint in (ids[1], ids[6]):
        office.lose_reply(complaint)
    for complaint in (ids[2], ids[3]):
        office.deliver(complaint, None)
        office.act(
            complaint,
            2,
            replies=[{"id": "r", "institution": "D", "text": "Ya.", "at": "2026-11-24T08:00:00+08:00"}],
        )
    presenter, view = register(office)
    rows = view.rows
    assert rows is not None
    for search in ("", "laporan"):
        presenter.search_changed(search)
        presenter.filter_chosen(name)
        listed = [row.id for row in rows.page(0, 50)]
        assert [rows.position(complaint) for complaint in listed] == list(range(len(listed)))
        assert all(rows.position(other) is None for other in ids if other not in listed)
    assert rows.position("unknown") is None


def test_the_preview_of_an_uncertain_complaint_says_first_that_it_is_safe(office: Office) -> None:
    complaint = office.take()
    office.lose_reply(complaint)
    presenter, view = register(office)
    presenter.complaint_selected(complaint)
    preview = view.preview
    assert preview is not None
    assert preview.notice is not None
    assert preview.can_ask
    assert preview.notice.title == "Belum pasti sampai"
    assert preview.notice.sentence.startswith("Dikirim hari ini 09.00, sinyal putus")
    assert [fact.value for fact in preview.facts][1:3] == [
        "belum ada",
        "Selasa 24 November 2026, 09.00 oleh Ester Naitboho",
    ]
    office.deliver_uncertain(complaint)
    presenter.refresh(changed([complaint]))
    assert view.preview is not None
    assert view.preview.notice is None
    presenter.complaint_selected("")
    assert view.preview is None


def test_only_a_change_of_complaints_asks_for_rows_again(office: Office) -> None:
    complaint = office.take()
    presenter, view = register(office)
    presenter.refresh(ChangeSet(drafts=True))
    presenter.refresh(ChangeSet(installation=True))
    assert view.refreshes == 0
    presenter.refresh(changed([complaint]))
    assert view.refreshes == 1


def test_a_register_that_cannot_be_read_is_a_sentence_and_an_empty_table(office: Office) -> None:
    office.take()
    presenter, view = register(office)
    office.register.path.write_bytes(b"\0" * 8192)
    for beside in ("-wal", "-shm"):
        office.register.path.with_name(office.register.path.name + beside).unlink(missing_ok=True)
    office.register.close()
    presenter.search_changed("guru")
    assert view.rows is not None
    assert (view.rows.count(), list(view.rows.page(0, 10)), view.rows.position("x")) == (0, [], None)
    empty = view.state.empty
    assert empty is not None
    assert "LKT-10" in empty.sentence
    presenter.complaint_selected("x")
    assert view.preview is None
