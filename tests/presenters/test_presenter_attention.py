"""Perlu perhatian: cards that say what is safe, show every value, and decide nothing by themselves."""

from desktop.presenters.attention import AttentionPresenter
from desktop.presenters.complaint import ComplaintPresenter
from desktop.presenters.state import ConflictCard, CorrectionCard, Decision, UncertainCard
from desktop.services.identity import reveal
from domain.changes import changed
from domain.json_values import JsonValue
from domain.ops import ConflictAnswer
from domain.outcome import Problem
from sync.report import SyncReport
from tests.presenters.office import ESTER, MARKUS, Office
from tests.presenters.seen import SeenAttention, SeenComplaint

BEFORE, HERE, CENTRE = "0813 5500 0371", "0813 5500 0731", "0813 5500 0171"


def attention(office: Office) -> tuple[AttentionPresenter, SeenAttention]:
    """The page, started."""
    view = SeenAttention()
    presenter = AttentionPresenter(office.desk, view, office.tell, office.by)
    presenter.start()
    return presenter, view


def disputed(office: Office, **changed_at_creation: JsonValue) -> tuple[str, str]:
    """A complaint whose phone both sides changed; place and category merge. Its id and the record's."""
    complaint = office.take(**changed_at_creation)
    office.deliver(complaint)
    office.later(hours=1)
    office.edit(complaint, complainant__phone=HERE, place={"text": "Desa Tunbesi"})
    office.later(hours=1)
    category: JsonValue = {"code": "kesehatan", "text": "Kesehatan", "catalogue": None}
    office.act(complaint, 2, complainant__phone=CENTRE, category=category)
    return complaint, office.dispute(complaint, "complainant.phone", CENTRE, BEFORE, 3)


def card(view: SeenAttention) -> ConflictCard:
    """The conflict card on the page."""
    shown = view.state.card
    assert isinstance(shown, ConflictCard)
    return shown


def asks(view: SeenAttention) -> bool:
    """Whether the uncertain card says that the centre is being asked."""
    shown = view.state.card
    assert isinstance(shown, UncertainCard)
    return shown.asking


def phone(office: Office, complaint: str) -> JsonValue:
    """The phone as seen."""
    with office.register.reading() as work:
        return work.complaints.values(complaint).get("complainant.phone")


def test_when_nothing_needs_a_person_the_page_proves_it(office: Office) -> None:
    _presenter, view = attention(office)
    assert view.state.empty is not None
    assert view.state.empty.title == "Tidak ada yang menunggu Anda"
    assert view.state.card is None
    complaint = office.take()
    office.take()
    office.deliver(complaint)
    reply: JsonValue = {"id": "r", "institution": "Dinas", "text": "Ya.", "at": "2026-11-24T08:00:00+08:00"}
    office.act(complaint, 2, replies=[reply])
    _presenter, view = attention(office)
    assert view.state.empty is not None
    assert view.state.empty.sentence.startswith("1 laporan menunggu sinyal dan dikirim sendiri.")
    assert [(fact.label, fact.words, fact.act) for fact in view.state.empty.facts] == [
        ("Sampai di pusat", "1 laporan", ""),
        ("Jawaban belum disampaikan", "1 laporan", "new_reply"),
    ]


def test_the_list_has_decisions_first_then_uncertain_then_corrections(office: Office) -> None:
    rejected = office.take(title="Surat pindah")
    office.reject(rejected, Problem("wrong_shape", "Salah bentuk.", "place"))
    uncertain = office.take(title="Guru kosong")
    office.lose_reply(uncertain)
    complaint, _record = disputed(office)
    _presenter, view = attention(office)
    assert [(group.heading, [item.line for item in group.items]) for group in view.state.groups] == [
        ("Perlu keputusan (1)", ["Thomas Ulu, Desa Tunbesi · satu isian berbeda"]),
        ("Belum pasti (1)", ["Thomas Ulu, Desa Fatuteas · sejak hari ini 09.00"]),
        ("Perlu diperbaiki (1)", ["Thomas Ulu, Desa Fatuteas · Lokasi"]),
    ]
    assert view.state.aside == "3 laporan menunggu petugas"
    assert view.state.chosen == complaint


