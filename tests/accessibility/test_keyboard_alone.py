"""An officer without a mouse, in front of the real program: X key events in, the accessibility tree out."""

import os
import signal
import time
from pathlib import Path

import pytest

from desktop.opening import open_desk
from desktop.profile import Profile
from domain.json_values import Values
from tests.accessibility.conftest import DISPUTED, PHONE_HERE
from tests.accessibility.counter_session import PASSPHRASE, Session
from tests.accessibility.heard_tree import faults
from tests.accessibility.signing_in import sign_in

pytestmark = [pytest.mark.gui, pytest.mark.e2e, pytest.mark.xdist_group("accessibility")]

JOURNAL_SECONDS = 2.5


def test_a_complaint_from_the_door_to_the_receipt(
    session: Session, another_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.reader() as reader, session.program(another_office) as keyboard:
        sign_in(reader, keyboard)
        keyboard.type("Jembatan gantung putus")
        keyboard.keys("Tab")
        keyboard.type("Talinya lepas sejak hari Minggu, anak sekolah memutar dua jam.")
        keyboard.keys("F9")
        assert reader.wait_for_focus("Lokasi kejadian").told["description"]
        keyboard.type("Desa Fatuteas")
        keyboard.keys("Tab", "Tab")
        assert reader.wait_for_focus("Tanggal kejadian").role == "text"
        keyboard.type("kemarin")
        keyboard.keys("ctrl+3")
        reader.wait_for_focus("Nama pelapor")
        keyboard.type("Thomas Ulu")
        keyboard.keys("F9")
        reader.wait_for("Bukti sudah keluar?")
        reader.wait_to_hear("Tersimpan")
        assert reader.wait_for_focus("Judul laporan").text == ""
        keyboard.keys("alt+y")
    (saved,) = _complaints_of(another_office, "Thomas Ulu", monkeypatch)
    assert saved["title"] == "Jembatan gantung putus"
    assert saved["place"] == {"region_code": None, "text": "Desa Fatuteas", "landmark": None}
    assert list(Profile(another_office).receipts.glob("*.pdf"))


def test_a_complaint_is_found_opened_and_a_conflict_decided(
    session: Session, another_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.reader() as reader, session.program(another_office) as keyboard:
        sign_in(reader, keyboard)
        keyboard.keys("F3")
        reader.wait_for_focus("Cari laporan")
        keyboard.type("sertifikat")
        reader.wait_for("Semua 3")
        keyboard.keys("Return")
        assert reader.wait_for_focus("Daftar laporan").role == "table"
        keyboard.keys("Return")
        reader.wait_for_focus("Kembali")
        assert reader.tree().says(DISPUTED)
        keyboard.keys("Escape")
        reader.wait_for_focus("Daftar laporan")
        keyboard.keys("alt+3")
        assert PHONE_HERE in reader.wait_for_focus("Di sini").name
        keyboard.keys("Right", "Left")
        assert "checked" not in reader.wait_for_focus("Di sini").states
        keyboard.keys("1")
        assert "checked" in reader.wait_for_focus("Di sini").states
        keyboard.keys("F9")
        reader.wait_for("0 perlu perhatian")
    (saved,) = _complaints_of(another_office, DISPUTED, monkeypatch)
    assert saved["complainant.phone"] == PHONE_HERE


def test_a_draft_cut_off_is_offered_and_taken_up(session: Session, another_office: Path) -> None:
    with session.reader() as reader, session.program(another_office) as keyboard:
        sign_in(reader, keyboard)
        keyboard.type("Sumur sekolah kering")
        keyboard.keys("ctrl+3")
        keyboard.type("Marta Baun")
        time.sleep(JOURNAL_SECONDS)
        os.kill(keyboard.process.pid, signal.SIGKILL)
        keyboard.process.wait()
    with session.reader() as reader, session.program(another_office) as keyboard:
        reader.wait_for("Siapa yang bertugas?")
        keyboard.keys("1")
        reader.wait_for_focus("PIN")
        keyboard.type("123456")
        keyboard.keys("Return")
        tree = reader.wait_for("Marta Baun")
        dialog = tree.of_role("dialog")[0]
        assert faults(dialog) == []
        assert "Marta Baun" in dialog.name
        assert "Sumur sekolah kering" in [each.name for each in dialog.of_role("label")]
        assert reader.wait_for_focus("Lanjutkan draf").role == "push button"
        keyboard.keys("Return")
        reader.wait_for_focus("Judul laporan")
        form = reader.tree()
        assert form.named("Judul laporan", "text").text == "Sumur sekolah kering"
        assert form.named("Nama pelapor", "text").text == "Marta Baun"


def _complaints_of(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> list[Values]:
    """The values of this person's complaints, once the program has closed the register."""
    monkeypatch.setenv("LOKET_PASSPHRASE", PASSPHRASE)
    with open_desk(Profile(folder)) as desk, desk.register.reading() as work:
        found = [work.complaints.values(each) for each in work.complaints.ids()]
    return [values for values in found if values["complainant.name"] == name]
