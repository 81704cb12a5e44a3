"""What kind of thing a screen reader hears, asked in this process; the tree over the bus is another test."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from desktop.ui.attention.choice_box import ChoiceBox
from tests.ui.gallery import Shown, settle


def role(widget: QWidget) -> QAccessible.Role:
    """The role of a widget."""
    return QAccessible.queryAccessibleInterface(widget).role()


def test_pages_are_buttons_and_the_one_in_front_says_so(shown: Shown) -> None:
    shown.pages()["register"]()
    entries = shown.window.navigation.entries
    assert {role(entry) for entry in entries.values()} == {QAccessible.Role.Button}
    assert entries["register"].accessibleDescription() == "Alt+2, halaman ini"
    assert entries["intake"].accessibleDescription() == "Alt+1"


def test_filters_and_the_list_are_choices_of_one(shown: Shown) -> None:
    shown.pages()["register"]()
    filters = shown.register.filters.buttons()
    assert {role(each) for each in filters} == {QAccessible.Role.RadioButton}
    assert [each.isChecked() for each in filters].count(True) == 1
    shown.pages()["attention-conflict"]()
    items = shown.attention.listing.items()
    assert {role(each) for each in items} == {QAccessible.Role.RadioButton}
    assert [each.isChecked() for each in items] == [True, False, False]


def test_values_of_a_conflict_are_radio_buttons_that_say_whose_they_are(shown: Shown) -> None:
    shown.pages()["attention-conflict"]()
    boxes = shown.attention.findChildren(ChoiceBox)
    assert {role(each) for each in boxes} == {QAccessible.Role.RadioButton}
    assert boxes[0].accessibleName() == "Di sini: 0813 5500 0731. Ester Naitboho, kemarin 15.02"


@pytest.mark.parametrize("page", ["register", "complaint", "attention-conflict", "attention-empty"])
def test_no_picture_is_in_the_tree(shown: Shown, page: str) -> None:
    """Icons stand beside words and say nothing of their own."""
    shown.pages()[page]()
    settle(20)
    pictures = {QAccessible.Role.Graphic, QAccessible.Role.Animation, QAccessible.Role.Canvas}
    seen = {role(each) for each in shown.window.findChildren(QWidget) if each.isVisible()}
    assert seen & pictures == set()
