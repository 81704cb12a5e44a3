"""The frame: counts, the sentence on the link, the demo band, what was just done, and covers."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.components import Button
from desktop.ui.components.focus import Ring
from desktop.ui.inspection import everything_wrong
from tests.ui.gallery import SIZES, Shown, settle
from tests.ui.invented import FRAME, SENDING

DONE = "Bukti disimpan sebagai berkas L07-20261124-0008-S-bukti-pertama-a5.pdf"


def test_a_demo_centre_is_named_on_every_page(shown: Shown) -> None:
    shown.window.show_state(replace(FRAME, demo=True))
    for page in ("register", "complaint", "attention-conflict"):
        shown.pages()[page]()
        assert shown.window.banner.isVisible()
        assert shown.window.banner.text() == "CONTOH – bukan laporan sungguhan"
    shown.window.show_state(FRAME)
    assert not shown.window.banner.isVisible()


def test_while_sending_the_sentence_is_the_progress(shown: Shown) -> None:
    shown.pages()["register"]()
    shown.window.show_state(SENDING)
    status = shown.window.status
    assert status.link.text() == "9 dari 14 sampai"
    assert (status.progress.value(), status.progress.maximum()) == (9, 14)
    assert status.progress.isVisible()
    shown.window.show_state(FRAME)
    assert not status.progress.isVisible()


def test_a_centre_never_heard_of_is_said_so(shown: Shown) -> None:
    shown.window.show_state(replace(FRAME, last_contact=""))
    assert shown.window.status.contact.accessibleName() == "Pusat belum pernah dihubungi"


def test_what_was_just_done_stands_in_the_status_bar_and_nothing_jumps(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["register"]()
    for size in SIZES.values():
        shown.window.resize(*size)
        shown.window.show_state(FRAME)
        settle(40)
        height = shown.window.status.height()
        shown.window.say(DONE)
        settle(40)
        assert shown.window.status.link.accessibleName() == DONE
        assert shown.window.status.height() == height
        assert everything_wrong(shown.window) == []
    assert shown.window.status.link.text().endswith(".pdf")


def test_what_was_just_done_survives_news_of_the_link(shown: Shown) -> None:
    shown.window.show_state(FRAME)
    shown.window.say(DONE)
    shown.window.show_state(SENDING)
    assert shown.window.status.link.accessibleName() == DONE


def test_a_cover_hides_the_pages_and_gives_them_back(shown: Shown) -> None:
    shown.pages()["complaint"]()
    cover = Button("Masuk")
    shown.window.cover(cover)
    assert shown.window.is_covered()
    assert not shown.complaint.isVisible()
    shown.window.uncover()
    assert shown.complaint.isVisible()
    assert not cover.isVisible()


def test_a_page_brought_to_the_front_has_the_keyboard(shown: Shown) -> None:
    shown.pages()["register"]()
    assert QApplication.focusWidget() is shown.register.table
    assert shown.window.page() == "register"
    shown.pages()["complaint"]()
    assert shown.window.navigation.entries["register"].is_here()


def test_closing_is_announced_to_the_program(shown: Shown, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.window.closing, timeout=1000):
        shown.window.close()


def test_the_focus_ring_lies_three_px_around_its_widget(shown: Shown) -> None:
    shown.pages()["complaint"]()
    settle(40)
    ring = next(ring for ring in shown.window.findChildren(Ring) if ring.isVisible())
    button = shown.complaint.head.back
    assert ring.size().toTuple() == (button.width() + 6, button.height() + 6)
