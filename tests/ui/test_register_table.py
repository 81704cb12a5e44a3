"""The table asks for its rows page by page, redraws only what differs, and keeps what was chosen."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.state import RegisterRow
from desktop.ui.register.model import HANDLING, PAGE, TITLE, RegisterModel
from desktop.ui.register.table import RegisterTable
from tests.ui.gallery import Shown, settle
from tests.ui.invented import REGISTER, ROWS, Rows

HUNDRED_THOUSAND = 100_000


class ManyRows:
    """A hundred thousand complaints that exist only while they are asked for."""

    def __init__(self) -> None:
        self.fetched = 0
        self.asked = 0

    def count(self) -> int:
        return HUNDRED_THOUSAND

    def page(self, offset: int, limit: int) -> Sequence[RegisterRow]:
        end = min(offset + limit, HUNDRED_THOUSAND)
        self.fetched += end - offset
        self.asked += 1
        return [replace(ROWS[0], id=f"m{i}", title=f"Laporan {i}") for i in range(offset, end)]

    def position(self, complaint_id: str) -> int | None:
        return int(complaint_id[1:])


@pytest.fixture
def table(shown: Shown) -> RegisterTable:
    """The table on its page, with the invented rows."""
    shown.register.show_state(REGISTER)
    shown.window.show_page("register")
    shown.register.table.setFocus()
    settle(30)
    return shown.register.table


def test_a_hundred_thousand_rows_are_not_fetched_to_be_shown(table: RegisterTable) -> None:
    rows = ManyRows()
    table.use_rows(rows)
    settle(30)
    assert table.rows.rowCount() == HUNDRED_THOUSAND
    assert rows.fetched <= PAGE


def test_scrolling_to_the_end_fetches_only_the_end(table: RegisterTable) -> None:
    rows = ManyRows()
    table.use_rows(rows)
    table.scrollToBottom()
    settle(30)
    assert rows.asked <= 3
    assert table.in_sight()[1] == HUNDRED_THOUSAND - 1


def test_paging_down_does_not_hold_every_page_for_ever(table: RegisterTable) -> None:
    rows = ManyRows()
    table.use_rows(rows)
    for number in range(0, HUNDRED_THOUSAND, PAGE):
        table.rows.row(number)
    assert rows.asked == HUNDRED_THOUSAND // PAGE
    table.rows.row(0)
    assert rows.asked == HUNDRED_THOUSAND // PAGE + 1


def test_end_and_home_reach_the_last_and_the_first_row(table: RegisterTable, qtbot: QtBot) -> None:
    table.use_rows(ManyRows())
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.complaint() == f"m{HUNDRED_THOUSAND - 1}"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.complaint() == "m0"


def test_a_change_redraws_its_row_and_no_other(table: RegisterTable) -> None:
    rows = Rows()
    table.use_rows(rows)
    told: list[tuple[int, int]] = []
    table.rows.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    resets: list[None] = []
    table.rows.modelReset.connect(lambda: resets.append(None))
    rows.rows[4] = replace(rows.rows[4], delivery_word="Sampai #1916999")
    table.refresh()
    assert told == [(4, 4)]
    assert resets == []


def test_the_chosen_complaint_stays_chosen_when_it_moves(table: RegisterTable, qtbot: QtBot) -> None:
    rows = Rows()
    table.use_rows(rows)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.complaint() == "c3"
    newcomer = replace(ROWS[0], id="new", title="Atap balai desa bocor")
    rows.rows.insert(0, newcomer)
    with qtbot.assertNotEmitted(table.chosen, wait=20):
        table.refresh()
    assert table.complaint() == "c3"
    assert table.currentIndex().row() == 3
    assert table.hasFocus()


def test_when_the_chosen_complaint_leaves_the_first_one_is_chosen(table: RegisterTable, qtbot: QtBot) -> None:
    rows = Rows()
    table.use_rows(rows)
    QTest.keyClick(table, Qt.Key.Key_Down)
    rows.rows = rows.rows[3:]
    with qtbot.waitSignal(table.chosen, timeout=1000) as chosen:
        table.refresh()
    assert chosen.args == [rows.rows[0].id]
    assert table.rows.rowCount() == len(rows.rows)


def test_a_refresh_of_an_emptied_register_chooses_nothing(table: RegisterTable) -> None:
    rows = Rows()
    table.use_rows(rows)
    rows.rows = []
    table.refresh()
    assert table.complaint() == ""
    assert table.rows.rowCount() == 0


def test_enter_opens_the_chosen_complaint(table: RegisterTable, qtbot: QtBot) -> None:
    table.use_rows(Rows())
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened, timeout=1000) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["c9"]


def test_arrows_to_the_side_stay_on_the_row(table: RegisterTable, qtbot: QtBot) -> None:
    table.use_rows(Rows())
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == TITLE


def test_the_table_is_one_tab_stop(shown: Shown, table: RegisterTable, qtbot: QtBot) -> None:
    shown.register.show_preview(None)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_each_row_is_read_as_one_sentence(table: RegisterTable) -> None:
    table.use_rows(Rows())
    index = table.rows.index(0, TITLE)
    assert table.rows.data(index, Qt.ItemDataRole.AccessibleTextRole) == ROWS[0].spoken
    interface = QAccessible.queryAccessibleInterface(table)
    spoken = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert ROWS[0].spoken in spoken


def test_the_model_answers_only_for_what_it_has(qtbot: QtBot, table: RegisterTable) -> None:
    model = RegisterModel()
    assert model.rowCount() == 0
    assert model.row(0) is None
    model.use_rows(Rows())
    child = model.index(0, TITLE)
    assert model.rowCount(child) == 0
    assert model.columnCount(QModelIndex()) == HANDLING + 1
    assert model.data(model.index(0, HANDLING)) == "belum diketahui"


def test_typing_in_the_search_reports_once_after_a_rest(
    shown: Shown, qtbot: QtBot, table: RegisterTable
) -> None:
    heard: list[str] = []
    shown.register.search_changed.connect(heard.append)
    shown.register.seek()
    with qtbot.waitSignal(shown.register.search_changed, timeout=2000):
        QTest.keyClicks(shown.register.search, "sumur")
    assert heard == ["sumur"]


def test_enter_in_the_search_reports_at_once_and_goes_to_the_rows(
    shown: Shown, qtbot: QtBot, table: RegisterTable
) -> None:
    shown.register.seek()
    QTest.keyClicks(shown.register.search, "air")
    with qtbot.waitSignal(shown.register.search_changed, timeout=100) as heard:
        QTest.keyClick(shown.register.search, Qt.Key.Key_Return)
    assert heard.args == ["air"]
    assert table.hasFocus()


def test_a_filter_is_asked_for_and_shown_only_when_it_is_in_force(
    shown: Shown, qtbot: QtBot, table: RegisterTable
) -> None:
    buttons = {b.name: b for b in shown.register.filters.buttons()}
    with qtbot.waitSignal(shown.register.filter_chosen, timeout=1000) as chosen:
        QTest.mouseClick(buttons["conflict"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["conflict"]
    assert buttons["all"].isChecked()
    assert not buttons["conflict"].isChecked()
    shown.register.show_state(replace(REGISTER, chosen="conflict"))
    assert buttons["conflict"].isChecked()
