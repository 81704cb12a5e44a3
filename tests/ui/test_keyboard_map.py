"""The keyboard map of the visual target, on a real window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.components import Button
from tests.ui import invented
from tests.ui.gallery import Shown, settle

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
K = Qt.Key


def press(qtbot: QtBot, shown: Shown, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    target: QWidget | None = QApplication.focusWidget()
    QTest.keyClick(target or shown.window, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    ("key", "page"), [(K.Key_1, "intake"), (K.Key_2, "register"), (K.Key_3, "attention")]
)
def test_alt_and_a_digit_want_a_page(shown: Shown, qtbot: QtBot, key: Qt.Key, page: str) -> None:
    shown.pages()["register"]()
    with qtbot.waitSignal(shown.window.page_wanted, timeout=2000) as wanted:
        press(qtbot, shown, key, ALT)
    assert wanted.args == [page]


@pytest.mark.parametrize("key", [K.Key_4, K.Key_5])
def test_the_digits_of_later_pages_are_kept_free(shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
    shown.pages()["register"]()
    with qtbot.assertNotEmitted(shown.window.page_wanted, wait=50):
        press(qtbot, shown, key, ALT)


@pytest.mark.parametrize("page", ["register", "complaint", "attention-uncertain", "register-first"])
@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (K.Key_N, CTRL, "new_complaint_wanted"),
        (K.Key_F3, None, "search_wanted"),
        (K.Key_F5, None, "sync_requested"),
        (K.Key_L, CTRL, "switch_officer_wanted"),
    ],
)
def test_keys_that_work_everywhere(
    shown: Shown, qtbot: QtBot, page: str, key: Qt.Key, modifier: Qt.KeyboardModifier | None, signal: str
) -> None:
    shown.pages()[page]()
    settle(20)
    with qtbot.waitSignal(getattr(shown.window, signal), timeout=2000):
        press(qtbot, shown, key, modifier)


def test_f3_in_the_search_field_still_searches(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["register"]()
    shown.register.seek()
    assert shown.register.search.hasFocus()
    with qtbot.waitSignal(shown.window.search_wanted, timeout=2000):
        press(qtbot, shown, K.Key_F3)


def test_no_key_works_while_the_window_is_covered(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["register"]()
    cover = Button("PIN")
    shown.window.cover(cover)
    cover.setFocus()
    with qtbot.assertNotEmitted(shown.window.new_complaint_wanted, wait=50):
        press(qtbot, shown, K.Key_N, CTRL)
    with qtbot.assertNotEmitted(shown.window.page_wanted, wait=50):
        press(qtbot, shown, K.Key_1, ALT)
    shown.window.uncover()
    with qtbot.waitSignal(shown.window.new_complaint_wanted, timeout=2000):
        press(qtbot, shown, K.Key_N, CTRL)


def test_f6_goes_through_the_panes_and_back(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["register"]()
    shown.register.table.setFocus()
    seen: list[QWidget] = []
    for _ in range(6):
        press(qtbot, shown, K.Key_F6)
        holder: QWidget | None = QApplication.focusWidget()
        assert holder is not None
        seen.append(holder)
    assert shown.register.preview.isAncestorOf(seen[0])
    assert shown.window.status.isAncestorOf(seen[1])
    assert shown.window.navigation.isAncestorOf(seen[2])
    assert seen[5] is shown.register.table
    press(qtbot, shown, K.Key_F6, SHIFT)
    assert QApplication.focusWidget() is seen[4]


@pytest.mark.parametrize(
    ("page", "key", "modifier", "signal"),
    [
        ("complaint", K.Key_Escape, None, "back_wanted"),
        ("complaint", K.Key_F2, None, "correct_requested"),
        ("complaint", K.Key_P, CTRL, "receipt_requested"),
        ("complaint", K.Key_F9, None, "receipt_requested"),
        ("complaint-correction", K.Key_F9, None, "correction_saved"),
        ("complaint-correction", K.Key_Escape, None, "correction_cancelled"),
    ],
)
def test_keys_of_the_complaint_page(
    shown: Shown, qtbot: QtBot, page: str, key: Qt.Key, modifier: Qt.KeyboardModifier | None, signal: str
) -> None:
    shown.pages()[page]()
    settle(20)
    with qtbot.waitSignal(getattr(shown.complaint, signal), timeout=2000):
        press(qtbot, shown, key, modifier)


@pytest.mark.parametrize(
    ("page", "key", "modifier", "signal"),
    [
        ("attention-uncertain", K.Key_T, CTRL, "ask_requested"),
        ("attention-uncertain", K.Key_F9, None, "ask_requested"),
        ("attention-uncertain", K.Key_P, CTRL, "receipt_requested"),
        ("attention-correction", K.Key_F2, None, "correct_requested"),
        ("attention-conflict", K.Key_Escape, None, "postponed"),
        ("attention-empty", K.Key_F9, None, "new_complaint_wanted"),
    ],
)
def test_keys_of_the_attention_page(
    shown: Shown, qtbot: QtBot, page: str, key: Qt.Key, modifier: Qt.KeyboardModifier | None, signal: str
) -> None:
    shown.pages()[page]()
    settle(20)
    with qtbot.waitSignal(getattr(shown.attention, signal), timeout=2000):
        press(qtbot, shown, key, modifier)


def test_register_asks_the_centre_with_ctrl_t(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["register"]()
    with qtbot.waitSignal(shown.register.ask_requested, timeout=2000) as asked:
        press(qtbot, shown, K.Key_T, CTRL)
    assert asked.args == ["c11"]


def test_no_button_has_a_mnemonic_that_would_fight_alt_and_a_letter(shown: Shown) -> None:
    for page in shown.pages().values():
        page()
        for button in shown.window.findChildren(Button):
            assert button.shortcut().isEmpty(), button.text()


@pytest.mark.parametrize("page", ["register", "complaint", "attention-conflict", "complaint-correction"])
def test_a_page_has_one_filled_button(shown: Shown, page: str) -> None:
    shown.pages()[page]()
    settle(20)
    filled = [b for b in shown.window.findChildren(Button) if b.kind == "filled" and b.isVisible()]
    assert len(filled) == 1


def test_the_counts_are_buttons_to_their_lists(shown: Shown, qtbot: QtBot) -> None:
    shown.window.show_state(invented.FRAME)
    status = shown.window.status
    for count, signal, words in (
        (status.waiting, shown.window.waiting_wanted, "9 menunggu sinyal"),
        (status.attention, shown.window.attention_wanted, "3 perlu perhatian"),
        (status.contact, shown.window.contact_wanted, "Pusat terakhir menjawab hari ini 06.41"),
    ):
        assert count.accessibleName() == words
        with qtbot.waitSignal(signal, timeout=2000):
            QTest.mouseClick(count, Qt.MouseButton.LeftButton)


def test_enter_presses_the_button_that_has_the_keyboard_once(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    shown.complaint.head.correct.setFocus()
    heard: list[str] = []
    shown.complaint.correct_requested.connect(heard.append)
    press(qtbot, shown, K.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, K.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(shown.complaint.head.correct, held)
    assert heard == ["c13"]


def test_a_second_enter_from_the_register_prints_nothing(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["complaint"]()
    with qtbot.assertNotEmitted(shown.complaint.receipt_requested, wait=30):
        press(qtbot, shown, K.Key_Return)


def test_escape_gives_a_search_up(shown: Shown, qtbot: QtBot) -> None:
    shown.pages()["register"]()
    shown.register.seek()
    QTest.keyClicks(shown.register.search, "sumur")
    with qtbot.waitSignal(shown.register.search_changed, timeout=1000) as heard:
        press(qtbot, shown, K.Key_Escape)
    assert heard.args == [""]
    assert shown.register.table.hasFocus()
