"""The draft: what goes in comes out, whatever it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.forms.intake_page import IntakePage
from desktop.presenters.state import Catalogues, Choice
from desktop.ui.components import Label
from domain.document import values_from_document
from domain.fields import RECORDED

pytestmark = pytest.mark.gui

WHOLE: dict[str, object] = {
    "classification": "aspiration",
    "title": "Sumur bor Desa Tunbesi rusak",
    "content": "Baris satu.\nBaris dua.\n\n  Baris lima.",
    "expectation": "dibuatkan sumur baru",
    "date_of_incident": "2026-11-03",
    "date_precision": "month",
    "place": {"region_code": "99.01.01.2001", "text": "Desa Tunbesi", "landmark": "dekat SD"},
    "category": {"code": "infrastruktur.air-bersih", "text": "Air bersih", "catalogue": "2026.1"},
    "institution": {"code": "dinas-pu", "text": "Dinas Pekerjaan Umum", "catalogue": "2026.1"},
    "is_anonymous": True,
    "is_secret": True,
    "complainant.name": "Rahma",
    "complainant.nik": "9901014107610003",
    "complainant.no_nik_reason": "belum punya",
    "complainant.phone": "0812 5500 0101",
    "complainant.no_phone": True,
    "complainant.email": "rahma@contoh.id",
    "complainant.address": "RT 02",
    "complainant.sex": "female",
    "complainant.birth_year": 1961,
    "representative": {"relation": "guardian", "kinship": "ibu", "name": "Yuni", "phone": "0812"},
    "accommodations": ["braille", "read_aloud"],
}
EMPTY = {"classification": "complaint", "is_anonymous": False, "is_secret": False}


def test_the_sample_holds_every_path_an_officer_writes() -> None:
    assert set(WHOLE) == {*RECORDED, "date_precision"}


def test_every_path_comes_back_as_it_was(page: IntakePage) -> None:
    page.set_draft(WHOLE)
    assert page.draft() == WHOLE


@pytest.mark.parametrize("path", sorted(set(WHOLE) - {"date_precision"}))
def test_every_path_comes_back_alone(page: IntakePage, path: str) -> None:
    page.set_draft(WHOLE)
    alone = {path: WHOLE[path]}
    if path == "date_of_incident":
        alone["date_precision"] = "month"
    page.set_draft(alone)
    assert page.draft() == {**EMPTY, **alone}


def test_the_domain_reads_the_draft(page: IntakePage) -> None:
    page.set_draft(WHOLE)
    values = values_from_document(page.draft())  # type: ignore[arg-type]
    assert set(values) == set(RECORDED)


def test_an_empty_draft_clears_the_form(page: IntakePage) -> None:
    page.set_draft(WHOLE)
    page.set_draft({})
    assert page.draft() == EMPTY
    assert page.form.is_empty()


@pytest.mark.parametrize(
    ("stored", "precision"),
    [
        ("2026-11-03", "day"), ("2026-11-03", "month"), ("2026-11-03", "year"), ("2026-11", "month"),
        ("2026-11", "year"), ("2026", "year"), ("waktu panen dulu", "day"), ("waktu panen", "month"),
    ],
)  # fmt: skip
def test_every_kind_of_date_comes_back(page: IntakePage, stored: str, precision: str) -> None:
    page.set_draft({"date_of_incident": stored, "date_precision": precision})
    assert page.draft()["date_of_incident"] == stored
    assert page.draft()["date_precision"] == precision


def test_showing_a_draft_is_not_typing(page: IntakePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.draft_changed, wait=50):
        page.set_draft(WHOLE)


def test_typing_is_told(page: IntakePage, qtbot: QtBot) -> None:
    page.start()
    with qtbot.waitSignal(page.draft_changed, timeout=2000):
        QTest.keyClicks(page.form.story.title, "S")


def test_a_typed_date_is_written_out_when_the_field_is_left(page: IntakePage, qtbot: QtBot) -> None:
    page.form.go_to("date_of_incident")
    QTest.keyClicks(page.form.place.date, "kemarin")
    assert page.draft()["date_of_incident"] == "2026-11-23"
    QTest.keyClick(page.form.place.date, Qt.Key.Key_Tab)
    assert page.form.place.date.text() == "23 Nov 2026"
    assert page.draft()["date_precision"] == "day"


def test_words_that_are_no_date_stay_and_are_pointed_out(page: IntakePage, qtbot: QtBot) -> None:
    page.form.go_to("date_of_incident")
    QTest.keyClicks(page.form.place.date, "musim jagung")
    QTest.keyClick(page.form.place.date, Qt.Key.Key_Tab)
    assert page.form.place.date.text() == "musim jagung"
    assert page.draft()["date_of_incident"] == "musim jagung"
    said = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert "Tanggalnya belum terbaca; tetap disimpan seperti ditulis." in said


def test_about_is_kept_as_a_rougher_precision(page: IntakePage, qtbot: QtBot) -> None:
    page.form.go_to("date_of_incident")
    QTest.keyClicks(page.form.place.date, "3 Nov 2026")
    page.form.place.about.click()
    assert (page.draft()["date_of_incident"], page.draft()["date_precision"]) == ("2026-11-03", "month")
    page.form.place.about.click()
    assert page.draft()["date_precision"] == "day"


def test_saying_there_is_none_gives_the_words_back_when_undone(page: IntakePage) -> None:
    person = page.form.person
    QTest.keyClicks(person.nik, "9901014107610003")
    person.no_nik.click()
    assert "complainant.nik" not in page.draft()
    assert page.draft()["complainant.no_nik_reason"] == "tidak punya / lupa"
    person.no_nik.click()
    assert page.draft()["complainant.nik"] == "9901014107610003"
    assert "complainant.no_nik_reason" not in page.draft()


def test_a_newer_list_keeps_what_was_chosen_from_the_older(page: IntakePage) -> None:
    chosen = WHOLE["category"]
    page.set_draft({"category": chosen})
    newer = Catalogues(categories=(Choice("air", "Air", "Air", "2027.1"),))
    page.show_catalogues(newer)
    assert page.draft()["category"] == chosen


HOSTILE = (
    "<b>tebal</b>",
    "<img src=x onerror=alert(1)>",
    "&Simpan &amp; <a href='x'>tautan</a>",
    "'; DROP TABLE complaint; --",
    "{name} {0} %s %(a)s",
    "a\u202eb\u202c",
    "🙂" * 40,
    "W" * 3000,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_plain_words(page: IntakePage, text: str) -> None:
    draft = {
        **EMPTY,
        "title": text,
        "content": text,
        "place": {"region_code": None, "text": text, "landmark": text},
        "complainant.name": text,
        "category": {"code": None, "text": text, "catalogue": None},
        "representative": {"relation": "proxy", "kinship": text, "name": text, "phone": None},
    }
    page.set_draft(draft)
    assert page.draft() == draft
    for label in page.findChildren(Label):
        assert label.textFormat() == Qt.TextFormat.PlainText
