"""Receipts drawn for real: PDF files read back as text, as pictures and as a code."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter
from pyzbar import pyzbar

from desktop.paper.drawing import ReceiptNotPrinted, paint, write_pdf
from desktop.paper.facts import ReceiptFacts
from desktop.paper.first_receipt import first_receipt
from desktop.paper.page import Paper, ReceiptPage
from desktop.paper.proof import proof_payload
from desktop.paper.second_receipt import second_receipt
from tests.paper.sample_receipts import DPI, FIRST, SECOND, pictures_of, text_of

pytestmark = pytest.mark.gui

Draw = Callable[[ReceiptPage, Paper], Path]

HARD = replace(
    FIRST,
    title="X" * 90 + " rusak",
    content="0" * 700 + " 081239000107" * 30 + "\n\nW" + "m" * 300,
    office_name="Kantor Camat Oenaek Barat Daya Seberang Laut dan Pulau-Pulau Kecil Terluar",
    local_number="LOKET07-20261124-000008-S",
    place_text="Kampung" + "panjang" * 30,
    complainant_name="N" * 120,
    officer_name="Ester " + "Naitboho" * 12,
    copy=True,
    demo=True,
)


@pytest.fixture
def draw(qapp: QGuiApplication, tmp_path: Path) -> Draw:
    def drawn(page: ReceiptPage, paper: Paper) -> Path:
        path = tmp_path / f"{paper}.pdf"
        write_pdf(page, paper, path)
        return path

    return drawn


def ink_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of everything that is not white."""
    box = picture.convert("L").point(lambda value: 255 if value < 250 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("paper", list(Paper))
def test_the_number_can_be_copied_from_the_pdf(draw: Draw, paper: Paper) -> None:
    assert "L07-20261124-0008-S" in text_of(draw(first_receipt(FIRST), paper))
    second = text_of(draw(second_receipt(SECOND), paper))
    assert "#1916218" in second
    assert "L07-20261109-0013-2" in second


@pytest.mark.parametrize("paper", list(Paper))
def test_every_fact_is_on_the_paper(draw: Draw, paper: Paper) -> None:
    said = text_of(draw(first_receipt(FIRST), paper))
    facts = [
        FIRST.office_name, FIRST.counter_name, FIRST.regency, FIRST.title, FIRST.officer_name,
        "Yosef Banu, Dusun II Desa Tunbesi, datang sendiri", "Desa Tunbesi, dekat SD Nefotes",
        "Kira-kira 3 November 2026", "0812 3900 0107", "24 November 2026", "10.52 WITA",
        "Pengaduan, tidak anonim, tidak rahasia", "Kode nomor bukti", "Layanan ini gratis",
    ]  # fmt: skip
    facts += [FIRST.content] if paper is Paper.A5 else []
    assert [fact for fact in facts if fact not in said] == []


def test_the_type_of_the_window_does_not_reach_the_paper(draw: Draw, qapp: QGuiApplication) -> None:
    before = qapp.font()
    window = QFont(before)
    window.setFeature(QFont.Tag("tnum"), 1)
    window.setFeature(QFont.Tag("zero"), 1)
    qapp.setFont(window)
    try:
        said = text_of(draw(first_receipt(FIRST), Paper.A5))
    finally:
        qapp.setFont(before)
    # Tabular figures have no letter of their own: they would be seen, and neither found nor read aloud.
    assert "0812 3900 0107" in said


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("facts", [FIRST, SECOND, HARD], ids=["first", "second", "hard"])
def test_the_code_is_read_from_the_picture(draw: Draw, paper: Paper, facts: ReceiptFacts) -> None:
    pictures = pictures_of(draw(first_receipt(facts), paper), paper)
    read = [found.data.decode() for found in pyzbar.decode(pictures[0])]
    expected = proof_payload(facts.local_number, facts.received_at, facts.complaint_id, facts.content)
    assert read == [expected]


def test_the_code_on_a5_is_at_least_22_mm_with_four_free_modules(draw: Draw) -> None:
    picture = pictures_of(draw(first_receipt(FIRST), Paper.A5), Paper.A5)[0].convert("L")
    (found,) = pyzbar.decode(picture)
    per_mm = DPI[Paper.A5] / 25.4
    assert min(found.rect.width, found.rect.height) / per_mm >= 22
    module = found.rect.width / 33
    margin = round(4 * module)
    for left, top, right, bottom in (
        (found.rect.left - margin, found.rect.top, found.rect.left - 2, found.rect.top + found.rect.height),
        (
            found.rect.left + found.rect.width + 3,
            found.rect.top,
            found.rect.left + found.rect.width + margin,
            found.rect.top + found.rect.height,
        ),
    ):
        assert picture.crop((left, top, right, bottom)).getextrema() == (255, 255)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", [first_receipt, second_receipt])
@pytest.mark.parametrize("facts", [FIRST, SECOND, HARD], ids=["first", "second", "hard"])
def test_nothing_reaches_the_edge_of_the_paper(
    draw: Draw, paper: Paper, kind: Callable[[ReceiptFacts], ReceiptPage], facts: ReceiptFacts
) -> None:
    margin = 3.9 / 25.4 * DPI[paper]
    for picture in pictures_of(draw(kind(facts), paper), paper):
        left, top, right, bottom = ink_box(picture)
        assert left >= margin
        assert top >= margin / 2
        assert picture.width - right >= margin
        assert picture.height - bottom >= margin / 2


def test_long_numbers_stand_on_one_line(draw: Draw) -> None:
    pdf = draw(first_receipt(HARD), Paper.ROLL)
    assert HARD.local_number in text_of(pdf)


def test_80_mm_is_pure_black_and_white(draw: Draw) -> None:
    for facts in (FIRST, HARD):
        for picture in pictures_of(draw(first_receipt(facts), Paper.ROLL), Paper.ROLL, soft=False):
            colours = picture.convert("RGB").getcolors(maxcolors=256)
            assert colours is not None
            assert {colour for _count, colour in colours} == {(0, 0, 0), (255, 255, 255)}


def test_80_mm_is_as_long_as_its_words(draw: Draw) -> None:
    short = pictures_of(draw(first_receipt(FIRST), Paper.ROLL), Paper.ROLL)
    long = pictures_of(draw(second_receipt(SECOND), Paper.ROLL), Paper.ROLL)
    assert len(short) == len(long) == 1
    assert abs(short[0].width - 640) <= 2
    assert long[0].height > short[0].height + 50


def test_six_thousand_letters_flow_over_numbered_sheets(draw: Draw) -> None:
    sentences = [f"Kalimat ke {number} tentang jalan yang putus di dekat kali." for number in range(1, 120)]
    content = " ".join(sentences)
    assert len(content) >= 6000
    pdf = draw(first_receipt(replace(FIRST, content=content, demo=True)), Paper.A5)
    said = text_of(pdf)
    pictures = pictures_of(pdf, Paper.A5)
    assert len(pictures) >= 3
    for number in range(1, len(pictures) + 1):
        assert f"Lembar {number} dari {len(pictures)}" in said
    # Every sentence is there once, in order; running heads stand between some of them.
    places = [said.find(f"Kalimat ke {number} ") for number in range(1, 120)]
    assert -1 not in places
    assert places == sorted(places)
    assert said.count("CONTOH – bukan laporan sungguhan") == len(pictures)
    assert said.count(f"Bukti penerimaan laporan {FIRST.local_number}") >= len(pictures) - 1


def test_a_letter_outside_the_plane_and_hidden_marks_do_not_shift_the_weights(draw: Draw) -> None:
    page = first_receipt(replace(FIRST, title="Sumur \u202ekering\u202c\x00 di desa"))
    assert "Sumur kering di desa" in text_of(draw(page, Paper.A5))


def test_a_folder_that_is_not_there_is_told(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(ReceiptNotPrinted):
        write_pdf(first_receipt(FIRST), Paper.A5, tmp_path / "tidak ada" / "bukti.pdf")


def test_a_smaller_sheet_gets_a_smaller_receipt(qapp: QGuiApplication, tmp_path: Path) -> None:
    path = tmp_path / "a6.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(600)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    assert paint(first_receipt(FIRST), Paper.A5, writer) == 1
    picture = pictures_of(path, Paper.A5)[0]
    left, _top, right, bottom = ink_box(picture)
    assert left > 20
    assert picture.width - right > 20
    assert picture.height - bottom > 20
