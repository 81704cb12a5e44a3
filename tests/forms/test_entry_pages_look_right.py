"""Intake, sign-in, cover and recovery, at both sizes and up to double text: nothing cut, nothing overlaps."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.forms.intake_page import IntakePage
from desktop.ui.inspection import everything_wrong
from desktop.ui.theme import theme
from tests.forms.intake_scenes import ROOMS, SCENES
from tests.ui.gallery import settle

pytestmark = pytest.mark.gui

TEXTS = (("1366", 1.0), ("1024", 1.0), ("1366", 1.5), ("1366", 2.0))


@pytest.fixture
def undressed(dressed: QApplication) -> Iterator[None]:
    """Whatever a test wears is taken off again."""
    yield
    theme().wear("light", 1.0)


def shown(qtbot: QtBot, scene: str, room: str, text: float) -> QWidget:
    page = SCENES[scene]()
    qtbot.addWidget(page)
    width, height = ROOMS[room]
    if scene.startswith("intake"):
        # The navigation grows with the text and takes its part of the window.
        width = round(width - 170 * (text - 1))
    elif scene != "recovery":
        width += 168
    if scene != "recovery":
        page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    settle(40)
    return page


@pytest.mark.parametrize(("room", "text"), TEXTS)
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_wrong_with_the_entry_page(
    undressed: None, qtbot: QtBot, scene: str, room: str, text: float
) -> None:
    theme().wear("light", text)
    assert everything_wrong(shown(qtbot, scene, room, text)) == []


@pytest.mark.parametrize("colours", ["dark", "contrast"])
@pytest.mark.parametrize("scene", ["intake", "sign-in-wrong", "recovery"])
def test_other_colours_change_nothing_on_the_entry_page(
    undressed: None, qtbot: QtBot, scene: str, colours: str
) -> None:
    theme().wear(colours, 1.0)
    assert everything_wrong(shown(qtbot, scene, "1366", 1.0)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_whole_conversation_fits_at_the_design_size(undressed: None, qtbot: QtBot, room: str) -> None:
    page = shown(qtbot, "intake", room, 1.0)
    assert isinstance(page, IntakePage)
    scrolls = page.form.area.verticalScrollBar().maximum()
    assert (scrolls == 0) is (room == "1366")