def test_the_conflict_card_shows_base_both_sides_and_what_merged(office: Office) -> None:
    disputed(office)
    _presenter, view = attention(office)
    shown = card(view)
    assert shown.question == "Satu isian berubah di sini dan di pusat. Mana yang benar?"
    (question,) = shown.questions
    assert question.field == "Nomor telepon"
    assert "".join(mark.text for mark in question.base) == BEFORE
    assert question.base_when == "dicatat hari ini 09.00"
    here, centre = question.choices
    assert (here.code, here.heading, here.author) == ("here", "Di sini", "Ester Naitboho, hari ini 10.00")
    assert (centre.code, centre.heading, centre.author) == (
        "centre",
        "Di pusat",
        "Admin kabupaten, hari ini 10.00",
    )
    for choice, value in ((here, HERE), (centre, CENTRE)):
        assert "".join(mark.text for mark in choice.value) == value
        assert any(mark.differs for mark in choice.value)
        assert not all(mark.differs for mark in choice.value)
    assert question.editors[0].value == HERE
    assert set(shown.merged) == {
        ("Kategori", "Kesehatan", "dari pusat"),
        ("Lokasi", "Desa Tunbesi", "dari sini"),
    }


def test_leaving_decides_nothing_and_a_decision_becomes_an_op_that_closes_the_record(office: Office) -> None:
    complaint, record = disputed(office)
    presenter, view = attention(office)
    presenter.postponed(complaint)
    assert view.state.chosen == complaint
    presenter.decided(complaint, ())
    assert "decided" not in office.events(complaint)
    presenter.decided(complaint, (Decision(record, "here"),))
    op = office.op(complaint)
    assert op.op.answer == ConflictAnswer(record, 1)
    assert dict(op.op.values) == {"complainant.phone": HERE}
    assert view.state.card is None
    assert office.told == [changed([complaint])]
    office.deliver(complaint, version=4)
    presenter.refresh(changed([complaint]))
    assert phone(office, complaint) == HERE
    assert view.state.empty is not None


def test_the_value_that_was_not_chosen_stays_in_the_timeline(office: Office) -> None:
    complaint, record = disputed(office)
    presenter, _view = attention(office)
    office.later(minutes=1)
    presenter.decided(complaint, (Decision(record, "here"),))
    office.later(minutes=1)
    office.deliver(complaint, version=4)
    page = SeenComplaint()
    ComplaintPresenter(office.desk, page, office.tell, office.by).show(complaint)
    titles = [entry.title for entry in page.state.history]
    assert titles[:2] == [
        f"Diputuskan petugas: Nomor telepon {HERE} (bukan {CENTRE}), sampai di pusat",
        "Nomor telepon berubah di sini dan di pusat",
    ]
    assert "Digabung sendiri: kategori dari pusat, lokasi dari sini" in titles
    assert "Lokasi dan nomor telepon diperbaiki, sampai di pusat" in titles


def test_the_centre_s_value_and_a_written_one_can_be_chosen(office: Office) -> None:
    complaint, record = disputed(office)
    presenter, view = attention(office)
    presenter.decided(complaint, (Decision(record, "written", (("complainant.phone", " 0813 1111 "),)),))
    assert phone(office, complaint) == "0813 1111"
    other, other_record = disputed(office)
    presenter.refresh(changed([other]))
    presenter.item_chosen(other)
    presenter.decided(other, (Decision(other_record, "centre"),))
    assert phone(office, other) == CENTRE
    assert view.state.card is None


def test_an_unknown_choice_or_an_empty_text_decides_nothing(office: Office) -> None:
    complaint, record = disputed(office)
    presenter, view = attention(office)
    presenter.decided(complaint, (Decision(record, "written", (("complainant.phone", "  "),)),))
    presenter.decided(complaint, (Decision(record, "proposal:7"),))
    presenter.decided("another", (Decision(record, "here"),))
    assert isinstance(view.state.card, ConflictCard)
    assert "decided" not in office.events(complaint)


def test_a_third_counter_s_value_is_offered_and_a_repeated_one_is_not(office: Office) -> None:
    complaint, record = disputed(office)
    office.join(complaint, record, "0813 5500 0999", MARKUS, 4)
    office.join(complaint, record, HERE, MARKUS, 5)
    presenter, view = attention(office)
    choices = card(view).questions[0].choices
    assert [(choice.code, choice.heading) for choice in choices] == [
        ("here", "Di sini"),
        ("centre", "Di pusat"),
        ("proposal:1", "Di loket lain"),
    ]
    presenter.decided(complaint, (Decision(record, "proposal:1"),))
    assert phone(office, complaint) == "0813 5500 0999"


def test_a_decision_carries_the_revision_that_was_shown(office: Office) -> None:
    complaint, record = disputed(office)
    presenter, _view = attention(office)
    office.join(complaint, record, "0813 5500 0999", MARKUS, 4)
    presenter.decided(complaint, (Decision(record, "here"),))
    assert office.op(complaint).op.answer == ConflictAnswer(record, 1)


