"""The page of one complaint: masked identity, pending changes, replies, history, receipts."""

from desktop.presenters.complaint import ComplaintPresenter
from desktop.presenters.state import FactRow
from desktop.services.receipts import FIRST, SECOND, note_printed
from domain.changes import ChangeSet, changed
from domain.json_values import JsonValue
from domain.outcome import Problem
from local_db.register import Register, open_register
from tests.presenters.office import KEY, MARKUS, Office
from tests.presenters.seen import SeenComplaint

REPLY: JsonValue = {
    "id": "r-1",
    "institution": "Dinas Pendidikan",
    "text": "Guru pengganti datang Senin.",
    "at": "2026-11-24T09:30:00+08:00",
}


def page(office: Office, complaint: str) -> tuple[ComplaintPresenter, SeenComplaint]:
    """The page with this complaint on it."""
    view = SeenComplaint()
    presenter = ComplaintPresenter(office.desk, view, office.tell, office.by)
    presenter.show(complaint)
    return presenter, view


def fact(view: SeenComplaint, name: str) -> FactRow:
    """One row of facts."""
    return next(row for row in view.state.facts if row.name == name)


def has_fact(view: SeenComplaint, name: str) -> bool:
    """Whether the row stands."""
    return any(row.name == name for row in view.state.facts)


def history(view: SeenComplaint) -> list[str]:
    """The titles of the timeline."""
    return [entry.title for entry in view.state.history]


def test_a_complaint_that_waits_shows_its_words_and_only_the_first_receipt(office: Office) -> None:
    complaint = office.take()
    _presenter, view = page(office, complaint)
    state = view.state
    assert (state.title, state.subtitle) == ("Guru kelas 3 sudah sebulan kosong", "Thomas Ulu")
    assert (state.delivery, state.delivery_word, state.handling) == ("waiting", "Menunggu sinyal", None)
    assert state.handling_word == "belum di pusat"
    assert state.content_aside == "Pengaduan · Pendidikan dan Kebudayaan"
    assert state.receipts == ("first",)
    assert state.notice is None
    assert fact(view, "date_of_incident").value == "kira-kira 27 Oktober 2026"
    assert fact(view, "place").value == "Desa Fatuteas, belakang gereja"
    assert fact(view, "complainant.name").value == "Thomas Ulu, datang sendiri"


def test_the_nik_is_masked_until_an_officer_opens_it_and_the_audit_says_so(office: Office) -> None:
    complaint = office.take()
    presenter, view = page(office, complaint)
    assert (fact(view, "complainant.nik").value, fact(view, "complainant.nik").reveal) == (
        "•••• 0003",
        "Lihat NIK",
    )
    presenter.reveal_requested(complaint, "complainant.nik")
    assert (fact(view, "complainant.nik").value, fact(view, "complainant.nik").reveal) == (
        "9901021508700003",
        "",
    )
    assert "nik_shown" in office.events(complaint)
    assert office.told == [changed([complaint])]
    assert "NIK dilihat" in history(view)
    presenter.leave()
    assert fact(view, "complainant.nik").value == "•••• 0003"


def test_an_anonymous_person_is_hidden_everywhere_until_the_name_is_opened(office: Office) -> None:
    complaint = office.take(
        is_anonymous=True,
        representative={"relation": "assistant", "name": "Yuni Ulu", "kinship": "keponakan", "phone": None},
    )
    office.deliver(complaint)
    office.edit(complaint, complainant__phone="0813 5500 0731")
    presenter, view = page(office, complaint)
    shown = f"{view.state}"
    for secret in ("Thomas", "Yuni", "0371", "0731", "0003"):
        assert secret not in shown
    assert view.state.subtitle == "Anonim"
    assert fact(view, "complainant.name").reveal == "Lihat nama"
    assert fact(view, "complainant.nik").reveal == ""
    assert fact(view, "complainant.phone").pending is not None
    presenter.reveal_requested(complaint, "complainant.name")
    assert view.state.subtitle == "Thomas Ulu"
    assert fact(view, "complainant.phone").value == "0813 5500 0731"
    assert fact(view, "complainant.nik").value == "•••• 0003"
    assert office.events(complaint).count("name_shown") == 1


