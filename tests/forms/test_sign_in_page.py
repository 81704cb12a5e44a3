"""Signing in by digit and PIN, the waiting time, the other ways in, and the cover."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.state import CoverState, OfficerChoice, SignInState
from desktop.ui.cover import CoverPage
from desktop.ui.sign_in import SignInPage

pytestmark = pytest.mark.gui

OFFICERS = (
    OfficerChoice("EN", "Ester Naitboho", "Petugas loket, 2 draf disisihkan"),
    OfficerChoice("MT", "Markus Tasey", "Petugas loket"),
    OfficerChoice("DL", "Dominggus Laibahas", "Kepala Seksi Pelayanan"),
)
STATE = SignInState(OFFICERS, "EN", "pin", "Selasa 24 November 2026, 13.12 WITA", supervisors=(OFFICERS[2],))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def sign_in(dressed: QApplication, qtbot: QtBot) -> SignInPage:
    page = SignInPage()
    page.resize(1366, 738)
    page.officer_chosen.connect(lambda code: page.show_state(replace(STATE, chosen=code)))
    page.show_state(STATE)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=5000)
    page.start()
    return page


def test_digit_pin_and_enter_sign_in(sign_in: SignInPage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_2)
    assert focused() is sign_in.pin.edit
    assert sign_in.name.text() == "Markus Tasey"
    QTest.keyClicks(focused(), "123456")
    with qtbot.waitSignal(sign_in.pin_entered, timeout=2000) as entered:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entered.args == ["MT", "123456"]


def test_enter_on_the_list_goes_to_the_pin_of_who_is_chosen(sign_in: SignInPage) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is sign_in.pin.edit
    assert sign_in.name.text() == "Markus Tasey"


def test_digits_in_the_pin_are_figures_and_letters_are_not_taken(sign_in: SignInPage) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_1)
    QTest.keyClicks(focused(), "2a3b")
    assert sign_in.pin.edit.text() == "23"
    assert sign_in.pin.edit.echoMode() is QLineEdit.EchoMode.Password
    assert sign_in.name.text() == "Ester Naitboho"


def test_a_short_pin_is_not_sent(sign_in: SignInPage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_1)
    QTest.keyClicks(focused(), "123")
    with qtbot.assertNotEmitted(sign_in.pin_entered, wait=50):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert sign_in.pin.field.error() == "PIN terdiri dari enam angka."


def test_a_wrong_pin_waits_counts_down_and_never_locks(sign_in: SignInPage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_1)
    QTest.keyClicks(focused(), "000000")
    sign_in.show_state(replace(STATE, wait_seconds=2))
    assert sign_in.pin.edit.text() == ""
    assert sign_in.pin.wrong.text() == "PIN belum cocok. Coba lagi dalam 2 detik."
    QTest.keyClicks(sign_in.pin.edit, "123456")
    with qtbot.assertNotEmitted(sign_in.pin_entered, wait=50):
        QTest.keyClick(sign_in.pin.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 detik" in sign_in.pin.wrong.text(), timeout=3000)
    qtbot.waitUntil(lambda: "Silakan coba lagi" in sign_in.pin.wrong.text(), timeout=3000)
    with qtbot.waitSignal(sign_in.pin_entered, timeout=2000) as entered:
        QTest.keyClick(sign_in.pin.edit, Qt.Key.Key_Return)
    assert entered.args == ["EN", "123456"]


def test_the_same_wrong_answer_again_waits_again(sign_in: SignInPage, qtbot: QtBot) -> None:
    wrong = replace(STATE, wait_seconds=1, trouble="PIN belum cocok.")
    sign_in.pin_entered.connect(lambda _officer, _pin: sign_in.show_state(wrong))
    QTest.keyClick(focused(), Qt.Key.Key_1)
    for _turn in range(2):
        QTest.keyClicks(sign_in.pin.edit, "000000")
        QTest.keyClick(sign_in.pin.edit, Qt.Key.Key_Return)
        assert sign_in.pin.edit.text() == ""
        assert sign_in.pin.wrong.text() == "PIN belum cocok. Coba lagi dalam 1 detik."
        assert not sign_in.pin.button.isEnabled()
        qtbot.waitUntil(sign_in.pin.button.isEnabled, timeout=3000)


def test_a_trouble_without_waiting_is_said_and_leaves_the_way_open(sign_in: SignInPage) -> None:
    sign_in.show_state(replace(STATE, trouble="Petugas ini sudah tidak aktif."))
    assert sign_in.pin.wrong.text() == "Petugas ini sudah tidak aktif."
    assert sign_in.pin.button.isEnabled()


def test_the_same_state_again_keeps_what_is_typed(sign_in: SignInPage) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_1)
    QTest.keyClicks(focused(), "12")
    sign_in.show_state(replace(STATE, today="Selasa 24 November 2026, 13.13 WITA"))
    assert sign_in.pin.edit.text() == "12"
    sign_in.show_state(replace(STATE, chosen="DL"))
    assert sign_in.pin.edit.text() == ""


def test_emergency_and_forgotten_pin_work_from_the_pin_field(sign_in: SignInPage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_1)
    with qtbot.waitSignal(sign_in.emergency_requested, timeout=2000):
        QTest.keyClick(focused(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(sign_in.forgotten_requested, timeout=2000) as forgotten:
        QTest.keyClick(focused(), Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert forgotten.args == ["EN"]


def test_the_supervisor_opens_it_and_the_colleague_sets_a_pin(sign_in: SignInPage, qtbot: QtBot) -> None:
    sign_in.show_state(replace(STATE, step="supervisor"))
    assert focused() is sign_in.supervisor.pin.edit
    assert "Ester Naitboho membuat PIN baru" in sign_in.asks.text()
    QTest.keyClicks(focused(), "654321")
    with qtbot.waitSignal(sign_in.supervisor_entered, timeout=2000) as entered:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entered.args == ["EN", "DL", "654321"]
    sign_in.show_state(replace(STATE, step="new_pin"))
    QTest.keyClicks(focused(), "112233")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "112234")
    with qtbot.assertNotEmitted(sign_in.new_pin_entered, wait=50):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "112233")
    with qtbot.waitSignal(sign_in.new_pin_entered, timeout=2000) as made:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert made.args == ["EN", "112233"]


def test_escape_leads_back_from_a_side_step(sign_in: SignInPage, qtbot: QtBot) -> None:
    sign_in.show_state(replace(STATE, step="supervisor"))
    qtbot.waitUntil(sign_in.back.isVisible)
    with qtbot.waitSignal(sign_in.back_requested, timeout=2000):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)


def test_the_first_sign_in_asks_the_start_code(sign_in: SignInPage, qtbot: QtBot) -> None:
    sign_in.show_state(replace(STATE, step="start_code"))
    QTest.keyClicks(focused(), " AB12-CD34 ")
    with qtbot.waitSignal(sign_in.start_code_entered, timeout=2000) as entered:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entered.args == ["EN", "AB12-CD34"]


def test_the_demo_pin_is_shown_only_in_a_demo(sign_in: SignInPage) -> None:
    assert sign_in.demo_pin.isHidden()
    assert sign_in.banner.isHidden()
    sign_in.show_state(replace(STATE, demo_pin="123456"))
    assert "123456" in sign_in.demo_pin.text()
    assert not sign_in.demo_pin.isHidden()
    assert not sign_in.banner.isHidden()


def test_everything_tab_reaches_on_the_sign_in_page_has_a_name(sign_in: SignInPage) -> None:
    for step in ("pin", "start_code", "new_pin", "supervisor"):
        sign_in.show_state(replace(STATE, step=step))
        start = focused()
        for _turn in range(20):
            assert focused().accessibleName(), focused()
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
            if focused() is start:
                break
        else:
            pytest.fail("Tab never came round")


def test_the_cover_asks_the_pin_of_whoever_was_working(dressed: QApplication, qtbot: QtBot) -> None:
    cover = CoverPage()
    qtbot.addWidget(cover)
    cover.resize(1366, 738)
    cover.show_state(CoverState("EN", "Ester Naitboho", "Draf aman, tersimpan 10.47.32."))
    with qtbot.waitExposed(cover):
        cover.show()
    cover.activateWindow()
    qtbot.waitUntil(cover.isActiveWindow, timeout=5000)
    cover.start()
    QTest.keyClicks(focused(), "123456")
    with qtbot.waitSignal(cover.pin_entered, timeout=2000) as entered:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entered.args == ["EN", "123456"]
    cover.show_state(CoverState("EN", "Ester Naitboho", "Draf aman.", wait_seconds=1, trouble="Belum cocok."))
    assert cover.pin.edit.text() == ""
    qtbot.waitUntil(cover.pin.button.isEnabled, timeout=3000)
    with qtbot.waitSignal(cover.switch_officer_wanted, timeout=2000):
        QTest.keyClick(focused(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
