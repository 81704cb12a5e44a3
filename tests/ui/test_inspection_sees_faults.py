"""The machine's eye goes red on faults that were put there on purpose."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.components import Button, FocusRing, Label
from desktop.ui.inspection import clipped, cut_texts, missing_glyphs, nameless, overlaps, small_targets


@pytest.fixture
def window(dressed: FocusRing, qtbot: QtBot) -> QWidget:
    """An empty window to put faults into."""
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def place(widget: QWidget, window: QWidget, *geometry: int) -> None:
    """Put it there, without a layout that would mend it."""
    widget.setParent(window)
    widget.setGeometry(*geometry)
    widget.show()


def test_a_label_too_narrow_for_its_word_is_seen(window: QWidget) -> None:
    place(Label("Menunggu sinyal"), window, 0, 0, 60, 20)
    assert "Menunggu sinyal" in cut_texts(window)[0]


def test_a_wrapped_label_too_low_for_its_lines_is_seen(window: QWidget) -> None:
    place(Label("Laporan aman di sini, silakan terus mencatat.", wrap=True), window, 0, 0, 120, 20)
    assert len(cut_texts(window)) == 1


def test_a_button_too_small_for_its_label_is_seen(window: QWidget) -> None:
    place(Button("Kirim sekarang", key="F5"), window, 0, 0, 80, 34)
    assert "Kirim sekarang (F5)" in cut_texts(window)[0]


def test_siblings_on_one_another_are_seen(window: QWidget) -> None:
    place(Button("Satu"), window, 0, 0, 80, 34)
    place(Button("Dua"), window, 40, 10, 80, 34)
    assert len(overlaps(window)) == 1


def test_a_child_outside_its_parent_is_seen(window: QWidget) -> None:
    place(Button("Keluar"), window, 360, 0, 90, 34)
    assert "reaches out" in clipped(window)[0]


def test_contents_wider_than_their_page_are_seen(window: QWidget) -> None:
    area = QScrollArea()
    content = QWidget()
    content.setFixedSize(900, 100)
    area.setWidget(content)
    place(area, window, 0, 0, 300, 200)
    assert any("900 px wide" in each for each in clipped(window))


def test_an_editor_without_a_name_is_seen(window: QWidget) -> None:
    place(QLineEdit(), window, 0, 0, 100, 32)
    assert len(nameless(window)) == 1


def test_a_character_no_font_has_is_seen(window: QWidget) -> None:
    place(Label("Bagus \U0001bc00"), window, 0, 0, 300, 20)
    place(Label("Nomor bukti › “L07” ↑ ↓ – …"), window, 0, 40, 300, 20)
    found = missing_glyphs(window)
    assert len(found) == 1
    assert "U+1BC00" in found[0]


def test_a_target_lower_than_24_px_is_seen(window: QWidget) -> None:
    place(Button("Kecil"), window, 0, 0, 90, 16)
    assert len(small_targets(window)) == 1


def test_a_window_in_order_is_left_alone(window: QWidget) -> None:
    row = QHBoxLayout(window)
    for word in ("Satu", "Dua"):
        row.addWidget(Button(word))
    row.addWidget(Label("Tidak ada sinyal.", wrap=True))
    row.activate()
    assert cut_texts(window) == overlaps(window) == clipped(window) == nameless(window) == []
