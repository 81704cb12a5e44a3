"""Invented complaints for the tests of paper, and how a PDF is read back."""

import re
import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from PIL import Image

from desktop.paper.facts import HandlingStep, ReceiptFacts, Reply
from desktop.paper.page import Paper

WITA = timezone(timedelta(hours=8))
DPI = {Paper.A5: 144, Paper.ROLL: 203.2}


def at(day: int, hour: int = 10, minute: int = 52) -> datetime:
    """A moment in November 2026 at an office in the middle zone."""
    return datetime(2026, 11, day, hour, minute, 6, tzinfo=WITA)


FIRST = ReceiptFacts(
    office_name="Kantor Camat Oenaek",
    regency="Kabupaten Lontar Timur",
    counter_name="Loket 07",
    unit_phone="0812 3900 0107",
    zone="WITA",
    officer_name="Ester Naitboho",
    complaint_id="019ab3c2-0000-7000-8000-000000000001",
    local_number="L07-20261124-0008-S",
    received_at=at(24),
    classification="complaint",
    title="Sumur bor Desa Tunbesi rusak sudah tiga minggu",
    content="Sumur bor dekat SD Nefotes tidak keluar air sejak awal November. "
    "Empat puluh keluarga ambil air di kali.",
    expectation=None,
    place_text="Desa Tunbesi",
    landmark="Dekat SD Nefotes",
    incident_written="2026-11-03",
    incident_precision="month",
    is_anonymous=False,
    is_secret=False,
    complainant_name="Yosef Banu",
    complainant_address="Dusun II Desa Tunbesi",
    can_be_reached=True,
    representative_relation=None,
    representative_name=None,
    representative_kinship=None,
    delivery="waiting",
    tracking_id=None,
    delivered_at=None,
    handling=None,
    institution=None,
    steps=(),
    replies=(),
    finish_by=None,
    respond_until=None,
    printed_at=at(24, 10, 58),
    copy=False,
    demo=False,
)

SECOND = replace(
    FIRST,
    local_number="L07-20261109-0013-2",
    received_at=at(9),
    complainant_name="Fransiska Oematan",
    complainant_address="Desa Oenaek",
    title="Lampu jalan depan Puskesmas Oenaek padam",
    delivery="delivered",
    tracking_id="1916218",
    delivered_at=at(10),
    handling="in_progress",
    institution="Dinas Pekerjaan Umum",
    steps=(HandlingStep("forwarded", at(11), "Dinas Pekerjaan Umum"),),
    replies=(Reply("Dinas Pekerjaan Umum", "Tim kami akan memeriksa lampu itu pada hari Kamis.", at(18)),),
    finish_by=date(2026, 11, 30),
    respond_until=date(2026, 12, 2),
)


def text_of(pdf: Path) -> str:
    """The words of a PDF in reading order, white space made single."""
    found = subprocess.run(
        ["pdftotext", str(pdf), "-"], capture_output=True, check=True, timeout=30
    ).stdout.decode()
    return re.sub(r"\s+", " ", found.replace("\u00a0", " "))


def pictures_of(pdf: Path, paper: Paper, *, soft: bool = True, dpi: float | None = None) -> list[Image.Image]:
    """The sheets as pictures, at the design's resolution; ``soft=False`` draws without soft edges."""
    plain = [] if soft else ["-aa", "no", "-aaVector", "no"]
    target = pdf.with_suffix("")
    subprocess.run(
        ["pdftoppm", *plain, "-r", str(dpi or DPI[paper]), "-png", str(pdf), str(target)],
        check=True,
        timeout=60,
    )
    pictures = []
    for path in sorted(pdf.parent.glob(f"{target.name}-*.png")):
        with Image.open(path) as picture:
            pictures.append(picture.copy())
        path.unlink()
    return pictures
