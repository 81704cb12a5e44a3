"""What is still missing: as many lines as needed, in a bar that never grows."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.forms.intake_page import IntakePage
from desktop.presenters.state import Completeness, IntakeState
from desktop.ui.components import Label

pytestmark = pytest.mark.gui

FOUR = (
    Completeness("what", "Apa yang terjadi", "apa yang terjadi", True),
    Completeness("where", "Di mana", "di mana", False),
    Completeness("when", "Kapan", "kapan", False),
    Completeness("who", "Siapa", "siapa yang melapor", False),
)


def shown_lines(page: IntakePage) -> list[str]:
    labels = page.side.completeness.findChildren(Label)
    return [label.text() for label in labels if label.isVisible()]


def test_a_fourth_line_comes_back_after_three_were_enough(page: IntakePage, qtbot: QtBot) -> None:
    page.show_state(IntakeState(completeness=FOUR))
    page.show_state(IntakeState(completeness=FOUR[:2] + FOUR[3:]))
    page.show_state(IntakeState(completeness=FOUR))
    assert "Siapa" in shown_lines(page)


def test_the_action_bar_stays_one_line_whatever_is_missing(page: IntakePage, qtbot: QtBot) -> None:
    page.show_state(IntakeState(saved="10.47.32", completeness=FOUR[:3] + FOUR[:1]))
    low = page.bar.height()
    page.show_state(IntakeState(saved="10.47.32", completeness=FOUR))
    qtbot.wait(50)
    assert page.bar.height() == low
    assert page.bar.missing_words() == "Tinggal tiga, mulai dari di mana"
