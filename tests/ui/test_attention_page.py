"""A conflict is decided by a person: nothing preselected, later is no decision, answers survive a refresh."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.state import AttentionState, Decision
from desktop.ui.attention.conflict import ConflictPane
from tests.ui.gallery import Shown, settle
from tests.ui.invented import CONFLICT_CARD, NOTHING_WAITS, UNCERTAIN_CARD, attention


@pytest.fixture
def pane(shown: Shown) -> ConflictPane:
    """The conflict card with two questions, the keyboard on the first value."""
    shown.pages()["attention-conflict"]()
    settle(30)
    return shown.attention.conflict


def holder() -> QWidget:
    """Whatever has the keyboard."""
    widget: QWidget | None = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(holder(), key)


def test_nothing_is_chosen_at_first_and_save_waits_with_its_reason(pane: ConflictPane) -> None:
    assert [radio for radio in pane.findChildren(QRadioButton) if radio.isChecked()] == []
    assert not pane.save.isEnabled()
    assert pane.missing.text() == "Pilih dulu: 2 isian"
    assert pane.save.accessibleDescription() == "Pilih dulu: 2 isian"


def test_the_keyboard_is_on_the_first_value_without_choosing_it(pane: ConflictPane) -> None:
    value = holder()
    assert isinstance(value, QRadioButton)
    assert value.accessibleName() == "Di sini: 0813 5500 0731. Ester Naitboho, kemarin 15.02"
    assert not value.isChecked()


def test_arrows_move_and_never_choose(pane: ConflictPane, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(key)
    assert [radio for radio in pane.findChildren(QRadioButton) if radio.isChecked()] == []
    press(Qt.Key.Key_Down)
    assert pane.questions[1].isAncestorOf(holder())


def test_digits_choose_and_f9_decides(shown: Shown, pane: ConflictPane, qtbot: QtBot) -> None:
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_1)
    assert pane.save.isEnabled()
    with qtbot.waitSignal(shown.attention.decided, timeout=2000) as decided:
        press(Qt.Key.Key_F9)
    assert decided.args == [
        "c3",
        (Decision("op1:complainant.phone", "centre"), Decision("op1:title", "here")),
    ]


def test_what_is_put_off_is_not_part_of_the_decision(shown: Shown, pane: ConflictPane, qtbot: QtBot) -> None:
    pane.questions[0].choose(4)
    pane.questions[1].choose(2)
    with qtbot.waitSignal(shown.attention.decided, timeout=2000) as decided:
        pane.save.click()
    assert decided.args == ["c3", (Decision("op1:title", "centre"),)]


def test_putting_everything_off_decides_nothing(pane: ConflictPane) -> None:
    for question in pane.questions:
        question.choose(4)
    assert not pane.save.isEnabled()
    assert pane.missing.text() == "Semua ditunda, belum ada keputusan"


def test_writing_the_right_value_needs_a_value(shown: Shown, pane: ConflictPane, qtbot: QtBot) -> None:
    pane.questions[1].choose(1)
    pane.questions[0].choose(3)
    assert not pane.save.isEnabled()
    editor = holder()
    assert pane.questions[0].form.isAncestorOf(editor)
    QTest.keyClicks(editor, "0813 5500 0999")
    assert pane.save.isEnabled()
    with qtbot.waitSignal(shown.attention.decided, timeout=2000) as decided:
        pane.save.click()
    written = (("complainant.phone", "0813 5500 0999"),)
    assert decided.args[1][0] == Decision("op1:complainant.phone", "written", written)


def test_the_same_questions_again_keep_their_answers(shown: Shown, pane: ConflictPane) -> None:
    pane.questions[0].choose(2)
    shown.attention.show_state(replace(attention("c3"), aside="4 laporan menunggu petugas"))
    assert pane.questions[0].decision() == Decision("op1:complainant.phone", "centre")


def test_a_question_that_has_changed_is_asked_anew(shown: Shown, pane: ConflictPane) -> None:
    pane.questions[0].choose(2)
    asked = replace(CONFLICT_CARD.questions[0], base_when="dicatat 21 Nov 08.00")
    card = replace(CONFLICT_CARD, questions=(asked, CONFLICT_CARD.questions[1]))
    shown.attention.show_state(replace(attention("c3"), card=card))
    assert pane.questions[0].decision() is None


def test_leaving_reports_later_and_no_decision(shown: Shown, pane: ConflictPane, qtbot: QtBot) -> None:
    pane.questions[0].choose(1)
    pane.questions[1].choose(1)
    with (
        qtbot.assertNotEmitted(shown.attention.decided, wait=20),
        qtbot.waitSignal(shown.attention.postponed, timeout=2000) as later,
    ):
        press(Qt.Key.Key_Escape)
    assert later.args == ["c3"]


def test_the_list_is_one_tab_stop_and_arrows_choose_in_it(
    shown: Shown, pane: ConflictPane, qtbot: QtBot
) -> None:
    shown.attention.listing.start()
    with qtbot.waitSignal(shown.attention.item_chosen, timeout=2000) as chosen:
        press(Qt.Key.Key_Down)
    assert chosen.args == ["c11"]
    shown.attention.show_state(attention("c11"))
    stops = [
        item for item in shown.attention.listing.items() if item.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert [item.item.complaint for item in stops] == ["c11"]
    assert stops[0].hasFocus()


def test_the_list_reads_title_line_and_kind(shown: Shown, pane: ConflictPane) -> None:
    names = [item.accessibleName() for item in shown.attention.listing.items()]
    assert names[1] == "Guru kelas 3 sudah sebulan kosong, Thomas Ulu · sejak 06.41 hari ini, Belum pasti"


def test_asking_again_is_not_offered_while_it_is_being_asked(shown: Shown) -> None:
    asking = replace(UNCERTAIN_CARD, asking=True)
    shown.attention.show_state(replace(attention("c11"), card=asking))
    assert not shown.attention.uncertain.ask.isEnabled()


def test_after_the_last_decision_the_keyboard_is_on_the_one_next_action(
    shown: Shown, pane: ConflictPane
) -> None:
    pane.questions[0].choose(1)
    pane.save.setFocus()
    shown.attention.show_state(NOTHING_WAITS)
    assert shown.attention.new.hasFocus()


def test_after_a_decision_the_keyboard_is_on_the_next_card(shown: Shown, pane: ConflictPane) -> None:
    pane.questions[0].choose(1)
    shown.attention.show_state(attention("c11"))
    assert shown.attention.uncertain.ask.hasFocus()


@pytest.mark.parametrize("before", [NOTHING_WAITS, AttentionState("", (), None, None)])
def test_a_conflict_that_comes_in_takes_the_keyboard_to_its_first_value(
    shown: Shown, pane: ConflictPane, before: AttentionState
) -> None:
    shown.attention.show_state(before)
    shown.attention.start()
    shown.attention.show_state(attention("c3"))
    settle(30)
    press(Qt.Key.Key_1)
    decision = shown.attention.conflict.questions[0].decision()
    assert decision is not None
    assert decision.choice == "here"
