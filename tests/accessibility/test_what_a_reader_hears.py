"""Every page as a screen reader is given it, read over the bus from a process of its own."""

import json
import re

import pytest

from tests.accessibility.conftest import (
    ANONYMOUS,
    ANSWERED,
    DISPUTED,
    PHONE_AT_CENTRE,
    PHONE_AT_FIRST,
    PHONE_HERE,
    OpenCounter,
)
from tests.accessibility.heard_tree import faults, label_of

pytestmark = [pytest.mark.gui, pytest.mark.e2e, pytest.mark.xdist_group("accessibility")]


def test_the_empty_form_says_each_field_by_its_label(counter: OpenCounter) -> None:
    counter.keyboard.keys("alt+1")
    tree = counter.reader.wait_for("Judul laporan")
    assert faults(tree) == []
    for field in ("Judul laporan", "Isi laporan", "Lokasi kejadian", "Patokan", "Tanggal kejadian"):
        assert tree.named(field, "text").told["labelled_by"][0].startswith(field)
    for field in ("Nama pelapor", "NIK", "Nomor telepon", "Alamat"):
        assert "editable" in tree.named(field, "text").states
    lists = {label_of(each) for each in tree.of_role("combo box")}
    assert lists == {"Kategori (boleh menyusul)", "Instansi tujuan (boleh menyusul)"}


def test_what_is_chosen_is_said_as_chosen(counter: OpenCounter) -> None:
    counter.keyboard.keys("alt+1")
    tree = counter.reader.wait_for("Judul laporan")
    assert "checked" in tree.named("Pengaduan", "radio button").states
    assert "checked" not in tree.named("Aspirasi", "radio button").states
    assert "halaman ini" in tree.named("Laporan baru", "push button").told["description"]
    assert "halaman ini" not in tree.named("Daftar laporan", "push button").told["description"]
    counter.keyboard.keys("ctrl+1", "shift+Tab", "3")
    later = counter.reader.tree()
    assert "checked" in later.named("Aspirasi", "radio button").states
    assert "checked" not in later.named("Pengaduan", "radio button").states
    counter.keyboard.keys("1")


def test_a_list_that_opens_says_so_and_gives_its_entries(counter: OpenCounter) -> None:
    counter.keyboard.keys("alt+1", "ctrl+1")
    assert counter.reader.wait_for_focus("Judul laporan").role == "text"
    counter.keyboard.keys("Tab", "Tab")
    focus = counter.reader.wait_for_focus("Pilih kategori")
    assert focus.role == "combo box"
    assert "expanded" not in focus.states
    counter.keyboard.keys("Down")
    counter.keyboard.keys("Escape")
    chosen = counter.reader.focus()
    assert chosen.role == "combo box"
    assert chosen.name != "Pilih kategori"
    counter.keyboard.keys("Home")


def test_a_row_of_the_register_is_one_sentence(counter: OpenCounter) -> None:
    counter.keyboard.keys("alt+2")
    tree = counter.reader.wait_for("Daftar laporan")
    assert faults(tree) == []
    table = tree.named("Daftar laporan", "table")
    rows = [cell.name for cell in table.of_role("table cell")][::4]
    assert len(rows) == 3
    disputed = next(row for row in rows if DISPUTED in row)
    assert disputed.startswith(
        f"Sertifikat tanah belum keluar, {DISPUTED}, Desa Nefolelo, diterima hari ini "
    )
    assert "perlu keputusan" in disputed
    answered = next(row for row in rows if ANSWERED in row)
    assert re.search(r"sampai #\d{7}, sedang diproses, jawaban baru$", answered)
    headers = [header.name for header in table.of_role("table column header")]
    assert headers[1:] == ["Diterima", "Pengiriman", "Penanganan di pusat"]