def test_nothing_is_shown_when_the_audit_row_cannot_be_written(office: Office) -> None:
    complaint = office.take(is_anonymous=True)
    presenter, view = page(office, complaint)
    with office.register.writing():
        impatient = Office(open_again(office), officer=office.officer)
        other = ComplaintPresenter(impatient.desk, view, office.tell, office.by)
        other.show(complaint)
        other.reveal_requested(complaint, "complainant.name")
        impatient.register.close()
    assert view.state.subtitle == "Anonim"
    assert view.form is not None
    assert "LKT-107" in view.form.refusal
    assert "name_shown" not in office.events(complaint)
    presenter.correction_cancelled(complaint)
    assert view.form is None


def test_a_change_the_centre_does_not_have_is_marked_with_what_it_has(office: Office) -> None:
    complaint = office.take()
    office.edit(complaint, complainant__phone="0813 5500 0731")
    presenter, view = page(office, complaint)
    assert fact(view, "complainant.phone").pending is None, "before delivery the whole complaint waits"
    office.deliver(complaint)
    presenter.refresh(changed([complaint]))
    row = fact(view, "complainant.phone")
    assert row.value == "0813 5500 0731"
    assert row.number
    assert row.pending is not None
    assert (row.pending.previous, row.pending.word, row.pending.delivery) == (
        "0813 5500 0371",
        "Belum sampai di pusat",
        "waiting",
    )
    assert view.state.pending == "1 perubahan menunggu"
    office.lose_reply(complaint)
    presenter.refresh(changed([complaint]))
    pending = fact(view, "complainant.phone").pending
    assert pending is not None
    assert pending.delivery == "uncertain"
    assert view.state.receipts == ("second", "first"), "the centre holds the complaint whatever the change"