def test_what_was_decided_already_is_said_and_not_decided_again(office: Office) -> None:
    complaint, record = disputed(office)
    first, _view = attention(office)
    second, _other_view = attention(office)
    first.decided(complaint, (Decision(record, "here"),))
    second.decided(complaint, (Decision(record, "centre"),))
    assert office.events(complaint).count("decided") == 1
    assert phone(office, complaint) == HERE


def test_an_anonymous_person_s_values_are_hidden_until_this_officer_opened_them(office: Office) -> None:
    complaint, _record = disputed(office, is_anonymous=True)
    presenter, view = attention(office)
    assert "Lihat nama" in card(view).subtitle
    for secret in (BEFORE, HERE, CENTRE, "Thomas"):
        assert secret not in f"{view.state}"
    presenter.refresh(reveal(office.desk, office.officer, complaint, "name"))
    assert "".join(mark.text for mark in card(view).questions[0].choices[0].value) == HERE
    office.officer = MARKUS
    presenter.start()
    assert HERE not in f"{view.state}", "what Ester opened is closed for Markus"
    office.officer = ESTER
    office.later(minutes=11)
    presenter.start()
    assert HERE not in f"{view.state}", "and for Ester after ten minutes"


def test_the_uncertain_card_says_first_that_the_complaint_is_safe(office: Office) -> None:
    complaint = office.take()
    office.lose_reply(complaint)
    presenter, view = attention(office)
    shown = view.state.card
    assert isinstance(shown, UncertainCard)
    assert shown.title == "Belum pasti: laporan Thomas Ulu sudah sampai atau belum"
    assert shown.safe == "Laporan aman di komputer ini."
    sent, when, heard, following = shown.steps
    assert sent.strong == "Isi laporan dan data pelapor"
    assert sent.second.endswith("byte.") or "KB" in sent.second
    assert (when.strong, when.rest) == ("Hari ini 09.00.00", ", percobaan ke-1")
    assert heard.strong == "Tidak ada jawaban dari pusat"
    assert following.strong == "Begitu ada sinyal, program bertanya dulu ke pusat"
    assert not shown.asking
    presenter.sync_begun()
    assert asks(view)
    presenter.sync_reported(SyncReport(0, 0, 1, 0, 0, 0.1, 0, 1, 0, 0, 0, 0, None, None))
    assert not asks(view)
    office.deliver_uncertain(complaint)
    presenter.refresh(changed([complaint]))
    assert view.state.empty is not None


def test_an_uncertain_change_is_named_as_a_change(office: Office) -> None:
    complaint = office.take()
    office.deliver(complaint)
    office.edit(complaint, complainant__phone=HERE)
    office.lose_reply(complaint)
    _presenter, view = attention(office)
    shown = view.state.card
    assert isinstance(shown, UncertainCard)
    assert shown.title == "Belum pasti: perubahan laporan Thomas Ulu sudah sampai atau belum"
    assert shown.steps[0].strong == "Nomor telepon"


def test_the_correction_card_speaks_our_words_where_it_knows_the_code_else_the_centre_s(
    office: Office,
) -> None:
    known = office.take()
    office.reject(known, Problem("wrong_shape", "Kalimat pusat.", "complainant.nik"))
    presenter, view = attention(office)
    shown = view.state.card
    assert isinstance(shown, CorrectionCard)
    (problem,) = shown.problems
    assert (problem.field, problem.value, problem.code) == ("NIK", "•••• 0003", "wrong_shape")
    assert problem.sentence == "NIK tidak bisa disimpan pusat seperti tertulis. Tulis ulang, lalu simpan."
    unknown = office.take()
    office.reject(unknown, Problem("outside_regency", "Lokasi ini di luar kabupaten.", "place"))
    presenter.refresh(changed([unknown]))
    presenter.item_chosen(unknown)
    shown = view.state.card
    assert isinstance(shown, CorrectionCard)
    assert shown.problems[0].sentence == "Lokasi ini di luar kabupaten."
    assert shown.problems[0].value == "Desa Fatuteas, belakang gereja"


def test_nanti_brings_up_the_next_of_the_list(office: Office) -> None:
    first, second = office.take(), office.take()
    for complaint in (first, second):
        office.lose_reply(complaint)
    presenter, view = attention(office)
    chosen = view.state.chosen
    assert chosen is not None
    presenter.postponed(chosen)
    assert view.state.chosen == ({first, second} - {chosen}).pop()
    presenter.postponed(view.state.chosen)
    assert view.state.chosen == chosen
