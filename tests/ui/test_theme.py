"""What the window wears: the setting, the environment, or what the system asks for."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.components import FocusRing
from desktop.ui.theme import DARK, LIGHT, theme
from desktop.ui.theme.scheme import tokens_for, tokens_of, wanted_scheme
from desktop.ui.theme.theme import system_text_scale


@pytest.mark.parametrize(
    ("points", "platform", "scale"),
    [
        (9.0, "win32", 1.0),
        (13.5, "win32", 1.5),
        (18.0, "win32", 2.0),
        (40.0, "win32", 2.0),
        (9.0, "linux", 1.0),
        (11.0, "linux", 1.0),
        (16.5, "linux", 1.5),
        (-1.0, "linux", 1.0),
    ],
)
def test_text_starts_at_the_size_of_the_system(points: float, platform: str, scale: float) -> None:
    assert system_text_scale(points, platform) == scale


def test_the_environment_wins_over_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_THEME", "dark")
    assert wanted_scheme("light") == "dark"
    monkeypatch.setenv("LOKET_THEME", "purple")
    assert wanted_scheme("light") == "system"
    monkeypatch.delenv("LOKET_THEME")
    assert wanted_scheme("light") == "light"


def test_each_setting_has_its_colours(qapp: QApplication) -> None:
    assert tokens_for("light", QPalette()) is LIGHT
    assert tokens_for("dark", QPalette()) is DARK
    assert tokens_for("contrast", QPalette()).high_contrast


def test_a_dark_system_palette_is_answered_with_dark(qapp: QApplication) -> None:
    """Where the system does not say which scheme it wears, its window colour does."""
    dark, light = QPalette(QColor("#202020")), QPalette(QColor("#F0F0F0"))
    assert tokens_for("system", dark) is DARK
    assert tokens_for("system", light) is LIGHT


def test_high_contrast_takes_the_colours_of_the_system(qapp: QApplication) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#010203"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#0A0B0C"))
    palette.setColor(QPalette.ColorRole.Link, QColor("#FFFF01"))
    tokens = tokens_of(palette)
    assert (tokens.window, tokens.selection, tokens.warn) == ("#010203", "#0A0B0C", "#FFFF01")


def test_text_sizes_stay_between_one_and_two(dressed: FocusRing) -> None:
    theme().wear("light", 5.0)
    assert theme().scale == 2.0
    assert theme().font("body").pixelSize() == 28
    theme().wear("light", 0.5)
    assert theme().scale == 1.0
