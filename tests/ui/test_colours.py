"""Every pair of colours that meets on a screen is far enough apart."""

import pytest

from desktop.ui.theme import DARK, LIGHT, Tokens, high_contrast
from desktop.ui.theme.contrast import contrast

ALL = [LIGHT, DARK, high_contrast()]
GROUNDS = ("window", "surface", "sunken", "selection")
TEXTS = ("text", "text_2", "accent", "ok", "warn", "bad", "conflict")
OWN_GROUND = {
    "on_accent": "accent",
    "on_selection": "selection",
    "ok": "ok_soft",
    "warn": "warn_soft",
    "bad": "bad_soft",
    "conflict": "conflict_soft",
}
# The ratios printed in the visual target, on surface and on window.
PRINTED = {
    ("light", "text"): (17.0, 15.4),
    ("light", "text_2"): (8.0, 7.3),
    ("light", "accent"): (7.8, 7.1),
    ("light", "ok"): (7.1, 6.5),
    ("light", "warn"): (7.5, 6.8),
    ("light", "bad"): (7.6, 6.9),
    ("light", "conflict"): (8.8, 8.0),
    ("light", "field"): (4.4, 3.9),
    ("light", "disabled"): (5.6, 5.0),
    ("dark", "text"): (13.7, 15.3),
    ("dark", "text_2"): (8.3, 9.2),
    ("dark", "accent"): (7.6, 8.4),
    ("dark", "ok"): (8.4, 9.4),
    ("dark", "warn"): (9.4, 10.4),
    ("dark", "bad"): (8.1, 9.0),
    ("dark", "conflict"): (8.2, 9.1),
    ("dark", "field"): (4.7, 5.2),
    ("dark", "disabled"): (6.0, 6.7),
}


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(tokens: Tokens, text: str) -> None:
    """4.5 at least; 7 in high contrast, where the selection has a text colour of its own."""
    least = 7.0 if tokens.high_contrast else 4.5
    grounds = GROUNDS[:3] if tokens.high_contrast else GROUNDS
    for ground in grounds:
        assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= least, (text, ground)


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("text", "ground"), OWN_GROUND.items())
def test_a_colour_can_be_read_on_its_own_ground(tokens: Tokens, text: str, ground: str) -> None:
    least = 7.0 if tokens.high_contrast else 4.5
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_the_borders_of_controls_and_disabled_words_can_be_seen(tokens: Tokens) -> None:
    for ground in GROUNDS[:3]:
        assert contrast(tokens.field, getattr(tokens, ground)) >= 3.0
    assert contrast(tokens.disabled, tokens.window) >= 4.5


@pytest.mark.parametrize(("name", "token"), PRINTED)
def test_the_ratios_are_those_of_the_visual_target(name: str, token: str) -> None:
    """The table prints surface and window in either order; both must be met to a tenth."""
    tokens = {"light": LIGHT, "dark": DARK}[name]
    found = {round(contrast(getattr(tokens, token), ground), 1) for ground in (tokens.surface, tokens.window)}
    for printed in PRINTED[name, token]:
        assert any(abs(printed - ratio) < 0.11 for ratio in found), (printed, found)


def test_black_on_white_is_the_largest_contrast_there_is() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0
    assert contrast("#777777", "#777777") == 1.0
