"""The officer's morning as `loket --tour` plays it: real window and centre, kill -9, and what is left."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pyzbar import pyzbar

from desktop.paper.proof import proof_payload
from desktop.tour.story import morning
from tests.e2e.counters import ROOT
from tools.screen import HEIGHT, WIDTH, VirtualScreen

pytestmark = [
    pytest.mark.gui,
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.timeout(420),
    pytest.mark.xdist_group("tour"),
]

DPI = 300


@dataclass(frozen=True)
class Played:
    """The folder of a tour that was played, how it ended, and what its centre holds."""

    out: Path
    code: int
    said: str
    at_centre: dict[str, dict[str, Any]]

    def receipts(self, kind: str) -> list[Path]:
        """The papers of one kind (``bukti-1``, ``bukti-2``)."""
        return sorted((self.out / "receipts").glob(f"*{kind}*.pdf"))

    def number_of(self, receipt: Path) -> str:
        """The local number a receipt shows, which must be one of the story's, and only one."""
        (number,) = {number for number in self.at_centre if number in text_of(receipt)}
        return number


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One tour on a screen of its own: windows of other tests must not take its focus."""
    out = tmp_path_factory.mktemp("tour") / "out"
    with VirtualScreen() as screen:
        environment = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "--tour", str(out)],
            cwd=ROOT, capture_output=True, text=True, timeout=400, env=environment, check=False,
        )  # fmt: skip
    exported = subprocess.run(
        [sys.executable, "-m", "central", "--db", f"sqlite:///{out / 'centre' / 'centre.db'}",
         "export", "complaints"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    held = [json.loads(line) for line in exported.stdout.splitlines()]
    told = morning()
    titles = {fields["title"] for fields in (*told.taken_offline, told.interrupted)}
    ours = {line["local_number"]: line for line in held if line["title"] in titles}
    return Played(out, done.returncode, done.stderr, ours)


def text_of(pdf: Path) -> str:
    """The words of a PDF."""
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, timeout=30, check=True
    ).stdout


def codes_in(pdf: Path, folder: Path) -> set[str]:
    """The QR codes of a PDF, read from its pictures as a telephone would."""
    target = folder / pdf.stem
    subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", "-png", str(pdf), str(target)], timeout=60, check=True
    )
    found: set[str] = set()
    for picture in sorted(folder.glob(f"{pdf.stem}*.png")):
        with Image.open(picture) as page:
            found |= {code.data.decode() for code in pyzbar.decode(page)}
    return found


def test_the_morning_ends_well_and_the_counts_are_those_of_the_story(played: Played) -> None:
    assert played.code == 0, played.said
    assert json.loads((played.out / "summary.json").read_text()) == {
        "recorded": 5,
        "delivered": 5,
        "duplicates": 0,
        "lost": 0,
        "merged": 1,
        "conflicts": 1,
        "resolved": 1,
        "history": 60,
    }
    assert len(played.at_centre) == 5


def test_the_pictures_are_numbered_whole_screens_without_a_fault(played: Played) -> None:
    pictures = sorted(played.out.glob("*.png"))
    assert len(pictures) >= 12
    assert [int(picture.name[:2]) for picture in pictures] == list(range(1, len(pictures) + 1))
    for picture in pictures:
        assert re.fullmatch(r"\d\d-[a-z-]+", picture.stem)
        with Image.open(picture) as shown:
            assert shown.size == (WIDTH, HEIGHT)
            # A window, not an empty screen.
            assert len(shown.convert("RGB").resize((200, 112)).getcolors(200 * 112) or []) > 50
    looks = json.loads((played.out / "looks.json").read_text())
    assert looks.keys() == {picture.stem for picture in pictures}
    assert [fault for look in looks.values() for faults in look.values() for fault in faults] == []
    assert all(look for look in looks.values()), "every picture was inspected"


def test_every_complaint_of_the_story_went_home_with_a_receipt(played: Played) -> None:
    first = played.receipts("bukti-1")
    assert {played.number_of(receipt) for receipt in first} == played.at_centre.keys()
    for receipt in first:
        words = text_of(receipt)
        assert "CONTOH" in words
        # It was printed before anybody at the centre had seen the complaint.
        assert played.at_centre[played.number_of(receipt)]["tracking_id"] not in words
    (second,) = played.receipts("bukti-2")
    complaint = played.at_centre[played.number_of(second)]
    assert complaint["tracking_id"] in text_of(second)
    assert complaint["replies"][0]["text"].split()[0] in text_of(second)


def test_the_code_on_the_paper_says_what_it_proves(played: Played, tmp_path: Path) -> None:
    for receipt in (*played.receipts("bukti-1"), *played.receipts("bukti-2")):
        complaint = played.at_centre[played.number_of(receipt)]
        received = datetime.fromisoformat(complaint["recorded_at"])
        payload = proof_payload(
            complaint["local_number"], received, complaint["id"], complaint["content"] or ""
        )
        assert codes_in(receipt, tmp_path) == {payload}, receipt.name


def test_the_name_of_the_anonymous_complainant_stands_on_no_paper(played: Played) -> None:
    (anonymous,) = [line for line in played.at_centre.values() if line["is_anonymous"]]
    name = anonymous["complainant"]["name"]
    assert len(name) > 5
    papers = list(played.out.rglob("*.pdf"))
    assert len(papers) >= 6
    for paper in papers:
        words = " ".join(text_of(paper).split())
        assert name not in words, paper.name
        assert name.split()[0] not in words, paper.name
    assert "Anonim" in text_of(next(r for r in papers if anonymous["local_number"] in text_of(r)))


def test_nothing_of_the_story_lies_unencrypted_in_the_profile(played: Played) -> None:
    words = [
        text.encode()
        for line in played.at_centre.values()
        for text in (line["complainant"]["name"], line["content"][:30])
    ]
    files = [path for path in (played.out / "profile").rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert "register.db" in {path.name for path in files}
    for file in files:
        held = file.read_bytes()
        assert not any(word in held for word in words), file.name
