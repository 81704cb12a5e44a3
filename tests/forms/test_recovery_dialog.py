"""The draft that survived: whatever key is pressed, it is either gone on with or set aside."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.state import DifferingField, Mark, RecoveryState
from desktop.ui.components import Label
from desktop.ui.recovery import RecoveryDialog

pytestmark = pytest.mark.gui

STATE = RecoveryState(
    draft="d1",
    title="Listrik padam tadi. Draf Lena Tefa masih ada.",
    sentence="Ketikan terakhir hari ini 11.26.48, ditulis Ester Naitboho.",
    kept_label="Disisihkan 11.20",
    kept_time="11.20",
    last_label="Saat berhenti, 11.26.48",
    last_time="11.26.48",
    rows=(
        DifferingField(
            "Isi laporan", "Sertifikat belum keluar.", (Mark("Sertifikat "), Mark("hilang", True))
        ),
        DifferingField("Nomor telepon", "", (Mark("0822 4700 0516", True),), number=True),
    ),
    same_line="Isian lain sama.",
    checked_strong="Semua laporan yang sudah disimpan tetap lengkap.",
    checked="214 laporan, 11.41.",
)


def shown(qtbot: QtBot, state: RecoveryState) -> RecoveryDialog:
    dialog = RecoveryDialog(state)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=5000)
    return dialog


@pytest.mark.parametrize(
    ("key", "modifier", "answer"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "resume"),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "resume"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier, "kept"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "set_aside"),
    ],
)
def test_every_key_has_one_answer(
    dressed: QApplication, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, answer: str
) -> None:
    dialog = shown(qtbot, STATE)
    answers: list[tuple[str, str]] = []
    dialog.answered.connect(lambda draft, given: answers.append((draft, given)))
    QTest.keyClick(dialog.focusWidget(), key, modifier)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=2000)
    assert answers == [("d1", answer)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(
    dressed: QApplication, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = shown(qtbot, STATE)
    dialog.aside.setFocus()
    with qtbot.waitSignal(dialog.answered, timeout=2000) as answered:
        QTest.keyClick(dialog.aside, key)
    assert answered.args == ["d1", "set_aside"]


def test_closing_the_window_sets_the_draft_aside(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = shown(qtbot, STATE)
    with qtbot.waitSignal(dialog.answered, timeout=2000) as answered:
        dialog.close()
    assert answered.args == ["d1", "set_aside"]


def test_it_names_the_citizen_and_the_second_and_only_what_differs(
    dressed: QApplication, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, STATE)
    said = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    for words in (STATE.title, STATE.sentence, "Isi laporan", "Sertifikat hilang", "kosong", STATE.same_line):
        assert words in said
    assert dialog.resume.accessibleName() == "Lanjutkan draf 11.26.48 (Enter)"
    assert dialog.accessibleName() == STATE.title


def test_with_one_version_there_is_nothing_to_choose_between(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = shown(qtbot, replace(STATE, kept_label="", kept_time=""))
    assert not dialog.kept.isVisible()
    said = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert "Disisihkan 11.20" not in said


def test_a_very_long_draft_still_leaves_the_buttons_on_the_screen(
    dressed: QApplication, qtbot: QtBot
) -> None:
    rows = tuple(DifferingField(f"Isian {n}", "lama " * 300, (Mark("baru " * 300, True),)) for n in range(12))
    dialog = shown(qtbot, replace(STATE, rows=rows))
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    corner = dialog.resume.mapTo(dialog, dialog.resume.rect().bottomRight())
    assert dialog.rect().contains(corner)
