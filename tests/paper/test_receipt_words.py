"""What the two receipts say, read from the page model: no screen, no PDF."""

from dataclasses import replace

import pytest

from desktop.paper.dates import incident_words
from desktop.paper.facts import HandlingStep
from desktop.paper.first_receipt import first_receipt
from desktop.paper.page import Paper, ReceiptPage, Shape, words
from desktop.paper.second_receipt import second_receipt
from tests.paper.sample_receipts import FIRST, SECOND, at


def everything(page: ReceiptPage, paper: Paper = Paper.A5) -> str:
    """All words of a page as they stand on this paper."""
    parts = [page.office, page.counter_line, *page.edition_lines, *page.marks, page.title, page.number.text]
    if page.second_number is not None:
        parts += [page.second_number.label, page.second_number.text]
    parts += [page.status.sentence, page.status.detail]
    for fact in page.facts:
        if paper in fact.papers:
            parts += [fact.label, words(fact.value_on(paper))]
    for section in page.sections:
        if paper in section.papers:
            parts.append(section.heading)
            for row in section.rows:
                parts += [row.label, words(row.value_on(paper))]
            parts += [words(text) for text in (*section.paragraphs, *section.numbered)]
    parts += [words(page.code.caption), page.signature.role, page.signature.name, *page.closing]
    return "\n".join(parts).replace("\u00a0", " ")


def test_the_first_receipt_says_that_the_complaint_is_not_yet_in_lapor() -> None:
    page = first_receipt(FIRST)
    assert page.status.sentence == "Diterima di kantor, belum masuk LAPOR!"
    assert page.status.shape is Shape.CLOCK
    assert "sampai" not in everything(page).lower()


def test_the_first_receipt_holds_what_the_law_asks_for() -> None:
    said = everything(first_receipt(FIRST))
    for fact in (
        "Yosef Banu",
        "Dusun II Desa Tunbesi",
        "Sumur bor Desa Tunbesi rusak sudah tiga minggu",
        "Empat puluh keluarga ambil air di kali.",
        "Desa Tunbesi, dekat SD Nefotes",
        "Kira-kira 3 November 2026",
        "Selasa, 24 November 2026, pukul 10.52 WITA",
        "Petugas penerima",
        "Ester Naitboho",
        "0812 3900 0107",
        "Pengaduan, tidak anonim, tidak rahasia",
    ):
        assert fact in said


@pytest.mark.parametrize(
    ("delivery", "tracking_id", "sentence", "shape"),
    [
        ("waiting", None, "Diterima di kantor, belum masuk LAPOR!", Shape.CLOCK),
        ("sending", None, "Diterima di kantor, belum masuk LAPOR!", Shape.CLOCK),
        ("uncertain", None, "Diterima di kantor, belum pasti masuk LAPOR!", Shape.QUESTION),
        ("needs_correction", None, "Diterima di kantor, belum masuk LAPOR!", Shape.CORRECTION),
        ("delivered", None, "Sudah sampai di pusat, nomor LAPOR! belum keluar", Shape.ARRIVED),
        ("delivered", "1916218", "Sudah masuk LAPOR!, nomor #1916218", Shape.ARRIVED),
        ("conflict", "1916218", "Sudah masuk LAPOR!, nomor #1916218", Shape.ARRIVED),
        ("conflict", None, "Sudah sampai di pusat, nomor LAPOR! belum keluar", Shape.ARRIVED),
        ("cancelled", None, "Laporan ini sudah dibatalkan", Shape.CANCELLED),
    ],
)
def test_the_framed_sentence_is_honest_in_every_delivery_state(
    delivery: str, tracking_id: str | None, sentence: str, shape: Shape
) -> None:
    page = first_receipt(replace(FIRST, delivery=delivery, tracking_id=tracking_id))
    assert page.status.sentence == sentence
    assert page.status.shape is shape


def test_an_anonymous_receipt_names_nobody_and_is_itself_the_proof() -> None:
    facts = replace(
        FIRST, is_anonymous=True, representative_relation="assistant", representative_name="Sinta Kase"
    )
    for page in (first_receipt(facts), second_receipt(replace(SECOND, is_anonymous=True))):
        for paper in Paper:
            said = everything(page, paper)
            assert "Pelapor\nAnonim\n" in said
            for name in ("Yosef", "Fransiska", "Dusun II", "Sinta"):
                assert name not in said
    assert "Kertas ini sendiri buktinya." in everything(first_receipt(facts))
    assert "Kertas ini sendiri buktinya." in everything(first_receipt(facts), Paper.ROLL)


def test_who_gave_no_name_is_told_that_lapor_may_archive() -> None:
    facts = replace(FIRST, is_anonymous=True, complainant_name=None, can_be_reached=False)
    for paper in Paper:
        assert "LAPOR! dapat mengarsipkannya" in everything(first_receipt(facts), paper)


def test_the_office_promises_to_call_only_whom_it_can_call() -> None:
    assert "Kantor menghubungi Anda" in everything(first_receipt(FIRST))
    assert "Kantor menghubungi Anda" not in everything(first_receipt(replace(FIRST, can_be_reached=False)))


@pytest.mark.parametrize(
    ("relation", "words_said"),
    [
        (None, "datang sendiri"),
        ("assistant", "didampingi Sinta Kase (keponakan)"),
        ("proxy", "melalui kuasa Sinta Kase (keponakan)"),
        ("guardian", "melalui wali Sinta Kase (keponakan)"),
    ],
)
def test_assistant_proxy_and_guardian_are_told_apart(relation: str | None, words_said: str) -> None:
    facts = replace(
        FIRST,
        representative_relation=relation,
        representative_name="Sinta Kase",
        representative_kinship="keponakan",
    )
    assert words_said in everything(first_receipt(facts))


