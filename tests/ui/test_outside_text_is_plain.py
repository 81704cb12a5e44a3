"""What others wrote is shown as written: no mark-up, no mnemonics, nothing turned round."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.components import Label
from desktop.ui.inspection import everything_wrong
from desktop.ui.plain import plain
from tests.ui.gallery import Shown, settle
from tests.ui.invented import COMPLAINT, PREVIEW, REGISTER, ROWS, Rows

HOSTILE = "<b>tebal</b> & <img src=x> &amp; %s {0} \\n"


def test_no_label_of_any_page_reads_mark_up(shown: Shown) -> None:
    for page in shown.pages().values():
        page()
        for label in shown.window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def test_mark_up_is_shown_as_it_was_written(shown: Shown) -> None:
    shown.pages()["complaint"]()
    shown.complaint.show_state(replace(COMPLAINT, title=HOSTILE, content=HOSTILE, content_aside=HOSTILE))
    settle(30)
    texts = [label.text() for label in shown.complaint.findChildren(Label)]
    assert texts.count(HOSTILE) == 3
    assert everything_wrong(shown.window) == []


def test_a_hostile_row_is_drawn_and_read_as_written(shown: Shown) -> None:
    rows = Rows([replace(ROWS[0], title=HOSTILE, person="‮gnalret‬ Banu", spoken=HOSTILE)])
    shown.register.use_rows(rows)
    shown.register.show_state(REGISTER)
    shown.register.show_preview(replace(PREVIEW, title=HOSTILE, content=HOSTILE * 40))
    shown.window.show_page("register")
    settle(30)
    assert shown.register.preview.title.text() == HOSTILE
    assert everything_wrong(shown.window) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\u202eb\u202c", "ab"),
        ("a\u2066b\u2069", "ab"),
        ("a\u200eb\u200f", "ab"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("baris\nkedua\tkolom", "baris\nkedua\tkolom"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("Ina & Adi › “Oenaek”", "Ina & Adi › “Oenaek”"),
    ],
)
def test_characters_that_hide_or_turn_text_are_left_out(written: str, read: str) -> None:
    assert plain(written) == read


def test_a_very_long_word_stays_inside_its_page(shown: Shown) -> None:
    shown.pages()["complaint"]()
    shown.complaint.show_state(replace(COMPLAINT, title="x" * 200, content="y" * 3000, subtitle="z" * 300))
    settle(50)
    assert everything_wrong(shown.window) == []
