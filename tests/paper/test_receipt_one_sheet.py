"""A proof is not torn in two: what fits one A5 sheet stands on one, else the first sheet is the proof."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QPdfWriter
from pyzbar import pyzbar

from desktop.paper.a5 import A5
from desktop.paper.a5_measures import FLOWING, LADDER, POINTS_PER_MM, ROOMY
from desktop.paper.drawing import paint, set_paper, write_pdf
from desktop.paper.facts import HandlingStep, ReceiptFacts, Reply
from desktop.paper.first_receipt import first_receipt
from desktop.paper.ink import Ink
from desktop.paper.page import Paper, ReceiptPage
from desktop.paper.second_receipt import second_receipt
from desktop.tour.story import morning
from tests.paper.sample_receipts import DPI, FIRST, SECOND, at, pictures_of

pytestmark = pytest.mark.gui

Sheets = Callable[[ReceiptPage], int]

STORY = morning()
FIVE = (*STORY.taken_offline, STORY.interrupted)
LAST_WORDS = "Sesudah itu tidak ada kabar lagi."


def told(fields: Mapping[str, Any], demo: bool) -> ReceiptFacts:
    """A complaint of the tour as its first receipt tells it, with everything that may be printed."""
    citizen, companion = fields["complainant"], fields["representative"] or {}
    return replace(
        FIRST,
        **{name: fields[name] for name in ("classification", "title", "content", "expectation")},
        **{name: fields[name] for name in ("is_anonymous", "is_secret")},
        place_text=fields["place"]["text"],
        landmark=fields["place"]["landmark"],
        incident_written=fields["date_of_incident"],
        incident_precision=fields["date_precision"] or "day",
        complainant_name=citizen["name"],
        complainant_address=citizen["address"],
        can_be_reached=citizen["phone"] is not None,
        representative_relation=companion.get("relation"),
        representative_name=companion.get("name"),
        representative_kinship=companion.get("kinship"),
        demo=demo,
    )


def answered(demo: bool, copy: bool) -> ReceiptFacts:
    """The tour's last complaint after the reply of its institution."""
    centre = STORY.at_centre
    who = str(centre["institution"]["text"])
    return replace(
        told(STORY.interrupted, demo),
        delivery="delivered", tracking_id="1916513", delivered_at=at(24, 11),
        handling="forwarded", institution=who, steps=(HandlingStep("forwarded", at(25), who),),
        replies=(Reply(who, str(centre["reply"]), at(26)),),
        finish_by=SECOND.finish_by, respond_until=SECOND.respond_until, copy=copy,
    )  # fmt: skip


def letters(count: int) -> str:
    """A narrative of about so many letters."""
    sentence = "Jembatan di kali hanyut dan anak sekolah menyeberang lewat air setinggi dada. "
    return (sentence * (count // len(sentence))) + LAST_WORDS


@pytest.fixture
def sheets(qapp: QGuiApplication, tmp_path: Path) -> Sheets:
    def painted(page: ReceiptPage) -> int:
        writer = QPdfWriter(str(tmp_path / "lembar.pdf"))
        set_paper(page, Paper.A5, writer)
        return paint(page, Paper.A5, writer)

    return painted


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("fields", FIVE, ids=[fields["title"] for fields in FIVE])
def test_every_first_receipt_of_the_tour_is_one_sheet(
    sheets: Sheets, fields: Mapping[str, Any], demo: bool
) -> None:
    facts = told(fields, demo)
    assert sheets(first_receipt(facts)) == 1
    assert sheets(first_receipt(replace(facts, copy=True))) == 1


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("copy", [False, True])
def test_the_second_receipt_of_the_tour_is_one_sheet(sheets: Sheets, demo: bool, copy: bool) -> None:
    assert sheets(second_receipt(answered(demo, copy))) == 1


@pytest.mark.parametrize("demo", [False, True])
def test_only_a_really_long_narrative_opens_a_second_sheet(sheets: Sheets, demo: bool) -> None:
    fields = STORY.taken_offline[1]
    assert sheets(first_receipt(replace(told(fields, demo), content=letters(850)))) == 1
    assert sheets(first_receipt(replace(told(fields, demo), content=letters(1500)))) == 2


def test_air_goes_before_letters_and_letters_stay_readable(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert LADDER[0] is ROOMY
    assert [d.body for d in LADDER] == sorted((d.body for d in LADDER), reverse=True)
    assert [d.air for d in LADDER] == sorted((d.air for d in LADDER), reverse=True)
    assert min(density.body for density in LADDER) == 8.5
    assert min(density.leading / density.body for density in LADDER) >= 1.25
    assert min(density.code_side for density in LADDER) >= 22 * POINTS_PER_MM
    writer = QPdfWriter(str(tmp_path / "luas.pdf"))
    ink = Ink(writer, writer.logicalDpiX() / 72)
    assert A5(first_receipt(FIRST), ink).density is ROOMY


@pytest.mark.parametrize(
    "page",
    [
        first_receipt(replace(FIRST, content=letters(3000), demo=True)),
        first_receipt(replace(FIRST, content=letters(1500), expectation=letters(1500), copy=True)),
        second_receipt(replace(SECOND, replies=(Reply("Dinas Sosial", letters(2500), at(18)),), demo=True)),
    ],
    ids=["narrative", "narrative and wish", "reply"],
)
def test_on_several_sheets_the_first_is_the_proof(
    qapp: QGuiApplication, tmp_path: Path, page: ReceiptPage
) -> None:
    path = tmp_path / "panjang.pdf"
    write_pdf(page, Paper.A5, path)
    pictures = pictures_of(path, Paper.A5)
    assert len(pictures) > 1
    assert [len(pyzbar.decode(picture)) for picture in pictures] == [1, *(0 for _more in pictures[1:])]
    first, last = (sheet_text(path, number) for number in (1, len(pictures)))
    for said in (page.number.text, page.title, page.status.sentence, page.signature.name, "0812 3900 0107"):
        assert said in first
    assert LAST_WORDS not in first
    assert LAST_WORDS in last


def sheet_text(pdf: Path, number: int) -> str:
    """The words of one sheet, white space made single."""
    done = subprocess.run(
        ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"],
        capture_output=True, check=True, timeout=30,
    )  # fmt: skip
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("content", [letters(300), letters(850), letters(3000)], ids=["300", "850", "3000"])
def test_the_smallest_code_keeps_its_free_margin(qapp: QGuiApplication, tmp_path: Path, content: str) -> None:
    path = tmp_path / "kode.pdf"
    write_pdf(first_receipt(replace(told(FIVE[1], demo=True), content=content)), Paper.A5, path)
    picture = pictures_of(path, Paper.A5)[0].convert("L")
    (found,) = pyzbar.decode(picture)
    box = found.rect
    assert min(box.width, box.height) / (DPI[Paper.A5] / 25.4) >= 22
    free = int(4 * box.width / 33) - 1
    right, bottom = box.left + box.width, box.top + box.height
    for strip in (
        (box.left - free, box.top - free, right + free, box.top - 2),
        (box.left - free, bottom + 3, right + free, bottom + free),
        (box.left - free, box.top, box.left - 2, bottom),
        (right + 3, box.top, right + free, bottom),
    ):
        assert picture.crop(strip).getextrema() == (255, 255)


def test_what_flows_is_easy_to_read() -> None:
    assert FLOWING.body == ROOMY.body