def test_both_switches_are_printed() -> None:
    said = everything(first_receipt(replace(FIRST, is_secret=True, is_anonymous=True)))
    assert "Pengaduan, anonim, rahasia" in said


def test_a_copy_and_a_demo_say_so_on_both_papers() -> None:
    page = first_receipt(replace(FIRST, copy=True, demo=True))
    assert page.marks[0] == "CONTOH – bukan laporan sungguhan"
    assert page.marks[1].startswith("SALINAN")
    assert first_receipt(FIRST).marks == ()


def test_the_code_is_never_called_a_proof_of_origin() -> None:
    for page in (first_receipt(FIRST), second_receipt(SECOND)):
        assert words(page.code.caption).startswith("Kode nomor bukti")
        assert "keaslian" not in everything(page).lower()


def test_the_second_receipt_tells_the_journey_and_until_when_to_respond() -> None:
    page = second_receipt(SECOND)
    said = everything(page)
    assert page.number.text == "#1916218"
    assert page.second_number is not None
    assert page.second_number.text == "L07-20261109-0013-2"
    assert page.status.sentence == "Sedang diproses Dinas Pekerjaan Umum"
    order = [
        "Diterima di Kantor Camat Oenaek",
        "Sampai di LAPOR!, mendapat nomor #1916218",
        "Diperiksa pusat, diteruskan ke Dinas Pekerjaan Umum",
        "Dinas Pekerjaan Umum menjawab",
        "Jawaban Dinas Pekerjaan Umum",
        "Tim kami akan memeriksa lampu itu",
        "paling lambat Rabu, 2 Desember 2026",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)


def test_a_second_receipt_without_a_day_promises_none() -> None:
    said = everything(second_receipt(replace(SECOND, respond_until=None, finish_by=None)))
    assert "paling lambat" not in said
    assert "Batas" not in said
    assert "sampai tanggal itu" not in said


def test_a_second_receipt_asked_for_before_delivery_says_so() -> None:
    page = second_receipt(FIRST)
    assert page.title == "Keadaan laporan Anda"
    assert page.number.text == FIRST.local_number
    assert page.status.sentence == "Diterima di kantor, belum masuk LAPOR!"
    assert "lapor.go.id" not in everything(page)


@pytest.mark.parametrize(
    ("handling", "shape"),
    [
        ("unverified", Shape.STEP_NONE),
        ("forwarded", Shape.STEP_ONE),
        ("in_progress", Shape.STEP_TWO),
        ("done", Shape.STEP_THREE),
        ("postponed", Shape.POSTPONED),
        ("archived", Shape.ARCHIVED),
    ],
)
@pytest.mark.parametrize("institution", ["Dinas Pekerjaan Umum", None])
def test_every_handling_status_has_its_shape_and_a_whole_sentence(
    handling: str, shape: Shape, institution: str | None
) -> None:
    status = second_receipt(replace(SECOND, handling=handling, institution=institution)).status
    assert status.shape is shape
    assert "None" not in status.sentence + status.detail
    assert status.detail.endswith(".")


def test_until_when_to_respond_stands_right_below_the_newest_reply() -> None:
    older = replace(SECOND.replies[0], text="Laporan kami terima.", at=at(12))
    said = everything(second_receipt(replace(SECOND, replies=(older, *SECOND.replies))))
    order = ["Tim kami akan", "paling lambat Rabu, 2 Desember 2026", "Laporan kami terima."]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)


def test_the_journey_says_only_once_that_the_complaint_has_arrived() -> None:
    waiting = HandlingStep("unverified", at(10, 9))
    journey = second_receipt(replace(SECOND, steps=(waiting, *SECOND.steps))).sections[0].rows
    assert [words(row.value) for row in journey] == [
        "Diterima di Kantor Camat Oenaek",
        "Sampai di LAPOR!, mendapat nomor #1916218",
        "Diperiksa pusat, diteruskan ke Dinas Pekerjaan Umum",
        "Dinas Pekerjaan Umum menjawab",
    ]


def test_several_replies_stand_newest_first_with_their_days() -> None:
    older = replace(SECOND.replies[0], text="Laporan kami terima.", at=at(12))
    said = everything(second_receipt(replace(SECOND, replies=(older, *SECOND.replies))))
    assert said.index("Tim kami akan") < said.index("Laporan kami terima.")
    assert "Jawaban Dinas Pekerjaan Umum, 18 November 2026" in said


@pytest.mark.parametrize(
    ("written", "precision", "said"),
    [
        ("2026-11-03", "day", "3 November 2026"),
        ("2026-11-03", "month", "kira-kira 3 November 2026"),
        ("2026-11-03", "year", "kira-kira 3 November 2026"),
        ("2026-11", "month", "November 2026"),
        ("2026-11", "year", "kira-kira November 2026"),
        ("2026", "year", "tahun 2026"),
        ("waktu panen dulu", "day", "waktu panen dulu"),
        ("2026-13", "month", "2026-13"),
        ("", "day", ""),
    ],
)
def test_a_date_is_printed_no_more_exactly_than_it_was_said(written: str, precision: str, said: str) -> None:
    assert incident_words(written, precision).replace("\u00a0", " ") == said


def test_without_place_words_or_date_the_row_still_reads() -> None:
    page = first_receipt(replace(FIRST, incident_written=None, landmark=None, unit_phone=None))
    said = everything(page)
    assert "Tempat\nDesa Tunbesi" in said
    assert "{" not in said
