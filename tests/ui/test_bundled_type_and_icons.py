"""Fonts and icons are in the house, with their licences, and only those in use."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.components import FocusRing
from desktop.ui.components.delivery import TONES
from desktop.ui.components.icon import ICON_FOLDER, icon_pixmap
from desktop.ui.theme import theme
from desktop.ui.theme.typography import FONT_FOLDER, ROLES, load_fonts

DESKTOP = Path(__file__).parents[2] / "desktop"
ICONS = sorted(path.stem for path in ICON_FOLDER.glob("*.svg"))


def test_the_bundled_families_are_loaded(dressed: FocusRing) -> None:
    assert {"Inter", "Noto Sans Mono"} <= set(load_fonts())


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_drawn_in_inter_with_tabular_figures(dressed: FocusRing, role: str) -> None:
    font = theme().font(role)
    assert QFontInfo(font).family() == "Inter"
    assert font.featureValue(font.featureTags()[0]) == 1
    assert font.weight() == ROLES[role].weight
    assert font.pixelSize() == ROLES[role].size


def test_the_licences_lie_beside_what_they_are_for() -> None:
    for name in ("Inter-OFL.txt", "NotoSansMono-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in (FONT_FOLDER / name).read_text(encoding="utf-8")
    assert "ISC License" in (ICON_FOLDER / "LUCIDE-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn_in_any_colour(dressed: FocusRing, name: str) -> None:
    assert QSvgRenderer(str(ICON_FOLDER / f"{name}.svg")).isValid()
    image = icon_pixmap(name, 32, "#FF0000", "#00FF00", 1.0).toImage()
    red = sum(
        image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).alpha() > 200
        for x in range(32)
        for y in range(32)
    )
    assert red > 10


def test_there_is_a_shape_for_every_delivery_state() -> None:
    assert {f"delivery-{state}" for state in TONES} <= set(ICONS)


def test_only_icons_in_use_are_in_the_house() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in DESKTOP.rglob("*.py"))
    used = set(re.findall(r'"([a-z0-9_-]+)"', sources)) | {f"delivery-{state}" for state in TONES}
    assert [name for name in ICONS if name not in used] == []
