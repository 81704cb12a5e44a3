"""Every read page, at both sizes and up to double text: nothing cut, overlapping, clipped, nameless."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.inspection import everything_wrong
from desktop.ui.theme import theme
from tests.ui import invented
from tests.ui.gallery import SIZES, Shown, settle

PAGES = (
    "register",
    "register-sending",
    "register-first",
    "register-not-found",
    "complaint",
    "complaint-uncertain",
    "complaint-correction",
    "attention-conflict",
    "attention-answered",
    "attention-uncertain",
    "attention-correction",
    "attention-empty",
)
# 1024 × 600 is promised at 100 %, larger text at the design size.
ROOMS = (("1366", 1.0), ("1024", 1.0), ("1366", 1.5), ("1366", 2.0))


@pytest.mark.parametrize(("size", "text"), ROOMS)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wrong_with_the_page(
    shown: Shown, qtbot: QtBot, page: str, size: str, text: float
) -> None:
    theme().wear("light", text)
    shown.window.resize(*SIZES[size])
    shown.window.show_state(invented.FRAME)
    shown.pages()[page]()
    settle(40)
    qtbot.waitUntil(lambda: shown.window.size().toTuple() == SIZES[size], timeout=3000)
    assert everything_wrong(shown.window) == []


def test_the_gallery_knows_the_same_pages(shown: Shown) -> None:
    assert tuple(shown.pages()) == PAGES


@pytest.mark.parametrize("colours", ["dark", "contrast"])
def test_other_colours_change_no_measure(shown: Shown, colours: str) -> None:
    shown.pages()["register"]()
    settle(40)
    light = {id(w): w.geometry() for w in shown.window.findChildren(type(shown.register.table))}
    theme().wear(colours, 1.0)
    settle(40)
    assert {id(w): w.geometry() for w in shown.window.findChildren(type(shown.register.table))} == light
    assert everything_wrong(shown.window) == []
