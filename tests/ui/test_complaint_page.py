"""The complaint page reports what is wanted and keeps what was typed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.components import Button, Label, LineEdit
from tests.ui.gallery import Shown, settle
from tests.ui.invented import COMPLAINT, CORRECTION_FORM


def button(shown: Shown, words: str) -> Button:
    """The visible button that reads so."""
    return next(b for b in shown.complaint.findChildren(Button) if b.isVisible() and b.shown() == words)


def test_the_filled_button_prints_what_the_page_is_about(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    with qtbot.waitSignal(shown.complaint.receipt_requested, timeout=1000) as wanted:
        button(shown, "Cetak jawaban (Ctrl+P)").click()
    assert wanted.args == ["c13", "second"]
    with qtbot.waitSignal(shown.complaint.receipt_requested, timeout=1000) as wanted:
        button(shown, "Cetak lagi bukti pertama").click()
    assert wanted.args == ["c13", "first"]


def test_nothing_is_called_an_answer_before_there_is_one(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    shown.complaint.show_state(replace(COMPLAINT, replies=()))
    with qtbot.waitSignal(shown.complaint.receipt_requested, timeout=1000) as wanted:
        button(shown, "Cetak bukti kedua (Ctrl+P)").click()
    assert wanted.args == ["c13", "second"]


def test_a_reply_can_be_marked_as_told(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    with qtbot.waitSignal(shown.complaint.reply_told, timeout=1000) as told:
        button(shown, "Sudah disampaikan").click()
    assert told.args == ["c13", "r1"]


def test_a_hidden_value_is_revealed_only_when_asked(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    with qtbot.waitSignal(shown.complaint.reveal_requested, timeout=1000) as wanted:
        button(shown, "Lihat NIK").click()
    assert wanted.args == ["c13", "complainant.nik"]


def test_a_pending_change_shows_both_values_and_where_it_is(shown: Shown) -> None:
    shown.pages()["complaint"]()
    texts = [label.text() for label in shown.complaint.findChildren(Label) if label.isVisible()]
    assert "0812 3600 0142  sebelumnya 0812 3600 0124" in texts
    assert "Belum sampai di pusat" in texts


def test_the_form_returns_every_field_as_it_stands(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint-correction"]()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    with qtbot.waitSignal(shown.complaint.correction_saved, timeout=1000) as saved:
        shown.complaint.correction.save.click()
    assert saved.args == [
        "c13",
        {
            "title": "Lampu jalan depan Puskesmas Oenaek padam",
            "content": COMPLAINT.content,
            "category": "street",
            "complainant.name": "Fransiska Oematan",
            "complainant.phone": "0812 3600",
            "is_anonymous": "true",
        },
    ]


def test_errors_come_to_the_fields_without_losing_what_was_typed(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint-correction"]()
    title = next(e for e in shown.complaint.findChildren(LineEdit) if e.accessibleName() == "Judul laporan")
    title.clear()
    QTest.keyClicks(title, "Lampu mati")
    shown.complaint.show_correction(CORRECTION_FORM)
    assert title.text() == "Lampu mati"
    phone = next(e for e in shown.complaint.findChildren(LineEdit) if e.accessibleName() == "Nomor telepon")
    assert phone.hasFocus()
    assert phone.accessibleDescription() == (
        "Nomor yang bisa dihubungi kantor Nomor telepon biasanya 8–14 angka. Yang diketik 8 angka."
    )


def test_closing_the_form_brings_back_the_acts(shown: Shown) -> None:
    shown.pages()["complaint-correction"]()
    assert not shown.complaint.head.print.isVisible()
    shown.complaint.show_correction(None)
    assert shown.complaint.head.print.isVisible()
    assert shown.complaint.head.back.isVisible()


def test_news_keeps_the_place_in_the_page_and_the_focus(shown: Shown) -> None:
    shown.window.resize(1024, 570)
    shown.pages()["complaint"]()
    settle(30)
    bar = shown.complaint.body.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    shown.complaint.show_state(replace(COMPLAINT, delivery_word="Sampai #1916219"))
    assert bar.value() == place
    assert shown.complaint.head.back.hasFocus()
    shown.complaint.show_state(replace(COMPLAINT, id="another"))
    assert bar.value() == 0


def test_escape_goes_back_to_the_register(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    with qtbot.waitSignal(shown.complaint.back_wanted, timeout=1000):
        QTest.keyClick(shown.complaint.head.print, Qt.Key.Key_Escape)