def test_a_name_that_is_hidden_is_hidden_from_a_reader_too(counter: OpenCounter) -> None:
    counter.keyboard.keys("F3")
    counter.reader.wait_for_focus("Cari laporan")
    counter.keyboard.keys("ctrl+a")
    counter.keyboard.type("keruh")
    counter.reader.wait_for("Air bak umum keruh sejak hujan, Anonim")
    told = [json.dumps(counter.reader.tree().told, ensure_ascii=False)]
    counter.keyboard.keys("Return", "Return")
    counter.reader.wait_for_focus("Kembali")
    told.append(json.dumps(counter.reader.tree().told, ensure_ascii=False))
    assert all("keruh" in page for page in told)
    assert not any(part in page for page in told for part in ANONYMOUS.split())
    counter.keyboard.keys("F3", "ctrl+a", "BackSpace")


def test_the_page_of_a_complaint_tells_state_answer_and_history(counter: OpenCounter) -> None:
    counter.keyboard.keys("F3")
    counter.reader.wait_for_focus("Cari laporan")
    counter.keyboard.type("lampu")
    counter.reader.wait_for("Isi")
    counter.keyboard.keys("Return", "Return")
    counter.reader.wait_for_focus("Kembali")
    tree = counter.reader.wait_for("Lampu diganti hari Senin.")
    assert faults(tree) == []
    heard = [each.name for each in tree.of_role("label")]
    assert heard.index("Pengiriman") < heard.index("Penanganan") < heard.index("Linimasa")
    assert "9901022305730001" not in json.dumps(tree.told)
    assert tree.named("Lihat NIK", "push button").told["actions"]
    counter.keyboard.keys("F3", "ctrl+a", "BackSpace")


def test_a_field_that_is_corrected_says_its_label(counter: OpenCounter) -> None:
    counter.keyboard.keys("F3")
    counter.keyboard.type("lampu")
    counter.reader.wait_for("Isi")
    counter.keyboard.keys("Return", "Return")
    counter.reader.wait_for_focus("Kembali")
    counter.keyboard.keys("F2")
    tree = counter.reader.wait_for("Simpan")
    assert faults(tree) == []
    assert tree.named("Patokan", "text").text == "dekat balai desa"
    counter.keyboard.keys("Escape")
    counter.reader.wait_for_focus("Kembali")
    counter.keyboard.keys("F3", "ctrl+a", "BackSpace")


def test_the_card_reads_each_value_with_its_side_and_chooses_none(counter: OpenCounter) -> None:
    counter.keyboard.keys("alt+3")
    tree = counter.reader.wait_for("Mana yang benar?")
    assert faults(tree) == []
    answers = tree.of_role("radio button")
    here = next(each for each in answers if PHONE_HERE in each.name)
    centre = next(each for each in answers if PHONE_AT_CENTRE in each.name)
    written = tree.named("Tulis yang benar", "radio button")
    later = tree.named("Nanti, tanya pelapor dulu", "radio button")
    assert not any("checked" in each.states for each in (here, centre, written, later))
    assert here.name.startswith("Di sini")
    assert centre.name.startswith("Di pusat")
    assert tree.says(PHONE_AT_FIRST)
    save = next(each for each in tree.of_role("push button") if each.name.startswith("Simpan keputusan"))
    assert "enabled" not in save.states
    assert "Pilih dulu" in save.told["description"]


def test_the_guide_can_be_read(counter: OpenCounter) -> None:
    counter.keyboard.keys("F1")
    tree = counter.reader.wait_for("Panduan petugas")
    assert faults(tree) == []
    assert len(tree.named("Panduan petugas").text) > 1000


def test_nothing_of_the_work_is_exposed_behind_the_door(counter: OpenCounter) -> None:
    counter.keyboard.keys("alt+1", "ctrl+1")
    counter.reader.wait_for_focus("Judul laporan")
    counter.keyboard.type("Rahasia warga")
    counter.reader.wait_for("Rahasia warga")
    counter.keyboard.keys("ctrl+l")
    tree = counter.reader.wait_for("Siapa yang bertugas?")
    assert faults(tree) == []
    told = json.dumps(tree.told, ensure_ascii=False)
    assert not any(word in told for word in ("Rahasia warga", DISPUTED, ANSWERED, "Judul laporan"))
    assert tree.of_role("radio button")[0].name == "Ester Naitboho, Petugas loket, 1 draf disisihkan"
    pin = tree.named("PIN", "password text")
    assert pin.told["labelled_by"] == ["PIN"]
