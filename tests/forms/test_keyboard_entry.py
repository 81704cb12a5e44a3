"""A whole complaint by keyboard alone, and what saving does when something is missing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.forms.intake_page import IntakePage
from desktop.presenters.state import (
    Completeness,
    IntakeState,
    Missing,
    PrintQuestion,
    SecondLook,
    SetAsideDraft,
)
from desktop.ui.components import Button
from domain.document import values_from_document
from domain.validation import Refusal, refusals

pytestmark = pytest.mark.gui

FIELD_OF = {
    Refusal.STORY: "title",
    Refusal.PLACE: "place",
    Refusal.DATE: "date_of_incident",
    Refusal.WHO: "complainant.name",
}


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab(qtbot: QtBot, times: int = 1) -> None:
    for _turn in range(times):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def test_a_whole_complaint_is_entered_in_tab_order(page: IntakePage, qtbot: QtBot) -> None:
    page.start()
    write("Sumur bor rusak")
    tab(qtbot)
    write("Tidak keluar air sejak awal November.")
    tab(qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    tab(qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    tab(qtbot)
    assert focused() is page.form.story.more
    tab(qtbot)
    write("Desa Tunbesi")
    tab(qtbot)
    write("dekat SD")
    tab(qtbot)
    write("3/11")
    tab(qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    tab(qtbot, 2)
    write("Yosef Banu")
    tab(qtbot)
    tab(qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    tab(qtbot)
    write("0812 3900 0107")
    tab(qtbot, 2)
    write("Dusun II")
    tab(qtbot, 2)
    assert focused() is page.form.company.relation.stop()
    QTest.keyClick(focused(), Qt.Key.Key_2)
    tab(qtbot)
    write("Sinta Kase")
    tab(qtbot)
    write("keponakan")
    tab(qtbot, 2)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    tab(qtbot, 8)
    assert focused() is page.form.privacy.anonymous
    tab(qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert page.draft() == {
        "classification": "complaint",
        "title": "Sumur bor rusak",
        "content": "Tidak keluar air sejak awal November.",
        "category": {"code": "infrastruktur.air-bersih", "text": "Air bersih", "catalogue": "2026.1"},
        "institution": {"code": "dinas-pu", "text": "Dinas Pekerjaan Umum", "catalogue": "2026.1"},
        "place": {"region_code": None, "text": "Desa Tunbesi", "landmark": "dekat SD"},
        "date_of_incident": "2026-11-03",
        "date_precision": "month",
        "complainant.name": "Yosef Banu",
        "complainant.no_nik_reason": "tidak punya / lupa",
        "complainant.phone": "0812 3900 0107",
        "complainant.address": "Dusun II",
        "representative": {
            "relation": "assistant",
            "kinship": "keponakan",
            "name": "Sinta Kase",
            "phone": None,
        },
        "accommodations": ["read_aloud"],
        "is_anonymous": False,
        "is_secret": True,
    }
    tab(qtbot, 2)
    assert focused() is page.bar.print_button
    with qtbot.waitSignal(page.save_requested, timeout=2000) as saved:
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert saved.args == [True]


def stops_from(start: QWidget, key: Qt.Key) -> Iterator[QWidget]:
    start.setFocus()
    yield focused()
    while True:
        QTest.keyClick(focused(), key)
        if focused() is start:
            return
        yield focused()


def test_tab_is_never_trapped_and_goes_round_both_ways(page: IntakePage, qtbot: QtBot) -> None:
    page.set_draft({"representative": {"relation": "proxy"}})
    title = page.form.story.title
    forward = []
    for stop in stops_from(title, Qt.Key.Key_Tab):
        forward.append(stop)
        assert len(forward) < 80
    backward = []
    for stop in stops_from(title, Qt.Key.Key_Backtab):
        backward.append(stop)
        assert len(backward) < 80
    assert page.form.story.content in forward
    assert page.bar.print_button in forward
    assert set(backward) == set(forward)


def test_everything_tab_reaches_has_a_name(page: IntakePage) -> None:
    page.form.story.more.click()
    page.form.place.more.click()
    page.form.person.more.click()
    page.set_draft({**page.draft(), "representative": {"relation": "proxy"}})
    for stop in stops_from(page.form.story.title, Qt.Key.Key_Tab):
        assert stop.accessibleName(), stop


@pytest.mark.parametrize(
    ("key", "path"),
    [
        (Qt.Key.Key_1, "title"),
        (Qt.Key.Key_2, "place"),
        (Qt.Key.Key_3, "complainant.name"),
        (Qt.Key.Key_6, "is_anonymous"),
    ],
)
def test_control_and_digit_go_to_the_section(page: IntakePage, qtbot: QtBot, key: Qt.Key, path: str) -> None:
    page.bar.print_button.setFocus()
    QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
    wanted = [section.editor_of(path) for section in page.form.sections]
    assert focused() in wanted


@pytest.mark.parametrize(
    ("key", "modifier", "printed"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, False),
    ],
)
def test_saving_with_something_missing_moves_there_and_says_so(
    page: IntakePage, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, printed: bool
) -> None:
    asked: list[bool] = []

    def presenter(wants_print: bool) -> None:
        asked.append(wants_print)
        missing = refusals(values_from_document(page.draft()))  # type: ignore[arg-type]
        page.point_out(Missing(FIELD_OF[missing[0]], f"Belum ada: {missing[0]}"))

    page.save_requested.connect(presenter)
    page.start()
    for refusal, text in (
        (Refusal.STORY, "Sumur rusak"),
        (Refusal.PLACE, "Desa Tunbesi"),
        (Refusal.DATE, "kemarin"),
        (Refusal.WHO, "Yosef"),
    ):
        QTest.keyClick(focused(), key, modifier)
        field = next(s.fields[FIELD_OF[refusal]] for s in page.form.sections if FIELD_OF[refusal] in s.fields)
        assert focused() is field.editor
        assert field.error() == f"Belum ada: {refusal}"
        assert f"Belum ada: {refusal}" in field.editor.accessibleDescription()
        write(text)
        assert field.error() == ""
    assert asked == [printed] * 4
    assert refusals(values_from_document(page.draft())) == ()  # type: ignore[arg-type]


def test_control_d_sets_aside_and_a_waiting_draft_is_wanted(page: IntakePage, qtbot: QtBot) -> None:
    page.start()
    with qtbot.waitSignal(page.set_aside_requested, timeout=2000):
        QTest.keyClick(focused(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    page.show_state(IntakeState(drafts=(SetAsideDraft("d1", "Lena Tefa – surat tanah", "10.12"),)))
    with qtbot.waitSignal(page.draft_wanted, timeout=2000) as wanted:
        page.head._buttons[0].click()
    assert wanted.args == ["d1"]


QUESTION = PrintQuestion(
    "c1", "Yosef Banu", "10.52.06", "L07-20261124-0008-S", "Sumur", "waiting", "Menunggu sinyal"
)


@pytest.mark.parametrize("width", [1154, 850])
@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_Y, "yes"), (Qt.Key.Key_C, "again"), (Qt.Key.Key_H, "by_hand")]
)
def test_the_print_question_is_answered_from_any_field(
    page: IntakePage, qtbot: QtBot, width: int, key: Qt.Key, answer: str
) -> None:
    page.resize(width, 560)
    page.show_state(IntakeState(questions=(QUESTION,)))
    page.start()
    qtbot.waitUntil(lambda: page.strip.isVisible() is (width == 850), timeout=2000)
    with qtbot.waitSignal(page.receipt_answered, timeout=2000) as answered:
        QTest.keyClick(focused(), key, Qt.KeyboardModifier.AltModifier)
    assert answered.args == ["c1", answer]
    assert focused() is page.form.story.title


def test_news_never_takes_the_keyboard_or_the_words(page: IntakePage, qtbot: QtBot) -> None:
    page.form.go_to("complainant.name")
    write("Yos")
    page.show_state(
        IntakeState(
            saved="10.47.32",
            questions=(QUESTION,),
            completeness=(Completeness("who", "Siapa", "siapa yang melapor", False),),
            second_looks=(SecondLook("content", "Data kesehatan.", "Anak saya diare.", "diare", "Ke sana"),),
        )
    )
    write("ef")
    assert page.form.person.name.text() == "Yosef"
    assert page.bar.missing_line.text() == "Mulai dari siapa yang melapor"
    assert page.bar.draft_line.text() == "Draf aman, 10.47.32"


def test_a_second_look_selects_the_words_it_is_about(page: IntakePage, qtbot: QtBot) -> None:
    page.set_draft({"content": "🙂 Minggu lalu anak saya Diare."})
    look = SecondLook("content", "Data kesehatan.", "Minggu lalu anak saya diare.", "diare", "Ke kalimat itu")
    page.show_state(IntakeState(second_looks=(look,)))
    page.start()
    qtbot.waitUntil(lambda: any(link.isVisible() for link in page.side.looks.findChildren(Button)))
    QTest.keyClick(focused(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert focused() is page.form.story.content
    assert page.form.story.content.textCursor().selectedText() == "Diare"


def test_on_a_small_screen_the_side_opens_over_the_form_and_escape_closes_it(
    page: IntakePage, qtbot: QtBot
) -> None:
    page.resize(850, 560)
    page.show_state(IntakeState(questions=(QUESTION,)))
    qtbot.waitUntil(page.strip.isVisible, timeout=2000)
    page.strip.open_button.click()
    assert page.side.isVisible()
    assert focused() is page.side.question.buttons["yes"]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    assert focused() is page.strip.open_button


def test_the_calendar_opens_by_key_and_gives_a_day(page: IntakePage, qtbot: QtBot) -> None:
    date_field = page.form.place.date
    page.form.go_to("date_of_incident")
    QTest.keyClicks(date_field, "3 Nov 2026")
    QTest.keyClick(date_field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=2000)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=2000)
    assert page.draft()["date_of_incident"] == "2026-11-04"