def test_a_pending_title_gets_a_row_of_its_own(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    _presenter, view = page(office, complaint)
    assert not has_fact(view, "title")
    office.edit(complaint, title="Guru kelas 3 kosong sejak Oktober")
    _presenter, view = page(office, complaint)
    pending = fact(view, "title").pending
    assert pending is not None
    assert pending.previous == "Guru kelas 3 sudah sebulan kosong"


def test_a_delivered_complaint_has_its_number_its_second_receipt_and_its_reply(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    office.later(hours=1)
    office.act(
        complaint,
        2,
        status="in_progress",
        institution={"code": "d", "text": "Dinas Pendidikan", "catalogue": None},
        replies=[REPLY],
    )
    presenter, view = page(office, complaint)
    state = view.state
    assert (state.tracking, state.delivery_word) == ("#1916218", "Sampai #1916218")
    assert (state.handling_word, state.handling_note) == ("Sedang diproses", "Dinas Pendidikan")
    assert state.lapor_label == "Di lapor.go.id tertulis “Sedang Diproses”."
    assert state.receipts == ("second", "first")
    (reply,) = state.replies
    assert reply.heading == "Jawaban Dinas Pendidikan"
    assert reply.when == "Selasa 24 November 2026, 09.30"
    assert (reply.told, reply.told_word, reply.can_mark_told) == (
        False,
        "Belum disampaikan kepada pelapor",
        True,
    )
    presenter.reply_told(complaint, "r-1")
    (reply,) = view.state.replies
    assert (reply.told, reply.can_mark_told) == (True, False)
    assert reply.told_word == "Disampaikan hari ini 10.00 oleh Ester Naitboho"
    assert "Jawaban disampaikan kepada pelapor" in history(view)


def test_a_reply_is_new_until_every_reply_was_passed_on(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    assert isinstance(REPLY, dict)
    office.act(complaint, 2, replies=[REPLY, {**REPLY, "id": "r-2"}])
    presenter, _view = page(office, complaint)

    def unseen() -> int:
        with office.register.reading() as work:
            return work.complaints.totals().unseen_replies

    presenter.reply_told(complaint, "r-1")
    assert unseen() == 1
    presenter.reply_told(complaint, "r-1")
    presenter.reply_told(complaint, "unknown")
    assert office.events(complaint).count("reply_told") == 1
    presenter.reply_told(complaint, "r-2")
    assert unseen() == 0


def test_the_timeline_tells_the_whole_story_newest_first(office: Office) -> None:
    complaint = office.take()
    note_printed(office.desk, complaint, office.officer, FIRST)
    office.later(hours=1)
    office.deliver(complaint)
    office.later(hours=1)
    office.act(complaint, 2, status="forwarded", institution={"code": "d", "text": "Dinas Pendidikan"})
    office.later(hours=1)
    note_printed(office.desk, complaint, MARKUS, SECOND)
    office.later(hours=1)
    note_printed(office.desk, complaint, MARKUS, SECOND)
    office.later(minutes=10)
    office.edit(complaint, complainant__phone="0813 5500 0731")
    _presenter, view = page(office, complaint)
    assert [(entry.icon, entry.title, entry.when) for entry in view.state.history] == [
        (
            "delivery-waiting",
            "Nomor telepon diperbaiki, menunggu sinyal",
            "hari ini 13.10, Ester Naitboho di loket",
        ),
        ("printer", "Bukti kedua dicetak lagi, salinan", "hari ini 13.00, Markus Tasey di loket"),
        ("printer", "Bukti kedua dicetak", "hari ini 12.00, Markus Tasey di loket"),
        ("arrow-right", "Diverifikasi, diteruskan ke Dinas Pendidikan", "hari ini 11.00"),
        ("delivery-delivered", "Sampai di LAPOR!, nomor #1916218", "hari ini 10.00"),
        ("printer", "Diterima di loket, bukti pertama dicetak", "hari ini 09.00, Ester Naitboho"),
    ]


def test_what_merged_by_itself_is_said_with_its_side(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    office.edit(complaint, place={"text": "Desa Tunbesi"})
    office.act(complaint, 2, category={"code": "x", "text": "Layanan Puskesmas", "catalogue": None})
    office.merge(complaint, 3)
    _presenter, view = page(office, complaint)
    assert "Digabung sendiri: kategori dari pusat, lokasi dari sini" in history(view)
    assert "Kategori diubah pusat" in history(view)


def test_a_complaint_of_another_counter_is_shown_with_its_counter(office: Office) -> None:
    values: dict[str, JsonValue] = {
        "id": "0190-foreign",
        "local_number": "L08-20261124-0001-0",
        "counter": "L08",
        "unit": "DEMO",
        "recorded_at": "2026-11-24T08:00:00+08:00",
        "classification": "aspiration",
        "title": "Lampu lapangan",
        "content": "Minta lampu.",
        "place": {"text": "Desa Oenaek"},
        "complainant.name": "Paulus Neno",
        "status": "unverified",
    }
    office.feed("0190-foreign", 1, values)
    _presenter, view = page(office, "0190-foreign")
    assert view.state.history[-1].when == "hari ini 08.00, Loket 08"
    assert history(view) == ["Diterima di loket"]
    assert view.state.receipts == ("second", "first")


def test_a_notice_leads_to_where_a_person_is_needed(office: Office) -> None:
    complaint = office.take()
    office.reject(complaint, Problem("missing", "Laporan belum lengkap untuk diterima.", "date"))
    _presenter, view = page(office, complaint)
    assert view.state.notice is not None
    assert view.state.notice.edge == "bad"
    assert "masih kurang kapan" in view.state.notice.sentence
    assert view.state.notice_act == "Lihat di Perlu perhatian"


def test_only_a_change_of_this_complaint_shows_it_again(office: Office) -> None:
    complaint, other = office.take(), office.take()
    presenter, view = page(office, complaint)
    presenter.refresh(changed([other]))
    presenter.refresh(ChangeSet(installation=True, drafts=True))
    assert len(view.states) == 1
    presenter.refresh(changed([complaint]))
    assert len(view.states) == 2


def test_a_complaint_that_is_gone_is_a_sentence_and_no_exception(office: Office) -> None:
    view = SeenComplaint()
    presenter = ComplaintPresenter(office.desk, view, office.tell, office.by)
    presenter.show("unknown")
    presenter.correct_requested("unknown")
    presenter.reveal_requested("unknown", "complainant.nik")
    presenter.reply_told("unknown", "r-1")
    assert view.states == []
    assert view.form is not None
    assert "LKT-401" in view.form.refusal


def open_again(office: Office) -> Register:
    """The same file with little patience for others' locks."""
    return open_register(office.register.path, KEY, busy_timeout=0.1)
